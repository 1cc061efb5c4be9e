"""From a file of annotations to gold records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.errors import AnnotationInvalid
from dragoman.export.annotations_file import FAULTS, read_annotations
from dragoman.export.gold_record import Record, Sentences, gold_record


def gold_records(
    path: Path, split: Callable[[str], Sentences], notes: Counter[str], predictions: bool = False
) -> Iterator[Record]:
    """A gold record for each annotated article of a Label Studio or doccano export.

    ``split``, ``notes`` and ``predictions`` are as in ``gold_record`` and ``read_annotations``. Raises what the latter
    does.
    """
    for where, page in read_annotations(path, predictions):
        try:
            yield gold_record(page, split, notes)
        except FAULTS as error:
            raise AnnotationInvalid(file=path, where=where, why=str(error)) from error
