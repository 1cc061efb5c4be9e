"""From a gold file to a report: the kind is told from the file, its records are checked, the coder is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from dragoman.evaluate.articles import gold_article, score_articles
from dragoman.evaluate.gold_file import Record, checked_kind, gold_of, kind_of, read_records
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.relations import gold_relation, score_relations
from dragoman.evaluate.report import Report

Scorer = Callable[[str, Path, list[tuple[int, Record]], CoderLike], Report]


def _scorer(make: Callable[[Record], Any], score: Callable[[str, list[Any], CoderLike], Report]) -> Scorer:
    return partial(_scored, make, score)


def _scored(
    make: Callable[[Record], Any],
    score: Callable[[str, list[Any], CoderLike], Report],
    name: str,
    path: Path,
    records: list[tuple[int, Record]],
    coder: CoderLike,
) -> Report:
    return score(name, gold_of(path, records, make), coder)


SCORERS: dict[str, Scorer] = {
    "articles": _scorer(gold_article, score_articles),
    "relations": _scorer(gold_relation, score_relations),
}


def evaluate(path: str | Path, coder: CoderLike, kind: str | None = None) -> Report:
    """Score a coder against a gold file of JSON lines; ``kind`` where it cannot be told from the first record.

    Raises ``InputMissing``, ``GoldEmpty``, ``GoldKindUnknown``, and ``GoldInvalid`` with the file and line at fault.
    """
    path = Path(path)
    records = read_records(path)
    found = kind_of(path, records[0][1]) if kind in (None, "auto") else checked_kind(path, str(kind))
    return SCORERS[found](path.name, path, records, coder)
