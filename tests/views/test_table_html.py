"""The answer to a query in a notebook."""

import datetime
from decimal import Decimal

import pytest

from dragoman.store import Table
from dragoman.views.table_html import CHARACTERS, ROWS, side, table_html
from tests.hostile import FORMULA, QUOTES, SCRIPT, TURNED

from .balanced import Balanced


def test_a_table_shows_its_columns_and_how_many_rows_there_are():
    page = Balanced(Table(("day", "types"), [(datetime.date(2024, 5, 6), ["AID", "ACCUSE"]), (None, [])])._repr_html_())
    for shown in ("day", "types", "2024-05-06", "AID, ACCUSE", "2 rows"):
        assert shown in page.shown
    assert len([tag for tag, _ in page.tags if tag == "td"]) == 4


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 rows"), (1, "1 row"), (ROWS, f"{ROWS} rows"), (1200, f"1,200 rows, of which the first {ROWS} are shown")]
)
def test_the_first_rows_are_shown_and_the_others_counted(number, told):
    page = Balanced(table_html(("n",), [(one,) for one in range(number)]))
    assert page.shown.endswith(told)
    assert len([tag for tag, _ in page.tags if tag == "td"]) == min(number, ROWS)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((1, None, 2.5, Decimal(1)), "right"), (("1", "2"), "left"), ((True, False), "left"), ((None, None), "left"), ((), "left")],
)
def test_numbers_stand_to_the_right(values, expected):
    assert side(values) == expected


def test_a_long_cell_is_cut_off():
    page = Balanced(table_html(("t",), [("x" * (CHARACTERS + 1),)]))
    assert "x" * CHARACTERS + " …" in page.shown and "x" * (CHARACTERS + 1) not in page.shown


def test_hostile_columns_and_cells_do_no_harm():
    page = Balanced(table_html((SCRIPT, QUOTES), [(TURNED, FORMULA), (SCRIPT, "\ud800")]))
    assert page.harmless() and SCRIPT in page.shown
    assert {given.get("dir") for tag, given in page.tags if tag == "td"} == {"auto"}
