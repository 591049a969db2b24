"""Part of Delft as OpenStreetMap knows it: 8,940 addresses on both sides of a canal. Skips when the file is absent."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tests.shareddata import SHARED
from tests.walkingjudge import Judge

from noodsteunpunt.geo.rd import from_rd
from noodsteunpunt.model.loopnet import Loopnet, from_json, to_json
from noodsteunpunt.model.noodsteunpunt import Herkomst, Levensloop, Locatie, Noodsteunpunt
from noodsteunpunt.model.wijk import Wijk
from noodsteunpunt.straten.extract import Extract, read_extract
from noodsteunpunt.straten.network import make_network

EXTRACT = "delft_tudelft_2025-08.osm.pbf"
OLDER = "delft_tudelft_2022-01_clipped.osm.pbf"  # smaller, and cut off at its edge
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
def extract(name: str = EXTRACT) -> Extract:
    """The ways and addresses as they are in the file."""
    return read_extract(shared(name), AROUND)


@cache
def network(name: str = EXTRACT) -> Loopnet:
    """The network as a folder keeps it."""
    read = extract(name)
    return from_json(to_json(make_network(read.ways, read.adressen, (read.bron,), read.seen)))


@cache
def judge(name: str) -> Judge:
    """The independent judge of walks in an extract."""
    return Judge(extract(name))


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
