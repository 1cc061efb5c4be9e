"""Whether leaders are known to lead their country in the middle of their time, by full name (REIGN's spells).

Run from the repository: ``python -m benchmarks.leaders [--wrong N]``. REIGN (Bell 2016) is read beside the repository,
in ../shared/reference; it gives last names, so the full name is looked for among our leaders of that country and then
resolved on the day. It checks our list: names that it showed missing were then written from our own knowledge, with
our own full names and months.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.csv_file import listed, rows
from dragoman.resolve.spelling import key

HERE = Path(__file__).resolve().parent
SPELLS = HERE.parent.parent / "shared" / "reference" / "reign-leaders-2021-03.csv"
COW = HERE / "cow_codes.csv"
DRAWN = 500
RECENT = "1990-01"
LAST = "2021-03"  # where the file ends


def middle(start: str, end: str) -> str:
    """The month between two months, YYYY-MM."""
    first, last = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (start, end or LAST))
    month = (first + last) // 2
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def iso_codes() -> dict[str, str]:
    """ISO codes by those of the Correlates of War, where the two differ."""
    lines = [line for line in COW.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["cow"]: row["iso3"] for row in csv.DictReader(lines)}


def full_names(leader: str, country: str) -> list[str]:
    """Our leaders of a country who share a word of some length with a name as REIGN has it, which may be the last
    name alone or end in a mother's name ("Cubas Grau")."""
    words = {word for word in key(leader.split("(")[0]) if len(word) > 2}
    return [row["name"] for row in rows("leaders.csv", "name", "aliases", "country") if row["country"] == country
            and any(words & set(key(name)) for name in (row["name"], *listed(row["aliases"])))]  # fmt: skip


def known(resolver: ActorResolver, leader: str, country: str, month: str) -> bool:
    """Whether some full name that fits is read as in office in that country in that month."""
    found = (resolver.entity(name, f"{month}-15") for name in dict.fromkeys(full_names(leader, country)))
    return any(one.country == country and one.office and one.sector != "ELI" for one in found)


@dataclass(frozen=True, slots=True)
class Spell:
    """A drawn spell, and whether its leader is known to lead in the middle of it."""

    country: str
    leader: str
    start: str
    end: str
    known: bool

    @property
    def recent(self) -> bool:
        """Whether it began after 1990."""
        return self.start >= RECENT


def drawn() -> list[Spell]:
    """The spells drawn, resolved."""
    with SPELLS.open(encoding="utf-8") as stream:
        rows_drawn = random.Random(0).sample(list(csv.DictReader(stream)), DRAWN)
    codes, resolver, spells = iso_codes(), ActorResolver(), []
    for row in rows_drawn:
        country = codes.get(row["cow_abbreviation"], row["cow_abbreviation"])
        right = known(resolver, row["leader"], country, middle(row["start"], row["end"]))
        spells.append(Spell(country, row["leader"], row["start"], row["end"], right))
    return spells


def share(spells: Sequence[Spell]) -> float:
    """The share known."""
    return sum(spell.known for spell in spells) / max(1, len(spells))


def figures() -> dict[str, float]:
    """The shares known, by the name of the figure: what floors.toml pins; none where the file is not there."""
    spells = drawn() if SPELLS.is_file() else []
    return {"all": share(spells), "after 1990": share([one for one in spells if one.recent])} if spells else {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, resolve, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of those not known")
    options = parser.parse_args(arguments)
    if not SPELLS.is_file():
        print(f"skipped: {SPELLS} is not there")
        return 0
    spells = drawn()
    recent = [spell for spell in spells if spell.recent]
    for spell in [one for one in recent if not one.known][: options.wrong]:
        print(f"  {spell.country} {spell.leader} {spell.start} to {spell.end}")
    print(f"{DRAWN} spells drawn: {share(spells):.3f} known; of {len(recent)} after 1990: {share(recent):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
