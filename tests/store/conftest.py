"""Readings built by hand: every field of every record is set in one of them."""

from __future__ import annotations

import dataclasses

from dragoman.records import (
    Article,
    Attribution,
    DateMention,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    Sighting,
    stable_id,
)

VERSION = "1.0+model"
TEXT = (
    "Foreign Minister Ada Oru met Minister Bo Lind in Tallis on Monday. "
    "Two people were injured, police said. “We will meet again,” Oru told the Tallis Post."
)


def words(text: str, phrase: str) -> tuple[str, int, int]:
    """A phrase and where it first stands."""
    start = text.index(phrase)
    return phrase, start, start + len(phrase)


def build(number: int = 0, text: str = TEXT, version: str = VERSION, events: int = 2, **article: object) -> Reading:
    """A reading of an article that holds a meeting and an injury; ``number`` makes it another article."""
    fields: dict = {"id": f"a{number}", "date": "2024-05-06", "publisher": "Tallis Post", "title": "Ministers meet"}
    told = Article(text=text, **(fields | article))
    oru = Participant(*words(TEXT, "Foreign Minister Ada Oru"), "Ada Oru", "EST", "GOV", "foreign minister", "Q1")
    lind = Participant(*words(TEXT, "Minister Bo Lind"), "Bo Lind", "SWE", "GOV", None, None)
    hurt = Participant(*words(TEXT, "Two people"), "people")
    place = Place(*words(TEXT, "Tallis"), "Tallis", "EST", 59.5, 24.75, 588409, "city")
    injured = Figure(*words(TEXT, "Two people"), "injured", 2, "people")
    end = TEXT.index("Two")
    spans = (SentenceSpan(0, 0, end - 1), SentenceSpan(1, end, len(TEXT)))
    meeting = Event(
        stable_id(told.id, "met"), told.id, 0, TEXT[: end - 1], "CONSULT", "meet", "036", ("diplomatic",),
        "verbal cooperation", 1.0, "asserted", Mention(*words(TEXT, "met")), (oru, lind), (), "2024-05-06", None,
        told.date, place, (), (), 0.9, "consult.meet", None, version, "SUPPORT", "own sentence", "dateline",
    )  # fmt: skip
    injury = Event(
        stable_id(told.id, "injured"), told.id, 1, TEXT[end:], "ASSAULT", None, "180", ("intelligence", "military"),
        "material conflict", -9.0, "historical", Mention(*words(TEXT, "injured")), (oru,),
        (hurt, lind), "2024-05", "2024-06", told.date, None, (Attribution("police", "police", "speaker"),),
        (injured,), 0.5, "assault.injure", "s1", version,
    )  # fmt: skip
    return Reading(
        told,
        spans,
        (meeting, injury)[:events],
        (Quote(*words(TEXT, "“We will meet again,”"), "direct", "told", oru, "Tallis Post"),),
        (DateMention(*words(TEXT, "Monday"), "2024-05-06", None, "weekday"),),
        (place,),
        (injured, Figure(*words(TEXT, "Two"), "count", 2.5, None, 3.5)),
        (oru, lind),
        (Sighting("Ada Oru", "person", "EST", "GOV", "foreign minister", 0, "title"),),
    )


def with_sentence(reading: Reading, sentence: str) -> Reading:
    """The same reading, whose first event was found in other words."""
    first, *others = reading.events
    return dataclasses.replace(reading, events=(dataclasses.replace(first, sentence=sentence), *others))
