"""Small questions to a parse: voice, tense, relative pronouns, coordination."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse import Sentence, Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
# Verbs whose infinitive says what is asked, promised or refused, however far from them it stands.
WANTING_INFINITIVE = frozenset(
    ["tell", "ask", "order", "urge", "instruct", "command", "advise", "invite", "encourage", "beg", "request", "forbid",
     "decline", "refuse", "agree", "promise", "threaten", "vow", "pledge", "offer", "undertake", "consent"]
)  # fmt: skip
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
    if token.tag == "VBD" and token.dep == "acl" and any(child.dep == "agent" for child in sentence.children(index)):
        return True  # the tagger took a participle for a past: "the charge LEVELLED at her by Rome"
    if token.tag != "VBN" or any(child.dep in ("aux", "dobj") for child in sentence.children(index)):
        return False
    if token.dep in ("acl", "amod"):
        return not acts_itself(sentence, index)
    if token.dep == "conj" and is_verb(sentence.tokens[token.head]):
        return not has_own_subject(sentence, index) and is_passive(sentence, token.head)
    return any(child.dep == "agent" for child in sentence.children(index))


def acts_itself(sentence: Sentence, index: int) -> bool:
    """Whether a participle has a doer before it, and so is a past tense: "the pact that PARIS sealed with Rome"."""
    return any(child.index < index and not is_relative_pronoun(child) for child in sentence.children(index, "nsubj"))


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
    if not any(True for _ in sentence.children(index)):
        return stranded(sentence, index) or shared_complement(sentence, index)
    for child in sentence.children(index):
        if child.dep == "pobj":
            found.append(antecedent(sentence, child) if is_relative_pronoun(child) else child.index)
        elif (child.dep in ("prep", "pcomp") and child.pos == "ADP") or (
            child.dep == "conj" and child.pos == "ADP" and child.lower == sentence.tokens[index].lower
        ):
            found.extend(below_preposition(sentence, child.index))
    return found


def stranded(sentence: Sentence, index: int) -> list[int]:
    """What a preposition without an object governs: the noun that its relative clause is about, "the PACT that they put
    their names TO"."""
    token = sentence.tokens[index]
    clause = sentence.tokens[token.head]
    if token.dep != "prep" or clause.dep not in ("relcl", "acl") or not acts_itself(sentence, clause.index):
        return []
    return [clause.head] if is_noun(sentence.tokens[clause.head]) else []


def shared_complement(sentence: Sentence, index: int) -> list[int]:
    """What a preposition before "and" has in common with that of the next verb: "signed a pact WITH and sent aid to
    NIGER"."""
    if index + 1 >= len(sentence.tokens) or sentence.tokens[index + 1].dep != "cc":
        return []
    verbs = sentence.children(sentence.tokens[index + 1].head, "conj")
    following = (child for verb in verbs for child in sentence.subtree(verb.index) if child > index + 1)
    return [child for child in following if sentence.tokens[child].dep == "pobj"][-1:]


def antecedent(sentence: Sentence, pronoun: Token) -> int:
    """The noun that a relative pronoun after a preposition stands for, else the pronoun: "the TOWN on WHICH they
    fired"."""
    for above in sentence.ancestors(pronoun.index):
        if above.dep in ("relcl", "acl"):
            return above.head
        if above.dep not in ("prep", "pobj", "xcomp", "ccomp"):
            break
    return pronoun.index


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
    ("committed TO PAY"), or the verb is one that wants it ("declined on Monday TO PAY")."""
    first = sentence.subtree(infinitive.index)[0]
    return first == index + 1 or (first > index and sentence.tokens[index].lemma in WANTING_INFINITIVE)


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
