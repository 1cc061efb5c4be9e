"""The same event in several sentences of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Event
from dragoman.stories.same_event import groups
from dragoman.stories.telling import telling


def with_stories(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of one report, each with the id of its story: that of the event by which the report first tells it."""
    story = {place: events[group[0]].event_id for group in groups([telling(one) for one in events]) for place in group}
    return tuple(replace(event, story_id=story[place]) for place, event in enumerate(events))
