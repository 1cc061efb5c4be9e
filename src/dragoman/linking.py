"""The edge: the reports of a store linked to each other, as they come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from dragoman.chronicle import rethread
from dragoman.records import Participant, Reading
from dragoman.store import Store, linking, threads
from dragoman.store.failures import store_failures
from dragoman.store.readings import PROFILED, TOLD
from dragoman.store.readings import readings as told
from dragoman.store.rows import Row, day, number
from dragoman.stories.linker import Linker
from dragoman.stories.report import Report, report_of
from dragoman.stories.shelf import Placed
from dragoman.stories.story import Story, Told, story_of

GROUP = 64  # articles that are linked in one transaction
MOST_KEPT = 20_000  # reports that stay in memory from group to group
# Of each open store how many reports it held when it was last linked, and by what.
KEPT: WeakKeyDictionary[Store, tuple[int, StoreShelf, Linker]] = WeakKeyDictionary()


class StoreShelf:
    """The placed reports of a store. What changes is kept here until ``save`` writes it."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.placed: dict[str, Placed] = {}
        self.coverages: dict[str, list[Placed]] = {}
        self.nearby: dict[str, list[str]] = {}
        self.moved: set[str] = set()
        self.written: dict[str, str] = {}

    def expect(self, readings: Iterable[Reading]) -> list[Report]:
        """Make reports of readings that are to be placed, keep them, and look up what may be near them."""
        if len(self.placed) > MOST_KEPT:
            self.placed.clear()
            self.coverages.clear()
        reports = [report_of(one) for one in readings]
        blocks = [(one.id, block.key, block.day, block.window) for one in reports for block in one.blocks()]
        kept = {one.id: one.to_json() for one in reports}
        linking.shelve(self.connection, kept, (block[:3] for block in blocks))
        self.nearby = linking.near(self.connection, blocks)
        self.load({other for found in self.nearby.values() for other in found})
        for left in linking.named_after(self.connection, list(kept)):
            self.leave(left)
        return reports

    def leave(self, coverage: str) -> None:
        """Name a coverage anew whose first report was coded again, and may belong elsewhere now."""
        members = self.members(coverage)
        if members:
            self.rename(members, min(members, key=lambda one: one.report.order).report.id)

    def load(self, ids: Iterable[str]) -> None:
        """Read placed reports that are not in memory yet."""
        missing = sorted(set(ids) - set(self.placed))
        for key, coverage, text, stories in linking.placed(self.connection, missing) if missing else ():
            if coverage is not None:
                self.placed[key] = Placed(Report.from_json(text), coverage, stories)

    def near(self, report: Report) -> Sequence[Placed]:
        """The placed reports that share most blocks with one that was expected."""
        return [self.placed[one] for one in self.nearby.get(report.id, ()) if one in self.placed]

    def members(self, coverage: str) -> Sequence[Placed]:
        """The reports of a coverage."""
        if coverage not in self.coverages:
            ids = [one for one in linking.covering(self.connection, coverage) if one not in self.moved]
            self.load(ids)
            self.coverages[coverage] = [self.placed[one] for one in ids if self.placed[one].coverage == coverage]
        return self.coverages[coverage]

    def put(self, placed: Placed) -> None:
        """Keep a report that begins a coverage."""
        self.placed[placed.report.id] = placed
        self.coverages[placed.coverage] = [placed]
        self.moved.add(placed.report.id)

    def rename(self, placed: Iterable[Placed], coverage: str) -> None:
        """Move reports to another coverage."""
        for one in list(placed):
            if one.coverage != coverage:
                former = [other for other in self.members(one.coverage) if other is not one]
                self.coverages[one.coverage] = former
                self.coverages[coverage] = [*self.members(coverage), one]
                one.coverage = coverage
                self.moved.add(one.report.id)

    def changed(self, placed: Iterable[Placed]) -> None:
        """Note reports whose events have other stories now."""
        for one in placed:
            self.written |= one.stories
            self.moved.add(one.report.id)

    def save(self) -> None:
        """Write what has changed."""
        linking.save(self.connection, {one: self.placed[one].coverage for one in sorted(self.moved)}, self.written)
        self.moved, self.written = set(), {}


