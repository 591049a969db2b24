"""GeoJSON text to a collection of features. It has no lines for us, so problems name the feature instead."""

import json
from collections.abc import Iterable
from typing import Any

import geojson

from ..load.decode import NOT_UTF8
from ..model.nederland import LAT, LON
from ..model.problem import Problem
from ..model.wijk import Ring

_AGAIN = "exporteer het opnieuw uit uw kaartprogramma"


def read_collection(text: str, file: str, things: str) -> tuple[dict[str, Any], list[Problem]]:
    """The FeatureCollection in a file, or an empty one and why. things: as in "geen lijst van wijken"."""
    collection, problems = _read(text, file, things)
    return ({"features": []}, problems) if problems else (collection, [])


def polygons_of(geometry: Any) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a Polygon or MultiPolygon: each an outer ring and its holes."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return tuple(tuple(line_of(ring) for ring in polygon) for polygon in polygons)


def line_of(positions: Any) -> Ring:
    """Positions as (lon, lat); a height is left out."""
    return tuple((float(position[0]), float(position[1])) for position in positions)


def _read(text: str, file: str, things: str) -> tuple[Any, list[Problem]]:
    if "\ufffd" in text:
        return [], [about(file, "", *NOT_UTF8)]
    try:
        collection = geojson.loads(text)
    except json.JSONDecodeError as error:
        return [], [Problem(file, error.lineno, error.colno, "", "dit bestand is geen geldige GeoJSON", _AGAIN)]
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return [], [about(file, "", "dit bestand is geen geldige GeoJSON", _AGAIN)]
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        return [], [
            about(file, "", f"hier staat geen lijst van {things} (FeatureCollection)", "exporteer de hele laag")
        ]
    return collection, []


def about(file: str, field: str, what: str, repair: str) -> Problem:
    """A problem in a file without lines; `field` says where."""
    return Problem(file, 0, 0, field, what, repair)


def position_problem(file: str, name: str, positions: Iterable[tuple[float, float]]) -> Problem | None:
    """What is wrong with positions (lon, lat) that should be degrees in the Netherlands."""
    positions = list(positions)
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in positions):
        what = "de omtrek staat in meters (Rijksdriehoek), niet in graden"
        return about(file, name, what, "exporteer de laag als WGS84 (EPSG:4326)")
    if not all(LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1] for lon, lat in positions):
        return about(file, name, "de omtrek ligt niet in Nederland", "kijk of lengte en breedte zijn verwisseld")
    return None
