"""Who did it and to whom: the slots of a trigger read off the dependency parse."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coder.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    acts_itself,
    below_preposition,
    clauses,
    is_infinitive,
    is_noun,
    is_passive,
    is_relative_pronoun,
    is_verb,
    objects,
    prepositional,
)
from dragoman.parse import Sentence, Token

OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "from", "for", "over"})
NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
NATIONAL_ENDINGS = ("ian", "ean", "can", "ish", "ese", "aqi", "ani", "eni", "eli", "ench", "reek", "utch", "i", "an")
PARTICLES = frozenset({"in", "out", "up", "off", "over", "back", "down", "away"})
# Nouns whose that-clause says what they hold.
SAYINGS = frozenset(
    ["claim", "report", "allegation", "accusation", "charge", "fact", "news", "rumour", "rumor", "belief", "fear",
     "hope", "view", "idea", "sign", "evidence", "proof", "doubt", "concern", "suspicion", "assurance", "promise",
     "pledge", "threat", "warning", "statement", "demand", "condition", "conclusion", "suggestion", "confirmation",
     "reminder", "assertion", "announcement", "indication", "argument", "impression", "denial", "possibility", "risk",
     "decision"]
)  # fmt: skip
DEPTH = 8


def subject(sentence: Sentence, index: int, depth: int = DEPTH) -> list[int]:
    """The doers of a verb: its subject, or in the passive what follows "by"."""
    if is_passive(sentence, index):
        return passive_agent(sentence, index)
    return surface_subject(sentence, index, depth)


def passive_agent(sentence: Sentence, index: int) -> list[int]:
    """What follows the "by" of a passive, unless it is an act ("by shelling the town")."""
    return [
        found
        for child in sentence.children(index, "agent", "prep")
        if child.lower == "by"
        for found in below_preposition(sentence, child.index)
    ]


def surface_subject(sentence: Sentence, index: int, depth: int = DEPTH) -> list[int]:
    """The grammatical subject of a verb, its own or the one it shares with the verb or noun above it."""
    for child in sentence.children(index, *SUBJECTS, *PASSIVE_SUBJECTS):
        if is_relative_pronoun(child) and sentence.tokens[index].dep == "relcl":
            return [sentence.tokens[index].head]
        if child.dep in ("nsubj", "nsubjpass") and child.lower != "there":
            return [child.index]
    return (shared_subject(sentence, index, depth) or fronted_subject(sentence, index)) if depth else []


def fronted_subject(sentence: Sentence, index: int) -> list[int]:
    """The subject that the parser took for an apposition in a phrase before it: "On the order of Karimov, THE COURT
    freed …"."""
    token = sentence.tokens[index]
    if token.dep != "ROOT" or token.tag not in ("VBD", "VBZ", "VBP"):
        return []
    for child in sentence.children(index, "prep"):
        for below in sentence.subtree(child.index) if child.index < index else ():
            phrase = sentence.subtree(below)
            comma = phrase[0] > 0 and sentence.tokens[phrase[0] - 1].text == ","
            between = sentence.tokens[phrase[-1] + 1 : index]
            if sentence.tokens[below].dep == "appos" and comma and all(one.head == index for one in between):
                return [below]
    return []


