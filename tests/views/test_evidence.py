"""The evidence of an event as people see it, in a pipe, in colour and on a narrow terminal."""

import dataclasses
import re
from io import StringIO

from dragoman.views.evidence import print_reading

SENTENCE = "[actor: Minister Ada Oru] [trigger: met] [recipient: Bo <Lind>] in [place: Tallis] on [date: Monday]."


def piped(reading):
    stream = StringIO()
    print_reading(reading, stream)
    return stream.getvalue()


def test_a_pipe_names_the_roles_in_brackets(reading, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    lines = [line.rstrip() for line in piped(reading).splitlines()]
    assert lines == [
        "Ministers [meet] · Tallis Post · 2024-05-07",
        "",
        "CONSULT visit · verbal cooperation · negated · 2024-05-06 · Tallis · diplomatic",
        "  " + SENTENCE,
        "  actor: Ada Oru (EST GOV), minister",
        "  recipient: Bo <Lind> (SWE)",
        "  on the word of: Police of Tallis (speaker)",
        "  figure: “1,500 men” = 1,500 men (troops)",
        "  rule: consult.visit · CAMEO 042 · weight 0.75",
        "",
        "considered and turned down",
        "  “news” as consult.talk: no subject",
    ]


def test_a_report_of_another_desk_says_why_it_has_no_events(reading):
    told = piped(dataclasses.replace(reading, events=(), turned_down=(), desk="sport"))
    assert "another desk (sport)" in told and "--every-desk" in told


def test_colours_come_with_a_legend_and_without_brackets(on_terminal, reading):
    text = on_terminal(print_reading, reading, width=120, colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b[" in text
    assert plain.splitlines()[1].rstrip() == "actor · recipient · trigger · date · place"
    assert "Minister Ada Oru met Bo <Lind> in Tallis on Monday." in plain
    legend = re.search(r"(\x1b\[[0-9;]*m)actor", text).group(1)
    assert f"{legend}Minister Ada Oru" in text, "an actor's words look as the legend's word does"


def test_no_colour_is_wanted_no_legend_is_shown(on_terminal, reading):
    text = on_terminal(print_reading, reading, width=200)
    assert "recipient · trigger" not in text
    assert SENTENCE in text


def test_a_narrow_terminal_breaks_no_word_and_sets_every_line_in(on_terminal, reading):
    lines = [line.rstrip() for line in on_terminal(print_reading, reading, width=30).splitlines()]
    assert max(map(len, lines)) <= 30
    start = lines.index("  [actor: Minister Ada Oru]")
    assert lines[start + 1].startswith("  [trigger: met]"), "the second line of a sentence stands below its first"
    assert SENTENCE.split() == " ".join(lines[start : start + 5]).split()[: len(SENTENCE.split())]


def test_a_report_without_events_says_so_and_is_told_by_its_file(reading):
    article = dataclasses.replace(reading.article, title=None, source="talks.txt")
    text = piped(dataclasses.replace(reading, article=article, events=(), turned_down=()))
    assert text.splitlines()[0].rstrip() == "talks.txt · Tallis Post · 2024-05-07"
    assert "no events" in text
    assert "turned down" not in text


def test_the_outvoted_type_is_shown(reading):
    event = dataclasses.replace(reading.events[0], dissent="AGREE")
    assert "outvoted: AGREE" in piped(dataclasses.replace(reading, events=(event,)))
    assert "outvoted" not in piped(reading)
