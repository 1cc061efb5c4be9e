"""Acts told without a participant: which of them a sentence reports, and which it only mentions in passing."""

from __future__ import annotations

from dragoman.coder.candidate import Candidate
from dragoman.coder.match import counted
from dragoman.coder.roles import subject
from dragoman.coder.syntax import is_passive, is_verb, prepositional
from dragoman.parse import Sentence, Token

# Acts between states that a date or place alone makes an event: "the establishment of relations in 1990".
DATED = frozenset({"SUPPORT", "RETREAT", "MOBILIZE"})
# What happens to places and crowds can be told with nobody named; words between parties need a party.
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
# Acts whose passive may leave out both sides: "the curfew was lifted".
AGENTLESS = frozenset({"ASSAULT", "COERCE", "CONCEDE", "RETREAT", "PROTEST"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
# What speaks for those who wrote it.
MESSAGES = frozenset(
    [
        "statement",
        "report",
        "letter",
        "resolution",
        "declaration",
        "communique",
        "document",
        "text",
        "petition",
        "motion",
        "editorial",
        "draft",
        "note",
        "message",
        "that",
        "which",
        "who",
    ]
)
WHERE_OR_WHEN = ("in", "at", "near", "on", "outside", "across", "around", "inside", "throughout", "since")


def told_alone(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether an act without any participant is reported all the same (coding guide, ruling 1).

    A noun is when its sentence is about it (subject of a main clause) or gives it a place, a date or a number; a
    verb of violence always ("a bomb exploded"), another when it stands in the passive.
    """
    if candidate.kind != "noun":
        passive = is_passive(sentence, candidate.head)
        return candidate.event_type == "ASSAULT" or (candidate.event_type in AGENTLESS and passive)
    if candidate.event_type in DATED:
        return located(sentence, candidate)
    if candidate.event_type not in DEEDS:
        return False
    return topical(sentence, candidate) or located(sentence, candidate) or numbered(sentence, candidate)


def spoken_by_none(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the subject of a verb of saying is a thing: "the crisis urges us to act" is no request."""
    if candidate.kind != "verb" or candidate.actors or candidate.event_type not in SPOKEN:
        return False
    if "subject" not in candidate.entry.slots("verb")[0]:
        return False
    heads = subject(sentence, candidate.head)
    return bool(heads) and all(sentence.tokens[head].lemma not in MESSAGES for head in heads)


def topical(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the noun is the subject of a clause that is not itself below a noun, and says nothing of whose or
    what: "the shooting of the film" names what was shot, and it is no party."""
    token = sentence.tokens[candidate.head]
    if candidate.event_type == "COERCE" or prepositional(sentence, candidate.head, "of"):
        return False
    if token.dep == "pobj" and counted(sentence, sentence.tokens[token.head].head):
        token = sentence.tokens[sentence.tokens[token.head].head]  # "a couple of BOMBINGS took place"
    verb = sentence.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and is_verb(verb) and verb.dep in ("ROOT", "ccomp", "conj", "advcl")


def located(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a place or a year hangs on the noun: "attacks in Paris", "the 2019 bombing"."""
    return any(
        sentence.tokens[index].pos in ("PROPN", "NUM")
        for word in WHERE_OR_WHEN
        for index in prepositional(sentence, candidate.head, word)
    )


def numbered(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the noun is counted: "three suicide bombings"."""
    return any(is_count(child) for child in sentence.children(candidate.head, "nummod", "amod"))


def is_count(token: Token) -> bool:
    """Whether a modifier is a number or a word for one."""
    return token.pos == "NUM" or token.lower in ("several", "twin", "multiple", "numerous", "many")
