"""GeoJSON text to features. It has no lines for us, so problems name the feature instead."""

import json
from typing import Any

import geojson

from ..load.yamlfile import NOT_UTF8
from ..model.problem import Problem

_AGAIN = "exporteer het opnieuw uit uw kaartprogramma"


def read_features(text: str, file: str, things: str) -> tuple[list[Any], list[Problem]]:
    """The features of a file, or why there are none. things: what is in it, as in "geen lijst van wijken"."""
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
    return features, []


def about(file: str, field: str, what: str, repair: str) -> Problem:
    """A problem in a file without lines; `field` says where."""
    return Problem(file, 0, 0, field, what, repair)


def position_problem(file: str, name: str, positions: list[tuple[float, float]]) -> Problem | None:
    """What is wrong with positions (lon, lat) that should be degrees in the Netherlands."""
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in positions):
        what = "de omtrek staat in meters (Rijksdriehoek), niet in graden"
        return about(file, name, what, "exporteer de laag als WGS84 (EPSG:4326)")
    if not all(3 <= lon <= 7.3 and 50.7 <= lat <= 53.8 for lon, lat in positions):
        return about(file, name, "de omtrek ligt niet in Nederland", "kijk of lengte en breedte zijn verwisseld")
    return None
