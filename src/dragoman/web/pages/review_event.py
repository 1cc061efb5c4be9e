"""One event to be judged: its sentence among its neighbours, what was coded, and the form."""

from __future__ import annotations

from dragoman.records import Event, Reading
from dragoman.review.reading import reading_of_event
from dragoman.views.annotated import marks, of_event, pieces
from dragoman.web.judging import event_fields, left_fields
from dragoman.web.reviewing import required
from dragoman.web.view import View, Visit

AROUND = 2  # sentences before and after


def page(visit: Visit) -> View:
    """An event, and what this reviewer has said of it. Raises ``NotAReviewer`` and ``EventMissing``."""
    reviewing, reviewer = required(visit)
    with visit.desk.store() as store:
        reading = reading_of_event(store, visit.part("event"))
    event = next(one for one in reading.events if one.event_id == visit.part("event"))
    own = next(
        (one for one in reviewing.judgements.of_event(event.event_id) if one.judgement.reviewer == reviewer.name), None
    )
    sample = visit.asked("sample")
    left = own.left(reviewing.judgements.article(event.article_id, own.digest)) if own else None
    shown = {
        "reading": reading,
        "event": event,
        "around": around(reading, event),
        "own": own,
        "others": reviewing.judgements.visible(event.event_id, reviewer.name),
        "fields": left_fields(left) if left else event_fields(event),
        "sample": sample,
        "progress": reviewing.samples.progress(sample).get(reviewer.name, 0) if sample else None,
        "size": sum(reviewing.samples.one(sample).taken.values()) if sample else None,
    }
    return View("review_event.html", f"Judge {event.event_type}", shown)


def around(reading: Reading, event: Event) -> list[tuple[bool, list[object]]]:
    """(whether it is the event's, pieces) of the sentences around an event, with its own marks alone."""
    own = [*of_event(event), *(one for one in marks(reading) if one.role in ("date", "place"))]
    near = [one for one in reading.sentences if abs(one.index - event.sentence_index) <= AROUND]
    return [
        (
            one.index == event.sentence_index,
            list(pieces(reading.article.text, one.start, one.end, own if one.index == event.sentence_index else ())),
        )
        for one in near
    ]
