"""Everyone whom an article names, in an event or not: parties of its events, then other names and nationalities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Event, Mention, Participant
from dragoman.resolve.countries import countries
from dragoman.resolve.identity import entity_id
from dragoman.resolve.memory import ArticleMemory, Seen
from dragoman.resolve.noun_phrase import Marked

NATIONAL = frozenset({"country", "demonym"})  # kinds of facts that name a country itself


def everyone(events: Sequence[Event], memory: ArticleMemory) -> tuple[Participant, ...]:
    """Each entity once, at its first mention: those of events first, in their order, then those named beside them in
    the order of the text, last the countries that are named by an adjective alone ("JORDANIAN trucks")."""
    kept: dict[str, Participant] = {}
    for event in events:
        for one in (*event.actors, *event.recipients):
            kept.setdefault(one.entity_id or one.name, one)
    for one in (*beside(memory), *nationalities(memory)):
        kept.setdefault(one.entity_id or one.name, one)
    return tuple(kept.values())


def beside(memory: ArticleMemory) -> Iterator[Participant]:
    """The named persons, bodies and countries of all sentences."""
    for index, marked in memory.marked.items():
        for one in memory.seen.get(index, ()):
            if one.named:
                entity, words = one.entity, written(marked, one)
                yield Participant(
                    words.text, words.start, words.end, entity.name, entity.country, entity.sector, entity.office,
                    entity.entity_id,
                )  # fmt: skip


def written(marked: Marked, one: Seen) -> Mention:
    """The words of a name: those of a body with all that belongs to it, of a person without titles."""
    head = one.token
    known, low = marked.at.get(head), marked.left_edge(head)
    if one.manner != "person":
        while low < head and marked.tokens[low].tag in ("DT", "PRP$", "POS"):
            low += 1
        return marked.sentence.mention(low, head)
    first = known.first if known else head
    while known is None and first > low and marked.names(first - 1, head):
        first -= 1
    return marked.sentence.mention(first, head)


def nationalities(memory: ArticleMemory) -> Iterator[Participant]:
    """The countries whose names or adjectives stand anywhere."""
    for marked in memory.marked.values():
        for match in dict.fromkeys(marked.at.values()):
            code = match.fact.country
            if match.fact.kind in NATIONAL and code in countries():
                words = marked.sentence.mention(match.first, match.last)
                name = countries()[code].name
                identity = entity_id(name, code, "country")
                yield Participant(words.text, words.start, words.end, name, code, None, None, identity)
