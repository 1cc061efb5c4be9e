"""How a place hangs in its sentence, and how well that makes it the scene of an act: "in X", "the streets of X"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.parse import Sentence, Token
from dragoman.records import Act
from dragoman.resolve.found_place import FoundPlace
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.place_words import place_words

MATERIAL = frozenset({"AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
TAKES_PLACE_AS_OBJECT = frozenset({"MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "RETREAT"})
MOVES = frozenset({"arrive", "march", "travel", "go", "come", "return", "visit", "trip", "fly", "deploy", "send",
                   "move", "advance", "flee", "head", "withdraw", "pull", "enter", "airlift", "journey", "tour", "rush",
                   "dispatch", "deployment", "arrival", "bring", "take", "deport", "extradite", "transfer"})
LEAVES = frozenset({"withdraw", "withdrawal", "pull", "flee", "retreat", "leave", "evacuate", "evacuation", "expel",
                    "abduct", "kidnap", "seize", "free", "release", "rescue", "steal", "disappear"})
# What happens where it begins: "airlifted from OMSK to Berlin".
TAKES_AWAY = frozenset({"airlift", "evacuate", "deport", "extradite", "abduct", "kidnap", "rescue", "free"})
HITS = frozenset({"strike", "hit", "rock", "rip", "shake", "target", "destroy", "damage", "devastate", "pound"})
PLACE_OF = frozenset({"of", "between"})
BORDERS = frozenset({"border", "borders", "frontier", "boundary"})
ASIDE = ("npadvmod", "advmod")


@dataclass(frozen=True, slots=True)
class Link:
    """How a place hangs in its sentence: the word that its preposition modifies, and how well that places an act."""

    found: FoundPlace
    anchor: int
    weight: float


def linked(act: Act, sentence: Sentence, found: FoundPlace) -> Link | None:
    """The link of a place that can be a scene, by a clause that tells of it or by what it hangs on; None for a party,
    an owner, or a place only spoken of."""
    token = sentence.tokens[found.head]
    told_of = in_own_clause(act, sentence, token)
    return climbed(act, sentence, found) if told_of is None else Link(found, told_of, 0.97)


def climbed(act: Act, sentence: Sentence, found: FoundPlace) -> Link | None:
    """The link of a place by the words that it hangs on."""
    token = sentence.tokens[found.head]
    inner = 1.0
    for _ in range(6):
        above = sentence.tokens[token.head]
        if token.dep in ("pobj", "pcomp") or (above.lower in place_words("locative") and above.pos == "ADP"):
            link = by_preposition(act, sentence, found, above)
            return link and Link(found, link.anchor, link.weight * inner)
        if token.dep in ("dobj", "nsubjpass", "obj"):
            return as_object(act, found, above)
        if token.dep == "npadvmod":
            return with_day(act, sentence, found, token)
        if token.dep == "nsubj" or above.index == token.index:
            return None
        if token.dep == "poss":
            return owned(act, sentence, found, above)
        if token.dep == "compound" and above.lower in place_words("neighbours"):
            token = above  # "in Oslo Friday", which the parser makes one phrase
            continue
        is_kind = token.dep in ("compound", "nmod") and above.lower in place_words("kinds")
        if not is_kind and token.dep in ("compound", "amod", "nmod"):
            return as_modifier(act, sentence, found, above)
        if not is_kind and token.dep not in ("conj", "appos"):
            return None
        # "The Lagos district of Surulere": the town before the kind is wider than the one after it.
        inner *= 0.95 if is_kind else 1.0
        token = above
    return None


def with_day(act: Act, sentence: Sentence, found: FoundPlace, day: Token) -> Link | None:
    """An object of which the parser makes one phrase with the day after it: "patrolled Oslo FRIDAY"."""
    merged = day.index != found.head and not any(sentence.children(day.head, "dobj"))
    return as_object(act, found, sentence.tokens[day.head]) if merged else None


def by_preposition(act: Act, sentence: Sentence, found: FoundPlace, preposition: Token) -> Link | None:
    """The link through a preposition: "in Seoul", "the streets of Quito", "a visit to Seoul"."""
    anchor = sentence.tokens[preposition.head]
    word = preposition.lower
    if preposition.dep in ("prep", "pcomp") and anchor.pos == "ADP" and anchor.index != preposition.index:
        anchor = sentence.tokens[anchor.head]
    if word in PLACE_OF or (word == "with" and anchor.lower in BORDERS):
        return of_phrase(act, sentence, found, anchor)
    if word in place_words("destination") and word not in place_words("locative"):
        goes = anchor.lemma in MOVES or act.mode == "visit"
        return Link(found, anchor.index, 0.9) if goes else None
    if word in place_words("origin"):
        if anchor.lemma in TAKES_AWAY:
            return Link(found, anchor.index, 0.95)
        return Link(found, anchor.index, 0.5) if anchor.lemma in LEAVES else None
    if word == "by" or word not in place_words("locative") or opposed(sentence, preposition):
        return None
    if anchor.lemma in place_words("organised") or under_office(sentence, anchor):
        return None
    if anchor.lower in place_words("kinds") and anchor.dep in ("pobj", "dobj"):
        outer = sentence.tokens[anchor.head]
        inner = outer.index if outer.pos != "ADP" else outer.head
        return Link(found, inner, 0.95)
    return Link(found, anchor.index, 1.0)


def opposed(sentence: Sentence, preposition: Token) -> bool:
    """Whether a phrase lies within what is protested against: "marched against the war in GAZA"."""
    above = list(sentence.ancestors(preposition.index))
    nouns = [token for token in above if token.dep == "prep" and token.lower in ("against", "over", "about")]
    return bool(nouns) and not any(token.pos == "VERB" for token in above[: above.index(nouns[0])])


def of_phrase(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "The city of X" is as good as X; "50 km north of X" nearly; "the president of X" is no scene."""
    above = sentence.tokens[noun.head]
    of_kind = noun.text in place_words("kinds")
    if is_office(noun):
        return None
    if noun.lower in place_words("shares") and noun.dep in ("dobj", "nsubjpass"):
        return as_object(act, found, above)
    if noun.dep == "pobj" and above.pos == "ADP" and (of_kind or found.place.kind != "country"):
        link = by_preposition(act, sentence, found, above)
        away = bearing(sentence, noun)
        return link and Link(found, link.anchor, link.weight * (away or (0.99 if of_kind else 0.75)))
    if of_kind and noun.dep in ("dobj", "nsubjpass"):
        link = as_object(act, found, above)
        return link and Link(found, noun.index, 1.0)
    if of_kind and noun.dep not in ("nsubj", "ROOT"):
        return Link(found, above.index, min(0.8, bearing(sentence, noun) or 0.8) - 0.2 * (noun.dep in ASIDE))
    if noun.index in act.tokens and found.place.kind != "country" and act.event_type in TAKES_PLACE_AS_OBJECT:
        return Link(found, noun.index, 0.8)
    return None


