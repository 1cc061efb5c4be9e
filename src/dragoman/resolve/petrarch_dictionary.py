"""PETRARCH's dictionaries of actors and agents (PETRARCH manual, "Actor and Agent Dictionaries") as known actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.records import KnownActor, Manner
from dragoman.resolve.cameo_affiliation import NULL, affiliation
from dragoman.resolve.knowledge import regular_plural

COMMENT = re.compile(r"<\s*!\s*--.*?--\s*>", re.DOTALL)
CODE = re.compile(r"\[\s*([^\s\[\]<>]+)\s*([<>]?)\s*(\d{6,8})?\s*(?:-\s*(\d{6,8}))?\s*\]")
PLURAL = re.compile(r"\{([^}]*)\}")
MACRO = re.compile(r"!(\w+)!\s*=\s*(.+)")
MOST_WORDINGS = 2_000  # that macros may make of one
LATEST = 25  # a year of two digits above this is of the 20th century, as the dictionaries of the 1990s mean it


@dataclass(slots=True)
class Entry:
    """One entry as it stands: its wordings and its codes with their dates, and the line where it begins."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Dictionary:
    """What a file holds: its actors, and the lines that could not be read, each with what is wrong."""

    actors: list[KnownActor] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Unread(ValueError):
    """A line that is no entry, synonym, code, macro or comment."""


def read_petrarch(path: Path) -> Dictionary:
    """All actors of a file, and its agents as roles; a default code comes after those with dates.

    Dictionaries that grew over decades have broken lines: each is told in ``faults``, and the rest is read.
    """
    text = path.read_text(encoding="utf-8", errors="replace")
    # Comments go, their line breaks stay: faults name the line of the file.
    bare = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    read = Dictionary()
    for entry in entries(bare.splitlines(), path, read.faults):
        read.actors.extend(actors_of(entry, path))
        if not entry.codes:
            read.faults.append(f"{path}, line {entry.line}: {entry.names[0]!r} has no code")
    return read


def entries(lines: Iterable[str], path: Path, faults: list[str]) -> Iterator[Entry]:
    """The entries of a file in order."""
    macros: dict[str, list[str]] = {}
    current: Entry | None = None
    for number, raw in enumerate(lines, 1):
        line = raw.split("#")[0].rstrip()
        if not line.strip():
            continue
        try:
            begins = take(line, number, current, macros)
        except Unread as fault:
            faults.append(f"{path}, line {number}: {fault}")
            continue
        if begins is not None:
            if current is not None:
                yield current
            current = begins
    if current is not None:
        yield current


def take(line: str, number: int, current: Entry | None, macros: dict[str, list[str]]) -> Entry | None:
    """The entry that a line begins; None where it goes on with the current one, or defines a macro."""
    macro = MACRO.match(line.strip())
    if macro:
        macros[macro[1]] = [one.strip() for one in macro[2].split(",") if one.strip()]
        return None
    if line.lstrip().startswith("+"):
        add_synonym(current, line)
        return None
    if line[0].isspace() and line.strip().startswith("["):
        if current is None:
            raise Unread("a code stands before any name")
        add_codes(current, line)
        return None
    return begun(line, number, macros)


def begun(line: str, number: int, macros: dict[str, list[str]]) -> Entry:
    """An entry from its first line: wording, plural in braces, codes in brackets."""
    entry = Entry(number)
    head = line.split("[")[0].split("{")[0].strip()
    if not head:
        raise Unread("no name stands before the code")
    plural = PLURAL.search(line)
    for wording in expanded(head, macros):
        entry.names.append(words(wording))
        entry.names.extend(plurals(wording, plural[1] if plural else None, agent="~" in line))
    add_codes(entry, line)
    return entry


def expanded(wording: str, macros: dict[str, list[str]]) -> list[str]:
    """A wording with each of its macro's values: CONGRESS!PERSON! gives CONGRESSMAN and CONGRESSWOMAN."""
    done: list[str] = []
    waiting = [wording]
    for _ in range(MOST_WORDINGS):
        if not waiting:
            return done
        one = waiting.pop(0)
        found = re.search(r"!(\w+)!", one)
        if not found:
            done.append(one)
        elif found[1] not in macros:
            raise Unread(f"the macro !{found[1]}! is not defined before it")
        else:
            waiting = [one.replace(found.group(), value, 1) for value in macros[found[1]]] + waiting
    raise Unread("its macros make too many wordings; does one name itself?")


def plurals(wording: str, given: str | None, agent: bool) -> list[str]:
    """The plurals of an agent: those in braces, none for empty braces, the regular one where there are no braces."""
    if not agent:
        return []
    if given is not None:
        return [words(one) for one in given.split(",") if one.strip()]
    return [regular_plural(words(wording))]


def words(wording: str) -> str:
    """A wording in lower case, blanks for underscores."""
    return " ".join(wording.replace("_", " ").split()).lower()


def add_synonym(current: Entry | None, line: str) -> None:
    """A line "+WORDING" names the entry before it in other words."""
    if current is None:
        raise Unread("a synonym stands before any name")
    name = words(line.lstrip()[1:].split("[")[0])
    if name:
        current.names.append(name)
    if "[" in line:
        add_codes(current, line)


def add_codes(entry: Entry, line: str) -> None:
    """The codes of a line with the days between which each holds."""
    found = list(CODE.finditer(line))
    if "[" in line and not found:
        raise Unread(f"{line.strip()!r} has a code that cannot be read")
    for one in found:
        code, sign, first, second = one.groups()
        since = day(first) if first and (sign == ">" or second) else ""
        until = day(second) if second else day(first) if first and sign == "<" else ""
        entry.codes.append((code, since, until))


def day(digits: str) -> str:
    """YYMMDD or YYYYMMDD as YYYY-MM-DD."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > LATEST else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def actors_of(entry: Entry, path: Path) -> Iterator[KnownActor]:
    """An actor for each code of an entry, those with dates first."""
    for code, since, until in sorted(entry.codes, key=lambda one: not (one[1] or one[2])):
        country, sector = affiliation(code)
        agent = "~" in code
        manner: Manner = "role" if agent else "country" if len(code) == 3 else "body"
        names = tuple(dict.fromkeys(name if agent else name.title() for name in entry.names))
        yield KnownActor(
            names, country, sector, None, since, until, manner, "import",
            f"{path.name}:{entry.line}", code, nobody=code in NULL,
        )  # fmt: skip
