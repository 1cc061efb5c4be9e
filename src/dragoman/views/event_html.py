"""An event as HTML for notebooks: as a card beside its sentence, or by itself with the sentence above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records import Event, Mention, Participant
from dragoman.views.annotated import Mark, of_event, pieces
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.evidence import details
from dragoman.views.marked_html import FAINT, framed, headed, legend, marked, name, words
from dragoman.views.table import label, type_and_mode

ROLES = ("trigger", "actor", "recipient", "place", "figure")


def event_html(event: Event) -> str:
    """One event: what it is, its sentence with the words marked, and all that `dragoman explain` tells of it."""
    head = headed([type_and_mode(event), event.date, event.place.name if event.place else None])
    sentence = f'<p dir="auto" style="margin:.4em 0;white-space:pre-line">{sentence_html(event)}</p>'
    return framed(f'{head}{legend(ROLES)}{sentence}<div style="{bar(event.quad_category)}">{facts(event)}</div>')


def card(event: Event) -> str:
    """An event beside its sentence; how it was found is folded away."""
    told = f'<details><summary style="{FAINT};cursor:pointer">why</summary>{lines(details(event))}</details>'
    return (
        f'<div style="{bar(event.quad_category)};margin-bottom:.5em">{heading(event)}<div>{parties(event)}</div>'
        f"{told}</div>"
    )


def bar(quad: str) -> str:
    """The style of what belongs to a quad category: a bar of its colour at the side."""
    return f"border-left:.3em solid {QUAD_COLOURS.get(quad, 'currentColor')};padding-left:.6em"


def heading(event: Event) -> str:
    """ "CONSULT visit (negated) · 2021-03-25 · Seoul"."""
    where = event.place.name if event.place else None
    status = "" if event.status == "asserted" else f" ({words(event.status)})"
    kind = f'<strong title="{words(event.quad_category)}">{words(type_and_mode(event))}</strong>{status}'
    return f"<div>{' · '.join([kind, *(name(one) for one in (event.date, where) if one)])}</div>"


def parties(event: Event) -> str:
    """ "Sergey Lavrov (RUS GOV) → Chung Eui-yong (KOR GOV)"."""
    sides = [people(one) for one in (event.actors, event.recipients) if one]
    return " → ".join(sides) if event.actors else f"? → {sides[0]}" if sides else ""


def people(participants: Sequence[Participant]) -> str:
    """Participants with country and sector, which are kept on one line."""
    return ", ".join(name(one.name) + kept_together(label(one).strip()) for one in participants)


def kept_together(text: str) -> str:
    """Words after a blank, never broken over lines; nothing for none."""
    return f' <span style="white-space:nowrap">{words(text)}</span>' if text else ""


def facts(event: Event) -> str:
    """Category, status, day, contexts, and what `dragoman explain` tells."""
    known = [event.quad_category, event.status, ", ".join(event.contexts)]
    return lines([" · ".join(part for part in known if part), *details(event)])


def lines(told: Iterator[str] | Sequence[str]) -> str:
    """Lines that may hold words of an article."""
    return "".join(f'<div dir="auto" style="{FAINT}">{words(line)}</div>' for line in told)


def sentence_html(event: Event) -> str:
    """The sentence of an event, its words marked, with nothing but the event to go by."""
    start, size = sentence_start(event), len(event.sentence)
    if start is None:
        return words(event.sentence)
    found = [*of_event(event), *figures(event)]
    here = [Mark(one.start - start, one.end - start, one.role, one.why, one.event_id) for one in found]
    return marked(pieces(event.sentence, 0, size, [one for one in here if 0 <= one.start < one.end <= size]))


def figures(event: Event) -> Iterator[Mark]:
    """The marks of an event's figures."""
    for one in event.figures:
        yield Mark(one.start, one.end, "figure", f"figure: {one.value:,g} {one.unit or ''} ({one.kind})")


def sentence_start(event: Event) -> int | None:
    """Where the sentence begins in its article: where most of the event's words stand as the event says. None for a
    sentence without the words of the act."""
    starts = [event.trigger.start - place for place in places(event.trigger.text, event.sentence)]
    known: list[Mention | Participant] = [event.trigger, *event.actors, *event.recipients]

    def fitting(start: int) -> int:
        there = [(one.start - start, one.end - start, one.text) for one in known]
        return sum(event.sentence[begin:end] == text for begin, end, text in there if begin >= 0)

    return max(starts, key=fitting, default=None)


def places(sought: str, text: str) -> Iterator[int]:
    """Every place at which some words stand in a text."""
    place = text.find(sought) if sought else -1
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)
