"""Parties that a verb joins where the lexicon has no words for an act: what the classifier is asked about."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.coder.candidate import Candidate
from dragoman.coder.carrier import Carrier
from dragoman.coder.entry import Entry
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.participants import fill, slot_heads
from dragoman.coder.parties import parties
from dragoman.coder.syntax import is_passive, is_verb
from dragoman.parse import Sentence, Token

RULE = "classifier"
# Where the other side of an act may stand, the likeliest first.
RECIPIENT_SLOTS = (
    "object", "indirect", "clause-subject", "against", "with", "to", "on", "for", "from", "at", "over", "into", "of",
)  # fmt: skip
ANY_VERB = Entry(
    id=RULE, event_type="", mode=None, cameo=None, verbs=(), nouns=(), adjectives=(), actor=("subject",),
    recipient=RECIPIENT_SLOTS, symmetric=False, words={}, clause=None, needs=None, voice=None, article=None,
    governs=False, blocks=False, examples=(), near_misses=(),
)  # fmt: skip
# To these something is told, not done.
HEARERS = frozenset({"reporter", "journalist", "correspondent", "newspaper", "audience", "press", "agency"})
# Verbs that only carry the grammar of another.
EMPTY = frozenset(
    ["be", "have", "do", "seem", "appear", "become", "remain", "use", "go", "come", "get", "want", "need", "hope",
     "think", "believe", "know", "see", "feel", "include", "involve", "try", "happen", "let", "keep", "put"]
)  # fmt: skip


def proposals(sentence: Sentence, lexicon: Lexicon, taken: Collection[int]) -> list[Candidate]:
    """A candidate without a type for each verb outside ``taken`` (token indices) with a party on at least one side."""
    found = []
    for token in sentence.tokens:
        if token.index not in taken and may_act(token):
            made = Candidate(ANY_VERB, "verb", token.index, (token.index,), Carrier())
            fill(sentence, made, lexicon)
            made.recipients = [head for head in made.recipients if sentence.tokens[head].lemma not in HEARERS]
            if not any(known(sentence.tokens[head], lexicon) for head in (*made.actors, *made.recipients)):
                continue
            prefer_known(sentence, made, lexicon)
            # Nobody named as doer is an answer only of the passive: elsewhere the doer is a thing.
            if made.actors or (made.recipients and is_passive(sentence, token.index)):
                found.append(made)
    return found


def prefer_known(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> None:
    """Put a name or a known word for a party in the place of a thing: "taught chess to THE PRISONERS"."""
    if not candidate.recipients or any(known(sentence.tokens[head], lexicon) for head in candidate.recipients):
        return
    for slot in RECIPIENT_SLOTS:
        heads = parties(sentence, slot_heads(sentence, candidate, slot), lexicon, candidate)
        found = [head for head in heads if head not in candidate.actors and known(sentence.tokens[head], lexicon)]
        if found:
            candidate.recipients = found
            return


def known(token: Token, lexicon: Lexicon) -> bool:
    """Whether a head is a name, a pronoun or a word for a party."""
    return token.pos in ("PROPN", "PRON") or token.lemma in lexicon.lists["parties"]


def may_act(token: Token) -> bool:
    """Whether a token is a full verb."""
    return is_verb(token) and token.dep not in ("aux", "auxpass", "amod", "compound") and token.lemma not in EMPTY
