"""Does a lexicon entry fit a token: its wording, then its conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coder.entry import Entry, Phrase
from dragoman.coder.roles import object_of, particle_object, subject
from dragoman.coder.syntax import (
    below_preposition,
    clauses,
    conjuncts,
    has_own_subject,
    is_infinitive,
    is_passive,
    is_verb,
    modal,
    prepositional,
)
from dragoman.parse import Sentence, Token

PARTS = frozenset(
    {
        "prt",
        "prep",
        "dobj",
        "nsubjpass",
        "pobj",
        "advmod",
        "acomp",
        "oprd",
        "attr",
        "npadvmod",
        "agent",
        "compound",
        "dative",
        "acl",
        "advcl",
        "ccomp",
        "xcomp",
        "neg",
        "amod",
        "aux",
        "pcomp",
        "nmod",
    }
)
QUANTITIES = frozenset(
    [
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "dozen",
        "dozens",
        "score",
        "scores",
        "ten",
        "tens",
        "million",
        "millions",
        "number",
        "group",
        "crowd",
        "couple",
        "majority",
        "handful",
        "series",
        "wave",
        "convoy",
        "batch",
        "shipment",
        "pair",
        "trio",
        "barrage",
        "volley",
        "salvo",
        "string",
        "one",
        "some",
        "many",
        "several",
        "truck",
        "lorry",
        "truckload",
        "planeload",
        "shipload",
        "tonne",
        "ton",
        "consignment",
        "column",
        "hail",
        "burst",
    ]
)


def words_of(sentence: Sentence, token: Token, phrase: Phrase, kind: str) -> tuple[int, ...] | None:
    """The tokens that make a wording around its head token, None where a word is missing."""
    if kind == "noun" and "of" not in phrase[1:]:
        return noun_words(sentence, token, phrase)
    rest = list(phrase[1:])
    found = [token.index]
    for word in rest:
        place = below(sentence, found, word)
        if place is None:
            return None
        found.append(place)
    return tuple(sorted(found))


def noun_words(sentence: Sentence, token: Token, phrase: Phrase) -> tuple[int, ...] | None:
    """The words before a noun ("car bomb", "no-fly zone"), which must stand next to each other."""
    found = [token.index]
    place = token.index - 1
    for word in reversed(phrase[:-1]):
        while place >= 0 and sentence.tokens[place].text == "-":
            place -= 1
        if place < 0 or word not in (sentence.tokens[place].lemma, sentence.tokens[place].lower):
            return None
        found.append(place)
        place -= 1
    return tuple(sorted(found))


def below(sentence: Sentence, found: list[int], word: str) -> int | None:
    """The token with a lemma that depends on one of the tokens found so far."""
    for index in reversed(found):
        for child in sentence.children(index):
            if child.dep == "advcl" and has_own_subject(sentence, child.index) and word != "for":
                continue
            if word in (child.lemma, child.lower) and child.dep in PARTS:
                return child.index
            if (
                child.dep == "advcl"
                and word == "for"
                and index + 1 < len(sentence.tokens)
                and sentence.tokens[index + 1].lower == word
            ):
                # "called FOR Iran to return": the parser hangs "for" on the infinitive.
                return index + 1
        if word == "of" and (beyond := of_beyond_doer(sentence, index)) is not None:
            return beyond
        if sentence.tokens[index].dep in ("acl", "relcl") and word in noun_lemmas(sentence, object_of(sentence, index)):
            return object_of(sentence, index)[0]
    return None


def of_beyond_doer(sentence: Sentence, index: int) -> int | None:
    """The "of" of a noun that the parser hung on its doer: "the firing by the navy OF two missiles"."""
    for agent in prepositional(sentence, index, "by"):
        for child in sentence.children(agent, "prep"):
            if child.lower == "of":
                return child.index
    return None


def noun_lemmas(sentence: Sentence, heads: Iterable[int]) -> set[str]:
    """Lemmas (and forms) of tokens and of those coordinated with them; "ceasefire" matches "Ceasefire".

    A quantity lets what it counts be seen: "hundreds of PROTESTERS".
    """
    found = set()
    for head in heads:
        for index in (each for one in conjuncts(sentence, head) for each in (one, *counted(sentence, one))):
            token = sentence.tokens[index]
            found |= {token.lemma, token.lower, token.lower.removesuffix("s")}
            if token.pos == "PROPN":
                found |= {child.lower for child in sentence.children(index, "compound")}  # "TYPHOON Phanfone"
    return found


def counted(sentence: Sentence, index: int) -> list[int]:
    """What a quantity counts: "PROTESTERS" of "hundreds of protesters"."""
    token = sentence.tokens[index]
    if token.lemma not in QUANTITIES and token.lower not in QUANTITIES and token.pos != "NUM":
        return []
    return prepositional(sentence, index, "of")


def unmet(sentence: Sentence, token: Token, entry: Entry, kind: str, words: tuple[int, ...] = ()) -> str | None:
    """The first condition of an entry that does not hold, in words; None when all hold. ``words`` are the tokens of
    its wording."""
    for condition, wanted in entry.words.items():
        if not condition_holds(sentence, token, condition, wanted, kind, words):
            return (
                f"no {condition} among {', '.join(sorted(wanted)[:4])}…"
                if not condition.startswith("not_")
                else (f"{condition.removeprefix('not_')} rules it out")
            )
    if entry.clause and not clause_holds(sentence, token, entry.clause):
        return f"no {entry.clause} clause below it"
    if entry.voice and (entry.voice == "passive") != is_passive(sentence, token.index):
        return f"not in the {entry.voice}"
    return None


def condition_holds(
    sentence: Sentence, token: Token, condition: str, wanted: frozenset[str], kind: str, words: tuple[int, ...] = ()
) -> bool:
    """Whether one word condition of an entry holds."""
    if condition != "modal" and sentence.vocabulary.isdisjoint(wanted):
        return condition.startswith("not_")
    if condition == "brings":
        return bool(wanted & brought(sentence, token, kind))
    if condition == "prep":
        return bool(wanted & set(prepositions(sentence, token, kind)))
    if condition == "modifier":
        return bool(wanted & modifiers(sentence, token, kind))
    if condition == "modal":
        return any(
            modal(sentence, clause.index) in wanted or semi_modal(sentence, clause) in wanted
            for clause in clauses(sentence, token.index)
        )
    heads = thing(sentence, token, kind, words) if condition.endswith("object") else doer(sentence, token, kind)
    held = bool(wanted & noun_lemmas(sentence, heads))
    return not held if condition.startswith("not_") else held


def semi_modal(sentence: Sentence, clause: Token) -> str | None:
    """ "need to", "have to" and "ought to" in a clause, as the verb before its infinitive; "subjunctive" for a bare
    infinitive with a doer ("asked that the siege BE lifted")."""
    if clause.lemma in ("need", "have", "ought") and any(
        is_infinitive(sentence, child.index) for child in sentence.children(clause.index, "xcomp")
    ):
        return f"{clause.lemma} to"
    forms = [clause, *sentence.children(clause.index, "aux", "auxpass")]
    bare = [form for form in forms if form.tag == "VB"]
    finite = any(form.tag in ("VBD", "VBZ", "VBP", "MD", "TO") for form in forms)
    return "subjunctive" if bare and not finite and has_own_subject(sentence, clause.index) else None


def brought(sentence: Sentence, token: Token, kind: str) -> set[str]:
    """Lemmas of what the subject of a verb is, carries or comes with: "trucks loaded with FLOUR arrived", "a plane
    landed with TENTS"."""
    heads = [*doer(sentence, token, kind), *prepositional(sentence, token.index, "with")]
    return {sentence.tokens[below].lemma for head in heads for below in sentence.subtree(head)}


