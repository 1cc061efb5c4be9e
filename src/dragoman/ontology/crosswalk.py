"""Between CAMEO and PLOVER, both ways, and the coarser labels that fold either."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.errors import UnknownCode
from dragoman.ontology.data_file import read_csv, read_toml
from dragoman.ontology.ontology import event_type

TYPE_ALONE = "*"


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a CAMEO code is in PLOVER. ``event_type`` is None for a mere statement, which PLOVER does not code."""

    event_type: str | None
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code. ``goldstein`` is from -10 to 10 or None; ``back`` are the modes that cross to it from PLOVER
    (``*``: the type without a mode); ``note`` says where the crossing departs from PLOVER's own table."""

    code: str
    label: str
    goldstein: float | None
    crossing: Crossing
    back: tuple[str, ...]
    note: str


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _code(row: dict[str, str]) -> CameoCode:
    crossing = Crossing(row["event_type"] or None, row["mode"] or None, _parts(row["contexts"]))
    goldstein = float(row["goldstein"]) if row["goldstein"] else None
    return CameoCode(row["code"], row["label"], goldstein, crossing, _parts(row["back"]), row["note"])


@cache
def _codes() -> dict[str, CameoCode]:
    return {row["code"]: _code(row) for row in read_csv("cameo.csv")}


@cache
def _back() -> dict[tuple[str, str], str]:
    return {(str(row.crossing.event_type), mode): row.code for row in cameo_codes() for mode in row.back}


def cameo_codes() -> tuple[CameoCode, ...]:
    """Every CAMEO code, roots included, in order."""
    return tuple(_codes().values())


def cameo_code(code: str) -> CameoCode:
    """A CAMEO code, or the nearest one above it in the hierarchy (1389, then 138, then 13). Raises ``UnknownCode``."""
    for length in range(len(code), 1, -1):
        if code[:length] in _codes():
            return _codes()[code[:length]]
    raise UnknownCode(code=code, kind="a code of CAMEO", near="a code of two to four digits, such as 043")


def cameo_to_plover(code: str) -> Crossing:
    """PLOVER's type, mode and contexts for a CAMEO code, or for the code above it. Raises ``UnknownCode``."""
    return cameo_code(code).crossing


def plover_to_cameo(code: str, mode: str | None = None) -> str:
    """The CAMEO code for an event type and mode; the type's own where the mode has none. Raises ``UnknownCode``."""
    name = event_type(code).code
    return _back().get((name, mode or TYPE_ALONE)) or _back()[name, TYPE_ALONE]


def goldstein(code: str) -> float | None:
    """The Goldstein score of a CAMEO code, from -10 to 10, or None where it is not known. Raises ``UnknownCode``."""
    return cameo_code(code).goldstein


@cache
def _folds() -> dict[str, dict[str, str]]:
    tables = read_toml("folds.toml")
    quads = {label: number for number, labels in tables["quad15"].items() for label in labels}
    return {"root15": tables["root15"], "type15": tables["type15"], "quad15": quads}


def root15(cameo: str | None) -> str | None:
    """The label, of fifteen, of a CAMEO code: that of the longest beginning of it in the table, mostly its root's;
    None for a mere statement (root 01) and for no code."""
    table, code = _folds()["root15"], cameo or ""
    return next((table[code[:size]] for size in range(len(code), 1, -1) if code[:size] in table), None)


def type15(code: str) -> str:
    """The label, of fifteen, of a PLOVER type: CONCEDE and RETREAT are YIELD, older names become today's."""
    name = event_type(code).code
    return _folds()["type15"].get(name, name)


def quad15(label: str) -> int:
    """The group, 1 to 4, of one of the fifteen labels (not PLOVER's quad). Raises ``UnknownCode``."""
    if label not in _folds()["quad15"]:
        raise UnknownCode(code=label, kind="one of the fifteen labels", near=", ".join(_folds()["quad15"]))
    return int(_folds()["quad15"][label])
