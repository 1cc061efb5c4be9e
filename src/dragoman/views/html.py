"""A reading as HTML for notebooks: its whole text, marked, each event beside the sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.records import Reading
from dragoman.views.annotated import Block, blocks, head
from dragoman.views.event_html import card, lines
from dragoman.views.marked_html import FAINT, framed, headed, legend, marked, words

QUIET = 3  # sentences without an event that are shown; more of them in a row are folded
SHOWN = 60_000  # characters of a text that a notebook bears well
ROW = "display:flex;flex-wrap:wrap;gap:.2em 2em"
TEXT = "flex:3 1 24em;min-width:0;overflow-wrap:anywhere;white-space:pre-line;margin:.25em 0"
CARDS = "flex:2 1 16em;min-width:0;overflow-wrap:anywhere"


def reading_html(reading: Reading) -> str:
    """The text of a reading with its events; every text is escaped.

    What tells of no event for more than ``QUIET`` sentences is folded; a text beyond ``SHOWN`` characters is cut off,
    and how much there is to come is said.
    """
    article = reading.article
    top = headed([article.title, article.publisher, article.date] if article.title else
                 [article.id, article.publisher, article.date])  # fmt: skip
    shown, rest = within(blocks(reading))
    before = f'<div dir="auto" style="{FAINT}">{words(head(reading).strip())}</div>' if head(reading).strip() else ""
    none = "" if reading.events else "<p>no events</p>"
    body = "".join(run(quiet, list(group)) for quiet, group in groupby(shown, lambda one: not one.events))
    return framed(f"{top}{none}{legend()}{before}{body}{more(rest)}{astray(reading)}{turned_down(reading)}")


def within(found: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """What is shown of some blocks, at least one sentence, and what comes after it."""
    size = 0
    for number, one in enumerate(found):
        for place, (_, pieces) in enumerate(one.sentences):
            size += sum(len(piece.text) for piece in pieces)
            if size > SHOWN and (number or place):
                # Its events are told in the last of its sentences.
                first, last = Block(one.sentences[:place], [], one.opens), Block(one.sentences[place:], one.events)
                return [*found[:number], *([first] if place else [])], [last, *found[number + 1 :]]
    return list(found), []


def run(quiet: bool, group: list[Block]) -> str:
    """Blocks that follow each other, all with events or all without."""
    rows = "".join(row(one) for one in group)
    sentences = sum(len(one.sentences) for one in group)
    if not quiet or sentences <= QUIET:
        return rows
    summary = f"{sentences:,} sentences without an event"
    return f'<details><summary style="{FAINT};cursor:pointer">{summary}</summary>{rows}</details>'


def row(block: Block) -> str:
    """Sentences, and what they tell beside them; a paragraph stands apart from the one before."""
    apart = ";margin-top:.8em" if block.opens else ""
    text = " ".join(marked(pieces) for _, pieces in block.sentences)
    cards = "".join(card(event) for event in block.events)
    return f'<div style="{ROW}{apart}"><p dir="auto" style="{TEXT}">{text}</p><div style="{CARDS}">{cards}</div></div>'


def more(rest: Sequence[Block]) -> str:
    """How much is not shown."""
    if not rest:
        return ""
    sentences, events = sum(len(one.sentences) for one in rest), sum(len(one.events) for one in rest)
    told = f"… and {sentences:,} more sentences with {events:,} events, which .events holds"
    return f'<p style="{FAINT}">{told}</p>'


def astray(reading: Reading) -> str:
    """Events of a sentence that the reading does not have."""
    known = {one.index for one in reading.sentences}
    return "".join(card(event) for event in reading.events if event.sentence_index not in known)


def turned_down(reading: Reading) -> str:
    """What was considered and not coded, folded away."""
    if not reading.turned_down:
        return ""
    told = lines([f"“{one.trigger.text}” as {one.rule}: {one.reason}" for one in reading.turned_down])
    summary = f"{len(reading.turned_down):,} considered and turned down"
    return f'<details><summary style="{FAINT};cursor:pointer">{summary}</summary>{told}</details>'
