"""Wijken and borders as map programs export them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from noodsteunpunt.check.wijken import check_wijken
from noodsteunpunt.geo.rd import to_rd
from noodsteunpunt.importing.maps import geojson_text, read_grenzen, read_wijken
from noodsteunpunt.model.problem import FolderError


def collection(*coordinates: list[list[float]], **properties: object) -> str:
    """A map with one feature per ring, all with the same properties."""
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring in coordinates
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


DEGREES: list[list[float]] = [[4.35, 52.0], [4.36, 52.0], [4.36, 52.01], [4.35, 52.0]]
METRES: list[list[float]] = [[84000, 447000], [85000, 447000], [85000, 448000], [84000, 447000]]
SWAPPED: list[list[float]] = [[52.0, 4.35], [52.0, 4.36], [52.01, 4.36], [52.0, 4.35]]


def refused(text: str) -> str:
    """The sentence about a map that cannot be used."""
    with pytest.raises(FolderError) as error:
        read_wijken(text, "wijken.geojson", "GM0503")
    return str(error.value)


def test_a_map_in_metres_is_converted_and_told() -> None:
    """RD is what many municipalities export; the converted map passes our own check."""
    found = read_wijken(collection(METRES, naam="Zuid"), "wijken.geojson", "GM0503")
    assert found.said == (
        "1 wijk",
        "de omtrekken stonden in meters (Rijksdriehoek) en zijn omgerekend naar graden (WGS84)",
        "van 1 is het aantal inwoners niet bekend",
    )
    wijken, problems = check_wijken(geojson_text(found.areas))
    assert problems == []
    lon, lat = wijken[0].vlakken[0][0][0]
    assert to_rd(lat, lon) == pytest.approx((84000, 447000), abs=1)


def test_a_made_up_municipality_borrows_a_real_map() -> None:
    """For an exercise on known ground every wijk in the file counts, also those with a code of CBS."""
    text = collection(DEGREES, DEGREES, naam="Zuid", wijkcode="WK036101")
    found = read_wijken(text, "wijken.geojson", "GM0000")
    assert [area.id for area in found.areas] == ["zuid", "zuid-2"]
    assert found.said[0] == "2 wijken"
    assert "geen wijk van GM0503" in refused(text)


def test_two_wijken_of_one_name_get_their_own_ids() -> None:
    """CBS has the same name in two places; ids may not be equal."""
    found = read_wijken(collection(DEGREES, DEGREES, naam="Zuid"), "wijken.geojson", "GM0503")
    assert [area.id for area in found.areas] == ["zuid", "zuid-2"]


def test_a_swapped_map_is_refused_with_the_right_order() -> None:
    """Latitude first is the most common mistake in GeoJSON."""
    assert refused(collection(SWAPPED, naam="Zuid")) == (
        "wijken.geojson (wijk 1): lengte en breedte zijn verwisseld: hier staat eerst 52.0000 en dan 4.3500\n"
        "    Zo kan het wel: exporteer de laag opnieuw; in GeoJSON komt eerst de lengte: 4.3500, 52.0000"
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "wijken.geojson: dit bestand is geen GeoJSON met een lijst van vlakken (FeatureCollection)"),
        ("{", "wijken.geojson: dit bestand is geen GeoJSON met een lijst van vlakken (FeatureCollection)"),
        (collection(DEGREES), "wijken.geojson (wijk 1): deze wijk heeft geen naam"),
        (collection([[1, 1]], naam="A"), "wijken.geojson (wijk 1): de omtrek klopt niet"),
        (
            collection(DEGREES, naam="A", wijkcode="WK036101"),
            "wijken.geojson: in dit bestand staat geen wijk van GM0503",
        ),
        (
            collection([[0, 0], [1, 0], [1, 1], [0, 0]], naam="A"),
            "wijken.geojson (wijk 1): de omtrek ligt niet in Nederland",
        ),
    ],
)
def test_a_map_that_cannot_be_used_says_why(text: str, sentence: str) -> None:
    """One sentence per wijk."""
    assert refused(text).partition("\n")[0] == sentence


def test_borders_are_found_by_any_spelling_of_the_code() -> None:
    """CBS, Kiesraad and map programs each have their own name for it."""
    for properties in ({"statcode": "GM0503"}, {"regiocode": "G0503"}, {"GM_CODE": "GM0503"}, {"gemeentecode": "503"}):
        assert list(read_grenzen(collection(DEGREES, **properties), "grens.geojson")) == ["GM0503"]


def test_real_wijken_in_metres_are_read(shared: Callable[[str], Path]) -> None:
    """amsterdam_wijken_RD_coordinates_pitfall.geojson: a real export in RD metres."""
    path = shared("amsterdam_wijken_RD_coordinates_pitfall.geojson")
    found = read_wijken(path.read_text(), path.name, "GM0363")
    assert found.said[:2] == (
        "20 wijken",
        "de omtrekken stonden in meters (Rijksdriehoek) en zijn omgerekend naar graden (WGS84)",
    )
    _, problems = check_wijken(geojson_text(found.areas))
    assert problems == []


def test_real_cbs_wijken_keep_their_inhabitants(shared: Callable[[str], Path]) -> None:
    """alkmaar_wijken_2024_cbs_population.geojson: eight wijken, CBS 2024."""
    path = shared("alkmaar_wijken_2024_cbs_population.geojson")
    found = read_wijken(path.read_text(), path.name, "GM0361")
    assert {area.naam: area.inwoners for area in found.areas}["De Mare"] == 15590
    assert found.said == ("8 wijken",)
