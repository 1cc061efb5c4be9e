"""Pages that are made of the package when a build begins: codebook, actors, command line, named queries, errors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import actor_pages
import codebook_pages
import command_page
import error_page
import query_page


def setup(app: Any) -> dict[str, bool]:
    """Sphinx's entry."""
    app.connect("builder-inited", lambda app: write(Path(app.srcdir), pages()))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def pages() -> dict[str, str]:
    """The text of every made page, by its path below ``docs``."""
    return {
        **codebook_pages.pages(),
        **actor_pages.pages(),
        "reference/commands.md": command_page.page(),
        "reference/queries.md": query_page.page(),
        "reference/errors.md": error_page.page(),
    }


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write what has changed, so that a second build reads only that, and take away codebook pages of codes gone."""
    for name, text in made.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in (folder / "codebook").glob("*.md"):
        if f"codebook/{path.name}" not in made:
            path.unlink()
