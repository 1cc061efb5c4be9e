"""The codebook, of the data files in ``ontology/data`` and the lexicon's example sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import lexicon_examples
from markdown import code, literal, number, table

from dragoman.ontology import (
    CameoCode,
    EventType,
    Mode,
    Term,
    cameo_codes,
    contexts,
    event_types,
    plover_to_cameo,
    quads,
    sectors,
    statuses,
)

OF_TYPE, OF_MODE = 6, 2
INTRODUCTION = """# Codebook

What each code means. Names, scores and correspondences are those of PLOVER (2021) and CAMEO; definitions and example
sentences are written by the Dragoman authors. `dragoman explain CODE` says the same in the terminal:

```sh
dragoman explain CONSULT
dragoman explain demo
dragoman explain 057
```

An event has one **type**, mostly a **mode** (how it was done), any number of **contexts** (what it was about) and a
**status** (whether it took place at all). Its participants have a [country](who/index.md) and a **sector**. Scores go
from −10 (conflict) to +10 (cooperation); a mode without a score takes that of its type.
"""
OTHERS: tuple[tuple[str, str, str, Callable[[], tuple[Term, ...]]], ...] = (
    ("contexts", "Contexts", "What an event is about. An event may have several.", contexts),
    ("sectors", "Sectors", "What part of a country, or beside countries, a participant stands for.", sectors),
    ("statuses", "Statuses", "Whether an event took place. Tables without a status hold asserted events alone.",
     statuses),
)  # fmt: skip


def pages() -> dict[str, str]:
    """Every page of the codebook by its path below ``docs``."""
    made = {"index": index(), "cameo": cameo()}
    made |= {kind.code.lower(): type_page(kind) for kind in event_types()}
    made |= {name: terms(title, about, found()) for name, title, about, found in OTHERS}
    return {f"codebook/{name}.md": text for name, text in made.items()}


def index() -> str:
    """The first page: the quad categories with their types."""
    return "\n".join([INTRODUCTION, *map(quad, quads()), toctree()])


def quad(term: Term) -> str:
    """A quad category with its types."""
    rows = [
        (f"[{kind.code}]({kind.code.lower()}.md)", number(kind.score), len(kind.modes), first_sentence(kind.definition))
        for kind in event_types()
        if kind.quad == term.code
    ]
    title = term.name.capitalize()
    return f"## {title}\n\n{literal(term.definition)}\n\n{table(('type', 'score', 'modes', 'in short'), rows)}"


def first_sentence(text: str) -> str:
    """What stands before the first full stop, colon or semicolon."""
    ends = [text.index(sign) for sign in ".:;" if sign in text]
    return literal(text[: min(ends)])


def toctree() -> str:
    """What the sidebar shows below the codebook."""
    names = [*(kind.code.lower() for kind in event_types()), *(name for name, *_ in OTHERS), "cameo", "who/index"]
    return "\n".join(["```{toctree}", ":hidden:", "", *names, "```", ""])


def type_page(kind: EventType) -> str:
    """The page of an event type."""
    return "\n".join([f"# {kind.code}", "", literal(kind.definition), "", f"**Not here:** {literal(kind.excludes)}", "",
                      facts(kind), *examples(kind.code, None, OF_TYPE, "## Examples"), *modes(kind),
                      "## CAMEO codes that become this type", "", crossing(kind)])  # fmt: skip


def facts(kind: EventType) -> str:
    """What can be said of a type in a word."""
    rows = [
        ("quad category", kind.quad),
        ("score", number(kind.score)),
        ("recipient", "required" if kind.requires_recipient else "optional"),
        ("CAMEO roots", ", ".join(map(code, kind.cameo_roots))),
        ("back to CAMEO, without a mode", code(plover_to_cameo(kind.code))),
    ]
    if kind.future_becomes:
        rows.append(("while it only lies ahead", f"[{kind.future_becomes}]({kind.future_becomes.lower()}.md)"))
    if kind.older:
        rows.append(("older names", ", ".join(map(code, kind.older))))
    return table(("property", "value"), rows)


def modes(kind: EventType) -> Iterator[str]:
    """The modes of a type, each with its sentences."""
    if not kind.modes:
        yield "## Modes\n\nNone.\n"
        return
    rows = [
        (f"[{one.name}](#{one.name})", number(one.score) or "of the type", literal(one.definition))
        for one in kind.modes
    ]
    yield "## Modes\n\n" + table(("mode", "score", "what it is"), rows)
    for one in kind.modes:
        yield from mode(one)


def mode(one: Mode) -> Iterator[str]:
    """A mode by itself."""
    yield f"### {one.name}\n\n{literal(one.definition)} In CAMEO: {code(plover_to_cameo(one.event_type, one.name))}.\n"
    yield from examples(one.event_type, one.name, OF_MODE, "")


def examples(event_type: str, name: str | None, most: int, title: str) -> Iterator[str]:
    """Sentences that the lexicon proves itself by; none where only words near other wordings give the mode."""
    found = list(lexicon_examples.lines(event_type, name, most))
    head = [title, "", "Actors in bold, recipients in italics; the entry of the lexicon behind each.", ""]
    if found:
        yield "\n".join([*(head if title else []), *found, ""])


def crossing(kind: EventType) -> str:
    """The codes of CAMEO that become a type."""
    found = [row for row in cameo_codes() if row.crossing.event_type == kind.code]
    rows = [(code(row.code), literal(row.label), row.crossing.mode or "", ", ".join(row.crossing.contexts),
             number(row.goldstein)) for row in found]  # fmt: skip
    return table(("CAMEO", "label", "mode", "contexts", "Goldstein"), rows)


def terms(title: str, about: str, found: Iterable[Term]) -> str:
    """A page of codes that have a name and a definition."""
    rows = [(code(one.code), one.name, literal(one.definition)) for one in found]
    return f"# {title}\n\n{about}\n\n" + table(("code", "in words", "what it is"), rows)


def cameo() -> str:
    """Every code of CAMEO and what it becomes."""
    about = """# CAMEO to PLOVER

Every code of CAMEO with its Goldstein score, and what it is in PLOVER; *back* are the modes that cross to it the other
way (\\* is the type without a mode). An event keeps both: `event_type` and `mode`, and the finest `cameo` that is sure.
"""
    head = ("CAMEO", "label", "Goldstein", "PLOVER", "contexts", "back")
    return about + "\n" + table(head, map(cameo_row, cameo_codes()))


def cameo_row(row: CameoCode) -> tuple[str, ...]:
    """A row of that table, with where it departs from PLOVER's own."""
    kind = row.crossing.event_type
    plover = f"[{kind}]({kind.lower()}.md)" if kind else "not coded"
    note = f" (*{literal(row.note)}*)".replace(".*)", "*)") if row.note else ""
    becomes = f"{plover} {row.crossing.mode or ''}".strip()
    return (code(row.code), literal(row.label) + note, number(row.goldstein), becomes,
            ", ".join(row.crossing.contexts), literal(", ".join(row.back)))  # fmt: skip
