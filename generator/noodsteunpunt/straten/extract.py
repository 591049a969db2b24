"""Read the ways and addresses of an OpenStreetMap extract (.osm.pbf or .osm) inside a box."""

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from ..geo.areas import Box
from ..geo.contract import Ways
from ..geo.foot import Foot, blocks, foot
from ..model.loopnet import Bron
from ..model.problem import FolderError, Problem
from .adres import Adres, make_adres

OPENSTREETMAP = "© OpenStreetMap-bijdragers"
_KEYS = ("highway", "route", "barrier", "addr:housenumber")
_ENDINGS = (".osm.pbf", ".osm", ".osm.bz2", ".osm.gz")
_NOT_READ = "dit bestand is geen OpenStreetMap-bestand, of het is beschadigd"
_REPAIR = "geef een uitsnede van OpenStreetMap als .osm.pbf of .osm"


@dataclass(frozen=True, eq=False)
class Extract:
    """What an extract holds inside the asked box.

    box: the box the file was cut to; when it does not say, the box around its addresses; None without either.
    seen: how many ways were left out, by what they are to somebody on foot; addresses without a usable place or number.
    """

    ways: Ways
    adressen: tuple[Adres, ...]
    box: Box | None
    bron: Bron
    seen: Counter[str]


def read_extract(osm: Path, box: Box, vermelding: str = OPENSTREETMAP) -> Extract:
    """Ways and addresses inside a box. Raises FolderError when the file is not OpenStreetMap data.

    vermelding: what to say where the data is shown.
    """
    import osmium  # here, because other commands should not wait for it

    if not osm.name.endswith(_ENDINGS):
        what = "de naam van dit bestand eindigt niet op .osm.pbf of .osm"
        raise FolderError([Problem(osm.name, 0, 0, "", what, _REPAIR, code="NSP315")])
    reader = _Reader(box)
    try:
        header = osmium.io.Reader(str(osm)).header()
        wanted = osmium.filter.KeyFilter(*_KEYS)
        for thing in osmium.FileProcessor(str(osm)).with_locations().with_filter(wanted):
            reader.take(thing)
    except RuntimeError:
        raise FolderError([Problem(osm.name, 0, 0, "", _NOT_READ, _REPAIR, code="NSP315")]) from None
    day = header.get("osmosis_replication_timestamp")[:10] or reader.newest_day
    licentie = "ODbL 1.0" if vermelding == OPENSTREETMAP else ""
    return reader.extract(_stated_box(header), Bron(osm.name, day, licentie, vermelding))


def _stated_box(header: Any) -> Box | None:
    """The box that a file says it was cut to."""
    box = header.box()
    if not box.valid():
        return None
    return box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat


class _Reader:
    """Gathers lines between points and addresses, one object of the file at a time."""

    def __init__(self, box: Box) -> None:
        self._west, self._south, self._east, self._north = box
        self._points: dict[int, int] = {}
        self._lat, self._lon = array("d"), array("d")
        self._van, self._naar, self._trap = array("i"), array("i"), array("b")
        self._blocked: set[int] = set()
        self._adressen: list[Adres] = []
        self._newest = datetime(1, 1, 1, tzinfo=UTC)
        self._reach: Box | None = None
        self.seen: Counter[str] = Counter()

    @property
    def newest_day(self) -> str:
        """The day of the newest object, empty when objects have no times."""
        return f"{self._newest:%Y-%m-%d}" if self._newest.year > 1970 else ""

    def take(self, thing: Any) -> None:
        """Take a node, way or relation. Nodes come before ways in every extract."""
        tags = {tag.k: tag.v for tag in thing.tags}
        self._newest = max(self._newest, thing.timestamp)
        if thing.is_node() and blocks(tags):
            self._blocked.add(thing.id)
        if "addr:housenumber" in tags:
            self._take_address(thing, tags)
        if thing.is_way():
            what = foot(tags)
            if what in {Foot.WALK, Foot.STEPS}:
                self._take_way(thing, what is Foot.STEPS)
            elif what is not Foot.NO_WAY:
                self.seen[what.value] += 1

    def _take_way(self, way: Any, trap: bool) -> None:
        before = None
        for node in way.nodes:
            point = self._point(node) if node.location.valid() and node.ref not in self._blocked else None
            if before is not None and point is not None:
                self._van.append(before)
                self._naar.append(point)
                self._trap.append(trap)
            before = point

    def _point(self, node: Any) -> int | None:
        """The number of a point, or None outside the box."""
        lat, lon = node.lat, node.lon
        if not (self._west <= lon <= self._east and self._south <= lat <= self._north):
            return None
        known = self._points.setdefault(node.ref, len(self._points))
        if known == len(self._lat):
            self._lat.append(lat)
            self._lon.append(lon)
        return known

    def _take_address(self, thing: Any, tags: dict[str, str]) -> None:
        place = _place(thing)
        if place:
            self._see(*place)
        if place and not (self._west <= place[1] <= self._east and self._south <= place[0] <= self._north):
            return
        street = tags.get("addr:street") or tags.get("addr:place", "")
        postcode, plaats = tags.get("addr:postcode", ""), tags.get("addr:city", "")
        adres = make_adres(street, tags["addr:housenumber"], postcode, plaats, place)
        if adres:
            self._adressen.append(adres)
        else:
            self.seen["adres"] += 1

    def _see(self, lat: float, lon: float) -> None:
        """Note how far addresses reach. Ways tell nothing: they stick out of the box that a file was cut to."""
        west, south, east, north = self._reach or (lon, lat, lon, lat)
        self._reach = min(west, lon), min(south, lat), max(east, lon), max(north, lat)

    def extract(self, stated: Box | None, bron: Bron) -> Extract:
        """All that was taken. Raises FolderError when no way lies in the box."""
        if not self._van:
            what = "in dit bestand ligt geen weg in of bij de wijken van deze map"
            repair = "kies een uitsnede waar de hele gemeente in ligt"
            raise FolderError([Problem(bron.naam, 0, 0, "", what, repair, code="NSP316")])
        ways = Ways(
            np.array(self._lat), np.array(self._lon), np.array(self._van, np.int32), np.array(self._naar, np.int32),
            np.array(self._trap, bool),
        )  # fmt: skip
        return Extract(ways, tuple(self._adressen), stated or self._reach, bron, self.seen)


def _place(thing: Any) -> tuple[float, float] | None:
    """Latitude and longitude of a node, or the middle of a way; a relation has no place of its own here."""
    if thing.is_node():
        return thing.location.lat, thing.location.lon
    corners = [node for node in thing.nodes if node.location.valid()] if thing.is_way() else []
    if not corners:
        return None
    lats, lons = [node.lat for node in corners], [node.lon for node in corners]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
