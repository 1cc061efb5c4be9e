"""A filter is read from an address, written back, and made a condition."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import FilterInvalid
from dragoman.ontology import event_types
from dragoman.records import STATUSES
from dragoman.web.filter import QUADS, Filter


@pytest.mark.parametrize(
    ("address", "field", "value", "why"),
    [
        ("since=2021-03", "since", "2021-03", "a month is a bound"),
        ("type=assault&type=PROTEST", "type", ("ASSAULT", "PROTEST"), "codes are in capitals, several count"),
        ("type=FIGHT", "type", ("ASSAULT",), "a name of before 2021 is that of now"),
        ("country=kor", "country", ("KOR",), "codes are in capitals"),
        ("mode=", "mode", "", "an empty field is no condition"),
        ("confidence=0.5", "confidence", 0.5, "a number"),
        ("utm_source=x&status=all", "status", "all", "what is not of the filter is passed over"),
        ("words=tear+gas", "words", "tear gas", "words keep their blanks"),
    ],
)
def test_an_address_is_read(address, field, value, why):
    assert getattr(Filter.read(parse_qsl(address, keep_blank_values=True)), field) == value, why


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("since=2021-13", "2021-03-25"),
        ("until=yesterday", "2021-03-25"),
        ("type=NOTHING", "NOTHING"),
        ("country=South+Korea", "such as KOR"),
        ("quad=peace", "verbal cooperation"),
        ("status=maybe", "asserted"),
        ("confidence=2", "between 0 and 1"),
        ("confidence=nan", "between 0 and 1"),
        ("place=" + "x" * 300, "longer than 200"),
        ("&".join(f"country=A{chr(65 + n)}A" for n in range(25)), "at most 20"),
    ],
)
def test_what_cannot_be_read_is_told(address, said):
    with pytest.raises(FilterInvalid, match=said):
        Filter.read(parse_qsl(address))


days = st.dates().map(str) | st.sampled_from(["2021", "2021-03", ""])
words = st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc", "Zl", "Zp"]), max_size=20)
filters = st.builds(
    Filter, since=days, until=days, quad=st.lists(st.sampled_from(QUADS), unique=True).map(tuple),
    type=st.lists(st.sampled_from([one.code for one in event_types()]), unique=True).map(tuple), mode=words, context=words,
    country=st.lists(st.from_regex(r"[A-Z]{3}", fullmatch=True), unique=True, max_size=3).map(tuple), place=words,
    outlet=words, status=st.sampled_from([*STATUSES, "all", ""]), words=words, sector=st.sampled_from(["GOV", ""]),
    confidence=st.sampled_from([0.0, 0.25, 0.5, 1.0]),
)  # fmt: skip


@given(filters)
def test_what_is_written_is_read_again(one):
    """Whatever a filter holds, its address says the same."""
    assert Filter.read(parse_qsl(one.query().removeprefix("?"), keep_blank_values=True)) == one


@given(filters)
def test_a_condition_has_a_value_for_each_question_mark(one):
    sql, values = one.condition()
    assert sql.count("?") == len(values)


def test_a_changed_filter_keeps_the_rest():
    one = Filter(since="2021", type=("ASSAULT",), country=("KOR",))
    assert one.query(type=None, since="2022") == "?since=2022&country=KOR"


def test_without_a_status_only_what_took_place_is_shown():
    assert Filter().statuses == ["asserted", "historical"]
    assert Filter(status="all").statuses == list(STATUSES)
    assert Filter(status="future").statuses == ["future"]
