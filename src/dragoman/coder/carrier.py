"""The verb that carries an event noun: "HELD talks", "sanctions IMPOSED by", "the attack TOOK PLACE"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.roles import subject, surface_subject
from dragoman.coder.syntax import is_noun, is_passive, is_verb
from dragoman.parse import Sentence, Token

OCCASIONS = frozenset({"after", "during", "at", "in", "following", "before", "for", "on", "amid", "through", "since"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """``verb`` is the carrying verb's index or None; ``actors`` are heads that it adds as doers; ``kind`` is
    light, aspect, cancelling, occasion ("said after talks with …") or empty."""

    verb: int | None = None
    actors: tuple[int, ...] = ()
    kind: str = ""


def find_carrier(sentence: Sentence, token: Token, lexicon: Lexicon) -> Carrier:
    """The carrier of an event noun, an empty one if it has none."""
    noun = token
    while noun.dep in ("conj", "appos") and noun.head != noun.index and is_noun(sentence.tokens[noun.head]):
        noun = sentence.tokens[noun.head]
    for found in (above(sentence, noun, lexicon), below(sentence, token, lexicon)):
        if found is not None:
            return found
    return Carrier()


def above(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Carrier | None:
    """A carrier that the noun is object, subject or prepositional object of."""
    verb = sentence.tokens[noun.head]
    if noun.dep == "pobj":
        preposition = verb
        verb = sentence.tokens[preposition.head]
        return prepositional_carrier(sentence, noun, preposition, verb, lexicon)
    if not is_verb(verb):
        return None
    kind = carrier_kind(sentence, verb, lexicon)
    if noun.dep in ("dobj", "nsubjpass") and kind in ("light", "cancelling"):
        return Carrier(verb.index, tuple(subject(sentence, verb.index)), kind)
    if noun.dep in ("nsubj", "nsubjpass") and kind == "aspect":
        return Carrier(verb.index, (), "aspect")
    if noun.dep == "attr" and verb.lemma == "be":
        return Carrier(verb.index, (), "aspect")
    return None


def prepositional_carrier(
    sentence: Sentence, noun: Token, preposition: Token, verb: Token, lexicon: Lexicon
) -> Carrier | None:
    """ "took part in talks", "is on a visit", "said after talks"."""
    if not is_verb(verb):
        return None
    kind = carrier_kind(sentence, verb, lexicon, preposition.lower)
    if kind == "light":
        return Carrier(verb.index, tuple(subject(sentence, verb.index)), kind)
    if verb.lemma in ("be", "arrive", "go", "come") and preposition.lower in ("on", "for", "in"):
        return Carrier(verb.index, tuple(surface_subject(sentence, verb.index)), "light")
    if preposition.lower in OCCASIONS:
        return Carrier(verb.index, tuple(surface_subject(sentence, verb.index)), "occasion")
    return None


def below(sentence: Sentence, noun: Token, lexicon: Lexicon) -> Carrier | None:
    """A participle or relative clause below the noun: "the attack carried out by", "talks that Iran held"."""
    for child in sentence.children(noun.index, "acl", "relcl"):
        kind = carrier_kind(sentence, child, lexicon) if is_verb(child) else ""
        if kind:
            doers = subject(sentence, child.index) if is_passive(sentence, child.index) or kind == "light" else []
            return Carrier(child.index, tuple(doer for doer in doers if doer != noun.index), kind)
    return None


def carrier_kind(sentence: Sentence, verb: Token, lexicon: Lexicon, preposition: str = "") -> str:
    """light, aspect or cancelling, looked up with the verb's particle, object word or preposition."""
    keys = [verb.lemma] + [
        f"{verb.lemma} {child.lemma}" for child in sentence.children(verb.index, "prt", "dobj", "advmod")
    ]
    if preposition:
        keys = [f"{key} {preposition}" for key in keys]
    for kind, words in (("light", lexicon.light), ("cancelling", lexicon.cancelling), ("aspect", lexicon.aspect)):
        if any(key in words for key in keys):
            return kind
    return ""
