"""Single sentences of PLOVER's gold standard: type and countries of the best event of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.judged import Countries, Judged, judged_event
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores, by_label, confusion, macro_f1, total
from dragoman.ontology import affiliations, event_type
from dragoman.records import Article

# Affiliations that are no country.
STATELESS = frozenset({*(one.code for one in affiliations()), None})


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with one event: its type, and the countries on either side. ``one_each``: one participant a side,
    both of them of a country."""

    id: str
    text: str
    event_type: str
    actors: Countries
    recipients: Countries
    one_each: bool

    def rank(self, event: Judged) -> tuple[bool, bool, int]:
        """How well an event fits: its type first, then its countries."""
        right = [event.actors == self.actors, event.recipients == self.recipients]
        return event.event_type == self.event_type, all(right), sum(right)


def gold_sentence(record: dict[str, Any]) -> GoldSentence:
    """A gold record. Raises ``KeyError`` or ``UnknownCode`` where it is malformed."""
    sides = record["source_countries"], record["target_countries"]
    named = record.get("source", sides[0]), record.get("target", sides[1])
    one_each = all(len(side) == len(names) == 1 and side[0] not in STATELESS
                   for side, names in zip(sides, named, strict=True))
    return GoldSentence(str(record["id"]), text_of(record), event_type(record["event_2021"]).code,
                        frozenset(sides[0]), frozenset(sides[1]), one_each)


def score_sentences(name: str, gold: list[GoldSentence], coder: CoderLike) -> Report:
    """Code every sentence by itself; of its events the one that fits the gold best is judged."""
    readings = coder.read_all(Article(record.text, id=record.id) for record in gold)
    coded = [[judged_event(event) for event in reading.events] for reading in readings]
    best = [max(events, key=record.rank, default=None) for record, events in zip(gold, coded, strict=True)]
    pairs = [(record.event_type, event.event_type if event else None) for record, event in zip(gold, best, strict=True)]
    by_type = by_label(pairs)
    rows = tuple(_row(record, event) for record, event in zip(gold, best, strict=True))
    return Report(name, "sentences", _levels(gold, best, coded), _figures(gold, best, by_type), by_type,
                  confusion(pairs), rows, _notes(gold, best, coded))


def _levels(gold: list[GoldSentence], best: list[Judged | None], coded: list[list[Judged]]) -> dict[str, Scores]:
    judged = [(record, event) for record, event in zip(gold, best, strict=True)]
    found = sum(event is not None for event in best)
    right = sum(event is not None and event.event_type == record.event_type for record, event in judged)
    dyads = [(record, event) for record, event in judged if record.one_each]
    dyads_found = sum(event is not None for _, event in dyads)
    return {
        "type, best event": Scores(len(gold), found, right),
        "type, all events": Scores(len(gold), sum(map(len, coded)), right),
        "dyad, one country each": Scores(len(dyads), dyads_found, sum(_same_dyad(*pair) for pair in dyads)),
    }


def _same_dyad(record: GoldSentence, event: Judged | None) -> bool:
    return event is not None and event.dyad_key() == (record.event_type, record.actors, record.recipients)


def _figures(gold: list[GoldSentence], best: list[Judged | None], by_type: dict[str, Scores]) -> dict[str, float]:
    """Shares of all sentences (type), of those with one country on each side (countries), and F1 over types."""
    dyads = [(record, event) for record, event in zip(gold, best, strict=True) if record.one_each]
    number = max(1, len(dyads))
    actors = sum(event is not None and event.actors == record.actors for record, event in dyads)
    recipients = sum(event is not None and event.recipients == record.recipients for record, event in dyads)
    both = sum(record.rank(event)[1] for record, event in dyads if event)
    typed = zip(gold, best, strict=True)
    right = sum(event is not None and event.event_type == record.event_type for record, event in typed)
    return {
        "type micro-F1": total(by_type.values()).f1,
        "type macro-F1": macro_f1(by_type),
        "type right among the events": right / max(1, len(gold)),
        "type and both countries right": sum(_same_dyad(*pair) for pair in dyads) / number,
        "actor country right": actors / number,
        "recipient country right": recipients / number,
        "both countries right": both / number,
    }


def _notes(gold: list[GoldSentence], best: list[Judged | None], coded: list[list[Judged]]) -> tuple[str, ...]:
    return (
        f"{len(gold)} sentences, {sum(map(len, coded))} events coded, {best.count(None)} sentences without any",
        f"countries are judged on the {sum(record.one_each for record in gold)} sentences with one on each side",
    )


def _row(record: GoldSentence, event: Judged | None) -> Row:
    side = Side(record.event_type, "", _shown(record.actors), _shown(record.recipients))
    outcome: Outcome = "missed"
    if event is not None:
        same = event.event_type == record.event_type
        outcome = "wrong type" if not same else "right" if record.rank(event)[1] else "wrong dyad"
    return Row(outcome, record.id, record.text, side, event.side if event else None)


def _shown(countries: Countries) -> tuple[str, ...]:
    return tuple(sorted(country or "?" for country in countries))
