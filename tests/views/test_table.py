"""Events and rows as tables: nothing clipped, nothing taken for markup."""

import json
from io import StringIO

import pytest

from dragoman.views.table import print_events, print_rows


def rows(columns, values, form="table"):
    stream = StringIO()
    print_rows(columns, values, form, stream)
    return stream.getvalue()


def test_an_event_is_a_line(event, on_terminal):
    head, line = on_terminal(print_events, [event], width=120).splitlines()
    assert head.split() == ["date", "actor", "type", "recipient", "place", "words"]
    assert " ".join(line.split()) == "2024-05-06 Ada Oru (EST GOV) CONSULT visit (negated) Bo <Lind> (SWE) Tallis met"


def test_an_event_too_long_for_a_line_gets_more(event, on_terminal):
    assert [line.rstrip() for line in on_terminal(print_events, [event], width=40).splitlines()] == [
        "CONSULT visit (negated) · 2024-05-06 ·",
        "Tallis",
        "  Ada Oru (EST GOV) → Bo <Lind> (SWE) ·",
        "  “met”",
    ]


def test_an_event_of_nobody_shows_its_words(changed, on_terminal):
    text = on_terminal(print_events, [changed(actors=(), recipients=(), status="asserted")], width=30)
    assert "“met”" in text
    assert "→" not in text
    assert "asserted" not in text, "what goes without saying is not said"


def test_brackets_in_names_are_not_markup(changed, event, on_terminal):
    import dataclasses

    odd = dataclasses.replace(event.actors[0], name="[red]Oru[/]")
    assert "[red]Oru[/]" in on_terminal(print_events, [changed(actors=(odd,))], width=140)


def test_a_query_answered_as_a_table():
    head, line = rows(["id", "names", "none"], [[1, ["[a]", "b"], None]]).splitlines()
    assert head.split() == ["id", "names", "none"]
    assert line.split() == ["1", "[a],", "b"], "lists are joined, null is empty"


@pytest.mark.parametrize("width", [20, 40])
def test_a_row_wider_than_the_terminal_is_listed_column_by_column(on_terminal, width):
    columns, values = ["first_column", "second_column"], [["abcdefghijklmnop", "words"], ["x" * 50, None]]
    text = on_terminal(lambda *given: print_rows(*given[:2], "table", given[2]), columns, values, width=width)
    assert all(len(line.rstrip()) <= width for line in text.splitlines())
    assert "".join(text.split()).count("x") == 50, "nothing is lost"
    assert "…" not in text


def test_csv_and_json_lines_hold_what_the_table_does():
    assert rows(["a", "b"], [[1, "x,y"]], "csv").splitlines() == ["a,b", '1,"x,y"']
    assert json.loads(rows(["a", "b"], [[1, "é"]], "jsonl")) == {"a": 1, "b": "é"}
    assert "é" in rows(["a"], [["é"]], "jsonl")
