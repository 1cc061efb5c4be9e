"""Charts of types and of dyads: counts → what is drawn."""

import pytest

from dragoman.errors import ExtraMissing
from dragoman.views.colours import QUAD_COLOURS

pytest.importorskip("altair", reason="needs the extra charts")
from dragoman.views.types_chart import types_chart


def test_each_type_has_a_bar_in_the_colour_of_its_category():
    spec = types_chart({"AID": 12, "ASSAULT": 3, "CONSULT": 0}).to_dict()
    (rows,) = spec["datasets"].values()
    assert [(one["type"], one["quad"], one["stories"]) for one in rows] == [
        ("AID", "material cooperation", 12), ("ASSAULT", "material conflict", 3),
    ]  # fmt: skip
    assert spec["encoding"]["color"]["scale"]["range"] == list(QUAD_COLOURS.values())


def test_a_bar_tells_aloud_what_it_shows():
    spec = types_chart({"AID": 1200}).to_dict()
    assert spec["datasets"]["rows-0"][0]["told"] == "AID: 1,200 stories, material cooperation"


def test_nothing_can_be_drawn():
    assert types_chart({}).to_dict()["datasets"] == {"rows-0": []}


def test_without_altair_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(ExtraMissing, match=r"dragoman\[charts\]"):
        types_chart({"AID": 1})
