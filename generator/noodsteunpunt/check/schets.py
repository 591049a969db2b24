"""`schets.geojson` to what the sketch map shows."""

from typing import Any

from ..load.yamlfile import Entries
from ..model.problem import Problem
from ..model.schets import SchetsDeel, Soort
from .geojsonfile import about, position_problem, read_features
from .values import to_part

FILE = "locations/schets.geojson"


def check_schets(text: str) -> tuple[tuple[SchetsDeel, ...], list[Problem]]:
    """All lines and areas in the file, or the problems."""
    features, problems = read_features(text, FILE, "lijnen")
    parts: list[SchetsDeel] = []
    for number, feature in enumerate(features, start=1):
        made, found = _check_feature(feature, f"lijn {number}")
        parts += made
        problems += found
    return tuple(parts), problems


def _check_feature(feature: Any, name: str) -> tuple[list[SchetsDeel], list[Problem]]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry: Any = feature.get("geometry") if isinstance(feature, dict) else None
    lines = _lines(geometry)
    if not lines or not isinstance(properties, dict):
        return [], [about(FILE, name, "dit is geen lijn of vlak", "teken een lijn, of voor water een vlak")]
    made, problems = [], []
    for line in lines:
        positions = [(float(position[0]), float(position[1])) for position in line]
        if problem := position_problem(FILE, name, positions):
            return [], [problem]
        known = {"soort": str(properties["soort"])} if "soort" in properties else {}
        part, found = to_part(SchetsDeel, Entries(FILE, known), punten=tuple(positions))
        made += [part] if part else []
        problems += [about(FILE, f"{name}, {one.field}", one.what, one.repair) for one in found]
    area = geometry["type"] == "Polygon"
    if made and area != (made[0].soort is Soort.WATER):
        return [], [about(FILE, name, "alleen 'water' is een vlak, de rest is een lijn", "kies een andere soort")]
    return made, problems


def _lines(geometry: Any) -> list[Any]:
    """The lines of a geometry, or the outer ring of an area; nothing when it is something else or broken."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"LineString", "MultiLineString", "Polygon"} or not geometry.is_valid:
        return []
    coordinates = geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    return list(coordinates) if kind == "MultiLineString" else [coordinates[0]]
