"""Every lexicon entry is held to its own examples: the type, the mode, and exactly the marked participants."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from dragoman.coder.acts import ActCoder
from dragoman.coder.borne_out import borne_out
from dragoman.coder.lexicon_files import load_lexicon
from dragoman.parse import Parser

ENTRIES = load_lexicon().entries
# Examples that the coder does not yet get right, by test id. An entry that begins to hold must leave the list.
UNMET = frozenset(Path(__file__).with_name("unmet_examples.txt").read_text(encoding="utf-8").split())


@cache
def coder():
    return Parser(), ActCoder()


def read_marks(marked):
    """("plain text", actor spans, recipient spans) of an example with [actor] and {recipient} marks."""
    plain, actors, recipients, opened = "", [], [], None
    for piece in re.split(r"([\[\]{}])", marked):
        if piece in "[{" and piece:
            opened = len(plain)
        elif piece in "]}" and piece:
            (actors if piece == "]" else recipients).append((opened, len(plain)))
        else:
            plain += piece
    return plain, actors, recipients


def acts_of(text):
    parser, act_coder = coder()
    acts = [act for sentence in parser.parse(text) for act in act_coder.acts(sentence)[0]]
    return borne_out(acts, act_coder.lexicon.conditional)


def covers(mentions, spans):
    """Whether mentions and marked spans overlap one to one."""
    overlaps = lambda mention, span: mention.start < span[1] and span[0] < mention.end  # noqa: E731
    return all(any(overlaps(m, s) for m in mentions) for s in spans) and all(
        any(overlaps(m, s) for s in spans) for m in mentions)


def case(entry, text, number):
    name = f"{entry.id}-{number}"
    marks = [pytest.mark.xfail(strict=True, reason="listed in unmet_examples.txt")] if name in UNMET else []
    return pytest.param(entry, text, id=name, marks=marks)


EXAMPLES = [case(entry, example, number)
            for entry in ENTRIES for number, example in enumerate(entry.examples)]
NEAR_MISSES = [case(entry, text, f"near-{number}")
               for entry in ENTRIES for number, text in enumerate(entry.near_misses)]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_example(entry, example):
    text, actors, recipients = read_marks(example)
    acts = acts_of(text)
    fitting = [act for act in acts if act.event_type == entry.event_type and (not entry.mode or act.mode == entry.mode)]
    assert fitting, f"no {entry.event_type} {entry.mode or ''} in {text!r}: {[(a.rule, a.event_type, a.mode) for a in acts]}"
    assert any(covers(act.actors, actors) and covers(act.recipients, recipients) for act in fitting), (
        f"{example!r}: {[([m.text for m in a.actors], [m.text for m in a.recipients], a.rule) for a in fitting]}")


@pytest.mark.parametrize(("entry", "text"), NEAR_MISSES)
def test_near_miss(entry, text):
    found = [act.rule for act in acts_of(text) if act.event_type == entry.event_type]
    assert not found, f"{text!r} made a {entry.event_type}"


def test_ids_are_unique_and_begin_with_their_type():
    ids = [entry.id for entry in ENTRIES]
    assert len(ids) == len(set(ids))
    assert all(entry.id.startswith(entry.event_type.lower() + ".") for entry in ENTRIES)
