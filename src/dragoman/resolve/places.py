"""Where: the places of an article, found by name, weighed by evidence, resolved among namesakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.parse import Sentence
from dragoman.records import Place
from dragoman.resolve.event_place import event_place
from dragoman.resolve.found_place import FoundPlace
from dragoman.resolve.gazetteer import Gazetteer, GazetteerEntry, fold
from dragoman.resolve.place_choice import Choice
from dragoman.resolve.place_evidence import (
    in_longer_name,
    is_demonym,
    is_place,
    is_proper,
    is_speaking,
    is_unlisted_place,
)
from dragoman.resolve.place_names import PlaceName, begins_name, extended, known_names, name_run
from dragoman.resolve.place_words import place_words

__all__ = ["FoundPlace", "Gazetteer", "event_place", "find_places"]


def find_places(sentences: Sequence[Sentence], gazetteer: Gazetteer, dateline: str | None) -> list[FoundPlace]:
    """The places that an article names, in order. ``dateline`` is the place its dateline names.

    A place that no gazetteer holds but that its words show to be one has no coordinates.
    """
    names = [extended(name) for name in accepted(sentences, gazetteer)]
    choice = Choice(names, gazetteer.lookup(dateline)[:1] if dateline else ())
    return [found(name, choice) for name in names]


def accepted(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[PlaceName]:
    """The names that are places, those included that are so elsewhere in the article."""
    known = [name for sentence in sentences for name in known_names(sentence, gazetteer)]
    verdicts = [is_place(name, gazetteer) for name in known]
    sure = {fold(name.text) for name, verdict in zip(known, verdicts, strict=True) if verdict}
    kept = [name for name, verdict in zip(known, verdicts, strict=True) if verdict or is_again(name, sure)]
    taken = {(name.sentence.index, index) for name in kept for index in range(name.first, name.last + 1)}
    kept += [name for sentence in sentences for name in unlisted(sentence, taken)]
    return sorted(kept, key=lambda name: (name.sentence.index, name.first))


def is_again(name: PlaceName, sure: set[str]) -> bool:
    """Whether a name that lacks evidence here was shown to be a place elsewhere in the article."""
    if fold(name.text) not in sure or name.text in place_words("doubtful"):
        return False
    return is_proper(name) and not in_longer_name(name) and not is_speaking(name)


def unlisted(sentence: Sentence, taken: set[tuple[int, int]]) -> Iterator[PlaceName]:
    """Names that are places by the words around them alone."""
    index = 0
    while index < len(sentence.tokens):
        if not begins_name(sentence, index) or sentence.tokens[index].lower in place_words("neighbours"):
            index += 1
            continue
        first, last = name_run(sentence, index)
        while first < last and is_demonym(sentence.tokens[first]):
            first += 1
        free = all((sentence.index, at) not in taken for at in range(first, last + 1))
        if free and is_unlisted_place(sentence, first, last):
            yield PlaceName(sentence, first, last, ())
        index = max(last, index) + 1


def found(name: PlaceName, choice: Choice) -> FoundPlace:
    """The record of a name and where it stands."""
    entry = choice.entry(name)
    return FoundPlace(place(name, entry, choice), name.sentence.index, name.first, name.last, name.head)


def place(name: PlaceName, entry: GazetteerEntry | None, choice: Choice) -> Place:
    """The record of a name."""
    mention = name.sentence.mention(name.first, name.last)
    if entry is None:
        return Place(mention.text, mention.start, mention.end, mention.text, choice.country(name), kind="feature")
    own = name.kind == "feature" or (name.kind == "region" and entry.kind == "city")
    return Place(
        mention.text, mention.start, mention.end, mention.text if own else entry.name, entry.country, entry.lat,
        entry.lon, None if own else entry.geoname_id, name.kind if own and name.kind else entry.kind, entry.division,
    )
