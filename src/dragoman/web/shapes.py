"""Small pictures in a line of text."""

from __future__ import annotations

from collections.abc import Sequence

SPARK = (120, 22)  # pixels
EDGE = 2


def sparkline(values: Sequence[float]) -> str:
    """The points of an SVG polyline: values from left to right, nought at the bottom."""
    width, height = SPARK
    most = max(values, default=0) or 1
    step = (width - 2 * EDGE) / max(len(values) - 1, 1)
    return " ".join(
        f"{EDGE + index * step:.1f},{height - EDGE - (height - 2 * EDGE) * value / most:.1f}"
        for index, value in enumerate(values)
    )
