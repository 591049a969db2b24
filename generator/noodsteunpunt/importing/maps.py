"""GeoJSON as map programs and CBS export it: wijken and the borders of municipalities, in degrees or in RD metres."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import geojson
from shapely import make_valid, transform
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from ..geo.rd import from_rd
from ..geo.written import X_M, Y_M, within
from ..model.counted import counted
from ..model.gemeente import FICTIONAL_CODE
from ..model.gemeenten import read_gemeentecode
from ..model.nederland import DECIMALS, LAT, LON
from ..model.problem import FolderError, Problem
from .columns import simplify
from .slugs import Slugs, slug

# Names of properties, simplified as those of columns are; the first that is there wins.
_NAAM = ("wijknaam", "wknaam", "naam", "name", "statnaam")
_CODE = ("wijkcode", "wkcode", "cbscode", "statcode", "identificatie", "code")
_INWONERS = ("inwoners", "aantalinwoners", "aantinw", "aantinwoners")
_GEMEENTE = ("gemeentecode", "gmcode", "statcode", "regiocode", "cbscode", "code")


@dataclass(frozen=True)
class Area:
    """A wijk before it is written. vlak: in degrees, (lon, lat). inwoners: None when the source does not know."""

    id: str
    naam: str
    inwoners: int | None
    vlak: BaseGeometry


class _ShapeError(ValueError):
    """A feature that cannot be used. what, repair: Dutch. code: the kind of mistake."""

    def __init__(self, what: str, repair: str, code: str) -> None:
        super().__init__(what)
        self.what, self.repair, self.code = what, repair, code


@dataclass(frozen=True)
class WijkMap:
    """The wijken of one municipality. said: what an editor should know about the file, in Dutch."""

    areas: tuple[Area, ...]
    said: tuple[str, ...]


def read_wijken(text: str, file: str, cbs_code: str) -> WijkMap:
    """The wijken in a file, those of other municipalities left out. Raises FolderError with every problem.

    A made-up municipality has no map of its own: it may borrow the wijken of real ones, whatever code they have.
    """
    features = _features(text, file)
    borrowed = cbs_code == FICTIONAL_CODE
    own = [feature for feature in features if borrowed or _gemeente_of_wijk(feature) in {"", cbs_code}]
    if not own:
        raise _refuse(file, "", f"in dit bestand staat geen wijk van {cbs_code}", "kies een ander bestand", "NSP908")
    said = [counted(len(own), "wijk", "wijken")]
    if others := len(features) - len(own):
        said.append(f"{counted(others, 'wijk', 'wijken')} van andere gemeenten overgeslagen")
    areas, problems, in_metres = [], [], 0
    slugs = Slugs("wijk")
    for number, feature in enumerate(own, start=1):
        try:
            vlak, was_rd = _polygons(feature)
            naam = _property(feature, _NAAM)
            if not naam:
                raise _ShapeError(
                    "deze wijk heeft geen naam", "zet de naam in een eigenschap 'naam' of 'wijknaam'", "NSP303"
                )
            # A folder's own map has ids already, and points refer to them.
            areas.append(
                Area(
                    slugs.take(_property(feature, ("id",)) if _own_id(feature) else naam),
                    " ".join(naam.split()),
                    _inhabitants(feature),
                    vlak,
                )
            )
            in_metres += was_rd
        except _ShapeError as error:
            problems.append(Problem(file, 0, 0, f"wijk {number}", error.what, error.repair, code=error.code))
    if problems:
        raise FolderError(problems)
    if in_metres:
        said.append("de omtrekken stonden in meters (Rijksdriehoek) en zijn omgerekend naar graden (WGS84)")
    unknown = sum(area.inwoners is None for area in areas)
    said += [f"van {unknown} is het aantal inwoners niet bekend"] if unknown else []
    return WijkMap(tuple(areas), tuple(said))


def read_grenzen(text: str, file: str) -> dict[str, BaseGeometry]:
    """The area of each municipality in a file, by CBS code ("GM0361"). Raises FolderError."""
    found: dict[str, BaseGeometry] = {}
    for feature in _features(text, file):
        code = _gemeente_of_grens(feature)
        if not code:
            continue
        try:
            found[code] = make_valid(_polygons(feature)[0])
        except _ShapeError as error:
            raise _refuse(file, code, error.what, error.repair, error.code) from None
    if not found:
        what = "geen enkele omtrek heeft een gemeentecode van het CBS"
        raise _refuse(
            file, "", what, "zet de code in een eigenschap 'gemeentecode' of 'statcode', zoals GM0361", "NSP908"
        )
    return found


def geojson_text(areas: tuple[Area, ...]) -> str:
    """The wijken as our own `wijken.geojson`, one per line, with 6 decimals (0.1 m)."""
    lines = [json.dumps(_feature(area), ensure_ascii=False) for area in areas]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def rounded(area: Area) -> Area:
    """The area as it will be read back from the file."""
    return replace(area, vlak=transform(area.vlak, lambda positions: positions.round(DECIMALS)))


def _features(text: str, file: str) -> list[Any]:
    try:
        collection = geojson.loads(text)
        features = collection.get("features")
    except (ValueError, TypeError, AttributeError, RecursionError):
        features = None
    if not isinstance(features, list) or not features or not all(isinstance(item, dict) for item in features):
        what = "dit bestand is geen GeoJSON met een lijst van vlakken (FeatureCollection)"
        raise _refuse(file, "", what, "exporteer de hele laag opnieuw als GeoJSON", "NSP302")
    return features


def _polygons(feature: Any) -> tuple[BaseGeometry, bool]:
    """The surface in degrees, and whether it was in RD metres. Raises _ShapeError."""
    geometry = feature.get("geometry") or {}
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise _ShapeError("hier staat geen vlak", "exporteer de wijken als Polygon of MultiPolygon", "NSP304")
    try:
        vlak = shape(geometry)
        west, south, east, north = vlak.bounds
    except Exception:  # shapely raises whatever numpy does about nonsense
        raise _ShapeError("de omtrek klopt niet", "teken hem opnieuw als gesloten vlak", "NSP305") from None
    if _inside((west, east), LON) and _inside((south, north), LAT):
        return vlak, False
    if _inside((west, east), X_M) and _inside((south, north), Y_M):
        return transform(vlak, _to_degrees), True
    if _inside((west, east), LAT) and _inside((south, north), LON):
        raise _ShapeError(
            f"lengte en breedte zijn verwisseld: hier staat eerst {west:.4f} en dan {south:.4f}",
            f"exporteer de laag opnieuw; in GeoJSON komt eerst de lengte: {south:.4f}, {west:.4f}",
            "NSP307",
        )
    raise _ShapeError("de omtrek ligt niet in Nederland", "exporteer de laag als WGS84 (EPSG:4326)", "NSP307")


def _to_degrees(positions: Any) -> Any:
    """An array of (x, y) in metres, changed in place to (lon, lat) in degrees."""
    for position in positions:
        position[:] = from_rd(*position)[::-1]
    return positions


def _inside(values: tuple[float, float], bounds: tuple[float, float]) -> bool:
    return all(within(value, bounds) for value in values)


def _own_id(feature: Any) -> bool:
    """Whether the feature has an id as ours are; another program's may be anything."""
    found = _property(feature, ("id",))
    return bool(found) and slug(found, "") == found


