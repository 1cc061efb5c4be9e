"""Places, by name and by distance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.places import distance_km, gold_places, score_places
from dragoman.evaluate.scores import Scores
from dragoman.records import Place

from .made import MadeCoder

TEXT = "From Seoul to Paris."
GOLD = gold_places({"text": TEXT, "places": [{"name": "Seoul", "start": 5, "end": 10, "lat": 37.57, "lon": 126.98},
                                             {"name": "Paris", "start": 14, "end": 19, "lat": 48.86, "lon": 2.35}]})
latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def place(name, start, lat, lon):
    return Place(name, start, start + len(name), name, lat=lat, lon=lon)


def scored(*places):
    return score_places("made.jsonl", [GOLD], MadeCoder(places={TEXT: places}))


def test_named_and_near():
    # Incheon's coordinates are 27 km from Seoul's; Paris in Texas is an ocean away.
    report = scored(place("Seoul", 5, 37.46, 126.71), place("Paris", 14, 33.66, -95.56))
    assert report.levels["named"] == Scores(2, 2, 2)
    assert report.levels["within 161 km"] == Scores(2, 2, 1)
    assert report.figures["within 161 km where named"] == 0.5


def test_a_place_without_coordinates_is_named_only():
    report = scored(place("Seoul", 5, None, None))
    assert (report.levels["named"].matched, report.levels["within 161 km"].matched) == (1, 0)


@pytest.mark.parametrize(
    ("here", "there", "km"), [((0, 0), (0, 1), 111.2), ((90, 0), (-90, 0), 20015), ((48.86, 2.35), (51.51, -0.13), 344)]
)
def test_distance(here, there, km):
    assert distance_km(*here, *there) == pytest.approx(km, rel=0.01)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways_and_never_round_the_globe(lat, lon, other_lat, other_lon):
    way = distance_km(lat, lon, other_lat, other_lon)
    assert way == pytest.approx(distance_km(other_lat, other_lon, lat, lon), abs=0.001)
    assert 0 <= way <= 20016
