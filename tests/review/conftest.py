"""A store of hand-built reports, and judgements on it."""

from __future__ import annotations

import pytest

from dragoman.review import Correction, Judgement, Judgements
from dragoman.review.reading import reading_of_article
from tests.export.conftest import changed, made
from tests.store.conftest import build

NOW = "2024-06-01T12:00:00Z"


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """Six reports a0 to a5, each of a meeting (CONSULT) and an injury (ASSAULT). Judging only reads it: one serves all."""
    readings = [changed(build(number), mode="visit") for number in range(6)]
    with made(readings, tmp_path_factory.mktemp("store") / "events.duckdb", linked=False) as opened:
        yield opened


@pytest.fixture
def judgements(tmp_path):
    with Judgements(tmp_path / "events.review.sqlite") as opened:
        yield opened


class Bench:
    """What tests say in short: a judge judges the events of an article by their number."""

    def __init__(self, store, judgements):
        self.store, self.judgements = store, judgements

    def reading(self, article=0):
        return reading_of_article(self.store, f"a{article}")

    def event(self, article=0, number=0):
        return self.reading(article).events[number]

    def say(self, who, verdict, article=0, number=0, correction=None, **more):
        """Judge an event; ``correction`` is a dict as a form sends it."""
        reading = self.reading(article)
        of_event = verdict not in ("missed", "complete")
        key = more.pop("event_id", reading.events[number].event_id if of_event else None)
        told = None if correction is None else Correction.from_dict(correction)
        said = Judgement(who, NOW, reading.article.id, key, verdict, told, **more)
        return self.judgements.add(said, reading)

    def miss(self, who, words, article=0, **said):
        """Tell of an event that was not coded, by its words."""
        text = self.reading(article).article.text
        at = text.index(words)
        trigger = {"text": words, "start": at, "end": at + len(words)}
        return self.say(who, "missed", article, correction={"event_type": "AID", "trigger": trigger} | said)

    def whole(self, who, article=0):
        """Accept all events of an article and mark it complete."""
        for number in range(2):
            self.say(who, "accept", article, number)
        self.say(who, "complete", article)


@pytest.fixture
def bench(store, judgements):
    return Bench(store, judgements)
