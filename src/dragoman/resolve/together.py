"""Mentions that stand for several entities: groups, "the two countries", "rebels from Chad and Sudan"."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from dragoman.parse import Sentence
from dragoman.records import Entity, Mention
from dragoman.resolve.countries import STATELESS
from dragoman.resolve.evidence import SOMEWHERE, choose
from dragoman.resolve.facts import PERSONS, Fact
from dragoman.resolve.groups import members, state
from dragoman.resolve.identity import entity_id
from dragoman.resolve.memory import ArticleMemory, Seen
from dragoman.resolve.noun_phrase import Marked

REACH = 3  # sentences back in which the two sides are looked for
PLACING = frozenset({"in", "at", "near", "inside", "outside", "through", "across"})
BINDING = frozenset({"of", "from", "in"})
DOMINANT = 2  # how much oftener the second country must be named than the third
TAKEN_UP = "one of two named before"
SEVERAL = "people of several countries"


@lru_cache(maxsize=1)
def pair_nouns() -> dict[str, str]:
    """What each noun of ``data/pairs.toml`` takes up: states, sides or persons."""
    table = tomllib.loads(files("dragoman.resolve").joinpath("data/pairs.toml").read_text(encoding="utf-8"))
    return {noun: kind for kind, nouns in table.items() for noun in nouns}


def together(
    sentence: Sentence,
    head: int,
    mention: Mention,
    memory: ArticleMemory,
    date: str | None,
    alone: Callable[[], Entity],
) -> tuple[Entity, ...]:
    """The entities that one mention stands for together; ``alone`` gives what it stands for as one, where it does."""
    grouped = members(mention.text)
    if grouped:
        return grouped
    marked = memory.marked.get(sentence.index)
    if marked is None or marked.sentence is not sentence:
        return (alone(),)
    several = told_together(marked, head, date) or two_sides(marked, head, memory)
    return several or of_several(marked, head, date, alone())


def told_together(marked: Marked, head: int, date: str | None) -> tuple[Entity, ...]:
    """The several codes that one entry of an imported dictionary gives a wording for the same time."""
    match = marked.at.get(head)
    first = choose(match.facts, date) if match else None
    if match is None or first is None or first.origin != "import" or first.kind == "role":
        return ()
    same = [fact for fact in match.facts if fact.source == first.source and fact.code and fact.holds(date)
            and (fact.since, fact.until) == (first.since, first.until)]  # fmt: skip
    found = {(fact.country, fact.sector): fact for fact in same}
    return tuple(entity_of(fact) for fact in found.values()) if len(found) > 1 else ()


def entity_of(fact: Fact) -> Entity:
    """A fact of an entry with several codes as an entity."""
    identity = entity_id(fact.name, fact.country, fact.code or "")
    return Entity(fact.name, fact.country, fact.sector, fact.office, identity, "imported: one of several codes")


def two_sides(marked: Marked, head: int, memory: ArticleMemory) -> tuple[Entity, ...]:
    """Whom "the two countries" and "both sides" take up: the two named last, else the two that the article is about."""
    kind = pair_nouns().get(marked.tokens[head].lower)
    if kind is None or not counted_as_two(marked, head) or own_country(marked, head):
        return ()
    for seen in gathered(marked, head, memory, kind):
        if len(seen) == 2:
            return tuple(seen)
        if len(seen) > 2:
            return ()
    first, second, third = (*memory.countries.most_common(3), ("", 0), ("", 0), ("", 0))[:3]
    if kind == "persons" or not second[1] or second[1] < DOMINANT * third[1]:
        return ()
    return tuple(state(code, marked.tokens[head].text) for code, _ in (first, second))


def counted_as_two(marked: Marked, head: int) -> bool:
    """Whether "both" or "two" stands before a noun."""
    return any(token.lower in ("both", "two") for token in marked.tokens[max(0, marked.left_edge(head) - 1) : head])


def own_country(marked: Marked, head: int) -> bool:
    """Whether the phrase says itself whose they are: "two KOREAN leaders", "both sides of the BORDER"."""
    known = any(match.fact.country for match in marked.left_matches(head, marked.left_edge(head)))
    return known or any(marked.owners(head))


def gathered(marked: Marked, head: int, memory: ArticleMemory, kind: str) -> Iterator[list[Entity]]:
    """The sides named before a token, sentence by sentence backwards, those found so far each time."""
    found: dict[tuple[str | None, ...], Entity] = {}
    last = marked.sentence.index
    for index in range(last, max(-1, last - REACH - 1), -1):
        for one in memory.seen.get(index, ()):
            if (index < last or one.token < head) and suits(one, kind) and not placed(one, memory):
                found.setdefault(*keyed(one.entity, kind))
        yield list(found.values())


def suits(seen: Seen, kind: str) -> bool:
    """Whether somebody seen can be one of two sides of a kind."""
    if seen.entity.reason.endswith(SOMEWHERE):
        return False
    if kind == "persons":
        return seen.manner == "person" and seen.named
    return bool(seen.entity.country) and (kind == "sides" or seen.entity.country not in STATELESS)


def placed(seen: Seen, memory: ArticleMemory) -> bool:
    """Whether a country only tells where something was: "met in ITALY"."""
    tokens = memory.marked[seen.sentence].tokens
    token = tokens[seen.token]
    return seen.manner == "country" and token.dep == "pobj" and tokens[token.head].lower in PLACING


def keyed(entity: Entity, kind: str) -> tuple[tuple[str | None, ...], Entity]:
    """What tells a side from others, and the entity that stands for it."""
    if kind == "states":
        return (entity.country,), replace(state(entity.country or "", ""), reason=TAKEN_UP)
    own = (entity.name,) if kind == "persons" else (entity.country, entity.sector)
    return own, replace(entity, reason=TAKEN_UP)


def of_several(marked: Marked, head: int, date: str | None, one: Entity) -> tuple[Entity, ...]:
    """People of several countries, else the one entity: "REBELS from Chad and Sudan", "Kenyan and Ugandan POLICE"."""
    match = marked.at.get(head)
    roles = [fact for fact in match.facts if fact.kind == "role" and fact.role in PERSONS] if match else []
    if not roles or not (roles[0].plural or roles[0].role == "group"):
        return (one,)
    codes = {code: None for code in (*adjectives(marked, head), *bound(marked, head, date))}
    if len(codes) < 2:
        return (one,)
    return tuple(
        replace(one, country=code, entity_id=entity_id(one.name, code, "group"), reason=SEVERAL) for code in codes
    )


def adjectives(marked: Marked, head: int) -> Iterator[str]:
    """The countries of the nationalities that "and" or a comma joins before a noun."""
    low = marked.left_edge(head)
    found = [match for match in marked.left_matches(head, low) if match.fact.kind in ("demonym", "country")]
    if len(found) > 1 and {token.lower for token in marked.tokens[low:head]} & {"and", ",", "or"}:
        yield from (match.fact.country for match in reversed(found) if match.fact.country)


def bound(marked: Marked, head: int, date: str | None) -> Iterator[str]:
    """The countries that "of", "from" or "in" binds to a noun, where several are joined."""
    below = marked.sentence.children
    binding = [one.index for one in below(head, "prep") if one.lower in BINDING]
    firsts = [one.index for preposition in binding for one in below(preposition, "pobj")]
    for index in (index for first in firsts for index in joined(marked, first)):
        match = marked.at.get(index)
        fact = choose(match.facts, date) if match else None
        if fact and fact.country and fact.kind in ("country", "capital"):
            yield fact.country


def joined(marked: Marked, index: int) -> Iterator[int]:
    """A token and those coordinated with it."""
    yield index
    for child in marked.sentence.children(index, "conj"):
        yield from joined(marked, child.index)
