"""Charts as the pages show them: drawn here, so that they are there without JavaScript, and kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock
from typing import Any

from dragoman.errors import ExtraMissing
from dragoman.web.limits import CHARTS_KEPT

POOL = ThreadPoolExecutor(2, thread_name_prefix="drawing")
SCALE = 2  # of PNG: pixels on paper are small
FOREIGN = "https://vega.github.io/vega-datasets/"  # what vl-convert puts before addresses of this server
DRAWING = Lock()  # vl-convert has one engine: two that wait for it are no faster than one after the other
Spec = Mapping[str, Any]


def svg(spec: Spec) -> str:
    """A chart of Vega-Lite as SVG text. Raises ``ExtraMissing``."""
    return drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=CHARTS_KEPT)
def drawn(spec: str) -> str:
    """A chart that was drawn before is not drawn again."""
    with DRAWING:
        text = str(engine().vegalite_to_svg(spec))
    text = text.replace(FOREIGN, "")
    # The table beside a chart has the same links; hundreds of bars would keep who goes by keys from it.
    return text.replace("<a ", '<a tabindex="-1" ')


def meanwhile(make: Callable[[], Spec]) -> Callable[[], Spec]:
    """Draw a chart while the page goes on asking; what is given back waits for it, and finds it drawn."""

    def work() -> Spec:
        spec = make()
        svg(spec)
        return spec

    return POOL.submit(work).result


def paper(spec: Spec) -> Spec:
    """A chart on white, for a picture of its own."""
    return {**spec, "config": {**spec.get("config", {}), "background": "white"}}


def svg_file(spec: Spec) -> bytes:
    """A chart as an SVG file."""
    return svg(paper(spec)).replace("currentColor", "#1b1f24").encode()


def png_file(spec: Spec) -> bytes:
    """A chart as a PNG file."""
    return bytes(engine().svg_to_png(svg_file(spec).decode(), scale=SCALE))


def engine() -> Any:
    """vl-convert. Raises ``ExtraMissing``."""
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="vl-convert-python", extra="web") from error
    return vl_convert
