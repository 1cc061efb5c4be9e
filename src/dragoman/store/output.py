"""Whether an output can be written, asked before any work is done for it."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.errors import OutputMissing, OutputNotAFile, OutputUnwritable


def check_output(path: Path) -> None:
    """Raise ``OutputMissing``, ``OutputNotAFile`` or ``OutputUnwritable`` where no file can be made at ``path``."""
    folder = path.parent
    try:
        # Asked first, because it is the one that raises for a name that no file can have.
        path.resolve()
        if path.is_dir():
            raise OutputNotAFile(path=path, what="a folder", example=path / "events.jsonl")
        if path.exists() and not path.is_file():
            raise OutputNotAFile(path=path, what="not a regular file", example=folder / "events.jsonl")
        if not folder.is_dir():
            raise OutputMissing(path=path, folder=folder)
    except (OSError, ValueError) as error:
        raise OutputUnwritable(path=path, why=getattr(error, "strerror", None) or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputUnwritable(path=path, why=f"the folder {folder} is not open to you for writing")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputUnwritable(path=path, why="the file is there and is read-only")
