"""What a format gets to write: an open store, what of it is wanted, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.export.reading_stream import wanted_readings
from dragoman.export.story_stream import ToldStory, wanted_stories
from dragoman.export.wanted import Wanted
from dragoman.records import Reading
from dragoman.store import Store

OUTVOTED = "events are of stories to which most reports give another status, and are left out"


@dataclass(slots=True)
class Tally:
    """What an export did: events and rows written, and by what was changed or left out how often."""

    events: int = 0
    rows: int = 0
    notes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Taken:
    """The events that are exported. ``names`` are names of countries by ISO 3166-1 alpha-3 code.

    ``header`` writes the columns' names first; ``verbatim`` leaves text as it is that a spreadsheet would take for a
    formula. ``tell`` hears how many events are written so far.
    """

    store: Store
    wanted: Wanted
    names: Mapping[str, str] = field(default_factory=dict)
    header: bool = True
    verbatim: bool = False
    tell: Callable[[int], None] = lambda events: None
    tally: Tally = field(default_factory=Tally)

    def readings(self, eventless: bool = False) -> Iterator[Reading]:
        """Readings with their wanted events, by publication; ``eventless`` is as in ``wanted_readings``."""
        for reading in wanted_readings(self.store, self.wanted, eventless):
            yield reading
            self.count(len(reading.events))

    def stories(self) -> Iterator[ToldStory]:
        """Stories with their wanted tellings, by the first report; those of a status that is not wanted are left out.

        Of a story that most reports deny, the tellings that assert it are no more than a part of what is known.
        """
        for story in wanted_stories(self.store, self.wanted):
            if self.wanted.statuses and story.status not in self.wanted.statuses:
                self.tally.notes[OUTVOTED] += len(story.tellings)
                continue
            yield story
            self.count(len(story.tellings))

    def count(self, events: int) -> None:
        """Note so many events as written."""
        self.tally.events += events
        self.tell(self.tally.events)
