"""Series as charts (extra [charts]): what was counted, by quad category, and the mean score below it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dragoman.errors import ExtraMissing, UnknownFormat
from dragoman.store.partial import Partial
from dragoman.stories.alerts import Alert
from dragoman.stories.change_points import ChangePoint
from dragoman.stories.series import Series, SeriesRow
from dragoman.views.chart_style import INK, Easel
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.time_axis import time_axis

if TYPE_CHECKING:
    import altair

WIDTH, COUNTS, SCORES = 760, 200, 110  # pixels
ROOM = 1.2  # above the bars, for labels
FEW = 8  # stories up to which the axis has a tick for each
TURN = 0.6  # of the span, from which on a label stands before its rule
SCALE = 2  # of PNG: pixels on paper are small
FORMATS = (".svg", ".png", ".html")
LAST = datetime.date.max - datetime.timedelta(days=1)  # a day that has a day after it
ALERTED = "#cc79a7"


def chart(
    found: Sequence[Series],
    changes: Sequence[ChangePoint] = (),
    alerts: Sequence[Alert] = (),
    legend: bool = True,
    title: bool = True,
) -> altair.VConcatChart:
    """Each series as bars stacked by quad category over a line of mean scores, its change points as labelled rules and
    its alerts as marks above the bars. ``legend`` names the categories, ``title`` the dyad. Raises ``ExtraMissing``."""
    easel = Easel()
    panels = [
        panel(
            easel,
            one,
            [change for change in changes if change.dyad == one.dyad],
            [alert for alert in alerts if alert.dyad == one.dyad],
            legend,
            title,
        )
        for one in found
    ]
    several = len(panels) != 1
    drawn = easel.alt.vconcat(*panels, spacing=30).resolve_scale(x="independent") if several else panels[0]
    return cast("altair.VConcatChart", easel.finished(drawn))


def panel(
    easel: Easel, one: Series, changes: Sequence[ChangePoint], alerts: Sequence[Alert], legend: bool, title: bool
) -> Any:
    """One series."""
    alt = easel.alt
    time = {"axis": time_axis(alt, days(one)), "scale": alt.Scale(domain=domain(one))}
    counted = [change for change in changes if change.measure != "score"]
    scored = [change for change in changes if change.measure == "score"]
    top, low = [bars(easel, one, time, ROOM if counted else 1.0, legend)], [line(easel, one, time)]
    for layers, marks in ((top, counted), (low, scored)):
        if marks:
            layers += rules(easel, one, marks, time)
    if alerts:
        top.append(alarms(easel, one, alerts, time))
    subtitle = f"{one.counted} by {one.by}; {first_line(one)}"
    named = {"title": alt.Title(str(one.dyad), subtitle=subtitle)} if title else {}
    upper = alt.layer(*top).properties(width=WIDTH, height=COUNTS, **named)
    lower = alt.layer(*low).properties(width=WIDTH, height=SCORES)
    # Both have the same days on their axes: there is no scale to be shared.
    return alt.vconcat(upper, lower, spacing=6)


def first_line(one: Series) -> str:
    """How much there is, and of what time."""
    return f"{one.number:,} from {one.rows[0].period} to {one.rows[-1].period}" if one.rows else "none"


def moment(day: datetime.date) -> str:
    """A day as Vega reads one in local time: a bare day it would take for midnight in Greenwich."""
    return f"{day.isoformat()}T00:00:00"


def after(day: datetime.date) -> str:
    """The end of a day."""
    return moment(min(day, LAST) + datetime.timedelta(days=1))


def domain(one: Series) -> list[str]:
    """From the first to the last moment of a series."""
    return [moment(one.rows[0].start), after(one.rows[-1].end)] if one.rows else []


def days(one: Series) -> int:
    """How many days a series spans."""
    return (one.rows[-1].end - one.rows[0].start).days if one.rows else 0


def middle(start: datetime.date, end: datetime.date) -> str:
    """The middle of a period."""
    half = (datetime.datetime.combine(end, datetime.time()) - datetime.datetime.combine(start, datetime.time())) / 2
    return (datetime.datetime.combine(start, datetime.time(12)) + half).isoformat()


def bars(easel: Easel, one: Series, time: dict[str, Any], room: float, legend: bool = True) -> Any:
    """What was counted, as wide as its period; the axis is ``room`` times as high as the highest."""
    alt = easel.alt
    rows = [bar for row in one.rows for bar in stacked(row)]
    most = max((row["high"] for row in rows), default=1)
    colours = alt.Scale(domain=list(QUAD_COLOURS), range=list(QUAD_COLOURS.values()))
    key = alt.Legend(title=None, orient="top", columns=4) if legend else None
    return alt.Chart(easel.data(rows)).mark_rect().encode(
        x=alt.X("start:T", **time),
        x2="end:T",
        y=alt.Y(
            "low:Q",
            axis=alt.Axis(title=one.counted, format="d", **whole_ticks(most)),
            scale=alt.Scale(domain=[0, most * room], nice=True),
        ),
        y2="high:Q",
        color=alt.Color("quad:N", scale=colours, legend=key),
        tooltip=["period:N", "quad:N", "number:Q", "articles:Q", "share:Q"],
        description="told:N",
    )


def whole_ticks(most: float) -> dict[str, Any]:
    """Ticks of an axis of counts: each number where they are few, for halves would be written as wholes."""
    return {"values": list(range(int(most) + 1))} if most <= FEW else {"tickMinStep": 1}


def stacked(row: SeriesRow) -> Iterator[dict[str, Any]]:
    """The quad categories of a period, one upon the other.

    Vega-Lite stacks no bars that have a width of their own on an axis of time.
    """
    low = 0
    for quad, number in row.quads.items():
        if number:
            yield {"start": moment(row.start), "end": after(row.end), "period": row.period, "quad": quad,
                   "number": number, "low": low, "high": low + number, "share": row.share,
                   "articles": row.articles, "told": f"{row.period}: {number:,} {quad}"}  # fmt: skip
        low += number


def line(easel: Easel, one: Series, time: dict[str, Any]) -> Any:
    """The mean score of each period that has one; the larger a dot, the more it is the mean of."""
    alt = easel.alt
    rows = [
        {"middle": middle(row.start, row.end), "period": row.period, "score": row.mean_score,
         "number": getattr(row, one.counted), "told": f"{row.period}: mean score {row.mean_score:+.1f}"}
        for row in one.rows
        if row.mean_score is not None
    ]  # fmt: skip
    base = alt.Chart(easel.data(rows)).encode(
        x=alt.X("middle:T", **time),
        y=alt.Y("score:Q", axis=alt.Axis(title="mean score"), scale=alt.Scale(domain=[-10, 10])),
    )
    nought = alt.Chart(easel.data([{"score": 0}])).mark_rule(color="#888888").encode(y="score:Q")
    dots = base.mark_circle(color=INK, opacity=0.9).encode(
        size=alt.Size("number:Q", legend=None, scale=alt.Scale(range=[12, 160])),
        tooltip=["period:N", "score:Q", "number:Q"],
        description="told:N",
    )
    return alt.layer(nought, base.mark_line(color=INK, strokeWidth=1), dots)


def rules(easel: Easel, one: Series, changes: Sequence[ChangePoint], time: dict[str, Any]) -> list[Any]:
    """Change points as rules, each with its label; those of one day share a rule."""
    alt = easel.alt
    labels: dict[datetime.date, list[str]] = {}
    for change in changes:
        labels.setdefault(change.start, []).append(said(change))
    first, last = one.rows[0].start, one.rows[-1].end
    layers = []
    for late in (False, True):
        rows = [{"start": moment(start), "label": words} for start, words in labels.items()
                if ((start - first) / (last - first) > TURN) is late]  # fmt: skip
        if rows:
            base = alt.Chart(easel.data(rows)).encode(x=alt.X("start:T", **time))
            side = {"align": "right", "dx": -4} if late else {"align": "left", "dx": 4}
            words = base.mark_text(baseline="top", fontSize=10, lineHeight=12, color=INK, **side)
            layers += [base.mark_rule(color=INK, strokeDash=[4, 3]), words.encode(y=alt.value(0), text="label:N")]
    return layers


def said(change: ChangePoint) -> str:
    """A change point as a label: "conflict for 1,000 articles 0.4 → 2.1"."""
    if change.measure == "score":
        return f"score {change.before:+.1f} → {change.after:+.1f}"
    return f"{change.measure} for 1,000 articles {change.before:.1f} → {change.after:.1f}"


def alarms(easel: Easel, one: Series, alerts: Sequence[Alert], time: dict[str, Any]) -> Any:
    """Alerts as marks above their bars."""
    alt = easel.alt
    height = {row.start: sum(row.quads.values()) for row in one.rows}
    rows = [
        {"middle": middle(alert.start, alert.end), "height": height.get(alert.start, 0), "period": alert.period,
         "alert": f"{alert.measure} {alert.way}", "p": alert.p,
         "told": f"{alert.period}: alert, {alert.measure} {alert.way}"}
        for alert in alerts
    ]  # fmt: skip
    drawn = alt.Chart(easel.data(rows))
    marks = drawn.mark_point(shape="triangle-down", filled=True, size=70, color=ALERTED, yOffset=-8)
    return marks.encode(x=alt.X("middle:T", **time), y=alt.Y("height:Q"), tooltip=["period:N", "alert:N", "p:Q"],
                        description="told:N")


def save(drawn: Any, path: Path) -> None:
    """Write a chart as SVG, PNG or HTML, by the suffix; the page needs no network.

    Raises ``UnknownFormat``, ``ExtraMissing`` and what ``Partial`` does.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UnknownFormat(path=path, suffix=suffix or path.name, known=", ".join(FORMATS))
    try:
        import vl_convert  # noqa: F401
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="vl-convert-python", extra="charts") from error
    file = Partial(path)
    try:
        file.path.write_bytes(drawing(drawn, suffix.removeprefix(".")))
    except BaseException:
        file.discard()
        raise
    file.keep()


def drawing(drawn: Any, form: str) -> bytes:
    """A chart as the bytes of a file, on white."""
    on_white = drawn.copy()
    on_white.config = drawn.config.copy()
    on_white.config.background = "white"
    if form == "png":
        made = io.BytesIO()
        on_white.save(made, format="png", scale_factor=SCALE)
        return made.getvalue()
    text = io.StringIO()
    on_white.save(text, format=form, **({"inline": True} if form == "html" else {}))
    return text.getvalue().encode("utf-8")
