"""wijken.geojson as map programs make it, and as they break it."""

import json
from typing import Any

import pytest

from noodsteunpunt.check.wijken import check_wijken

SQUARE = [[[5.2, 52.55], [5.22, 52.55], [5.22, 52.56], [5.2, 52.55]]]
FILE = "locations/wijken.geojson"
AGAIN = "\n    Zo kan het wel: exporteer het opnieuw uit uw kaartprogramma"
UTF8 = "\n    Zo kan het wel: sla het opnieuw op en kies codering UTF-8"
LAYER = "\n    Zo kan het wel: exporteer de hele laag"
DRAW = "\n    Zo kan het wel: teken de wijk als vlak (Polygon of MultiPolygon)"
SWAPPED = "\n    Zo kan het wel: kijk of lengte en breedte zijn verwisseld"
NAME = "\n    Zo kan het wel: geef elke wijk een id en een naam"
DIGITS = "\n    Zo kan het wel: schrijf alleen cijfers, zonder punt of komma"
REDRAW = "\n    Zo kan het wel: teken de wijk opnieuw als gesloten vlak"


def wijk(coordinates: Any = SQUARE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """A feature as a map program writes it."""
    return {
        "type": "Feature",
        "properties": {"id": "haven", "naam": "Haven", **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def said(*features: Any) -> list[str]:
    """What is said about a map with these features."""
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return [str(problem) for problem in check_wijken(text)[1]]


def test_columns_of_map_programs_are_left_behind() -> None:
    """Only id, name and number of inhabitants are read; what else the layer holds can reach no output."""
    feature = wijk(inwoners=1200, beheerder="Jan Klaassen", fid=7)
    wijken, problems = check_wijken(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert problems == []
    assert wijken[0].model_dump() == {
        "id": "haven",
        "naam": "Haven",
        "inwoners": 1200,
        "vlakken": (tuple(tuple(map(tuple, ring)) for ring in SQUARE),),
    }


def test_heights_and_holes_are_fine() -> None:
    """A third coordinate is dropped; a hole stays a hole."""
    hole = [[5.205, 52.551], [5.21, 52.551], [5.21, 52.552], [5.205, 52.551]]
    outer = [[5.2, 52.55, 0.0], [5.22, 52.55, 0.0], [5.22, 52.56, 0.0], [5.2, 52.55, 0.0]]
    wijken, _ = check_wijken(json.dumps({"type": "FeatureCollection", "features": [wijk([outer, hole])]}))
    assert [len(ring) for ring in wijken[0].vlakken[0]] == [4, 4]
    assert wijken[0].vlakken[0][0][0] == (5.2, 52.55)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"{FILE}, regel 1: dit bestand is geen geldige GeoJSON{AGAIN}"),
        ('{\n "type": x}', f"{FILE}, regel 2: dit bestand is geen geldige GeoJSON{AGAIN}"),
        ("[" * 100_000, f"{FILE}: dit bestand is geen geldige GeoJSON{AGAIN}"),
        ('{"a": ' + "9" * 5000 + "}", f"{FILE}: dit bestand is geen geldige GeoJSON{AGAIN}"),
        (
            '{"type": "Feature", "geometry": [1], "properties": {}}',
            f"{FILE}: dit bestand is geen geldige GeoJSON{AGAIN}",
        ),
        ("[]", f"{FILE}: hier staat geen lijst van wijken (FeatureCollection){LAYER}"),
        ("null", f"{FILE}: hier staat geen lijst van wijken (FeatureCollection){LAYER}"),
        (
            '{"naam": "Oud\ufffdhoek"}',
            f"{FILE}: dit bestand is niet als UTF-8 opgeslagen{UTF8}",
        ),
    ],
    ids=["empty", "syntax", "deep", "long-number", "geometry", "list", "null", "cp1252"],
)  # fmt: skip
def test_file_that_is_no_map(text: str, expected: str) -> None:
    """A file that is no GeoJSON gets one sentence, whatever is in it."""
    assert [str(problem) for problem in check_wijken(text)[1]] == [expected]


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        (
            {"type": "Point", "coordinates": [5.2, 52.5]},
            f"{FILE}, regel 1 (wijk 1): deze wijk heeft geen eigenschappen{NAME}",
        ),
        (
            {"type": "Feature", "geometry": None, "properties": {"id": "haven"}},
            f"{FILE}, regel 1 (wijk 1): deze wijk heeft geen omtrek{DRAW}",
        ),

        (
            wijk([5.2, 52.55], "Point"),
            f"{FILE}, regel 1 (wijk 1): deze wijk heeft geen omtrek{DRAW}",
        ),
        (wijk([]), f"{FILE}, regel 1 (wijk 1): de omtrek van deze wijk klopt niet{REDRAW}"),
        (wijk([[[5.2, 52.5], [5.3, 52.5]]]), f"{FILE}, regel 1 (wijk 1): de omtrek van deze wijk klopt niet{REDRAW}"),
        (
            wijk([[[121000, 487000], [121100, 487000], [121100, 487100], [121000, 487000]]]),
            f"{FILE}, regel 1 (wijk 1): de omtrek staat in meters (Rijksdriehoek), niet in graden\n"
            "    Zo kan het wel: exporteer de laag als WGS84 (EPSG:4326)",
        ),
        (
            wijk([[[52.55, 5.2], [52.55, 5.22], [52.56, 5.22], [52.55, 5.2]]]),
            f"{FILE}, regel 1 (wijk 1): de omtrek ligt niet in Nederland{SWAPPED}",
        ),
        (
            wijk(id="De Haven"),
            f"{FILE}, regel 1 (wijk 1, id): 'De Haven' kan geen id zijn\n    Zo kan het wel: "
            "schrijf de-haven",
        ),
        (
            wijk(id=None),
            f"{FILE}, regel 1 (wijk 1, id): 'id' ontbreekt\n"
            '    Zo kan het wel: zet bij "properties" ook "id": "…"',
        ),
        (
            wijk(inwoners=12.5),
            f"{FILE}, regel 1 (wijk 1, inwoners): '12.5' is geen heel getal{DIGITS}",
        ),
    ],
)  # fmt: skip
def test_wijk_that_cannot_be_used(feature: Any, expected: str) -> None:
    """Each wijk is named by its number, with what to do in the map program."""
    assert said(feature) == [expected]


def test_second_wijk_with_the_same_id() -> None:
    """A code belongs to one wijk only."""
    assert said(wijk(), wijk(naam="Haven-Oost")) == [
        f"{FILE} (wijk haven): de id 'haven' komt 2 keer voor\n    Zo kan het wel: geef elke wijk een eigen id"
    ]
