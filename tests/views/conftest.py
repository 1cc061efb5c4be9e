"""A reading made by hand, and a stream that says how wide it is."""

import dataclasses
import re
from io import StringIO

import pytest

from dragoman.records import (
    Article,
    Attribution,
    DateMention,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Reading,
    SentenceSpan,
    TurnedDown,
)

TEXT = "Old [news].\nMinister Ada Oru met Bo <Lind> in Tallis on Monday."


def words(phrase):
    start = TEXT.index(phrase)
    return phrase, start, start + len(phrase)


ORU = Participant(*words("Minister Ada Oru"), "Ada Oru", "EST", "GOV", "minister")
LIND = Participant(*words("Bo <Lind>"), "Bo <Lind>", "SWE")
EVENT = Event(
    "e1", "a1", 1, TEXT[12:], "CONSULT", "visit", "042", ("diplomatic",), "verbal cooperation", 1.0, "negated",
    Mention(*words("met")), (ORU,), (LIND,), "2024-05-06", None, "2024-05-07", Place(*words("Tallis"), "Tallis", "EST"),
    (Attribution("police", "Police of Tallis", "speaker"),), (Figure("1,500 men", 0, 3, "troops", 1500.0, "men"),),
    0.75, "consult.visit", None, "1",
)  # fmt: skip
READING = Reading(
    Article(TEXT, "a1", "2024-05-07", "Tallis Post", "Ministers [meet]"), (SentenceSpan(0, 0, 11), SentenceSpan(1, 12, len(TEXT))),
    (EVENT,), dates=(DateMention(*words("Monday"), "2024-05-06"),),
    turned_down=(TurnedDown(0, Mention("news", 5, 9), "consult.talk", "no subject"),),
)  # fmt: skip


class Terminal(StringIO):
    """A terminal in memory."""

    def isatty(self):
        return True


@pytest.fixture
def reading():
    return READING


@pytest.fixture
def event():
    return EVENT


@pytest.fixture
def changed():
    return lambda **values: dataclasses.replace(EVENT, **values)


@pytest.fixture
def on_terminal(monkeypatch):
    """What a view prints on a terminal of some width, in colour or without."""

    def show(view, *arguments, width=80, colour=False):
        for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
            monkeypatch.delenv(name, raising=False)
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLORTERM", "truecolor")
        stream = Terminal()
        view(*arguments, stream)
        # Bold and dim remain without colour; the words are what is looked at.
        return stream.getvalue() if colour else re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())

    return show
