"""The axis of time of a chart."""

from __future__ import annotations

from typing import Any

COARSE, FINE = 3000, 120  # days of a span: above the first years are enough, up to the second days are shown


def time_axis(alt: Any, days: int, grid: bool = True) -> Any:
    """An axis whose labels say when it was, as finely as a span of ``days`` asks for, and do not touch."""
    form = "%Y" if days > COARSE else "%b %Y" if days > FINE else "%-d %b %Y"
    return alt.Axis(title=None, format=form, labelOverlap="greedy", labelSeparation=14, grid=grid)
