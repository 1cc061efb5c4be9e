"""Events as points, read again by geopandas."""

import dataclasses
import json
import math

from dragoman.export import export
from tests.export.conftest import NAMES, changed, made, text_of
from tests.store.conftest import build


def test_geopandas_reads_points_in_longitude_and_latitude(store, tmp_path):
    import geopandas

    target = tmp_path / "events.geojson"
    tally = export(store, str(target), names=NAMES)
    frame = geopandas.read_file(target)
    assert [(point.x, point.y) for point in frame.geometry] == [(24.75, 59.5)] * 2
    assert frame.crs.to_epsg() == 4326
    assert list(frame["province"]) == ["Harju"] * 2
    # The assaults have no place.
    assert (tally.rows, tally.notes["events have no coordinates and are left out"]) == (2, 2)


def test_a_feature_has_its_events_id_and_unicode(tmp_path):
    words = 'Ünï "quoted"\nline 𝒳'
    with made([changed(build(), sentence=words)], tmp_path / "one.duckdb") as one:
        [feature] = json.loads(text_of(one, "geojson", tmp_path))["features"]
    assert feature["id"] == feature["properties"]["event_id"]
    assert feature["properties"]["sentence"] == words


def test_no_event_makes_an_empty_collection(tmp_path):
    place = build().events[0].place
    nowhere = changed(build(), place=dataclasses.replace(place, lat=math.nan))
    with made([nowhere], tmp_path / "none.duckdb") as none:
        assert json.loads(text_of(none, "geojson", tmp_path)) == {"type": "FeatureCollection", "features": []}
