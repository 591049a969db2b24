"""`wijken.geojson` to wijken. Problems name the wijk and the place where it starts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geojson import MultiPolygon, Polygon
from pydantic import ValidationError

from ..load.yamlfile import Entries
from ..model.problem import Problem, first_of_each_kind
from ..model.wijk import Wijk
from .coordination import COORDINATION_IN_TEXT, sounds_like_coordination
from .geojsonfile import about, at_features, of_feature, polygons_of, position_problem, read_collection
from .values import to_part

FILE = "locations/wijken.geojson"


def check_wijken(text: str) -> tuple[tuple[Wijk, ...], list[Problem]]:
    """All wijken in the file, in reading order, or the problems."""
    collection, problems = read_collection(text, FILE, "wijken")
    if not problems and not collection["features"]:
        what, repair = "hier staat geen enkele wijk", "exporteer de laag met alle wijken van de gemeente"
        problems = [about(FILE, "", what, repair, "NSP319")]
    wijken: list[Wijk] = []
    of_features: list[Problem] = []
    for number, feature in enumerate(collection["features"], start=1):
        wijk, found = _check_feature(feature, number)
        of_features += of_feature(found, number)
        wijken += [wijk] if wijk else []
    problems += [*at_features(of_features, text), *first_of_each_kind([*_doubles(wijken), *_hard_to_tell(wijken)])]
    return tuple(sorted(wijken, key=lambda wijk: wijk.naam)), problems


def _check_feature(feature: Any, number: int) -> tuple[Wijk | None, list[Problem]]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = f"wijk {number}"
    if not isinstance(properties, dict):
        what = "deze wijk heeft geen eigenschappen"
        return None, [about(FILE, name, what, "geef elke wijk een id en een naam", "NSP303")]
    geometry = feature.get("geometry") or {}
    shape_problem = _shape_problem(name, geometry)
    if shape_problem:
        return None, [shape_problem]
    # Only what the model knows: a map program adds columns of its own, and none of them may reach an output.
    known = {key: str(value) for key, value in properties.items() if key in Wijk.model_fields and value is not None}
    wijk, problems = to_part(Wijk, Entries(FILE, known), vlakken=polygons_of(geometry))
    if sounds_like_coordination(known.get("naam", "")):
        problems.append(about(FILE, "naam", *COORDINATION_IN_TEXT, "NSP209"))
    return wijk, [_in_map(problem, name) for problem in problems]


def _in_map(problem: Problem, name: str) -> Problem:
    """A problem about a value as it is told of a map: there are no lines to add there."""
    missing = f'zet bij "properties" ook "{problem.field}": "…"'
    repair = missing if problem.code == "NSP102" else problem.repair
    return replace(problem, field=f"{name}, {problem.field}", repair=repair)


def _shape_problem(name: str, geometry: Any) -> Problem | None:
    if not isinstance(geometry, Polygon | MultiPolygon):
        repair = "teken de wijk als vlak (Polygon of MultiPolygon)"
        return about(FILE, name, "deze wijk heeft geen omtrek", repair, "NSP304")
    try:
        broken = geometry.errors()
        positions = [position for polygon in polygons_of(geometry) for ring in polygon for position in ring]
    except (ValidationError, TypeError, ValueError, IndexError):
        broken, positions = ["unreadable"], []
    if broken or not positions:
        repair = "teken de wijk opnieuw als gesloten vlak"
        return about(FILE, name, "de omtrek van deze wijk klopt niet", repair, "NSP305")
    return position_problem(FILE, name, positions)


def _hard_to_tell(wijken: list[Wijk]) -> Iterator[Problem]:
    """Wijken that people cannot tell from others."""
    names = Counter(wijk.naam for wijk in wijken)
    for wijk in wijken:
        if names[wijk.naam] > 1:
            what = f"de naam '{wijk.naam}' komt {names[wijk.naam]} keer voor"
            repair = "geef elke wijk een naam die inwoners uit elkaar kunnen houden"
            yield replace(about(FILE, f"wijk {wijk.id}", what, repair, "NSP320"), warning=True)


def _doubles(wijken: list[Wijk]) -> list[Problem]:
    count = Counter(wijk.id for wijk in wijken)
    repair = "geef elke wijk een eigen id"
    return [
        about(FILE, f"wijk {id_}", f"de id '{id_}' komt {count[id_]} keer voor", repair, "NSP308")
        for id_ in sorted(count)
        if count[id_] > 1
    ]
