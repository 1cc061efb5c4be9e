"""Stores of readings built by hand, and exports of them as text."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dragoman.export import Wanted, export
from dragoman.linking import link
from dragoman.records import Place, Reading
from dragoman.store import Store
from tests.store.conftest import build

URL = "https://tallis.example/news/1"
NAMES = {"EST": "Estonia", "SWE": "Sweden"}


def made(readings: list[Reading], path: Path, linked: bool = True) -> Store:
    """A store of some readings, open for reading only."""
    with Store(path) as store:
        store.add_all(readings)
        if linked:
            link(store)
    return Store(path, read_only=True)


def two() -> list[Reading]:
    """The same meeting, and the same assault of that month, told by two papers on two days; the town is in a province."""
    told = [build(0, url=URL), build(1, publisher="Other Post", date="2024-05-07")]
    readings = [changed(one, mode="visit") for one in told]
    return [
        dataclasses.replace(one, places=(dataclasses.replace(one.places[0], division="Harju"),)) for one in readings
    ]


def changed(reading: Reading, number: int = 0, **fields: object) -> Reading:
    """The same reading, one event of it changed."""
    events = list(reading.events)
    events[number] = dataclasses.replace(events[number], **fields)
    return dataclasses.replace(reading, events=tuple(events))


def text_of(store: Store, name: str, folder: Path, wanted: Wanted | None = None, **options: object) -> str:
    """An export as text."""
    target = folder / f"out.{name}"
    export(store, str(target), name, wanted or Wanted(), NAMES, **options)
    return target.read_bytes().decode()


def somewhere(name: str, kind: str, country: str | None = None, lon: float = 10.0) -> Place:
    """A place of a kind."""
    return Place(name, 0, len(name), name, country, 20.0, lon, None, kind)


@pytest.fixture
def store(tmp_path):
    """Two reports of a meeting and of an assault, linked."""
    with made(two(), tmp_path / "two.duckdb") as opened:
        yield opened
