"""How all charts look and are made: no ground of their own, and the ink of the page they stand on, dark or light."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import ExtraMissing

INK = "currentColor"  # what a page writes with; black in a picture of its own
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
PARTED = re.compile(r"<(?=[/!])")
LOOK: dict[str, Any] = {
    "background": "transparent",
    "font": FONT,
    "view": {"strokeOpacity": 0},
    "axis": {
        "labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": INK,
        "gridOpacity": 0.14, "domainOpacity": 0.5, "tickOpacity": 0.5, "labelFontSize": 12, "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "symbolType": "square"},
    "title": {"anchor": "start", "color": INK, "subtitleColor": INK},
}  # fmt: skip


def library() -> Any:
    """Altair. Raises ``ExtraMissing``."""
    try:
        import altair
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="altair", extra="charts") from error
    return altair


@dataclass(frozen=True, slots=True)
class Easel:
    """Altair, and the rows of a chart by name: Altair copies a chart at every step, and would copy its rows along."""

    alt: Any = field(default_factory=library)
    datasets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def data(self, rows: list[dict[str, Any]]) -> Any:
        """Rows by a name of their own, or shapes."""
        name = f"rows-{len(self.datasets)}"
        self.datasets[name] = [harmless(one) for one in rows] if isinstance(rows, list) else rows
        return self.alt.NamedData(name=name)

    def finished(self, drawn: Any) -> Any:
        """A chart with its rows, in the manner of the others. It is changed, for it was made here."""
        drawn.config = self.alt.Config(**LOOK)
        drawn.datasets = self.datasets
        return drawn


def harmless(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose texts cannot end the script that Altair writes them into as they are: what would is parted by a word
    joiner (U+2060), which is not seen."""
    return {name: PARTED.sub("<\u2060", one) if isinstance(one, str) else one for name, one in row.items()}


def specification(drawn: Any) -> Mapping[str, Any]:
    """A chart of an easel as Vega-Lite. Its rows are plain already, and are not looked through again."""
    rows, drawn.datasets = drawn.datasets, {}
    try:
        return {**drawn.to_dict(validate=False), "datasets": rows}
    finally:
        drawn.datasets = rows
