"""A place with where it stands in the parse."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Place


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place of the article: its record, its sentence, and its tokens ``first`` to ``last`` with their ``head``."""

    place: Place
    sentence_index: int
    first: int
    last: int
    head: int
