"""Who does how much to whom: dyads → squares."""

import pytest

pytest.importorskip("altair", reason="needs the extra charts")
from dragoman.views.dyads_chart import WRITTEN, Square, dyads_chart, ranked

FOUND = [Square("USA", "RUS", 5, 4, -3.2), Square("RUS", "UKR", 9, 9, -8.0), Square("USA", "UKR", 6, 0, 7.5)]


def test_the_busiest_come_first_on_each_side():
    """A country's stories are added up over all whom it deals with."""
    assert ranked(FOUND, "actor") == ["USA", "RUS"]
    assert ranked(FOUND, "recipient") == ["UKR", "RUS"]


def test_each_dyad_is_a_square_with_its_number():
    spec = dyads_chart(FOUND).to_dict()
    assert [(one["actor"], one["recipient"], one["stories"]) for one in spec["datasets"]["rows-0"]] == [
        ("USA", "RUS", 5), ("RUS", "UKR", 9), ("USA", "UKR", 6),
    ]  # fmt: skip
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rect", "text"]
    assert spec["layer"][0]["encoding"]["fillOpacity"]["scale"]["domain"] == [0, 9]


def test_many_countries_have_no_numbers_that_could_not_be_read():
    many = [Square(f"{number:03}", "UKR", 1, 0, None) for number in range(WRITTEN + 1)]
    assert [layer["mark"]["type"] for layer in dyads_chart(many).to_dict()["layer"]] == ["rect"]


def test_nothing_can_be_drawn():
    assert dyads_chart([]).to_dict()["datasets"] == {"rows-0": []}
