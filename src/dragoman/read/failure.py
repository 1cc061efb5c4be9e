"""An article or file that could not be read, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """``source`` is the file, with its line where there is one; ``why`` says what is wrong and what to do.

    ``kept`` is true where the article was read all the same, with a gap (an unreadable date).
    """

    source: str
    why: str
    kept: bool = False


OnFailure = Callable[[Failure], None]
