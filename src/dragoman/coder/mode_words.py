"""The mode of an act, from its entry or from the words around its trigger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.coder.entry import Entry, ModeRule
from dragoman.coder.syntax import has_own_subject, is_verb
from dragoman.parse import Sentence, Token

NEAR = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "prep",
        "agent",
        "pobj",
        "compound",
        "amod",
        "nmod",
        "advmod",
        "advcl",
        "xcomp",
        "conj",
        "npadvmod",
        "acl",
        "pcomp",
        "prt",
        "dative",
        "punct",
        "oprd",
        "appos",
        "poss",
        "attr",
    }
)


def mode_of(
    sentence: Sentence, tokens: Sequence[int], entry: Entry, rules: Sequence[ModeRule]
) -> tuple[str | None, str | None]:
    """(mode, cameo): the entry's own mode, else that of the first rule with a word near the trigger."""
    if entry.mode or not rules:
        return entry.mode, entry.cameo
    near = neighbourhood(sentence, tokens)
    for rule in rules:
        if any(phrase_near(word, near) for word in rule.words):
            finer = rule.cameo if rule.cameo and len(rule.cameo) >= len(entry.cameo or "") else entry.cameo
            return rule.mode, finer
    return None, entry.cameo


def usual_mode(event_type: str, modes: Mapping[str, Sequence[ModeRule]]) -> str | None:
    """The mode of a type's acts where no word says otherwise: that of its rule without words, if it has one."""
    return next((rule.mode for rule in modes.get(event_type, ()) if not rule.words), None)


def phrase_near(word: str, near: list[str]) -> bool:
    """Whether a word, or all words of a phrase in sequence, stand near the trigger."""
    parts = word.split()
    if len(parts) == 1:
        return word in near
    return any(near[place : place + len(parts)] == parts for place in range(len(near)))


def own(sentence: Sentence, child: Token) -> bool:
    """Whether a word belongs to the act told above it: not an adverbial clause with a subject of its own."""
    return child.dep != "advcl" or not has_own_subject(sentence, child.index)


def neighbourhood(sentence: Sentence, tokens: Sequence[int]) -> list[str]:
    """Lemmas of the trigger and of what hangs closely on it, other clauses with subjects of their own left out."""
    found: set[int] = set()
    stack = [*tokens]
    head = sentence.tokens[tokens[0]]
    if not is_verb(head) and head.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "compound"):
        stack.append(head.head)
    while stack:
        index = stack.pop()
        if index in found:
            continue
        found.add(index)
        stack.extend(child.index for child in sentence.children(index) if child.dep in NEAR and own(sentence, child))
    return [sentence.tokens[index].lemma for index in sorted(found)]
