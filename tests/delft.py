"""Part of Delft as OpenStreetMap knows it: 8,940 addresses on both sides of a canal. Skips when the file is absent."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import networkx
import numpy as np
import pytest
from tests.shareddata import SHARED

from noodsteunpunt.geo.areas import METRES_PER_DEGREE
from noodsteunpunt.geo.contract import SMALLEST_PIECE
from noodsteunpunt.geo.rd import from_rd
from noodsteunpunt.model.loopnet import Loopnet, from_json, to_json
from noodsteunpunt.model.noodsteunpunt import Herkomst, Levensloop, Locatie, Noodsteunpunt
from noodsteunpunt.model.wijk import Wijk
from noodsteunpunt.straten.extract import read_extract
from noodsteunpunt.straten.network import make_network

EXTRACT = "delft_tudelft_2025-08.osm.pbf"
STATIONS = "stemlokalen_nl_tk2025_rdnew.csv"
WEST, SOUTH, EAST, NORTH = BOX = (4.355, 51.995, 4.386, 52.005)
RING = ((WEST, SOUTH), (EAST, SOUTH), (EAST, NORTH), (WEST, NORTH), (WEST, SOUTH))
# A little wider, because addresses on the edge lie just outside.
WIJK = Wijk(id="schie", naam="Langs de Schie", vlakken=((tuple((x + (x > 4.37) * 2e-4 - 1e-4, y) for x, y in RING),),))
AROUND = (4.30, 51.97, 4.44, 52.03)


def shared(name: str) -> Path:
    """The path of a shared file; skips when it is not there."""
    if not (SHARED / name).is_file():
        pytest.skip(f"{name} is not in {SHARED}; set NSP_SHARED_DATA to the folder with real data")
    return SHARED / name


@cache
def network() -> Loopnet:
    """The network as a folder keeps it."""
    extract = read_extract(shared(EXTRACT), AROUND)
    return from_json(to_json(make_network(extract.ways, extract.adressen, (extract.bron,), extract.seen)))


def address(street: str, number: int) -> int:
    """The row of the first address with this number."""
    net = network()
    rows = net.adressen
    return int(np.flatnonzero((rows.straat == net.straten.index(street)) & (rows.huisnummer == number))[0])


def points(places: np.ndarray) -> list[Noodsteunpunt]:
    """Stand-ins for points at these places (latitude, longitude)."""
    return [
        Noodsteunpunt(
            id=f"plek-{number}",
            naam=f"Plek {number}",
            levensloop=Levensloop.ACTIEF,
            wijk=WIJK.id,
            locatie=Locatie(lat=float(lat), lon=float(lon)),
            herkomst=Herkomst(bron="proef"),
        )
        for number, (lat, lon) in enumerate(places)
    ]


@cache
def stations() -> np.ndarray:
    """Latitude and longitude of the polling stations inside the box, each building once: stand-ins for points."""
    found = set()
    with shared(STATIONS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["gemeentecode"] == "0503":
                lat, lon = from_rd(float(row["x"]), float(row["y"]))
                found |= {(lat, lon)} if WEST < lon < EAST and SOUTH < lat < NORTH else set()
    return np.array(sorted(found))


@dataclass(frozen=True)
class Bends:
    """All ways of the file with every bend a crossing, to be walked by networkx: no contracting, no Dijkstra of ours.

    van, naar: the ends of each straight line that a place can touch; begin, end: those flat, in metres.
    """

    graph: networkx.Graph
    van: np.ndarray
    naar: np.ndarray
    begin: np.ndarray
    end: np.ndarray

    def ties(self, lat: float, lon: float, room_m: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Every line that is as near to a place as the nearest, or `room_m` further: the line, the way along it from
        both ends, and the way to it, in metres.
        """
        along, place = self.end - self.begin, _flat(lat, lon)
        part = ((place - self.begin) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9)
        part = np.clip(part, 0, 1)
        off_m = np.hypot(*(self.begin + part[:, None] * along - place).T)
        near = np.flatnonzero(off_m <= off_m.min() + room_m)
        length_m = np.hypot(*along[near].T)
        return near, part[near] * length_m, (1 - part[near]) * length_m, off_m[near]

    def walks_m(self, source: tuple[float, float], homes: np.ndarray, room_m: float) -> list[np.ndarray]:
        """Per home the walks from a source, one for each line that it could touch."""
        line, from_begin, from_end, off_m = (column[0] for column in self.ties(*source, 0))
        graph = self.graph.copy()
        graph.add_edge("bron", int(self.van[line]), weight=off_m + from_begin)
        graph.add_edge("bron", int(self.naar[line]), weight=off_m + from_end)
        found = networkx.single_source_dijkstra_path_length(graph, "bron")
        far = np.array([found.get(node, np.inf) for node in range(max(self.van.max(), self.naar.max()) + 1)])
        walks = []
        for lat, lon in homes:
            near, begin_m, end_m, to_m = self.ties(lat, lon, room_m)
            by_ends = np.minimum(far[self.van[near]] + begin_m, far[self.naar[near]] + end_m)
            straight = np.where(near == line, abs(begin_m - from_begin) + off_m, np.inf)
            walks.append(np.minimum(by_ends, straight) + to_m)
        return walks


def _flat(lat: float | np.ndarray, lon: float | np.ndarray) -> np.ndarray:
    per_lon = METRES_PER_DEGREE * np.cos(np.radians((SOUTH + NORTH) / 2))
    return np.stack([(lon - WEST) * per_lon, (lat - SOUTH) * METRES_PER_DEGREE], axis=-1)


@cache
def every_bend() -> Bends:
    """The ways as they are in the file, without loose ends."""
    ways = read_extract(shared(EXTRACT), AROUND).ways
    flat, graph = _flat(ways.lat, ways.lon), networkx.Graph()
    for a, b, trap in zip(ways.van.tolist(), ways.naar.tolist(), ways.trap.tolist(), strict=True):
        graph.add_edge(a, b, weight=float(np.hypot(*(flat[a] - flat[b]))), trap=trap)
    smallest = SMALLEST_PIECE * len(graph)
    pieces = [piece for piece in networkx.connected_components(graph) if len(piece) >= smallest]
    kept = graph.subgraph(set().union(*pieces)).copy()
    van, naar = np.array([(a, b) for a, b, trap in kept.edges(data="trap") if not trap]).T
    return Bends(kept, van, naar, flat[van], flat[naar])
