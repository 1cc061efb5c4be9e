"""The mentions table of GDELT 2.0 (Event Codebook V2.0, 2015): 16 columns, one row for each telling of each event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dragoman.export.delimited import bare
from dragoman.export.dyads import dyads
from dragoman.export.gdelt import added
from dragoman.export.story_stream import Telling
from dragoman.export.taken import Taken
from dragoman.records import Participant

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
WEB, CITATION = 1, 2  # how MentionIdentifier is to be read: an address, or who published what when
RAW = 1  # found in the text as it is


def gdelt_mentions(taken: Taken) -> Iterator[str]:
    """A line for each telling of each row of ``gdelt``, by its id. There is no tone and no translation."""
    yield from bare(taken, COLUMNS, mention_rows(taken))


def mention_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each telling, in the order of ``COLUMNS``."""
    for story in taken.stories():
        first = added(story.tellings[0])
        for dyad in dyads(story):
            for told in story.tellings:
                offsets = [offset(one, told) for one in dyad.actors]
                yield [dyad.id, first, added(told), *source_cells(told), told.sentence_index + 1, *offsets, told.start,
                       RAW, percent(told.confidence), told.size, None, None, None]  # fmt: skip


def source_cells(told: Telling) -> list[Any]:
    """Type, name and identifier of the report: its address, or without one its citation."""
    if told.url:
        return [WEB, urlsplit(told.url).hostname or told.publisher, told.url]
    cited = ", ".join(part for part in (told.publisher, told.published, told.title) if part)
    return [CITATION, told.publisher, cited or told.article_id]


def offset(one: Participant | None, told: Telling) -> int | None:
    """Where a telling names an actor, in characters of its text: by that name, else as one of that country and
    sector; None where it does not."""
    if one is None:
        return None
    named = [other for other in told.participants if other.name == one.name]
    alike = [other for other in told.participants if (other.country, other.sector) == (one.country, one.sector)]
    found = named or (alike if one.country else [])
    return found[0].start if found else None


def percent(confidence: float | None) -> int | None:
    """A confidence from 0 to 1 in percent."""
    return None if confidence is None else round(confidence * 100)
