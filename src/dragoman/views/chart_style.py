"""How all charts look: no ground of their own, and the ink of the page they stand on, dark or light."""

from __future__ import annotations

from typing import Any

INK = "currentColor"  # what a page writes with; black in a picture of its own
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def styled(drawn: Any) -> Any:
    """A chart in the manner of the others."""
    return (
        drawn.configure(background="transparent", font=FONT)
        .configure_view(strokeOpacity=0)
        .configure_axis(
            labelColor=INK, titleColor=INK, domainColor=INK, tickColor=INK, gridColor=INK, gridOpacity=0.14,
            domainOpacity=0.5, tickOpacity=0.5, labelFontSize=12, titleFontSize=12, titleFontWeight="normal",
        )
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=12, symbolType="square")
        .configure_title(anchor="start", color=INK, subtitleColor=INK)
    )  # fmt: skip
