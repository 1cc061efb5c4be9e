"""An event that the coder has not found: its words chosen in the text, and the form."""

from __future__ import annotations

from dragoman.review.reading import reading_of_article
from dragoman.web.judging import blank_fields, offset
from dragoman.web.reviewing import required
from dragoman.web.view import View, Visit


def page(visit: Visit) -> View:
    """The form for a missed event, with words that were selected, or a field to write them into. Raises
    ``NotAReviewer``."""
    required(visit)
    with visit.desk.store() as store:
        reading = reading_of_article(store, visit.part("article"))
    if reading is None:
        words = f"The store has no article {visit.part('article')}."
        return View("message.html", "No such article", {"words": words}, found=False)
    text = reading.article.text
    start, end = (offset(visit.asked(name)) or 0 for name in ("start", "end"))
    chosen = text[start:end] if start < end <= len(text) else ""
    sentence = next((one for one in reading.sentences if chosen and one.start <= start < one.end), None)
    shown = {
        "reading": reading,
        "chosen": chosen,
        "start": start if chosen else "",
        "end": end if chosen else "",
        "sentence": text[sentence.start : sentence.end] if sentence else "",
        "fields": blank_fields(),
    }
    return View("review_missed.html", "An event that was missed", shown)
