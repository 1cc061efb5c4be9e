"""A table of actors (CSV) as known actors."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from dragoman.errors import ActorFileInvalid, ActorTold
from dragoman.ontology import sectors
from dragoman.records import KnownActor, Manner
from dragoman.resolve.countries import STATELESS, countries

NEEDED = ("name", "country")
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")
MANNERS: tuple[Manner, ...] = ("person", "body", "country", "role")


def read_actor_table(path: Path) -> list[KnownActor]:
    """The rows of a CSV file with the columns name and country, and as it likes aliases (joined by ``|``), sector,
    office, from, until (YYYY[-MM[-DD]]) and manner (person, body, country, role; body where it is not said).

    Raises ``ActorFileInvalid`` for a missing column, for a row whose codes or dates are none, and for what is no CSV in
    UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        try:
            missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
            if missing:
                raise ActorFileInvalid(file=path, line=1, why=f"the header lacks {', '.join(missing)}")
            return [actor(row, path, table.line_num) for row in table]
        except UnicodeDecodeError as error:
            why = f"a byte is not UTF-8 ({error.object[error.start]:#x}); save the file as UTF-8"
            raise ActorFileInvalid(file=path, line=table.line_num + 1, why=why) from error
        except csv.Error as error:
            raise ActorFileInvalid(file=path, line=table.line_num + 1, why=f"it is no row of CSV: {error}") from error


def actor(row: dict[str, str | None], path: Path, line: int) -> KnownActor:
    """One row."""
    cells = {key: (value or "").strip() for key, value in row.items() if key}
    fault = wrong(cells)
    if fault:
        raise ActorFileInvalid(file=path, line=line, why=fault)
    names = (cells["name"], *(one.strip() for one in cells.get("aliases", "").split("|") if one.strip()))
    manner = next((one for one in MANNERS if one == cells.get("manner")), "person" if cells.get("office") else "body")
    return KnownActor(
        names, cells["country"] or None, cells.get("sector") or None, cells.get("office") or None,
        cells.get("from", ""), cells.get("until", ""), manner, "import", f"{path.name}:{line}",
    )  # fmt: skip


def check_codes(name: str, country: str | None, sector: str | None, since: str, until: str) -> None:
    """Raise ``ActorTold`` where what a person says of an actor has codes or dates that are none."""
    fault = wrong({"name": name, "country": country or "", "sector": sector or "", "from": since, "until": until})
    if fault:
        raise ActorTold(name=name, why=fault)


def wrong(cells: dict[str, str]) -> str | None:
    """What is wrong with a row, None if nothing is."""
    if not cells["name"]:
        return "the name is empty"
    if cells["country"] and cells["country"] not in countries() and cells["country"] not in STATELESS:
        return f"'{cells['country']}' is no country code (ISO 3166 alpha-3, or {', '.join(sorted(STATELESS))})"
    if cells.get("sector") and cells["sector"] not in {one.code for one in sectors()}:
        return f"'{cells['sector']}' is no sector of PLOVER"
    bad = [cells[key] for key in ("from", "until") if not DATE.fullmatch(cells.get(key, ""))]
    if bad:
        return f"'{bad[0]}' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"
    if cells.get("manner", "") not in ("", *MANNERS):
        return f"'{cells['manner']}' is no manner: {', '.join(MANNERS)}"
    return None
