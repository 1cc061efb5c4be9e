"""Small questions to a parse: voice, tense, relative pronouns, coordination."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse import Sentence, Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form, whatever the tagger's two tag sets say of it."""
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")


def is_noun(token: Token) -> bool:
    """Whether a token is a common or proper noun."""
    return token.pos in ("NOUN", "PROPN")


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether a verb stands in the passive: with its auxiliary or subject, or as a reduced relative ("troops sent")."""
    token = sentence.tokens[index]
    if any(child.dep in ("auxpass", "nsubjpass") for child in sentence.children(index)):
        return True
    if token.tag != "VBN" or any(child.dep in ("aux", "dobj") for child in sentence.children(index)):
        return False
    if token.dep in ("acl", "amod"):
        return True
    if token.dep == "conj" and is_verb(sentence.tokens[token.head]):
        return not has_own_subject(sentence, index) and is_passive(sentence, token.head)
    return any(child.dep == "agent" for child in sentence.children(index))


def has_own_subject(sentence: Sentence, index: int) -> bool:
    """Whether a verb has a subject of its own below it."""
    return any(child.dep in SUBJECTS + PASSIVE_SUBJECTS for child in sentence.children(index))


def is_relative_pronoun(token: Token) -> bool:
    """Whether a token is who, which or that standing for a noun before it."""
    return token.lower in RELATIVE and token.tag in ("WP", "WDT", "IN", "DT", "WP$")


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """A token and those coordinated with it ("Russia, China and Iran"), left to right."""
    found = [index]
    for child in sentence.children(index, "conj"):
        if is_noun(child) or child.pos in NOMINAL:
            found.extend(conjuncts(sentence, child.index))
    return found


def objects(sentence: Sentence, index: int) -> list[int]:
    """The direct objects of a verb."""
    return [child.index for child in sentence.children(index, "dobj")]


def prepositional(sentence: Sentence, index: int, preposition: str) -> list[int]:
    """What follows a preposition directly below a token; ``by`` finds the agent of a passive, too."""
    found = []
    for child in sentence.children(index, "prep", "agent", "dative", "prt", "advmod"):
        if child.lower == preposition:
            found.extend(below_preposition(sentence, child.index))
        elif child.dep in ("prep", "prt", "advmod"):
            # "pulled out OF the pact": the second preposition hangs on the first.
            for inner in sentence.children(child.index, "prep"):
                if inner.lower == preposition:
                    found.extend(below_preposition(sentence, inner.index))
    return found


def below_preposition(sentence: Sentence, index: int) -> list[int]:
    """The nouns that a preposition governs, through a second preposition ("from inside Iran") and coordination."""
    found = []
    for child in sentence.children(index):
        if child.dep == "pobj":
            found.append(child.index)
        elif (child.dep in ("prep", "pcomp") and child.pos == "ADP") or (
            child.dep == "conj" and child.pos == "ADP" and child.lower == sentence.tokens[index].lower
        ):
            found.extend(below_preposition(sentence, child.index))
    return found


def clauses(sentence: Sentence, index: int) -> Iterator[Token]:
    """The verbs of the complement clauses of a token: finite, infinitive, or an infinitive below a noun."""
    for child in sentence.children(index):
        if child.dep in ("ccomp", "xcomp") and (is_verb(child) or child.pos in ("ADJ", "NOUN", "ADP")):
            yield child
        elif child.dep in ("acl", "advcl") and is_infinitive(sentence, child.index):
            if is_noun(sentence.tokens[index]) or completes(sentence, index, child):
                yield child
        elif child.dep in ("acl", "relcl") and said_by_noun(sentence, index, child):
            yield child
        elif child.dep == "prep":
            yield from sentence.children(child.index, "pcomp")


def said_by_noun(sentence: Sentence, index: int, clause: Token) -> bool:
    """Whether a that-clause says what a noun is about: "a reminder THAT Iraq must cooperate"."""
    own = any(child.lower == "that" for child in sentence.children(clause.index, "mark"))
    return own and is_noun(sentence.tokens[index]) and has_own_subject(sentence, clause.index)


def completes(sentence: Sentence, index: int, infinitive: Token) -> bool:
    """Whether an infinitive that the parser took for an adverbial completes its verb: it follows at once
    ("committed TO PAY") or names its doer after "for" ("called FOR Iran to return")."""
    first = sentence.subtree(infinitive.index)[0]
    return first == index + 1


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(child.dep == "aux" and child.lower == "to" for child in sentence.children(index))


def modal(sentence: Sentence, index: int) -> str | None:
    """The modal of a verb, in lower case, if it has one; contractions are written out."""
    for child in sentence.children(index, "aux"):
        if child.tag == "MD":
            return {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(
                child.lower, child.lower
            )
    return None
