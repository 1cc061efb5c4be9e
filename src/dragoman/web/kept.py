"""What pages have worked out of a store, kept as long as the store does not change, the latest used of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from dragoman.web.desk import Desk

MOST = 64  # things: series, profiles and charts, each well below a megabyte
T = TypeVar("T")


class Kept:
    """At most ``most`` things by what they were made of; those unused for longest go first."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.things: OrderedDict[Hashable, object] = OrderedDict()
        self.lock = Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of a key. Two that ask at once for what is not there both make it: neither waits."""
        with self.lock:
            if key in self.things:
                self.things.move_to_end(key)
                return cast("T", self.things[key])
        made = make()
        with self.lock:
            self.things[key] = made
            while len(self.things) > self.most:
                self.things.popitem(last=False)
        return made


def kept(desk: Desk, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes of a desk's store, made once. The store stays open meanwhile, so that it is of one state."""
    with desk.store():
        return desk.once("worked out", Kept).of(key, make)
