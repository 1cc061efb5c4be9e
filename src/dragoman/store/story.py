"""A story of a store with all that tell of it."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from dragoman.store.rows import Row


class Story(NamedTuple):
    """``row`` is the story's row in ``stories``, ``tellings`` what reports say of it, by publication."""

    row: Row
    tellings: list[Row]

    def _repr_html_(self) -> str:
        """The story as HTML, which notebooks show: what most say, what others say instead, and every report."""
        # By name: the store stands below the views, which alone know how a story looks.
        return str(import_module("dragoman.views.story_html").story_html(self.row, self.tellings))
