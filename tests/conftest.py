"""The order of the tests: where several workers share them by file (`make test`), long files go first, so that none of them is
begun when all else is done."""

from __future__ import annotations

LONG = ("test_end_to_end", "test_docs", "test_cluster", "test_pool", "test_kill", "test_notebook", "test_app", "test_restore", "test_million")


def pytest_collection_modifyitems(items):
    """Long files first, in the order above; the others as they are."""
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONG)))
