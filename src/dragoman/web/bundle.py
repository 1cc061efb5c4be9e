"""Files that are made and not written by hand: Vega for the browser, the outline of the world. Each is made once."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from dragoman.web.drawn import engine, svg

GREY = "#808890"  # seen on a light page and on a dark one


def vega() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one JavaScript module, which sets ``window.vegaEmbed``. It takes seconds
    to make, and is kept on disk."""
    made = engine()
    kept = cache_folder() / f"vega-{made.__version__}.js"
    try:
        return kept.read_bytes()
    except OSError:
        text = str(made.javascript_bundle()).encode()
        keep(kept, text)
        return text


def keep(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; where the disk is not ours, it is made again the next time."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def cache_folder() -> Path:
    """Where files are kept that can be made again (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


@cache
def world() -> bytes:
    """The outline of the world, on which the map lays its circles."""
    from dragoman.views.chart_style import specification
    from dragoman.views.map_chart import outline

    return svg(specification(outline())).replace("currentColor", GREY).encode()


MADE: dict[str, Callable[[], bytes]] = {"vega.js": vega, "world.svg": world}


def made_of() -> str:
    """What the made files depend on."""
    from dragoman import __version__

    return f"{__version__} {engine().__version__}"
