"""Files of annotations as labelling tools export them: Label Studio's JSON and doccano's JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import AnnotationInvalid, AnnotationsUnknown, InputMissing
from dragoman.export.annotated import Annotated
from dragoman.export.doccano_back import is_example, page_of_example
from dragoman.export.labelstudio_back import is_task, page_of_task

FAULTS = (KeyError, TypeError, ValueError, IndexError, AttributeError)


def read_annotations(path: Path, predictions: bool = False) -> Iterator[tuple[str, Annotated]]:
    """Each annotated article with where it stands in the file; what nobody has annotated is left out.

    ``predictions`` takes, where a task of Label Studio has no annotation, its prediction as it stands.
    Raises ``InputMissing``, ``AnnotationsUnknown``, and ``AnnotationInvalid`` for the first record at fault.
    """
    for where, record in records(path):
        try:
            page = page_of(path, record, predictions)
        except FAULTS as error:
            why = f"it has no {error}" if isinstance(error, KeyError) else str(error)
            raise AnnotationInvalid(file=path, where=where, why=why) from error
        if page is not None:
            yield where, page


def page_of(path: Path, record: Any, predictions: bool) -> Annotated | None:
    """A record of either tool."""
    if is_task(record):
        return page_of_task(record, predictions)
    if is_example(record):
        return page_of_example(record)
    raise AnnotationsUnknown(file=path)


def records(path: Path) -> Iterator[tuple[str, Any]]:
    """The records of a JSON array, or of JSON lines, each with where it stands."""
    if not path.is_file():
        raise InputMissing(paths=path)
    text = path.read_bytes()
    if text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        for number, record in enumerate(parsed(path, "the file", text), start=1):
            yield f"record {number}", record
        return
    for number, line in enumerate(text.split(b"\n"), start=1):
        if line.strip():
            yield f"line {number}", parsed(path, f"line {number}", line)


def parsed(path: Path, where: str, text: bytes) -> Any:
    """JSON in UTF-8. Raises ``AnnotationInvalid``."""
    try:
        return json.loads(text.decode("utf-8-sig"))
    except ValueError as error:
        raise AnnotationInvalid(file=path, where=where, why=f"it is not JSON ({error})") from error
