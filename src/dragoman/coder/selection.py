"""Which lexicon entry a token takes: the most telling one whose words, conditions and participants are there."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coder.candidate import Candidate
from dragoman.coder.carrier import Carrier, find_carrier
from dragoman.coder.entry import Entry
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.match import unmet, words_of
from dragoman.coder.participants import fill
from dragoman.coder.syntax import is_noun, is_verb
from dragoman.parse import Sentence, Token

SKIPPED_NOUN_DEPS = frozenset({"compound", "nmod", "npadvmod"})


def candidates(sentence: Sentence, lexicon: Lexicon) -> list[Candidate]:
    """The best entry of each trigger, its participants filled; those that fail a condition are marked as rejected."""
    found = []
    for token in sentence.tokens:
        best = best_entry(sentence, token, lexicon)
        if best is not None:
            found.append(best)
    return found


def best_entry(sentence: Sentence, token: Token, lexicon: Lexicon) -> Candidate | None:
    """The most telling entry that fits a token and finds the participants it needs; failing that one that lacks a
    participant (an act around it may know it), or else one whose wording fits but whose conditions do not."""
    wanting: Candidate | None = None
    failing: Candidate | None = None
    for made in sorted(worded(sentence, token, lexicon), key=lambda one: one.weight, reverse=True):
        made.rejected = unmet(sentence, token, made.entry, made.kind, made.tokens)
        if made.rejected:
            failing = failing or made
            continue
        fill(sentence, made, lexicon)
        if lacking(made) is None:
            return made
        wanting = wanting or made
    if wanting is None and failing is not None:
        fill(sentence, failing, lexicon)
    return wanting or failing


def worded(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[Candidate]:
    """A candidate for each entry whose wording stands around a token."""
    found: Carrier | None = None
    for kind, tokens, entry in wordings(sentence, token, lexicon):
        if kind == "noun" and found is None:
            found = find_carrier(sentence, token, lexicon)
        carrier = found if kind == "noun" and found is not None else Carrier()
        yield Candidate(entry, kind, token.index, tokens, carrier, event_type=entry.event_type, cameo=entry.cameo)


def wordings(sentence: Sentence, token: Token, lexicon: Lexicon) -> Iterator[tuple[str, tuple[int, ...], Entry]]:
    """(kind, tokens, entry) for every entry whose wording stands around a token."""
    present = sentence.vocabulary
    for kind, phrase, entry in readings(token, lexicon):
        if present.issuperset(phrase) and (tokens := words_of(sentence, token, phrase, kind)) is not None:
            yield kind, tokens, entry


def lacking(candidate: Candidate) -> str | None:
    """The participant that an entry needs and its sentence does not give, in words."""
    needs = candidate.entry.needs
    if needs in ("actor", "both") and not candidate.actors:
        return "no actor"
    if needs in ("recipient", "both") and not candidate.recipients:
        return "no recipient"
    return None


def readings(token: Token, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...], Entry]]:
    """(kind, wording, entry) for every entry whose head could be this token."""
    # Keys in an order of their own: that of a set differs from one process to the next, and so would ties.
    lemma, lower = token.lemma, token.lower
    if is_verb(token) and token.dep not in ("aux", "auxpass", "amod", "compound"):
        for key in dict.fromkeys((lemma, lower)):
            for phrase, entry in lexicon.verbs.get(key, ()):
                yield "verb", phrase, entry
    if (is_noun(token) or token.tag == "VBG") and token.dep not in SKIPPED_NOUN_DEPS and not is_month(token):
        for key in noun_keys(token):
            for phrase, entry in lexicon.nouns.get(key, ()):
                yield "noun", phrase, entry
    if token.pos in ("ADJ", "ADV") or token.tag in ("VBN", "JJ", "VBD", "IN", "RB"):
        for key in dict.fromkeys((lemma, lower)):
            for phrase, entry in lexicon.adjectives.get(key, ()):
                yield "adjective", phrase, entry


def is_month(token: Token) -> bool:
    """Whether "March" or "May" stands as a name, which is then a month."""
    return token.text in ("March", "May", "August") and token.tag == "NNP"


def noun_keys(token: Token) -> list[str]:
    """The forms under which a noun may stand: names in capitals keep their plural in the tagger's lemma."""
    keys = [token.lemma, token.lower]
    if token.pos == "PROPN" and token.lower.endswith("s"):
        keys.append(token.lower[:-1])
    return list(dict.fromkeys(keys))
