"""POLECAT's weekly tables: one row an event, tab-separated, several actors in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.export.country_codes import cow
from dragoman.export.delimited import joined, quoted
from dragoman.export.location import location
from dragoman.export.plover import modes
from dragoman.export.taken import Taken
from dragoman.records import Event, Participant, Place, Reading

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip


def polecat(taken: Taken) -> Iterator[str]:
    """A header and a line for each event. Lists are joined by semicolons, those of the actors in one order."""
    yield from quoted(taken, COLUMNS, polecat_rows(taken), "\t")


def polecat_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each event, in the order of ``COLUMNS``."""
    for reading in taken.readings():
        story = story_cells(reading)
        for event in reading.events:
            yield [*act_cells(event), *side_cells(event.actors), *side_cells(event.recipients),
                   *place_cells(event.place, reading), reading.article.publisher, reading.article.date, *story,
                   event.coder_version]  # fmt: skip


def act_cells(event: Event) -> list[Any]:
    """What happened and when; the intensity is PLOVER's score."""
    return [event.event_id, event.date, event.event_type, joined(modes(event)), event.score,
            event.quad_category.upper(), joined(event.contexts)]  # fmt: skip


def side_cells(participants: Sequence[Participant]) -> list[str | None]:
    """One side of an event. Articles in Wikipedia are not known; of sectors each actor has one at most."""
    sectors = joined(one.sector for one in participants)
    return [
        joined(one.name for one in participants),
        joined(one.country for one in participants),
        joined(cow(one.country) for one in participants),
        sectors,
        sectors,
        joined(one.office for one in participants),
        joined(one.text for one in participants),
        None,
    ]


def place_cells(place: Place | None, reading: Reading) -> list[Any]:
    """Where it happened; districts are not known, and a feature type only where the kind of place tells it."""
    where = location(place, reading.places)
    return [where.name, where.city, None, where.province, where.country, where.lat, where.lon, where.geoname_id,
            where.raw, where.feature]  # fmt: skip


def story_cells(reading: Reading) -> list[str | None]:
    """People, organisations and places of the whole report, and its language, which is not known.

    A person is who has an office or was introduced as one; a body is what was introduced as one.
    """
    people = [one.name for one in reading.entities if one.office]
    people += [one.name for one in reading.sightings if one.manner == "person"]
    bodies = [one.name for one in reading.sightings if one.manner == "body"]
    places = [one.name for one in reading.places]
    return [*(joined(dict.fromkeys(names)) for names in (people, bodies, places)), None]
