"""Reviews for people: samples, who has judged how much, agreement, precision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from rich.text import Text

from dragoman.views.console import console, indented
from dragoman.views.scores import print_shares
from dragoman.views.table import print_rows

if TYPE_CHECKING:
    from dragoman.evaluate.interval import Share
    from dragoman.review.agreement import Agreements, Dispute
    from dragoman.review.precision import Precision
    from dragoman.review.sample import Sample

MEASURES = ("measure", "events", "agreed", "alpha", "note")
SHARES = (
    "measure", "type", "judged", "right", "disputed", "share", "low", "high", "least", "most", "weighted",
)  # fmt: skip
SAMPLES = ("sample", "drawn", "kind", "seed", "events", "of", "conditions", "judged")
STRATA = ("stratum", "events", "sampled")
DISPUTES_SHOWN = 20


def print_sample(sample: Sample, form: str, stream: TextIO) -> None:
    """The strata of a sample, how many events each has, and how many of them were drawn."""
    rows = [(name, sample.population[name], taken) for name, taken in sample.taken.items()]
    print_rows(STRATA, rows, form, stream)


def print_status(
    counts: Mapping[str, Mapping[str, int]],
    samples: Iterable[tuple[Sample, Mapping[str, int]]],
    form: str,
    stream: TextIO,
) -> None:
    """Who judged how much, and the samples with the progress of each reviewer."""
    shown = [sample_row(*one) for one in samples]
    if form == "jsonl":
        for name, said in counts.items():
            stream.write(json.dumps({"reviewer": name, **said}, ensure_ascii=False) + "\n")
        print_rows(SAMPLES, shown, form, stream)
        return
    verdicts = list(next(iter(counts.values()), {}))
    if counts:
        print_rows(("reviewer", *verdicts), [(name, *said.values()) for name, said in counts.items()], form, stream)
    else:
        stream.write("nobody has judged yet\n")
    if shown:
        stream.write("\n")
        print_rows(SAMPLES, shown, form, stream)


def sample_row(sample: Sample, progress: Mapping[str, int]) -> tuple[Any, ...]:
    """A sample as cells; the last says who has judged how much of it."""
    judged = ", ".join(f"{name} {number}" for name, number in progress.items())
    conditions = ", ".join(f"{name} {said(value)}" for name, value in sample.wanted.items())
    kind = f"{sample.size} a type" if sample.by_type else "simple"
    return (sample.sample_id, sample.made_at, kind, sample.seed, sum(sample.taken.values()),
            sum(sample.population.values()), conditions, judged)  # fmt: skip


def said(value: Any) -> str:
    """A condition's value in words."""
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def print_agreement(found: Agreements, form: str, stream: TextIO) -> None:
    """Alpha on each measure, then the events in dispute; as CSV the measures alone."""
    if form == "jsonl":
        record = found.to_dict()
        for one in [*record["measures"], *({"dispute": each["event_id"], **each} for each in record["disputes"])]:
            stream.write(json.dumps(one, ensure_ascii=False) + "\n")
        return
    rows = [(one.measure, one.units, number(one.agreed), number(one.alpha), one.why) for one in found.measures]
    if form == "csv":
        print_rows(MEASURES, rows, form, stream)
        return
    shown = console(stream)
    shown.print(Text(f"{found.events:,} events, judged by {', '.join(found.reviewers) or 'nobody'}", style="bold"))
    print_rows(MEASURES, rows, form, stream)
    for one in found.disputes[:DISPUTES_SHOWN]:
        print_dispute(one, stream)
    if len(found.disputes) > DISPUTES_SHOWN:
        shown.print(Text(f"\n… and {len(found.disputes) - DISPUTES_SHOWN:,} more events in dispute", style="dim"))


def print_dispute(one: Dispute, stream: TextIO) -> None:
    """An event on which reviewers differ, its sentence, and what each of them says where they do."""
    shown = console(stream)
    words = one.event.get("trigger", {}).get("text", "")
    shown.print(Text(f"\n{one.event_id} {one.event.get('event_type', '')} “{words}”", style="bold"))
    shown.print(indented(" ".join(str(one.event.get("sentence", "")).split()), style="dim"))
    for reviewer, values in one.said.items():
        facts = " · ".join(f"{name} {values[name]}" for name in one.measures if name in values)
        shown.print(indented(f"{reviewer}: {facts}"))


def print_precision(found: Precision, form: str, stream: TextIO) -> None:
    """Precision and recall by type, with their intervals."""
    if form != "table":
        print_rows(SHARES, list(share_rows(found.tables)), form, stream)
        return
    shown = console(stream)
    for note in found.notes:
        shown.print(indented(note, style="dim"))
    print_shares(found.tables, shown)


def share_rows(tables: Mapping[str, Mapping[str, Share]]) -> Iterable[Sequence[Any]]:
    """The rows of all tables of shares, one below the other."""
    for title, shares in tables.items():
        for name, one in shares.items():
            record = one.to_dict()
            yield [title, name, *(record[key] for key in SHARES[2:])]


def number(value: float | None) -> str:
    """A measure to three places."""
    return "" if value is None else f"{value:.3f}"
