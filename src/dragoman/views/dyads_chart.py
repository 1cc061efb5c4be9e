"""Who does how much to whom as a chart (extra [charts]): a square for each dyad, the darker the more stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from dragoman.views.chart_style import INK, Easel

if TYPE_CHECKING:
    import altair

STEP = 30  # pixels of a side of a square
FILL = "#3f97d0"  # laid over the page more or less thickly, so that much is seen as much on light pages and dark
FAINTEST = 0.12
WRITTEN = 15  # countries on a side up to which each square has its number


@dataclass(frozen=True, slots=True)
class Square:
    """How many stories one country has with another as their actor and recipient, how many of them are conflict, and
    the mean of their scores."""

    actor: str
    recipient: str
    stories: int
    conflict: int
    mean_score: float | None


def dyads_chart(squares: Iterable[Square]) -> altair.LayerChart:
    """Actors down, recipients across, those with most stories first. Raises ``ExtraMissing``."""
    easel = Easel()
    alt = easel.alt
    found = list(squares)
    actors, recipients = (ranked(found, side) for side in ("actor", "recipient"))
    base = alt.Chart(easel.data([row(one) for one in found])).encode(
        x=alt.X("recipient:N", sort=recipients, axis=alt.Axis(title="to whom", orient="top", labelAngle=0)),
        y=alt.Y("actor:N", sort=actors, axis=alt.Axis(title="who")),
    )
    layers = [filled(alt, base, max((one.stories for one in found), default=1))]
    if max(len(actors), len(recipients)) <= WRITTEN:
        layers.append(base.mark_text(color=INK, fontSize=11, aria=False).encode(text=alt.Text("stories:Q", format=",")))
    drawn = alt.layer(*layers, width=alt.Step(STEP + 4), height=alt.Step(STEP))
    return cast("altair.LayerChart", easel.finished(drawn))


def filled(alt: Any, base: Any, most: int) -> Any:
    """The squares."""
    return base.mark_rect(fill=FILL).encode(
        fillOpacity=alt.FillOpacity(
            "stories:Q", legend=None, scale=alt.Scale(type="sqrt", domain=[0, most], range=[FAINTEST, 1])
        ),
        tooltip=[
            alt.Tooltip("actor:N"), alt.Tooltip("recipient:N"), alt.Tooltip("stories:Q", format=","),
            alt.Tooltip("conflict:Q", title="of them conflict", format=","),
            alt.Tooltip("mean_score:Q", title="mean score", format="+.1f"),
        ],
        description="told:N",
    )  # fmt: skip


def row(one: Square) -> dict[str, Any]:
    """A square as the chart reads it, with what it tells aloud."""
    return {
        "actor": one.actor, "recipient": one.recipient, "stories": one.stories, "conflict": one.conflict,
        "mean_score": one.mean_score,
        "told": f"{one.actor} to {one.recipient}: {one.stories:,} stories, {one.conflict:,} of them conflict",
    }  # fmt: skip


def ranked(found: Iterable[Square], side: str) -> list[str]:
    """The countries of a side, those with most stories first."""
    total: Counter[str] = Counter()
    for one in found:
        total[getattr(one, side)] += one.stories
    return sorted(total, key=lambda country: (-total[country], country))