def thing(sentence: Sentence, token: Token, kind: str, words: tuple[int, ...] = ()) -> list[int]:
    """What an act is about: the object of a verb, what follows "of" at a noun."""
    if kind == "verb":
        return object_of(sentence, token.index) or particle_object(sentence, token.index, words)
    return [
        index
        for child in sentence.children(token.index, "prep")
        if child.lower == "of"
        for index in below_preposition(sentence, child.index)
    ]


def doer(sentence: Sentence, token: Token, kind: str) -> list[int]:
    """Heads of the subject of a trigger."""
    return subject(sentence, token.index) if kind == "verb" else []


def prepositions(sentence: Sentence, token: Token, kind: str) -> Iterator[str]:
    """Prepositions and particles below a trigger, and for a verb below its object."""
    indices = [token.index, *(object_of(sentence, token.index) if kind == "verb" else [])]
    for index in indices:
        for child in sentence.children(index, "prep", "agent", "prt", "dative", "mark"):
            yield child.lower


def modifiers(sentence: Sentence, token: Token, kind: str) -> set[str]:
    """Lemmas of the words before a noun, or before the object of a verb."""
    indices = thing(sentence, token, kind) if kind == "verb" else [token.index]
    # "set FREE 93 fishermen": the parser hangs the adjective on the number.
    indices = [*indices, *(number.index for index in indices for number in sentence.children(index, "nummod"))]
    return {
        word
        for index in indices
        for child in sentence.children(index, "amod", "compound", "nmod", "poss")
        for word in (child.lemma, child.lower)
    }


def clause_holds(sentence: Sentence, token: Token, wanted: str) -> bool:
    """Whether a trigger governs a clause of the wanted kind."""
    for clause in clauses(sentence, token.index):
        infinitive = is_infinitive(sentence, clause.index)
        finite = is_verb(clause) and not infinitive and clause.dep == "ccomp"
        if wanted == "any" or (wanted == "infinitive" and infinitive) or (wanted == "that" and finite):
            return True
    return False
