"""Files of actors in any of the forms that are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import InputMissing
from dragoman.resolve.actor_table import read_actor_table
from dragoman.resolve.petrarch_dictionary import Dictionary, read_petrarch


def read_actor_files(paths: Sequence[Path]) -> Dictionary:
    """The actors of all files, tables by their suffix .csv, and the lines that could not be read.

    Raises ``InputMissing`` before anything is read, and ``ActorFileInvalid`` for a wrong row of a table.
    """
    for path in paths:
        if not path.is_file():
            raise InputMissing(paths=path)
    read = Dictionary()
    for path in paths:
        if path.suffix.lower() == ".csv":
            read.actors.extend(read_actor_table(path))
        else:
            found = read_petrarch(path)
            read.actors.extend(found.actors)
            read.faults.extend(found.faults)
    return read