def is_office(noun: Token) -> bool:
    """Whether a noun is a post or a person's part: what it is of is no scene, "the governor of X"."""
    facts = knowledge().facts.get((noun.lemma.lower(),), ())
    return any(fact.kind == "role" and fact.role in ("person", "generic") for fact in facts)


def under_office(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun says of what somebody is in charge: "the commander of OPERATIONS in X"."""
    above = sentence.tokens[noun.head]
    return noun.dep == "pobj" and above.lower == "of" and is_office(sentence.tokens[above.head])


def in_own_clause(act: Act, sentence: Sentence, place: Token) -> int | None:
    """The verb of the clause that tells of a place, where the act is that verb or joined to it: "X, which was RAIDED",
    "X, where he was SHOT"."""
    for clause in sentence.children(place.index, "relcl"):
        joined = [clause.index, *(one.index for one in sentence.children(clause.index, "conj"))]
        where = any(one.lower == "where" for one in sentence.children(clause.index, "advmod"))
        if act.head in joined and (where or done_to_place(act, sentence, clause)):
            return act.head
    return None


def done_to_place(act: Act, sentence: Sentence, clause: Token) -> bool:
    """Whether what a clause tells of a place is that the act was done to it."""
    named = [one for one in sentence.children(clause.index, "nsubj", "nsubjpass", "dobj")
             if one.lower in ("which", "that")]  # fmt: skip
    passive = any(sentence.children(act.head, "auxpass")) or any(one.dep == "dobj" for one in named)
    return bool(named) and passive and act.event_type in TAKES_PLACE_AS_OBJECT


def bearing(sentence: Sentence, noun: Token) -> float | None:
    """What a place is worth from which a direction is counted, less where a distance is given; None where none is."""
    if noun.lower not in place_words("bearings"):
        return None
    return 0.5 if measured(sentence, noun) else 0.8


def measured(sentence: Sentence, noun: Token) -> bool:
    """Whether a direction follows a distance: "115 km WEST of Baghdad"."""
    before = sentence.tokens[max(0, noun.index - 2) : noun.index]
    units = ("km", "kilometers", "kilometres", "miles", "mile", "meters", "metres", ")")
    return any(token.lower.endswith(units) for token in before)


def as_object(act: Act, found: FoundPlace, verb: Token) -> Link | None:
    """A place that is entered, taken, bombed, patrolled or visited is the scene; a country that is blamed is not."""
    if verb.lemma in ("visit", "enter", "reach", "tour", "leave", "patrol", "storm", "occupy", "invade", "capture"):
        return Link(found, verb.index, 1.0)
    if verb.index in act.tokens and act.event_type in TAKES_PLACE_AS_OBJECT:
        return Link(found, verb.index, 0.8)
    if verb.lemma in HITS and act.event_type == "ASSAULT" and found.place.kind != "country":
        return Link(found, verb.index, 0.97)  # "bombings struck JOLO CATHEDRAL"
    return None


def owned(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "In Baghdad's Sadr City", "Cairo's Tahrir Square": the owner of a scene is a scene, less exact."""
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj" and above.lower in place_words("locative"):
        return Link(found, above.head, 0.6)
    return at_object(act, sentence, found, noun)


def at_object(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """What is attacked stands where it belongs: "damaged a Basra bridge", "hit Basra's port"."""
    if act.event_type not in ("ASSAULT", "MOBILIZE") or found.place.kind == "country":
        return None
    target = sentence.tokens[sentence.tokens[noun.head].head] if noun.dep == "pobj" else noun
    if target.dep in ("dobj", "nsubjpass") and sentence.tokens[target.head].pos == "VERB":
        return Link(found, target.head, 0.55)
    return None


def as_modifier(act: Act, sentence: Sentence, found: FoundPlace, noun: Token) -> Link | None:
    """ "The Manila bombing": a town before the act itself; a war has its name of a place, and is told of elsewhere."""
    if noun.lemma in place_words("named_after"):
        return None
    if noun.index in act.tokens and found.place.kind != "country" and act.event_type in MATERIAL | {"CONSULT"}:
        return Link(found, noun.index, 0.9)
    if noun.dep == "pobj" and found.place.kind != "country" and act.event_type in MATERIAL:
        link = by_preposition(act, sentence, found, sentence.tokens[noun.head])
        return link and Link(found, link.anchor, link.weight * 0.6)
    return at_object(act, sentence, found, noun)
