"""The streets of the fictional Markerwaard: made by a script, and a town in which a walk is not a straight line."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import osmium
import pytest
from shapely.geometry import LineString, MultiLineString, Point

from noodsteunpunt.build import check
from noodsteunpunt.geo.areas import to_metres
from noodsteunpunt.geo.layers import read_layers
from noodsteunpunt.model.kaart import Layers, Lijnsoort, layers_from_json
from noodsteunpunt.shipped import shipped_root

ROOT = shipped_root()
OSM = ROOT / "locations" / "geo" / "bron" / "markerwaard.osm"
KAART = ROOT / "locations" / "geo" / "kaart.json"
BOX = (5.135, 52.524, 5.295, 52.606)


@pytest.fixture(scope="module")
def layers() -> Layers:
    return read_layers(OSM, BOX, "Proefkaart")


@pytest.fixture(scope="module")
def addresses() -> list[tuple[str, str, str, str]]:
    """(street, number, postcode, town) of every address in the file."""
    keys = ("addr:street", "addr:housenumber", "addr:postcode", "addr:city")
    found = osmium.FileProcessor(str(OSM)).with_filter(osmium.filter.KeyFilter("addr:street"))
    return [tuple(one.tags[key] for key in keys) for one in found]  # type: ignore[misc]


def test_script_makes_the_file_that_is_kept(tmp_path: Path) -> None:
    """The file in the repository is what the script makes, to the byte, and is small."""
    again = tmp_path / "markerwaard.osm"
    subprocess.run([sys.executable, ROOT / "scripts" / "markerwaard_straten.py", again], check=True)
    assert again.read_bytes() == OSM.read_bytes()
    assert OSM.stat().st_size < 1_000_000


def test_map_of_the_example_is_read(layers: Layers) -> None:
    """The example has its map data beside it, small enough to keep in a repository."""
    kept = layers_from_json(KAART.read_text(encoding="utf-8"))
    assert {one.naam for one in kept.lijnen[Lijnsoort.WEG]} == {one.naam for one in layers.lijnen[Lijnsoort.WEG]}
    assert KAART.stat().st_size < 150_000


def test_points_lie_in_their_streets(layers: Layers) -> None:
    """The street of every address of a point exists and passes within 45 metres of it."""
    streets = defaultdict(list)
    for some in layers.lijnen.values():
        for one in some:
            streets[one.naam].append(LineString(one.punten))
    lon, lat = layers.oorsprong
    for punt in check(ROOT)[0].punten:
        assert punt.locatie.straat is not None
        (place,) = to_metres(((punt.locatie.lon, punt.locatie.lat),), lat, lon)
        assert MultiLineString(streets[punt.locatie.straat]).distance(Point(place)) < 45, punt.id


def test_addresses_of_points_are_in_the_file(addresses: list[tuple[str, str, str, str]]) -> None:
    """So that somebody who types the postcode of a point finds that point."""
    for punt in check(ROOT)[0].punten:
        place = punt.locatie
        postcode = (place.postcode or "").replace(" ", "")
        assert (place.straat, place.huisnummer, postcode, place.plaats) in addresses, punt.id


def test_postcodes_are_issued_nowhere(addresses: list[tuple[str, str, str, str]]) -> None:
    """Every postcode begins with 0, so nobody finds a real house here."""
    assert len(addresses) > 2000
    assert [one for one in addresses if not re.fullmatch(r"0\d{3}[A-Z]{2}", one[2])] == []


def test_some_streets_have_a_postcode_per_side(addresses: list[tuple[str, str, str, str]]) -> None:
    """As in real towns: odd numbers have one postcode, even numbers another."""
    sides: dict[str, dict[int, set[str]]] = defaultdict(lambda: {0: set(), 1: set()})
    for street, number, postcode, _ in addresses:
        sides[street][int(re.sub(r"\D", "", number)) % 2].add(postcode)
    apart = [street for street, side in sides.items() if side[0] and side[1] and not side[0] & side[1]]
    assert len(apart) > 10


def test_water_and_rail_are_crossed_at_few_places(layers: Layers) -> None:
    """The long canal and the railway keep people apart: that is why walking is computed."""
    roads = [one for soort in (Lijnsoort.HOOFDWEG, Lijnsoort.WEG, Lijnsoort.STRAAT) for one in layers.lijnen[soort]]
    rail = MultiLineString([one.punten for one in layers.lijnen[Lijnsoort.SPOOR]])
    canal = MultiLineString([one.punten for one in layers.lijnen[Lijnsoort.WATERLOOP] if one.naam == "Waardvaart"])
    for barrier, most in ((rail, 9), (canal, 8)):
        over = {one.naam for one in roads if LineString(one.punten).intersects(barrier)}
        assert 2 < len(over) <= most
    assert layers.lijnen[Lijnsoort.TRAP]
    assert layers.lijnen[Lijnsoort.VEER]
