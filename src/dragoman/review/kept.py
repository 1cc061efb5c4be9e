"""A judgement as it is kept: with the event that was judged and the article it stands in, whatever is coded later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.ontology import mode, quad_of, score
from dragoman.records import Article, Reading
from dragoman.review.correction import Correction, plain
from dragoman.review.judgement import Judgement
from dragoman.store.rows import text_digest

Record = dict[str, Any]
# What was the coder's own answer, and no longer holds once its type or mode is another.
CODED_ONLY = ("cameo", "dissent", "rule")


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as it was judged: ``digest`` stands for all that is known of it, ``sentences`` are (start, end) in
    characters of its text."""

    article: Article
    digest: str
    sentences: tuple[tuple[int, int], ...]

    @staticmethod
    def of(reading: Reading) -> KeptArticle:
        """The article of a reading."""
        spans = tuple((one.start, one.end) for one in reading.sentences)
        return KeptArticle(reading.article, text_digest(reading.article), spans)

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds a character, or of the nearest before it."""
        return max(0, bisect_right([start for start, _ in self.sentences], offset) - 1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement and what it judged. ``number`` counts all judgements of a file from 1, ``digest`` names the article's
    text, ``event`` is the coder's record at that time (``Event.to_dict``), None where the coder had none.

    ``events`` are the ids of the coder's events that a mark "complete" is about.
    """

    number: int
    judgement: Judgement
    digest: str
    event: Record | None = None
    events: tuple[str, ...] = ()

    def left(self, article: KeptArticle | None = None) -> Record | None:
        """The event as the reviewer leaves it; None where it is rejected, withdrawn, or none is judged. The article is
        asked for the sentence of a missed event alone."""
        correction = self.judgement.correction
        if self.judgement.verdict == "missed" and correction is not None and article is not None:
            return corrected(missing(correction, article), correction)
        if self.event is None or self.judgement.verdict not in ("accept", "correct"):
            return None
        return dict(self.event) if correction is None else corrected(self.event, correction)


def missing(correction: Correction, article: KeptArticle) -> Record:
    """What an event that the coder has not found begins with: its words and its sentence."""
    assert correction.trigger is not None
    index = article.sentence_of(correction.trigger.start)
    start, end = article.sentences[index] if article.sentences else (0, len(article.article.text))
    return {"event_id": None, "article_id": article.article.id, "sentence_index": index,
            "sentence": article.article.text[start:end], "mode": None, "contexts": [], "status": "asserted",
            "trigger": plain(correction.trigger), "actors": [], "recipients": [], "date": None, "place": None,
            "published": article.article.date}  # fmt: skip


def corrected(event: Mapping[str, Any], correction: Correction) -> Record:
    """An event with a correction laid over it; quad category and score follow the type and mode that it then has."""
    said = correction.to_dict()
    found = dict(event) | said
    for name in ("mode", "date"):
        found[name] = found[name] or None
    if "place" in said and not said["place"]["name"]:
        found["place"] = None
    if "event_type" in said and "mode" not in said and found["mode"] and not mode(said["event_type"], found["mode"]):
        found["mode"] = None
    if "date" in said:
        found["date_end"] = None
    if {"event_type", "mode"} & said.keys():
        found |= dict.fromkeys(CODED_ONLY)
        found["score"] = score(found["event_type"], found["mode"])
    return found | {"quad_category": quad_of(found["event_type"])}
