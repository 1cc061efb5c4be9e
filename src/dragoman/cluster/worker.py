"""An actor of the cluster: a coder that codes groups and writes their files."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

from dragoman.cluster.inputs import Group
from dragoman.cluster.output import Output, Receipt
from dragoman.pool.worker import CoderLike
from dragoman.read import Failure
from dragoman.records import Article, Reading


class GroupCoder:
    """Made once in each actor's process; Ray calls it with a batch of groups. ``make`` makes the coder there."""

    def __init__(self, make: Callable[[], CoderLike], output: str) -> None:
        self.coder = make()
        self.output = Output(output)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Code and write the groups of a batch (column ``group``); returns their receipts."""
        receipts = [self.code(pickle.loads(one)) for one in batch["group"]]
        return {
            "key": [one.key for one in receipts], "articles": [one.articles for one in receipts],
            "events": [one.events for one in receipts], "failures": [one.failures for one in receipts],
        }  # fmt: skip

    def code(self, group: Group) -> Receipt:
        """Code one group and write its files."""
        lost: list[tuple[str, Failure]] = []

        def lose(article: Article, error: Exception) -> None:
            lost.append((article.id, Failure(article.source or article.id, str(error) or type(error).__name__)))

        articles = {article.id: article for article in group.articles}  # of two with one id the last, as in a store
        readings: list[Reading] = list(self.coder.read_all(iter(articles.values()), lose))
        return self.output.write_group(group, readings, lost)
