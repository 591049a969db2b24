"""OpenStreetMap data to the layers of a map: which tags are drawn as what, cut to a box, in whole metres."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import osmium
from shapely import box as rectangle
from shapely import line_merge, union_all
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from ..model.kaart import LONGEST_NAME, Benoemd, Layers, Lijnsoort, Plaats, Plaatssoort, Plek, Rings, Vlaksoort
from .areas import Box, to_metres
from .coast import sea

TOLERANCE_M = 1.5  # less than the width of a footpath
SMALLEST_M2: Mapping[Vlaksoort, float] = {Vlaksoort.WATER: 100, Vlaksoort.GROEN: 400, Vlaksoort.BEBOUWD: 2000}
SMALLEST_NAMED_M2 = 4000

Tags = Mapping[str, str]

_HIGHWAY = {
    Lijnsoort.HOOFDWEG: ("motorway", "trunk", "primary", "secondary"),
    Lijnsoort.WEG: ("tertiary", "unclassified"),
    Lijnsoort.STRAAT: ("residential", "living_street", "pedestrian", "road"),
    Lijnsoort.DIENSTWEG: ("service", "track"),
    Lijnsoort.PAD: ("footway", "cycleway", "path", "bridleway"),
    Lijnsoort.TRAP: ("steps",),
}
_BY_HIGHWAY = {value: soort for soort, values in _HIGHWAY.items() for value in values}
# Drawn beside a road that is drawn already, or leading to one house.
_MINOR = {("footway", "sidewalk"), ("footway", "crossing"), ("service", "driveway"), ("service", "parking_aisle")}
_RAILWAY = {"rail", "light_rail", "narrow_gauge"}
_WATERWAY = {"river", "canal", "stream"}
_AREA = {
    Vlaksoort.WATER: {("natural", "water"), ("waterway", "riverbank"), ("waterway", "dock"), ("landuse", "basin")},
    Vlaksoort.GROEN: {
        *(("landuse", use) for use in ("grass", "forest", "meadow", "recreation_ground", "village_green", "cemetery")),
        *(("leisure", use) for use in ("park", "garden", "pitch", "nature_reserve", "golf_course", "playground")),
        *(("natural", what) for what in ("wood", "scrub", "heath", "grassland", "wetland")),
        ("landuse", "allotments"),
    },
    Vlaksoort.BEBOUWD: {
        ("landuse", use) for use in ("residential", "commercial", "retail", "industrial", "education", "religious")
    },
}
_BY_AREA = {tag: soort for soort, tags in _AREA.items() for tag in tags}
_PLACE = {
    **dict.fromkeys(("city", "town", "village", "hamlet"), Plaatssoort.PLAATS),
    **dict.fromkeys(("suburb", "quarter", "neighbourhood"), Plaatssoort.BUURT),
}
_NAMED_AREA = {Vlaksoort.WATER: Plaatssoort.WATER, Vlaksoort.GROEN: Plaatssoort.GROEN}
_KEYS = ("highway", "railway", "waterway", "route", "natural", "landuse", "leisure", "place")


def read_layers(osm: Path, box: Box, bron: str) -> Layers:
    """What of an extract (.osm or .osm.pbf) lies within a box, joined, simplified and sorted.

    Raises what osmium raises for a file it cannot read.
    """
    return _Reader(box).read(osm).layers(bron)


class _Reader:
    """Gathers shapes in metres around the middle of a box."""

    def __init__(self, box: Box) -> None:
        west, south, east, north = box
        self._lon, self._lat = round((west + east) / 2, 4), round((south + north) / 2, 4)
        (x1, y1), (x2, y2) = self._metres([(west, south), (east, north)])
        self._frame = rectangle(x1, y1, x2, y2)
        self._lines: dict[tuple[Lijnsoort, str], list[LineString]] = defaultdict(list)
        self._areas: dict[Vlaksoort, list[BaseGeometry]] = defaultdict(list)
        self._coast: list[LineString] = []
        self._places: set[Plaats] = set()

    def read(self, osm: Path) -> "_Reader":
        """Take every object that is drawn."""
        keys = osmium.filter.KeyFilter(*_KEYS)
        found: Iterable[Any] = osmium.FileProcessor(str(osm)).with_locations().with_areas(keys).with_filter(keys)
        for one in found:
            tags = {tag.k: tag.v for tag in one.tags}
            if one.is_area():
                self._take_area(one, tags)
            elif one.is_way() and tags.get("natural") == "coastline":
                self._coast += self._cut(one)
            elif one.is_way() and (soort := line_kind(tags)):
                self._take_line(one, soort, _named(tags))
            elif one.is_node() and (place := _PLACE.get(tags.get("place", ""))):
                self._take_place(place, _named(tags), Point(self._metres([(one.location.lon, one.location.lat)])[0]))
        return self

    def _take_line(self, way: Any, soort: Lijnsoort, naam: str) -> None:
        self._lines[soort, naam] += self._cut(way)

    def _cut(self, way: Any) -> list[LineString]:
        """The parts of a way within the frame."""
        positions = self._metres([(node.lon, node.lat) for node in way.nodes if node.location.valid()])
        if len(positions) < 2:
            return []
        return [
            part for part in _parts(LineString(positions).intersection(self._frame)) if isinstance(part, LineString)
        ]

    def _take_area(self, area: Any, tags: Tags) -> None:
        soort = area_kind(tags)
        if soort is None:
            return
        naam = _named(tags)
        for outer in area.outer_rings():
            holes = [self._ring(inner) for inner in area.inner_rings(outer)]
            shape = Polygon(self._ring(outer), holes).buffer(0).intersection(self._frame)
            self._areas[soort].append(shape)
            if soort in _NAMED_AREA and shape.area > SMALLEST_NAMED_M2:
                self._take_place(_NAMED_AREA[soort], naam, shape.representative_point())

    def _take_place(self, soort: Plaatssoort, naam: str, place: Point) -> None:
        if naam and place.intersects(self._frame):
            self._places.add(Plaats(naam, soort, _whole(place.coords)[0]))

    def _ring(self, ring: Any) -> tuple[tuple[float, float], ...]:
        return self._metres([(node.lon, node.lat) for node in ring])

    def _metres(self, positions: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        return to_metres(tuple(positions), self._lat, self._lon)

    def layers(self, bron: str) -> Layers:
        """Everything gathered."""
        lines: dict[Lijnsoort, list[Benoemd]] = defaultdict(list)
        for (soort, naam), some in self._lines.items():
            merged = line_merge(MultiLineString(some))
            for part in _parts(merged.simplify(TOLERANCE_M)):
                punten = _whole(part.coords)
                if len(punten) > 1:
                    lines[soort].append(Benoemd(naam, punten))
        if water := sea(self._coast, self._frame):
            self._areas[Vlaksoort.WATER] += water
        areas = {soort: tuple(sorted(_whole_areas(some, SMALLEST_M2[soort]))) for soort, some in self._areas.items()}
        return Layers(
            bron=bron,
            oorsprong=(self._lon, self._lat),
            lijnen={
                soort: tuple(sorted(some, key=lambda one: (one.naam, one.punten))) for soort, some in lines.items()
            },
            vlakken={soort: some for soort, some in areas.items() if some},
            plaatsen=tuple(sorted(self._places, key=_by_rank)),
        )


def line_kind(tags: Tags) -> Lijnsoort | None:
    """As what a way is drawn, or None."""
    highway = tags.get("highway", "").removesuffix("_link")
    if highway:
        minor = any((key, tags.get(key)) in _MINOR for key in ("footway", "service"))
        return None if minor or tags.get("area") == "yes" else _BY_HIGHWAY.get(highway)
    if "tunnel" in tags and tags["tunnel"] != "no":
        return None
    if tags.get("railway") in _RAILWAY and "service" not in tags:
        return Lijnsoort.SPOOR
    if tags.get("waterway") in _WATERWAY:
        return Lijnsoort.WATERLOOP
    return Lijnsoort.VEER if tags.get("route") == "ferry" else None


def area_kind(tags: Tags) -> Vlaksoort | None:
    """As what an area is drawn, or None. Water comes before green: a pond in a park has both tags."""
    found = {_BY_AREA[tag] for tag in tags.items() if tag in _BY_AREA}
    return next((soort for soort in (Vlaksoort.WATER, Vlaksoort.GROEN, Vlaksoort.BEBOUWD) if soort in found), None)


def _by_rank(place: Plaats) -> tuple[int, str, Plek]:
    return list(Plaatssoort).index(place.soort), place.naam, place.plek


def _named(tags: Tags) -> str:
    """The name without characters that are not seen, empty when there is none or it is no name but a text."""
    naam = unicodedata.normalize("NFC", " ".join(tags.get("name", "").split()))
    naam = "".join(letter for letter in naam if letter.isprintable())
    return naam if len(naam) <= LONGEST_NAME else ""


def _whole_areas(shapes: list[BaseGeometry], smallest_m2: float) -> Iterator[Rings]:
    """Areas as one surface, without those and those holes that are too small to see."""
    for part in _parts(union_all(shapes).simplify(TOLERANCE_M)):
        if isinstance(part, Polygon) and part.area >= smallest_m2:
            holes = [ring for ring in part.interiors if Polygon(ring).area >= smallest_m2]
            rings = tuple(_whole(ring.coords) for ring in (part.exterior, *holes))
            yield tuple(ring for ring in rings if len(ring) > 3)


def _parts(shape: BaseGeometry) -> list[Any]:
    return [part for part in getattr(shape, "geoms", [shape]) if not part.is_empty]


def _whole(positions: Iterable[tuple[float, ...]]) -> tuple[Plek, ...]:
    """Positions in whole metres, each once in a row."""
    found: list[Plek] = []
    for x, y, *_ in positions:
        position = (round(x), round(y))
        if not found or position != found[-1]:
            found.append(position)
    return tuple(found)
