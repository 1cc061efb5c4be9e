"""From a gold file to a report: the kind is told from the file, its records are checked, the coder is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.evaluate.articles import gold_article, score_articles
from dragoman.evaluate.contexts import gold_contexts, score_contexts
from dragoman.evaluate.dates import gold_dates, score_dates
from dragoman.evaluate.event_places import gold_event_place, score_event_places
from dragoman.evaluate.gold_file import Record, checked_kind, gold_of, kind_of, read_records
from dragoman.evaluate.judgements import gold_judgements
from dragoman.evaluate.petrarch import gold_codes, score_petrarch
from dragoman.evaluate.places import gold_places, score_places
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.recoded import score_judgements
from dragoman.evaluate.relations import gold_relation, score_relations
from dragoman.evaluate.report import Report
from dragoman.evaluate.sentences import gold_sentence, score_sentences
from dragoman.evaluate.stories import gold_told, score_stories
from dragoman.evaluate.synthetic import gold_story, score_synthetic

# For each kind: a record made into a gold object, and a list of these scored.
SCORINGS: dict[str, tuple[Callable[[Record], Any], Callable[[str, list[Any], CoderLike], Report]]] = {
    "articles": (gold_article, score_articles),
    "judgements": (gold_judgements, score_judgements),
    "relations": (gold_relation, score_relations),
    "sentences": (gold_sentence, score_sentences),
    "petrarch": (gold_codes, score_petrarch),
    "dates": (gold_dates, score_dates),
    "event_places": (gold_event_place, score_event_places),
    "places": (gold_places, score_places),
    "contexts": (gold_contexts, score_contexts),
    "synthetic": (gold_story, score_synthetic),
    "stories": (gold_told, score_stories),
}


def evaluate(path: str | Path, coder: CoderLike, kind: str | None = None) -> Report:
    """Score a coder against a gold file of JSON lines; ``kind`` where it cannot be told from the first record.

    Raises ``InputMissing``, ``GoldEmpty``, ``GoldKindUnknown``, and ``GoldInvalid`` with the file and line at fault.
    """
    path = Path(path)
    records = read_records(path)
    found = kind_of(path, records[0][1]) if kind in (None, "auto") else checked_kind(path, str(kind))
    make, score = SCORINGS[found]
    return score(path.name, gold_of(path, records, make), coder)
