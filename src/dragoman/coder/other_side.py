"""Who may be on the other side of an act whose wording has no slot for it: "offered to train THE RECRUITS"."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.parties import can_be_party, parties
from dragoman.coder.syntax import is_infinitive, is_noun, modal
from dragoman.parse import Sentence, Token

# So many, nearest in the tree first, are worth a question to the classifier.
MOST = 3
DEPS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "poss", "dative", "attr", "amod", "nmod", "compound"})
INNER = frozenset({"compound", "nmod", "amod"})
WHERE = frozenset({"in", "through", "across", "along", "around", "at", "near", "outside", "into", "throughout"})
CONDITIONS = frozenset({"unless", "if"})
# Below these nobody stands to whom the act is done: a time, a cause, somebody else's words.
ASIDE = frozenset({"after", "before", "during", "since", "until", "amid", "despite", "because", "as", "when", "while"})


def other_sides(sentence: Sentence, candidate: Candidate, lexicon: Lexicon) -> list[int]:
    """Heads of parties below the trigger that are not its actors, the nearest in the tree first."""
    own = {index for head in candidate.actors for index in sentence.subtree(head)}
    found: dict[int, None] = {}
    level = [candidate.head]
    while level:
        below = [token for index in level for token in sentence.children(index)]
        tokens = [token for token in below if token.index not in own and goes(sentence, token)]
        for token in sorted(tokens, key=lambda one: one.index):
            if names_party(sentence, token, lexicon) and not wronged(sentence, candidate, token):
                heads = parties(sentence, [token.index], lexicon, candidate)
                found.update(dict.fromkeys(head for head in heads if head not in own))
        level = [token.index for token in tokens]
    aimed_at = [head for head in found if not stands_where(sentence, head)]
    return (aimed_at if candidate.event_type == "PROTEST" and aimed_at else list(found))[:MOST]


def stands_where(sentence: Sentence, head: int) -> bool:
    """Whether a party is named as the place of an act, which of a protest's parties is the last to be meant."""
    return sentence.tokens[sentence.tokens[head].head].lower in WHERE


def goes(sentence: Sentence, token: Token) -> bool:
    """Whether the search goes on below a token: not into asides and relative clauses, but into what an act is for or
    depends on: "unless THE BANK pays", "to shame THE MINISTER"."""
    if token.dep == "advcl":
        marks = {child.lower for child in sentence.children(token.index, "mark")}
        return bool(marks & CONDITIONS) or is_infinitive(sentence, token.index)
    return token.dep not in ("relcl", "appos", "mark") and token.lower not in ASIDE


def wronged(sentence: Sentence, candidate: Candidate, token: Token) -> bool:
    """Whether somebody is the victim of what another is accused of, or does what another threatens: "alleged that
    NAVALNY was poisoned", "threatened that THE ARMY would respond"."""
    announced = modal(sentence, token.head) in ("will", "would", "shall")
    threatening = candidate.event_type == "THREATEN" and token.dep == "nsubj" and announced
    return threatening or (candidate.event_type == "ACCUSE" and token.dep == "nsubjpass")


def names_party(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a token can head the name of a party, or be a nationality before a thing."""
    if token.dep not in DEPS or (token.lower == "force" and not any(sentence.children(token.index))):
        return False  # "with FORCE" is a way of acting
    if token.dep in INNER and can_be_party(sentence.tokens[token.head], lexicon):
        return False
    return is_noun(token) or (token.pos in ("ADJ", "PRON") and token.text[:1].isupper())
