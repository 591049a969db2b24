"""Points from a map program, and lists of objects with blocks inside."""

import json
from typing import Any

import pytest

from noodsteunpunt.importing.plan import Plan, Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.model.problem import FolderError


def layer(*features: tuple[Any, dict[str, Any]]) -> bytes:
    """A GeoJSON file with these geometries and properties."""
    made = [{"type": "Feature", "geometry": geometry, "properties": told} for geometry, told in features]
    return json.dumps({"type": "FeatureCollection", "features": made}).encode()


def point(*coordinates: float) -> dict[str, Any]:
    """The geometry of a point."""
    return {"type": "Point", "coordinates": coordinates}


def plan(raw: bytes) -> Plan:
    """The plan for a file, as a trial in Delft that goes on without refused rows."""
    return plan_import(
        read_table(raw, "lijst.geojson"), Wish(find_gemeente("0503"), proef=True, skip_refused=True), None, None
    )


def test_a_layer_of_points_is_a_list() -> None:
    """Its position comes from the map, with every decimal; properties are columns, blocks inside them too."""
    told = {"Naam": "A", "lat": "oud", "toegang": {"toilet": True}, "menukaart": ["drinkwater", "voedsel"], "n": None}
    made = plan(layer((point(4.35512345678, 52.005), told)))
    assert made.table.kind == "GeoJSON met punten, UTF-8"
    text = made.files["locations/punten/a.yml"]
    assert "  lat: 52.005\n  lon: 4.35512345678\n" in text
    assert "menukaart:\n  - drinkwater\n  - voedsel\ntoegang:\n  toilet: ja\n" in text


@pytest.mark.parametrize("geometry", [point(85000, 447000), {"type": "MultiPoint", "coordinates": [[85000, 447000]]}])
def test_metres_of_the_rijksdriehoek_are_recognised(geometry: dict[str, Any]) -> None:
    """The ranges of metres and degrees do not overlap, whatever the file says about itself."""
    made = plan(layer((geometry, {"naam": "A"})))
    assert "  lat: 52.006949\n  lon: 4.367683\n" in made.files["locations/punten/a.yml"]


def test_what_is_no_point_is_refused_and_the_rest_is_read() -> None:
    """Every feature is accounted for."""
    line = {"type": "LineString", "coordinates": [[4.3, 52.0], [4.4, 52.0]]}
    made = plan(
        layer(
            (line, {"naam": "A"}),
            (None, {"naam": "B"}),
            (point(52.0, 4.4), {"naam": "C"}),
            (point(4.4, 52), {"naam": "D"}),
        )
    )
    assert [str(problem).partition("\n")[0] for problem in made.rows.problems] == [
        "lijst.geojson (object 1): deze vorm op de kaart is geen punt",
        "lijst.geojson (object 2): deze vorm op de kaart is geen punt",
        "lijst.geojson (object 3, kolommen lat en lon): lat en lon zijn verwisseld",
    ]
    assert [place.naam for place in made.rows.places] == ["D"]


@pytest.mark.parametrize("raw", [b'{"features": []}', b'{"features": [1]}', b'{"features": 1}', b"{}"])
def test_a_layer_without_features_is_no_list(raw: bytes) -> None:
    """An empty layer is a mistake in exporting."""
    with pytest.raises(FolderError) as error:
        read_table(raw, "lijst.geojson")
    assert str(error.value).startswith("lijst.geojson: dit JSON-bestand is geen lijst van objecten\n")