def _property(feature: Any, names: tuple[str, ...]) -> str:
    """The first property with one of these names that holds something, as text."""
    properties = {simplify(str(name)): value for name, value in (feature.get("properties") or {}).items()}
    values = (properties.get(name) for name in names)
    return next((str(value).strip() for value in values if value not in (None, "")), "")


def _inhabitants(feature: Any) -> int | None:
    """The number of inhabitants; CBS writes a negative number (-99997, -99999999) for what it does not tell."""
    text = _property(feature, _INWONERS).removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _gemeente_of_wijk(feature: Any) -> str:
    """The municipality a wijk says it is of, by its own code or that of the wijk (WK036101); or empty."""
    code = _property(feature, _CODE).upper()
    if code.startswith("WK") and code[2:6].isdigit():
        return f"GM{code[2:6]}"
    return read_gemeentecode(_property(feature, ("gemeentecode", "gmcode")))


def _gemeente_of_grens(feature: Any) -> str:
    return read_gemeentecode(_property(feature, _GEMEENTE))


def _feature(area: Area) -> dict[str, Any]:
    properties: dict[str, Any] = {"id": area.id, "naam": area.naam}
    properties |= {} if area.inwoners is None else {"inwoners": area.inwoners}
    surfaces = [
        [[list(position[:2]) for position in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in parts(area.vlak)
    ]
    geometry: dict[str, Any] = {"type": "MultiPolygon", "coordinates": surfaces}
    if len(surfaces) == 1:
        geometry = {"type": "Polygon", "coordinates": surfaces[0]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def parts(vlak: BaseGeometry) -> Iterator[Polygon]:
    """The polygons a surface consists of; loose lines and points that cutting leaves behind are dropped."""
    if isinstance(vlak, Polygon):
        yield vlak
    else:
        for part in getattr(vlak, "geoms", ()):
            yield from parts(part)


def surface(vlak: BaseGeometry) -> BaseGeometry:
    """Only the polygons of a shape."""
    polygons = [part for part in parts(vlak) if not part.is_empty]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def _refuse(file: str, field: str, what: str, repair: str, code: str) -> FolderError:
    return FolderError([Problem(file, 0, 0, field, what, repair, code=code)])