def link(store: Store, tell: Callable[[int], None] = lambda linked: None) -> int:
    """Link all articles of a store that are not linked yet; ``tell`` hears how many are. Returns their number.

    A run that breaks off leaves whole groups linked, and the next goes on with the rest.
    """
    with store_failures(store.path):
        waiting, (shelf, linker) = linking.unlinked(store.connection), kept(store)
        for start in range(0, len(waiting), GROUP):
            readings = told(store.connection, waiting[start : start + GROUP], PROFILED)
            for report in shelf.expect(readings):
                shelf.changed(linker.place(report))
            shelf.save()
            refresh(store)
            tell(min(start + GROUP, len(waiting)))
        refresh(store)
        KEPT[store] = (linking.shelved(store.connection), shelf, linker)
    return len(waiting)


def kept(store: Store) -> tuple[StoreShelf, Linker]:
    """The shelf and linker by which a store was last linked, with the reports that they have read, or new ones: where
    reports are gone since, their articles were written anew, and what was read of others may be so no more."""
    if store in KEPT:
        reports, shelf, linker = KEPT.pop(store)
        if reports == linking.shelved(store.connection):
            return shelf, linker
    shelf = StoreShelf(store.connection)
    return shelf, Linker(shelf)


def refresh(store: Store) -> None:
    """Write the rows of all stories that are out of date anew."""
    stale = linking.stale(store.connection)
    if not stale:
        return
    articles: dict[str, set[str]] = {}
    for story, article in linking.telling(store.connection, stale):
        articles.setdefault(story, set()).add(article)
    ids = sorted(set().union(*articles.values(), ()))
    readings = {one.article.id: one for one in told(store.connection, ids, TOLD)}
    stories = [story_of(told_in(story, (readings[one] for one in ids))) for story, ids in sorted(articles.items())]
    former = threads.following(store.connection, stale)
    rows = [story_row(one, *former.get(one.story_id, (None, None))) for one in stories]
    linking.write_stories(store.connection, former, rows)
    rethread(store, stories, former)
    linking.fresh(store.connection, stale)


def told_in(story: str, readings: Iterable[Reading]) -> Iterator[Told]:
    """The tellings of a story in some readings."""
    for one in readings:
        yield from (Told(event, one.article) for event in one.events if (event.story_id or event.event_id) == story)


def story_row(story: Story, follows: str | None, thread: str | None) -> Row:
    """A row of ``stories``, which keeps what it followed and its thread until they are found anew."""
    place = story.place
    return {
        "story_id": story.story_id, "event_type": story.event_type, "mode": story.mode, "cameo": story.cameo,
        "quad_category": story.quad_category, "score": number(story.score), "status": story.status,
        "contexts": list(story.contexts), **sides("actor", story.actors), **sides("recipient", story.recipients),
        "date": story.date, "date_day": day(story.date), "place_name": place.name if place else None,
        "place_country": place.country if place else None, "lat": number(place.lat) if place else None,
        "lon": number(place.lon) if place else None, "geoname_id": place.geoname_id if place else None,
        "figures": json.dumps({kind: value for kind, value, _ in story.figures}),
        "first_published": story.first_published, "last_published": story.last_published,
        "first_article": story.first_article, "reports": story.reports, "outlets": story.outlets,
        "tellings": story.tellings, "confidence": story.confidence,
        "disagreements": json.dumps(story.disagreements, ensure_ascii=False),
        "moment": story.moment.to_json(), "follows": follows, "thread_id": thread,
    }  # fmt: skip


def sides(role: str, participants: Sequence[Participant]) -> Row:
    """One side of a story as three columns, alike long; what is not known is empty."""
    return {
        f"{role}s": [one.name for one in participants],
        f"{role}_countries": [one.country or "" for one in participants],
        f"{role}_sectors": [one.sector or "" for one in participants],
    }
