"""Which entry a token takes: text → entry, or what it lacks → why."""

import pytest

from dragoman.coder import selection
from dragoman.coder.lexicon_files import index
from tests.coder.parsed_sentences import at, candidate, entry, parse, small_lexicon

ENTRIES = [
    entry(id="fire", verbs=(("fire",),), event_type="COERCE"),
    entry(id="fire.shell", verbs=(("fire",),), words={"object": frozenset({"shell"})}),
    entry(id="open-fire", verbs=(("open", "fire"),), recipient=("on",)),
    entry(id="give", verbs=(("give",),), event_type="AID", words={"object": frozenset({"money"})}, needs="recipient",
          recipient=("indirect", "to")),
    entry(id="give.ground", verbs=(("give",),), words={"object": frozenset({"ground"})}, clause="any"),
    entry(id="march", nouns=(("march",),), event_type="PROTEST"),
    entry(id="rally", nouns=(("rally",),), event_type="PROTEST"),
    entry(id="critical", adjectives=(("critical", "of"),), event_type="ACCUSE"),
    entry(id="hold", verbs=(("hold",),), words={"object": frozenset({"hostage"})}),
]
LEXICON = small_lexicon(
    entries=tuple(ENTRIES),
    verbs=index((one.verbs, one, 0) for one in ENTRIES),
    nouns=index((one.nouns, one, -1) for one in ENTRIES),
    adjectives=index((one.adjectives, one, 0) for one in ENTRIES),
)

CHOICES = [
    ("Rebels fired shells.", "fired", "fire.shell", "a met condition tells more than none"),
    ("Rebels fired the minister.", "fired", "fire", "the condition does not hold: the plain entry stays"),
    ("Soldiers opened fire on protesters.", "opened", "open-fire", "both words of the wording are there"),
    ("Soldiers opened the gate.", "opened", None, "a word of the wording is missing"),
    ("India gave money to Nepal.", "gave", "give", "its participant is found"),
    ("Thousands joined a march in Lima.", "march", "march", "a noun"),
    ("Kenya signed the pact in March.", "March", None, "a month is no march"),
    ("The rally car crashed.", "rally", None, "a modifier of another noun is no act"),
    ("The minister is critical of the deal.", "critical", "critical", "an adjective with its preposition"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), CHOICES)
def test_best_entry(text, word, expected, why):
    sentence = parse(text)
    found = selection.best_entry(sentence, sentence.tokens[at(sentence, word)], LEXICON)
    assert (found and not found.rejected and found.entry.id) == expected, why


def test_an_entry_that_fails_a_condition_is_kept_as_rejected_with_its_reason():
    sentence = parse("Kenya held the door.")
    [found] = selection.candidates(sentence, LEXICON)
    assert (found.entry.id, found.rejected) == ("hold", "no object among hostage…")


def test_an_entry_that_lacks_a_participant_comes_before_one_that_fails():
    sentence = parse("India gave money.")
    [found] = selection.candidates(sentence, LEXICON)
    assert (found.entry.id, found.rejected, selection.lacking(found)) == ("give", None, "no recipient")


LACKS = [
    ("actor", [], [1], "no actor"),
    ("actor", [1], [], None),
    ("recipient", [1], [], "no recipient"),
    ("both", [], [], "no actor"),
    ("both", [1], [], "no recipient"),
    ("both", [1], [2], None),
    (None, [], [], None),
]


@pytest.mark.parametrize(("needs", "actors", "recipients", "expected"), LACKS)
def test_lacking(needs, actors, recipients, expected):
    made = candidate(parse("Rebels fired shells."), "fired", needs=needs, actors=actors, recipients=recipients)
    assert selection.lacking(made) == expected
