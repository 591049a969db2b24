"""`schets.geojson` to what the sketch map shows."""

from dataclasses import replace
from typing import Any

from ..load.yamlfile import Entries
from ..model.problem import Problem
from ..model.schets import SchetsBron, SchetsDeel, Soort
from ..model.wijk import Ring
from .geojsonfile import about, at_features, line_of, of_feature, polygons_of, position_problem, read_collection
from .values import to_part

FILE = "locations/schets.geojson"


_AREAS = {"Polygon", "MultiPolygon"}


def check_schets(text: str) -> tuple[tuple[SchetsDeel, ...], str, list[Problem]]:
    """All lines and areas in the file and whose data they are, or the problems."""
    collection, problems = read_collection(text, FILE, "lijnen")
    bron, found = _check_source(collection)
    problems += found
    parts: list[SchetsDeel] = []
    of_features: list[Problem] = []
    for number, feature in enumerate(collection["features"], start=1):
        made, found = _check_feature(feature, f"lijn {number}")
        parts += made
        of_features += of_feature(found, number)
    return tuple(parts), bron, [*problems, *at_features(of_features, text)]


def _check_source(collection: dict[str, Any]) -> tuple[str, list[Problem]]:
    """The words a map maker's licence asks for, printed below every map."""
    if not collection["features"]:
        return "", []
    if collection.get("bron") is None:
        what = "er staat niet bij van wie deze kaartgegevens zijn"
        repair = 'zet naast "type" een regel "bron": "© OpenStreetMap-bijdragers"'
        return "", [replace(about(FILE, "bron", what, repair, "NSP311"), warning=True)]
    source, problems = to_part(SchetsBron, Entries(FILE, {"bron": collection["bron"]}))
    if source is None or not isinstance(source.bron, str):
        repair = "zet de bron tussen aanhalingstekens"
        return "", problems or [about(FILE, "bron", "hier hoort tekst", repair, "NSP312")]
    # A page puts "Kaart: " in front, in its own language; who wrote that word as well does not get it twice.
    return source.bron.removeprefix("Kaart: "), []


def _check_feature(feature: Any, name: str) -> tuple[list[SchetsDeel], list[Problem]]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry: Any = feature.get("geometry") if isinstance(feature, dict) else None
    lines = _lines(geometry)
    if not lines or not isinstance(properties, dict):
        return [], [about(FILE, name, "dit is geen lijn of vlak", "teken een lijn, of voor water een vlak", "NSP309")]
    made, problems = [], []
    for positions in lines:
        if problem := position_problem(FILE, name, positions):
            return [], [problem]
        known = {"soort": str(properties["soort"])} if "soort" in properties else {}
        part, found = to_part(SchetsDeel, Entries(FILE, known), punten=positions)
        made += [part] if part else []
        problems += [replace(one, field=f"{name}, {one.field}") for one in found]
    area = geometry["type"] in _AREAS
    if made and area != (made[0].soort is Soort.WATER):
        what = "alleen 'water' is een vlak, de rest is een lijn"
        return [], [about(FILE, name, what, "kies een andere soort", "NSP310")]
    return made, problems


def _lines(geometry: Any) -> list[Ring]:
    """The lines of a geometry, or the outer rings of its areas; nothing when it is something else or broken."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"LineString", "MultiLineString", *_AREAS} or not geometry.is_valid:
        return []
    if kind in _AREAS:
        return [rings[0] for rings in polygons_of(geometry) if rings]
    coordinates = geometry["coordinates"]
    return [line_of(line) for line in ([coordinates] if kind == "LineString" else coordinates)]
