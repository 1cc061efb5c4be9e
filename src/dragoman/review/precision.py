"""How much of what was coded is right, by event type, as people judge it; and how much of what there is was coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.review.gold import judgement_records
from dragoman.review.judgements import Judgements
from dragoman.review.sample import Sample, Samples

if TYPE_CHECKING:
    from dragoman.evaluate.interval import Share

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Precision:
    """Tables of shares by event type, the last row "all": "precision, whole event" (accepted as coded), "precision,
    type" (accepted, or corrected in something else than its type), and, where articles were marked complete, "recall,
    whole event" and "recall, type". ``notes`` say what was counted. ``evaluate.precision`` says how."""

    tables: Mapping[str, Mapping[str, Share]]
    notes: tuple[str, ...]
    sample: Sample | None

    def to_dict(self) -> dict[str, Any]:
        """The tables as JSON has them."""
        tables = {title: {name: one.to_dict() for name, one in rows.items()} for title, rows in self.tables.items()}
        return {"sample": self.sample and self.sample.to_dict(), "notes": list(self.notes), "tables": tables}


def precision(judgements: Judgements, sample: Sample | None = None, reviewer: str | None = None) -> Precision:
    """The shares of a sample, or of all that was judged; of one reviewer, or by the majority of all: what is disputed
    is in no share, and bounds say what it could change. Raises as ``judgement_records`` does."""
    from dragoman.evaluate.judgements import gold_judgements, judged_shares

    gold = [gold_judgements(record) for record in judgement_records(judgements, reviewer, sample)]
    return Precision(*judged_shares(gold), sample)


def chosen(judgements: Judgements, name: str | None) -> Sample | None:
    """The sample of an id; without one the only sample there is; None for "all", and where there are several. Raises
    ``SampleMissing``."""
    samples = Samples(judgements)
    if name == EVERYTHING:
        return None
    if name is not None:
        return samples.one(name)
    found = samples.all()
    return found[0] if len(found) == 1 else None
