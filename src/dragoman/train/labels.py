"""What the heads of the network tell apart, in the order of their outputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dragoman.coder.pair_classifier import NONE
from dragoman.train.example import Example

RARE = 4
ASSERTED = "asserted"  # the one status where no record has any


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each head. ``event_type``, ``cameo`` and ``mode`` begin with "none"; a mode is "TYPE/mode"."""

    event_type: tuple[str, ...]
    cameo: tuple[str, ...]
    mode: tuple[str, ...]
    status: tuple[str, ...]

    def sizes(self) -> dict[str, int]:
        """How many labels each head has."""
        return {name: len(values) for name, values in asdict(self).items()}

    def targets(self, one: Example) -> tuple[int, int, int, int]:
        """The label indices of an example; -100 for a status that it does not have."""
        mode = f"{one.event_type}/{one.mode}" if one.mode else NONE
        return (
            self.event_type.index(one.event_type or NONE),
            self.cameo.index(shortened(one.cameo, self.cameo)),
            self.mode.index(mode),
            self.status.index(one.status) if one.status else -100,
        )


def labels_of(examples: Sequence[Example]) -> Labels:
    """The labels that examples hold; a CAMEO code that stands fewer than ``RARE`` times gives way to its parent."""
    codes = Counter(one.cameo for one in examples if one.cameo)
    kept = {code for code, count in codes.items() if count >= RARE} | {code[:2] for code in codes}
    return Labels(
        event_type=(NONE, *sorted({one.event_type for one in examples if one.event_type})),
        cameo=(NONE, *sorted(kept)),
        mode=(NONE, *sorted({f"{one.event_type}/{one.mode}" for one in examples if one.mode})),
        status=tuple(sorted({one.status for one in examples if one.status})) or (ASSERTED,),
    )


def shortened(code: str | None, known: Sequence[str]) -> str:
    """A code, or the longest beginning of it that is known; "none" for no code."""
    if code is None:
        return NONE
    return next((code[:length] for length in range(len(code), 1, -1) if code[:length] in known), NONE)
