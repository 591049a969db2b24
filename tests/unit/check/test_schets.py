"""schets.geojson: water, rail and roads for the sketch map."""

import json
from typing import Any

import pytest

from noodsteunpunt.check.schets import check_schets
from noodsteunpunt.model.schets import Soort

LINE = [[5.2, 52.55], [5.22, 52.56]]
RING = [[5.2, 52.55], [5.22, 52.55], [5.22, 52.56], [5.2, 52.55]]
FILE = "locations/schets.geojson"


def part(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    """A feature as a map program writes it."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def check(*features: Any) -> tuple[list[tuple[Soort, int]], list[str]]:
    """(kind, number of positions) of every part, and every sentence."""
    parts, _, problems = check_schets(json.dumps({"type": "FeatureCollection", "bron": "Proef", "features": features}))
    return [(one.soort, len(one.punten)) for one in parts], [str(problem) for problem in problems]


def test_lines_and_water_are_read() -> None:
    """A road, a railway in two pieces, and a lake of which an island is left out."""
    road = part("LineString", LINE, soort="weg")
    rail = part("MultiLineString", [LINE, LINE], soort="spoor", naam="Waardlijn")
    lake = part("Polygon", [RING, RING], soort="water")
    ponds = part("MultiPolygon", [[RING], [RING, RING]], soort="water")
    assert check(ponds) == ([("water", 4), ("water", 4)], [])
    assert check(road, rail, lake) == ([("weg", 2), ("spoor", 2), ("spoor", 2), ("water", 4)], [])


@pytest.mark.parametrize(
    ("feature", "sentence"),
    [
        (
            part("LineString", LINE, soort="wegg"),
            f"{FILE}, regel 1 (lijn 1, soort): 'wegg' ken ik hier niet\n    Zo kan het wel: bedoelt u 'weg'?",
        ),
        (
            part("LineString", LINE),
            f"{FILE}, regel 1 (lijn 1, soort): 'soort' ontbreekt\n    Zo kan het wel: voeg een regel 'soort: …' toe",
        ),
        (
            part("LineString", LINE, soort="water"),
            f"{FILE}, regel 1 (lijn 1): alleen 'water' is een vlak, de rest is een lijn\n"
            "    Zo kan het wel: kies een andere soort",
        ),
        (
            part("Point", LINE[0], soort="weg"),
            f"{FILE}, regel 1 (lijn 1): dit is geen lijn of vlak\n"
            "    Zo kan het wel: teken een lijn, of voor water een vlak",
        ),
        (
            part("LineString", [[140000, 506000], [140100, 506000]], soort="weg"),
            f"{FILE}, regel 1 (lijn 1): de omtrek staat in meters (Rijksdriehoek), niet in graden\n"
            "    Zo kan het wel: exporteer de laag als WGS84 (EPSG:4326)",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(feature: Any, sentence: str) -> None:
    """Each mistake in the drawing gets its own sentence, and nothing of it is drawn."""
    assert check(feature) == ([], [sentence])


@pytest.mark.parametrize(
    ("named", "bron", "sentences"),
    [
        ({"bron": "© OpenStreetMap-bijdragers"}, "© OpenStreetMap-bijdragers", []),
        ({"bron": "Kaart: © OpenStreetMap-bijdragers"}, "© OpenStreetMap-bijdragers", []),
        (
            {},
            "",
            [
                f"{FILE} (bron): let op: er staat niet bij van wie deze kaartgegevens zijn\n"
                '    Zo kan het wel: zet naast "type" een regel "bron": "© OpenStreetMap-bijdragers"'
            ],
        ),
        (
            {"bron": 7},
            "",
            [f"{FILE} (bron): hier hoort tekst\n    Zo kan het wel: zet de bron tussen aanhalingstekens"],
        ),
        (
            {"bron": "a" * 61},
            "",
            [f"{FILE} (bron): deze tekst is 61 tekens lang\n    Zo kan het wel: maak er hoogstens 60 tekens van"],
        ),
    ],
)
def test_source_of_the_map_is_asked(named: dict[str, Any], bron: str, sentences: list[str]) -> None:
    """Without it the map is drawn and somebody has to look; a wrong one is a mistake."""
    features = [part("LineString", LINE, soort="weg")]
    _, found, problems = check_schets(json.dumps({"type": "FeatureCollection", **named, "features": features}))
    assert (found, [str(problem) for problem in problems]) == (bron, sentences)


def test_empty_sketch_needs_no_source() -> None:
    """There is nothing drawn, so nobody's data are used."""
    assert check_schets('{"type": "FeatureCollection", "features": []}') == ((), "", [])