def shared_subject(sentence: Sentence, index: int, depth: int) -> list[int]:
    """The subject that a coordinated, participial or infinitive verb has from what stands above it."""
    token = sentence.tokens[index]
    if token.head == index:
        return []
    above = sentence.tokens[token.head]
    if token.dep == "conj":
        return surface_subject(sentence, above.index, depth - 1) if is_predicate(sentence, above) else []
    if token.dep in ("acl", "relcl"):
        if is_infinitive(sentence, index):
            return noun_doer(sentence, above.index, depth - 1)
        return [above.index] if is_noun(above) else []
    if token.dep == "xcomp" or (token.dep in ("advcl", "ccomp") and is_infinitive(sentence, index)):
        return controlled_subject(sentence, above, depth, token.dep)
    if token.dep in ("advcl", "ccomp", "dep") and is_predicate(sentence, above):
        return surface_subject(sentence, above.index, depth - 1)
    if token.dep == "pcomp":
        return gerund_subject(sentence, above, depth)
    return []


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause: a verb, or an adjective or noun with a copula."""
    return is_verb(token) or (token.dep in ("acomp", "xcomp", "ROOT", "conj") and not is_noun(token))


def controlled_subject(sentence: Sentence, above: Token, depth: int, dep: str) -> list[int]:
    """Who does the infinitive: "ordered TROOPS to attack", "IRAN agreed to attend"."""
    if is_verb(above):
        found = objects(sentence, above.index) if dep != "advcl" else []
        datives = [child.index for child in sentence.children(above.index, "dative") if is_noun(child)]
        return found or datives or surface_subject(sentence, above.index, depth - 1)
    if above.pos == "ADJ":
        return copula_subject(sentence, above.index, depth)
    return noun_doer(sentence, above.index, depth - 1)


def gerund_subject(sentence: Sentence, preposition: Token, depth: int) -> list[int]:
    """Who does the gerund: "accused RUSSIA of bombing", "POLICE responded by firing"."""
    above = sentence.tokens[preposition.head]
    if is_verb(above):
        if preposition.lower in OBJECT_CONTROL_PREPOSITIONS:
            found = objects(sentence, above.index)
            if found:
                return found
        return surface_subject(sentence, above.index, depth - 1)
    if above.pos == "ADJ":
        return copula_subject(sentence, above.index, depth)
    return noun_doer(sentence, above.index, depth - 1)


def copula_subject(sentence: Sentence, index: int, depth: int = DEPTH) -> list[int]:
    """The subject of an adjective or noun after a copula; the noun itself for an adjective before or after one."""
    token = sentence.tokens[index]
    own = surface_subject(sentence, index, 0)
    if own or token.head == index:
        return own
    above = sentence.tokens[token.head]
    if token.dep in ("acomp", "attr", "oprd", "xcomp", "conj", "advcl", "prep", "pobj") and is_verb(above):
        return surface_subject(sentence, above.index, depth - 1) if depth else []
    if token.dep == "conj" and depth:
        return copula_subject(sentence, above.index, depth - 1)
    return [above.index] if is_noun(above) and token.dep in ("amod", "acl", "relcl", "appos") else []


def noun_doer(sentence: Sentence, index: int, depth: int) -> list[int]:
    """Whose plan, effort or decision: the owner of a noun, else the subject of the verb above it."""
    own = possessive(sentence, index)
    if own or not depth:
        return own
    token = sentence.tokens[index]
    if token.dep in ("dobj", "attr", "nsubjpass") and token.head != index:
        return subject(sentence, token.head, depth)
    if token.dep == "pobj":
        above = sentence.tokens[sentence.tokens[token.head].head]
        return subject(sentence, above.index, depth - 1) if is_verb(above) else []
    return []


def object_of(sentence: Sentence, index: int) -> list[int]:
    """Whom or what a verb's act falls on: its object; in the passive its subject."""
    token = sentence.tokens[index]
    if is_passive(sentence, index):
        if token.dep in ("acl", "amod", "relcl") and not any(
            child.dep in PASSIVE_SUBJECTS and not is_relative_pronoun(child) for child in sentence.children(index)
        ):
            return [token.head]
        return surface_subject(sentence, index)
    found = [child for child in sentence.children(index, "dobj")]
    if found:
        return [token.head if stands_for_head(sentence, token, child) else child.index for child in found]
    return shared_object(sentence, index)


def particle_object(sentence: Sentence, index: int, words: Sequence[int]) -> list[int]:
    """The object that the parser hung on a particle of a wording as on a preposition: "called in the AMBASSADOR"."""
    return [
        found
        for child in sentence.children(index, "prep")
        if child.index in words and child.lower in PARTICLES
        for found in below_preposition(sentence, child.index)
    ]


