"""Cells made rows."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ontology import event_types, quads
from dragoman.stories.dyad import Dyad
from dragoman.stories.history import MEASURES, history_of
from dragoman.stories.periods import periods
from dragoman.stories.series import Cell, Volume, columns, series, values

FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)
KINDS = [(kind.code, kind.quad, kind.score) for kind in event_types()]
cells = st.lists(
    st.builds(
        lambda kind, day, number: Cell(day, "", *kind, number, number),
        st.sampled_from(KINDS), st.dates(FIRST, LAST), st.integers(1, 5),
    )
)  # fmt: skip


@given(cells, st.sampled_from(["day", "week", "month"]))
def test_nothing_is_lost_and_the_parts_make_the_whole(found, by):
    made = series(Dyad("A", "B"), by, "stories", list(periods(FIRST, LAST, by)), found, {}, {})
    assert made.number == sum(cell.number for cell in found) and not made.left_out
    for row in made.rows:
        assert row.stories == sum(row.quads.values()) == sum(row.types.values()) == sum(many for _, many in row.scores)
        assert len(values(row, True)) == len(columns(True)) and len(values(row)) == len(columns())
    past = history_of(made)
    for name, taken in MEASURES.items():
        assert past.counts[name].tolist() == [sum(row.quads[quad] for quad in taken) for row in made.rows]
    assert past.scored.sum(axis=1).tolist() == [row.stories for row in made.rows]


def test_what_is_outside_or_has_no_day_is_left_out():
    found = [
        Cell(datetime.date(2023, 12, 31), "", *KINDS[0], 2, 2), Cell(None, "month", *KINDS[0], 3, 3),
        Cell(None, "year", *KINDS[0], 4, 4), Cell(None, "undated", *KINDS[0], 5, 5),
    ]  # fmt: skip
    made = series(Dyad("A", "B"), "month", "stories", [FIRST], found, {}, {})
    left = made.left_out
    assert made.number == 0 and (left.outside, left.month, left.year, left.undated) == (2, 3, 4, 5)


def test_a_share_is_of_a_thousand_articles():
    cell = Cell(FIRST, "", *KINDS[0], 3, 4)
    [row] = series(Dyad("A", "B"), "day", "stories", [FIRST], [cell], {}, {FIRST: Volume(1500, 7)}).rows
    assert (row.share, row.articles, row.publishers, row.events) == (2.0, 1500, 7, 4)


def test_the_measures_are_made_of_the_quads_there_are():
    assert set(MEASURES["stories"]) == {quad.code for quad in quads()} == set(MEASURES["conflict"] + MEASURES["cooperation"])
