"""A sentence in, acts out: text → type, mode, status, who, whom → why."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.coder.acts import ActCoder
from dragoman.coder.lexicon_files import index
from dragoman.coder.make_act import confidence
from dragoman.records import STATUSES
from tests.coder.parsed_sentences import at, candidate, entry, parse, parser, small_lexicon, unhurried, word_salads

CODER = ActCoder()


def told(text):
    acts, _ = CODER.acts(parse(text))
    names = lambda mentions: " ".join(one.text for one in mentions)  # noqa: E731
    return [(act.event_type, act.status, names(act.actors), names(act.recipients)) for act in acts]


ACTS = [
    ("Kenya attacked Somalia.", ("ASSAULT", "asserted", "Kenya", "Somalia"), "plain"),
    ("Kenya did not attack Somalia.", ("ASSAULT", "negated", "Kenya", "Somalia"), "denied"),
    ("Kenya will attack Somalia.", ("ASSAULT", "future", "Kenya", "Somalia"), "force ahead stays force"),
    ("Turkey met Greek officials.", ("CONSULT", "asserted", "Turkey Greek officials", ""), "both sides are actors"),
    ("Turkey will meet Greek officials.", ("AGREE", "asserted", "Turkey", "Greek officials"), "who promises offers it"),
    ("Turkey will not meet Greek officials.", ("REJECT", "asserted", "Turkey Greek officials", ""), "a refusal"),
    ("Turkey refused to meet Greek officials.", ("REJECT", "asserted", "Turkey", "Greek officials"), "said outright"),
    ("Kenya said it would attack Somalia.", ("THREATEN", "asserted", "it", "Somalia"), "who announces force threatens"),
    ("Greece and Turkey failed to reach agreement.", ("REJECT", "asserted", "Greece Turkey", ""), "what is not agreed"),
    ("Hackers tried to attack Estonia.", ("ASSAULT", "asserted", "Hackers", "Estonia"), "an attempt is an act"),
    ("Iran threatened to attack Israel.", ("THREATEN", "asserted", "Iran", "Israel"), "the act inside is not coded"),
    ("We must continue our cooperation.", ("AGREE", "asserted", "We", ""), "one's own duty is a promise"),
    ("A bomb exploded.", ("ASSAULT", "asserted", "", ""), "violence is told with nobody named"),
    ("France demanded that Israel withdraw its troops.", ("REQUEST", "asserted", "France", "Israel"), "whom it asks"),
    ("Executing him would not help Peru.", ("ASSAULT", "hypothetical", "", "him"), "a gerund below would is not done"),
    ("A couple of bombings took place.", ("ASSAULT", "asserted", "", ""), "told with a quantity"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ACTS)
def test_acts(text, expected, why):
    assert told(text) == [expected], why


TURNED_DOWN = [
    ("Kenya cancelled the talks.", "talks", "part of"),
    ("The crisis urges us to act.", "urges", "its subject is no party"),
    ("The shooting of the film began.", "shooting", "a mention in passing: no participant"),
    ("Kenya must not attack Somalia.", "attack", "must not"),
    ("The talks failed.", "talks", "a mention in passing: no participant"),
    ("Iran threatened to attack Israel.", "attack", "inside"),
    ("The study cites contact with Europeans.", "contact", "a mention in passing: nobody on the other side"),
]


def test_what_is_claimed_of_nobody_in_particular_is_reported():
    assert told("The mayor claimed 90 civilians were wounded by shells.")[0][0] == "ASSAULT"


@pytest.mark.parametrize(("text", "trigger", "reason"), TURNED_DOWN)
def test_what_is_not_coded_is_kept_with_its_reason(text, trigger, reason):
    acts, turned_down = CODER.acts(parse(text))
    assert trigger not in [act.trigger.text for act in acts]
    assert any(one.trigger.text == trigger and one.reason.startswith(reason) for one in turned_down), turned_down


def coder_of(**fields):
    made = entry(verbs=(("praise",),), event_type="SUPPORT", **fields)
    return ActCoder(small_lexicon(entries=(made,), verbs=index([(made.verbs, made, 0)])))


def test_an_entry_that_blocks_reports_nothing():
    sentence = parse("Kenya praised Uganda.")
    assert len(coder_of().acts(sentence)[0]) == 1
    acts, [turned_down] = coder_of(blocks=True).acts(sentence)
    assert (acts, turned_down.reason) == ([], "a wording that reports no act")


def test_acts_come_in_order_of_their_triggers():
    sentence = parse("Kenya attacked Somalia and Uganda praised Peru.")
    acts, _ = CODER.acts(sentence)
    assert [act.event_type for act in acts] == ["ASSAULT", "SUPPORT"]


TRIGGERS = [
    ("Soldiers opened fire on protesters.", "opened fire", "the words that adjoin the head"),
    ("Kenya attacked Somalia.", "attacked", "the head alone"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TRIGGERS)
def test_trigger(text, expected, why):
    [act] = CODER.acts(parse(text))[0]
    assert act.trigger.text == expected, why
    assert text[act.trigger.start : act.trigger.end] == expected


def test_offsets_count_from_the_beginning_of_the_article():
    text = "LIMA, Peru -- Nothing. Kenya attacked Somalia."
    sentence = parser().parse(text, 14)[-1]
    [act] = CODER.acts(sentence)[0]
    assert [text[one.start : one.end] for one in (*act.actors, act.trigger, *act.recipients)] == [
        "Kenya", "attacked", "Somalia",
    ]


def test_more_roles_and_conditions_raise_the_confidence():
    sentence = parse("Kenya attacked Somalia.")
    actor, recipient = [at(sentence, "Kenya")], [at(sentence, "Somalia")]
    rising = [
        candidate(sentence, "attacked", "noun"),
        candidate(sentence, "attacked"),
        candidate(sentence, "attacked", actors=actor),
        candidate(sentence, "attacked", actors=actor, recipients=recipient),
        candidate(sentence, "attacked", actors=actor, recipients=recipient, clause="any"),
    ]
    found = [confidence(one) for one in rising]
    assert found == sorted(set(found))


@unhurried
@given(st.text(max_size=80) | word_salads)
@example("acked H01 held")  # a trigger at the end with a clause before it
@example("atTack J0 aTTACK")  # one act told by two words, whose doer and target are one word
def test_any_text_gives_acts_whose_words_lie_in_their_sentence(text):
    for sentence in parser().parse(text):
        acts, turned_down = CODER.acts(sentence)
        for act in acts:
            assert act.status in STATUSES
            assert 0 < act.confidence <= 1
            assert len(act.actors) == len(act.actor_heads)
            assert len(act.recipients) == len(act.recipient_heads)
            assert not set(act.actor_heads) & set(act.recipient_heads)
        for one in [*turned_down, *acts]:
            assert text[one.trigger.start : one.trigger.end] == one.trigger.text
        for mention in (each for act in acts for each in (*act.actors, *act.recipients)):
            assert sentence.start <= mention.start < mention.end <= sentence.end
            assert text[mention.start : mention.end] == mention.text
