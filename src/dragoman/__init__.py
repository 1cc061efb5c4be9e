"""Dragoman: who did what to whom, when, where, on whose word — political event data from news reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = [
    "Article", "Coder", "Entity", "Event", "Reading", "Relation", "Store", "Table", "__version__", "charts", "frame",
    "link",
]  # fmt: skip

if TYPE_CHECKING:
    from dragoman import charts
    from dragoman.frames import frame
    from dragoman.linking import link
    from dragoman.pipeline import Coder
    from dragoman.records import Article, Entity, Event, Reading, Relation
    from dragoman.store import Store, Table

ROOMS = {
    "Coder": "dragoman.pipeline", "Store": "dragoman.store", "Table": "dragoman.store", "frame": "dragoman.frames",
    "link": "dragoman.linking",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name from its room when it is first used: ``dragoman --help`` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    if name == "charts":
        return import_module("dragoman.charts")
    return getattr(import_module(ROOMS.get(name, "dragoman.records")), name)
