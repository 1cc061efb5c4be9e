"""How much happened over time as a chart (extra [charts]): stories of each period, stacked by quad category."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from dragoman.views.chart_style import Easel
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.series_chart import moment, whole_ticks
from dragoman.views.time_axis import time_axis

if TYPE_CHECKING:
    import altair

WIDTH, HEIGHT = 760, 220  # pixels
Link = Callable[[datetime.date, datetime.date], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many stories of one quad category lie in a period, from its first day to the day after its last."""

    start: datetime.date
    end: datetime.date
    quad: str
    stories: int


def volume_chart(
    bars: Iterable[Bar],
    link: Link | None = None,
    legend: bool = True,
    span: tuple[datetime.date, datetime.date] | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> altair.Chart:
    """Bars stacked by quad category; ``link`` gives the address that a period leads to, ``legend`` names the
    categories, ``span`` is what the axis shows at least, from its first day to the day after its last. Sizes are in
    pixels.

    Raises ``ExtraMissing``.
    """
    easel = Easel()
    alt = easel.alt
    bars = list(bars)
    rows = list(stacked(bars, link))
    ends = ends_of(bars, span)
    days = (ends[1] - ends[0]).days if ends else 0
    most = max((row["high"] for row in rows), default=1)
    key = alt.Legend(title=None, orient="top", columns=4) if legend else None
    colours = alt.Scale(domain=list(QUAD_COLOURS), range=list(QUAD_COLOURS.values()))
    drawn = alt.Chart(easel.data(rows), width=width, height=height).mark_rect(**linked(link)).encode(
        x=alt.X("start:T", axis=time_axis(alt, days, grid=False), scale=alt.Scale(**domain(ends))),
        x2="end:T",
        y=alt.Y("low:Q", axis=alt.Axis(title="stories", format="~s", **whole_ticks(most))),
        y2="high:Q",
        color=alt.Color("quad:N", scale=colours, legend=key),
        tooltip=[alt.Tooltip("period:N"), alt.Tooltip("quad:N", title="category"), alt.Tooltip("stories:Q")],
        description="told:N",
        **({"href": "link:N"} if link else {}),
    )  # fmt: skip
    return cast("altair.Chart", easel.finished(drawn))


def ends_of(bars: Iterable[Bar], span: Iterable[datetime.date] | None) -> tuple[datetime.date, ...]:
    """The first day and the day after the last, of the bars and of the span; nothing of nothing."""
    days = [day for one in bars for day in (one.start, one.end)] + list(span or ())
    return (min(days), max(days)) if days else ()


def domain(ends: Iterable[datetime.date]) -> dict[str, Any]:
    """What the axis shows; without any day that is Vega's to say."""
    days = [{"year": day.year, "month": day.month, "date": day.day} for day in ends]
    return dict(zip(("domainMin", "domainMax"), days, strict=False))


def linked(link: Link | None) -> dict[str, Any]:
    """How a mark that leads somewhere looks under the pointer."""
    return {"cursor": "pointer"} if link else {}


def stacked(bars: Iterable[Bar], link: Link | None) -> Iterator[dict[str, Any]]:
    """The bars of each period one upon the other, in the order of the quad categories, with what they tell aloud."""
    order = list(QUAD_COLOURS)
    heights: dict[datetime.date, int] = {}
    for one in sorted(bars, key=lambda bar: (bar.start, order.index(bar.quad))):
        low = heights.get(one.start, 0)
        heights[one.start] = low + one.stories
        period = span(one.start, one.end)
        yield {
            "start": moment(one.start), "end": moment(one.end), "period": period, "quad": one.quad,
            "stories": one.stories, "low": low, "high": low + one.stories,
            "told": f"{period}: {one.stories:,} {one.quad}",
            **({"link": link(one.start, one.end - datetime.timedelta(days=1))} if link else {}),
        }  # fmt: skip


def span(start: datetime.date, end: datetime.date) -> str:
    """A period in words: "2021", "2021-03", "2021-03-22 to 2021-03-28", "2021-03-25"."""
    last = end - datetime.timedelta(days=1)
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31) and start.year == last.year:
        return str(start.year)
    if start.day == 1 and end.day == 1 and (start.year, start.month) == (last.year, last.month):
        return start.isoformat()[: len("2021-03")]
    return start.isoformat() if start == last else f"{start} to {last}"
