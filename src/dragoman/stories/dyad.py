"""Two sides, of which a series tells: who did something, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from dragoman.errors import DyadInvalid

CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
ANYONE = "*"


@dataclass(frozen=True, slots=True)
class Dyad:
    """An actor's and a recipient's country; None stands for anyone, known or not.

    Undirected, what either does to the other counts, and what both do with each other once. Directed, a mutual act (a
    meeting, which has actors and no recipient) counts for both directions.
    """

    actor: str | None
    recipient: str | None
    directed: bool = True

    @classmethod
    def parse(cls, text: str, directed: bool = True) -> Self:
        """The dyad of "PRK-KOR", in which ``*`` is anyone ("PRK-*"). Raises ``DyadInvalid``."""
        sides = text.strip().upper().split("-")
        if len(sides) != 2 or not all(side == ANYONE or CODE.fullmatch(side) for side in sides):
            raise DyadInvalid(dyad=text)
        actor, recipient = (None if side == ANYONE else side for side in sides)
        if actor is None and recipient is None:
            raise DyadInvalid(dyad=text)
        return cls(actor, recipient, directed)

    @property
    def codes(self) -> tuple[str, ...]:
        """The countries that it names."""
        return tuple(side for side in (self.actor, self.recipient) if side is not None)

    def __str__(self) -> str:
        arrow = " → " if self.directed else " – "
        return arrow.join(side or "anyone" for side in (self.actor, self.recipient))
