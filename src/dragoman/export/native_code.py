"""An event's native CAMEO code, and what the data sets that are coded in CAMEO say beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.ontology import cameo_code, cameo_codes, plover_to_cameo

# By root: the quad class that GDELT gives (1 verbal and 2 material cooperation, 3 verbal and 4 material conflict), and
# the penta class of Phoenix, where 0 is a mere statement or appeal and reduced relations count as verbal conflict.
QUADS = {**dict.fromkeys(("01", "02", "03", "04", "05"), 1), **dict.fromkeys(("06", "07", "08"), 2),
         **dict.fromkeys(("09", "10", "11", "12", "13"), 3),
         **dict.fromkeys(("14", "15", "16", "17", "18", "19", "20"), 4)}  # fmt: skip
PENTAS = QUADS | {"01": 0, "02": 0, "16": 3}
BASE_DIGITS = 3


@dataclass(frozen=True, slots=True)
class NativeCode:
    """A CAMEO code with its ``base`` (three digits) and ``root`` (two); ``goldstein`` is from -10 to 10, None where it
    is not known; ``label`` is in words. ``folded`` where the coder gave none and the code was crossed from PLOVER's
    type and mode."""

    code: str
    base: str
    root: str
    label: str
    goldstein: float | None
    quad: int
    penta: int
    folded: bool


def native_code(event_type: str, mode: str | None, cameo: str | None) -> NativeCode:
    """The CAMEO code of an event: as coded, else what its type and mode cross to in ``ontology/data/cameo.csv``, which
    for a type alone is mostly the "not specified" code of its root (AGREE is 030).

    A bare root is written with the 0 that CAMEO's data sets give it (04 is 040). Raises ``UnknownCode``.
    """
    code = written(cameo or plover_to_cameo(event_type, mode))
    known, root = cameo_code(code), code[:2]
    return NativeCode(code, code[:BASE_DIGITS], root, known.label, known.goldstein, QUADS[root], PENTAS[root],
                      cameo is None)  # fmt: skip


def written(code: str) -> str:
    """A code as data sets write it: a bare root with a 0 behind, where CAMEO has that code."""
    known = {one.code for one in cameo_codes()} if len(code) == len("04") else set()
    return f"{code}0" if f"{code}0" in known else code
