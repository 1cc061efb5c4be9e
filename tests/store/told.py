"""A small store whose stories are told by several reports, and the events that they tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.linking import link
from dragoman.records import Figure, Mention, Reading
from dragoman.store import Store

from .conftest import TEXT, build, words

HURT = TEXT[TEXT.index("Two") :]


def attack(reading: Reading, dead: int, date: str = "2024-05-06") -> Reading:
    """The same reading, whose injury is an attack on a day that killed so many."""
    meeting, injury = reading.events
    killed = Figure(*words(TEXT, "Two people"), "dead", dead, "people")
    fight = replace(injury, status="asserted", date=date, date_end=None, figures=(killed,), story_id=None)
    return replace(reading, events=(meeting, fight))


def demand(reading: Reading) -> Reading:
    """The same reading, whose one event is a demand of Oru's, made in the words that are quoted."""
    first = reading.events[0]
    actor, recipient = first.actors
    asked = replace(
        first, sentence_index=1, sentence=HURT, event_type="REQUEST", mode=None, cameo=None, contexts=("cyber",),
        quad_category="verbal conflict", score=-2.0, trigger=Mention(*words(TEXT, "meet again")), actors=(actor,),
        recipients=(recipient,), date="2024-04-02",
    )  # fmt: skip
    return replace(reading, events=(asked,))


def told(path: Path) -> Path:
    """Make a store at a path: a meeting and an attack, each in three reports of two outlets, and a demand in a fourth."""
    with Store(path) as store:
        store.add_all([
            attack(build(0), 2),
            attack(build(1, publisher="Herald"), 2),
            attack(build(2, publisher="Herald", date="2024-05-07"), 3, "2024-05-07"),
            demand(build(3, publisher="Echo", date="2024-04-02")),
        ])  # fmt: skip
        link(store)
    return path