def shared_object(sentence: Sentence, index: int) -> list[int]:
    """The object that a verb has in common with a coordinated one, or as the gap of a relative clause."""
    token = sentence.tokens[index]
    for child in sentence.children(index, "conj"):
        between = [
            other
            for other in sentence.children(index)
            if other.dep in ("prep", "advmod", "ccomp", "xcomp", "prt") and other.index < child.index
        ]
        if is_verb(child) and not between:
            return objects(sentence, child.index)
    if is_noun(sentence.tokens[token.head]) and (token.dep == "relcl" or is_told_of(sentence, token)):
        subjects = [child for child in sentence.children(index, *SUBJECTS)]
        timed = any(child.tag == "WRB" for child in sentence.children(index, "advmod"))
        if subjects and not timed and not any(is_relative_pronoun(child) for child in subjects):
            return [token.head]
    return []


def stands_for_head(sentence: Sentence, verb: Token, child: Token) -> bool:
    """Whether the object of a verb is the relative pronoun of the noun that its clause is about."""
    about = verb.dep == "relcl" or (verb.dep == "acl" and is_noun(sentence.tokens[verb.head]))
    return about and is_relative_pronoun(child)


def is_told_of(sentence: Sentence, verb: Token) -> bool:
    """Whether a finite clause with a doer that the parser took for a reduced one tells what was done to the noun above
    it: "the note that MANILA sent", but not what the noun itself says: "the claim that Manila sent it"."""
    says = sentence.tokens[verb.head].lemma in SAYINGS
    return verb.dep == "acl" and acts_itself(sentence, verb.index) and not says


def clause_subject(sentence: Sentence, index: int, doers_only: bool = False) -> list[int]:
    """The subject of the clause that a verb or noun governs: "demanded that ISRAEL withdraw".

    With ``doers_only`` nobody stands for a passive without agent: "alleged that he was poisoned" accuses nobody named.
    """
    for clause in clauses(sentence, index):
        if is_passive(sentence, clause.index):
            agent = passive_agent(sentence, clause.index)
            if agent or doers_only:
                return agent
        found = [child.index for child in sentence.children(clause.index, *SUBJECTS, *PASSIVE_SUBJECTS)]
        if found and sentence.tokens[found[0]].lower != "there":
            return found
        for child in sentence.children(clause.index, "mark", "prep"):
            if child.lower == "for":
                return below_preposition(sentence, child.index)
    return []


def possessive(sentence: Sentence, index: int) -> list[int]:
    """The owner of a noun: a possessor, else a name or nationality before it ("Iran's offer", "the Iranian offer")."""
    owners = [child.index for child in sentence.children(index, "poss")]
    return owners or name_modifiers(sentence, index)


def name_modifiers(sentence: Sentence, index: int) -> list[int]:
    """Capitalised modifiers of a noun; of "Islamic State attack" only the last word, which stands for the name."""
    names = [
        child
        for child in sentence.children(index, "amod", "compound", "nmod", "npadvmod")
        if child.index < index and is_name_like(child)
    ]
    found: list[int] = []
    for name in names:
        if found and found[-1] == name.index - 1:
            found[-1] = name.index
        else:
            found.append(name.index)
    coordinated = [
        child.index
        for name in names
        for child in sentence.children(name.index, "conj", "amod", "npadvmod")
        if is_name_like(child)
    ]
    return sorted(set(found + coordinated))


def is_name_like(token: Token) -> bool:
    """Whether a modifier is a name or nationality: by its capital, and at the start of a sentence by its form."""
    if token.tag not in NAME_TAGS or not token.text[:1].isupper():
        return False
    return token.index > 0 or token.tag in ("NNP", "NNPS") or token.lower.endswith(NATIONAL_ENDINGS)


def indirect(sentence: Sentence, index: int) -> list[int]:
    """The receiver of a verb of giving: "gave NEPAL aid", "gave aid to NEPAL"."""
    found = []
    for child in sentence.children(index, "dative"):
        found.extend(
            [child.index] if is_noun(child) or child.pos == "PRON" else below_preposition(sentence, child.index)
        )
    return found


def after(sentence: Sentence, index: int, preposition: str) -> list[int]:
    """What follows a preposition below a trigger, or, for a verb, below its object or particle."""
    found = prepositional(sentence, index, preposition)
    if found or not is_verb(sentence.tokens[index]):
        return found
    for below in object_of(sentence, index):
        found.extend(prepositional(sentence, below, preposition))
    return found
