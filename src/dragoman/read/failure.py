"""An article or file that could not be read, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """``source`` is the file, with its line where there is one; ``why`` says what is wrong and what to do.

    ``kept`` is true where the article was read all the same, with a gap (an unreadable date); ``left_out`` counts what
    was not wanted, and is no fault: pages in other languages, copies.
    """

    source: str
    why: str
    kept: bool = False
    left_out: int = 0


OnFailure = Callable[[Failure], None]
