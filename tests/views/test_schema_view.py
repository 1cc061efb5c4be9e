"""What a store holds, printed: descriptions → what a reader sees."""

import io
import json

from dragoman.store.description import Column, Description
from dragoman.store.named import NamedQuery, Parameter
from dragoman.views.schema import print_columns, print_named, print_tables

TABLE = Description("ships", False, "Ships.", "name, port", (
    Column("name", "VARCHAR", "as painted"), Column("port", "VARCHAR", "where from"), Column("crew", "INTEGER", "how many"),
))  # fmt: skip


def printed(show, *arguments):
    stream = io.StringIO()
    show(*arguments, stream)
    return stream.getvalue()


def test_a_line_a_table():
    view = Description("fleets", True, "Fleets.", "", ())
    lines = printed(print_tables, [TABLE, view], "csv").splitlines()
    assert lines == ["name,is a,one row", "ships,table,Ships.", "fleets,view,Fleets."]


def test_the_columns_of_the_key_are_marked():
    rows = [json.loads(line) for line in printed(print_columns, TABLE, "jsonl").splitlines()]
    assert [(row["column"], row["key"]) for row in rows] == [("name", "key"), ("port", "key"), ("crew", "")]
    assert printed(print_columns, TABLE, "table").startswith("ships: Ships.")


def test_a_question_shows_what_can_be_set():
    asked = NamedQuery("ships", "Which ships", "SELECT 1", (Parameter("limit", "number", "rows at most", 9),))
    lines = [line.strip() for line in printed(print_named, [asked]).splitlines()]
    assert lines == ["@ships  Which ships", "limit: rows at most [9]"]
