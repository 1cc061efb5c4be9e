"""What happened as a chart (extra [charts]): the stories of each type as a bar in the colour of its quad category."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from dragoman.ontology import event_types
from dragoman.views.chart_style import Easel
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.series_chart import whole_ticks

if TYPE_CHECKING:
    import altair

WIDTH, STEP = 560, 20  # pixels: of the longest bar, and of the height of a type


def types_chart(stories: Mapping[str, int]) -> altair.Chart:
    """Stories by the code of their type, the commonest on top; types without stories have no bar.

    Raises ``ExtraMissing``.
    """
    easel = Easel()
    alt = easel.alt
    quads = {one.code: one.quad for one in event_types()}
    rows = [{"type": code, "quad": quads[code], "stories": number, "told": f"{code}: {number:,} stories, {quads[code]}"}
            for code, number in stories.items() if number]  # fmt: skip
    most = max(stories.values(), default=1)
    colours = alt.Scale(domain=list(QUAD_COLOURS), range=list(QUAD_COLOURS.values()))
    drawn = alt.Chart(easel.data(rows), width=WIDTH, height=alt.Step(STEP)).mark_bar().encode(
        x=alt.X("stories:Q", axis=alt.Axis(title="stories", format="~s", **whole_ticks(most))),
        y=alt.Y("type:N", sort="-x", axis=alt.Axis(title=None)),
        color=alt.Color("quad:N", scale=colours, legend=alt.Legend(title=None, orient="top", columns=4)),
        tooltip=[alt.Tooltip("type:N"), alt.Tooltip("quad:N", title="category"), alt.Tooltip("stories:Q")],
        description="told:N",
    )  # fmt: skip
    return cast("altair.Chart", easel.finished(drawn))
