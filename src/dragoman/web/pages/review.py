"""The reviewers' own page: how far they are, samples, what is known of the coder so far, and gold to take away."""

from __future__ import annotations

from typing import Any

from dragoman.errors import DragomanError
from dragoman.review.agreement import agreement
from dragoman.review.precision import precision
from dragoman.review.sample import Sample
from dragoman.web.reviewing import Reviewing, required
from dragoman.web.view import View, Visit


def page(visit: Visit) -> View:
    """Progress, samples, precision and agreement. Raises ``NotAReviewer``."""
    reviewing, reviewer = required(visit)
    chosen = next((one for one in reviewing.samples.all() if one.sample_id == visit.asked("sample")), None)
    shown = {
        "counts": reviewing.judgements.counts(),
        "alone": alone(reviewing, reviewer.name),
        "samples": [(one, reviewing.samples.progress(one.sample_id)) for one in reviewing.samples.all()],
        "chosen": chosen,
        "precision": precision_of(reviewing, chosen, reviewer.name),
        "agreement": agreement_of(reviewing, chosen, reviewer.name),
    }
    return View("review.html", "Review", shown)


def alone(reviewing: Reviewing, name: str) -> bool:
    """Whether others agree or not on events that this reviewer has yet to judge: then nothing of it is shown."""
    judged: dict[str, set[str]] = {}
    for one in reviewing.judgements.standing():
        if one.judgement.event_id:
            judged.setdefault(one.judgement.event_id, set()).add(one.judgement.reviewer)
    return any(len(who) > 1 and name not in who for who in judged.values())


def precision_of(reviewing: Reviewing, chosen: Sample | None, name: str) -> Any:
    """What share of the coded events is right by this reviewer's word; None where nothing was judged yet."""
    try:
        return precision(reviewing.judgements, chosen, name)
    except DragomanError:
        return None


def agreement_of(reviewing: Reviewing, chosen: Sample | None, name: str) -> Any:
    """How far reviewers agree, with the disputes on what this one has judged: nobody sees more of others than that."""
    found = agreement(reviewing.judgements, chosen)
    return found, [one for one in found.disputes if name in one.said]
