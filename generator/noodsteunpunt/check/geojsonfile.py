"""GeoJSON text to a collection of features, and the place in the text where a feature starts."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import geojson

from ..load.decode import NOT_UTF8
from ..load.versions import two_versions
from ..model.nederland import LAT, LON
from ..model.problem import Problem, first_of_each_kind
from ..model.wijk import Ring

_LONGEST_NUMBER = 300  # digits; a little longer, and there is no such number with decimals
_AGAIN = "exporteer het opnieuw uit uw kaartprogramma"
_BETWEEN = re.compile(r"[, \t\r\n]*")  # two features


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
        return [], [about(file, "", *NOT_UTF8, "NSP002")]
    if mixed := two_versions(text):
        return [], [mixed.at(file, text)]
    try:
        collection = geojson.loads(text, parse_int=_whole)
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1] if error.lineno <= len(text.splitlines()) else ""
        what = "dit bestand is geen geldige GeoJSON"
        return [], [Problem(file, error.lineno, error.colno, "", what, _AGAIN, code="NSP301", excerpt=line)]
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return [], [about(file, "", "dit bestand is geen geldige GeoJSON", _AGAIN, "NSP301")]
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        what = f"hier staat geen lijst van {things} (FeatureCollection)"
        return [], [about(file, "", what, "exporteer de hele laag", "NSP302")]
    return collection, []


def _whole(digits: str) -> int:
    """A whole number. Raises ValueError for one that is too long to work with."""
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(digits[:_LONGEST_NUMBER])
    return int(digits)


def about(file: str, field: str, what: str, repair: str, code: str = "") -> Problem:
    """A problem in a file whose lines we do not know yet; `field` says where."""
    return Problem(file, 0, 0, field, what, repair, code=code)


def of_feature(problems: Iterable[Problem], number: int) -> list[Problem]:
    """Problems about the `number`-th feature (from 1), which stands for their line until `at_features`."""
    return [replace(problem, line=number) for problem in problems]


def at_features(problems: list[Problem], text: str) -> list[Problem]:
    """Problems of `of_feature` at the places where the features start; of one kind no more than an editor reads."""
    told = list(first_of_each_kind(problems))
    starts = list(islice(_starts(text), max((problem.line for problem in told), default=0)))
    return [_at(problem, text, starts) for problem in told]


def _at(problem: Problem, text: str, starts: list[int]) -> Problem:
    if problem.line > len(starts):
        return replace(problem, line=0)
    place = starts[problem.line - 1]
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    excerpt = text[start : len(text) if end < 0 else end]
    return replace(problem, line=text.count("\n", 0, place) + 1, column=place - start + 1, excerpt=excerpt)


def _starts(text: str) -> Iterator[int]:
    """Where the features start in the text, as long as the list is written as map programs do."""
    found = re.search(r'"features"\s*:\s*\[\s*', text)
    decoder = json.JSONDecoder()
    while found:
        yield found.end()
        try:
            _, end = decoder.raw_decode(text, found.end())
        except ValueError:
            return
        found = _BETWEEN.match(text, end)


def position_problem(file: str, name: str, positions: Iterable[tuple[float, float]]) -> Problem | None:
    """What is wrong with positions (lon, lat) that should be degrees in the Netherlands."""
    positions = list(positions)
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in positions):
        what = "de omtrek staat in meters (Rijksdriehoek), niet in graden"
        return about(file, name, what, "exporteer de laag als WGS84 (EPSG:4326)", "NSP306")
    if not all(LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1] for lon, lat in positions):
        repair = "kijk of lengte en breedte zijn verwisseld"
        return about(file, name, "de omtrek ligt niet in Nederland", repair, "NSP307")
    return None
