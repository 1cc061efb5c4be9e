"""Where it happened as a map of the world (extra [charts]): a circle for each place, as large as its stories are
many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from dragoman.views.chart_style import INK, Easel
from dragoman.views.colours import QUAD_COLOURS

if TYPE_CHECKING:
    import altair

WIDTH, HEIGHT = 960, 470  # pixels
# Set, not fitted, so that the shapes and the circles lie on each other though they may be drawn apart.
PROJECTION = {"type": "equalEarth", "scale": 175, "translate": [480, 250], "precision": 0.6}
SMALLEST, LARGEST = 14, 900  # square pixels of a circle


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its stories. ``quad`` is the category of most of them; ``link`` is where the circle leads."""

    lat: float
    lon: float
    place: str
    stories: int
    quad: str
    link: str | None = None


def map_chart(spots: Iterable[Spot]) -> altair.LayerChart:
    """The world with a circle a place. Raises ``ExtraMissing``."""
    easel = Easel()
    layers = (world(easel), circles(easel, list(spots)))
    drawn = easel.alt.layer(*layers, width=WIDTH, height=HEIGHT).project(**PROJECTION)
    return cast("altair.LayerChart", easel.finished(drawn))


def spots_alone(spots: Iterable[Spot]) -> altair.Chart:
    """The circles without countries and legend, of the size of ``outline``, to be laid upon it."""
    easel = Easel()
    return bare(easel, circles(easel, list(spots), legend=False))


def outline() -> altair.Chart:
    """The countries alone."""
    easel = Easel()
    return bare(easel, world(easel))


def bare(easel: Easel, drawn: Any) -> altair.Chart:
    """A map without anything around it."""
    sized = drawn.properties(width=WIDTH, height=HEIGHT, padding=0).project(**PROJECTION)
    return cast("altair.Chart", easel.finished(sized))


def world(easel: Easel) -> Any:
    """The shapes of the countries."""
    alt = easel.alt
    data = easel.data(shapes())
    data.format = alt.DataFormat(type="topojson", feature="countries")
    return alt.Chart(data).mark_geoshape(
        fill=INK, fillOpacity=0.1, stroke=INK, strokeOpacity=0.35, strokeWidth=0.5, aria=False
    )


def circles(easel: Easel, spots: list[Spot], legend: bool = True) -> Any:
    """The places, the larger below the smaller."""
    alt = easel.alt
    rows = [
        {"lat": one.lat, "lon": one.lon, "place": one.place, "stories": one.stories, "quad": one.quad, "link": one.link,
         "told": f"{one.place}: {one.stories:,} stories, mostly {one.quad}"}
        for one in sorted(spots, key=lambda spot: -spot.stories)
    ]  # fmt: skip
    most = max((one.stories for one in spots), default=1)
    colours = alt.Scale(domain=list(QUAD_COLOURS), range=list(QUAD_COLOURS.values()))
    linked = {"href": "link:N"} if any(one.link for one in spots) else {}
    key = alt.Legend(title=None, orient="top", columns=4) if legend else None
    return (
        alt.Chart(easel.data(rows))
        .mark_circle(opacity=0.75, stroke=INK, strokeOpacity=0.6, strokeWidth=0.5)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size("stories:Q", scale=alt.Scale(domain=[0, most], range=[SMALLEST, LARGEST]), legend=None),
            color=alt.Color("quad:N", scale=colours, legend=key),
            tooltip=[alt.Tooltip("place:N"), alt.Tooltip("stories:Q"), alt.Tooltip("quad:N", title="mostly")],
            description="told:N",
            **linked,
        )
    )


@cache
def shapes() -> Any:
    """Countries as TopoJSON; ``data/README.md`` says whence."""
    return json.loads(files("dragoman.views").joinpath("data/world-110m.json").read_text(encoding="utf-8"))
