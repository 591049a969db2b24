"""The maps of a site: what they show stands on the page too, and they stay small."""

import gzip
import re
from dataclasses import replace
from math import dist
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.conftest import Municipality, tree
from tests.shareddata import SHARED
from tests.unit.check.test_kaart import FILE, LAYERS
from tests.unit.compile.test_injection import PAYLOADS, Seen

from noodsteunpunt.build import check
from noodsteunpunt.compile.kaartblad import sheet_around
from noodsteunpunt.compile.kaarten import LARGEST_MAP_BYTES, LARGEST_SKETCH_BYTES, Kaarten, open_kaarten
from noodsteunpunt.compile.pages.all import all_pages
from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.compile.streets import Streets
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.draw.kaart import WIDTH, Marker
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.geo.layers import read_layers
from noodsteunpunt.geo.view import Land
from noodsteunpunt.model.kaart import Benoemd, Lijnsoort
from noodsteunpunt.model.site import Site
from noodsteunpunt.press.product import find_products
from noodsteunpunt.shipped import shipped_root

ROOT = shipped_root()
DELFT = SHARED / "delft_tudelft_2025-08.osm.pbf"
FLYER = find_products(ROOT / "print")["flyer-wijk"]
EXAMPLE = ROOT / "locations"
SVG = "{http://www.w3.org/2000/svg}"


def maps_of(site: Site) -> Kaarten:
    """The maps of a site that has street data."""
    kaarten = open_kaarten(Atlas(site), open_theme(ROOT))
    assert kaarten is not None
    return kaarten


def words(svg: str) -> list[str]:
    """What is written on a map."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


@pytest.fixture(scope="module")
def example() -> Site:
    """The fictional Markerwaard with its streets."""
    return check(ROOT)[0]


def test_numbers_on_the_map_are_those_of_the_list(example: Site) -> None:
    """The map of a wijk numbers its points as its list does, and its description says each with its address.

    A point elsewhere that also serves the wijk keeps its number in the list, and may lie off the map.
    """
    kaarten = maps_of(example)
    for wijk in example.wijken:
        svg, punten = kaarten.wijk_map(wijk), example.punten_voor(wijk.id)
        numbers = [word for word in words(svg) if word.isdigit()]
        own = sum(punt.wijk == wijk.id for punt in punten)
        assert numbers[:own] == [str(number) for number in range(1, own + 1)], wijk.id
        assert set(numbers[own:]) <= {str(number) for number in range(own + 1, len(punten) + 1)}, wijk.id
        desc = ElementTree.fromstring(svg).findtext("{http://www.w3.org/2000/svg}desc") or ""
        for number, punt in enumerate(punten, start=1):
            assert f"{number}: {punt.naam}, {punt.locatie.straat} {punt.locatie.huisnummer}" in desc


def test_map_of_a_point_names_it_and_its_street(example: Site) -> None:
    """Somebody who stands in the street sees that this is the map of the place."""
    kaarten = maps_of(example)
    named = {punt.id: words(kaarten.punt_map(punt)) for punt in example.punten if punt.in_use}
    assert {id_ for id_, said in named.items() if example.punt(id_).naam not in said} == set()
    without = {id_ for id_, said in named.items() if example.punt(id_).locatie.straat not in said}
    assert without <= {"de-droge-voet"}  # its square is smaller than its name


def test_every_map_tells_whose_data_it_is_and_its_scale(example: Site) -> None:
    """The source stands below it, and a bar of round metres on it."""
    kaarten = maps_of(example)
    assert example.kaart is not None
    for artifact in kaarten.artifacts():
        said = words(artifact.data.decode())
        assert example.kaart.bron in said
        assert [word for word in said if re.fullmatch(r"[125]00?0?0? m", word)]
        assert "N" in said


def test_no_sign_hides_the_scale(example: Site) -> None:
    """A point at the bottom left, as on the map of Buitenhaven, sends the bar to the other corner."""
    sheet = sheet_around([[(0, 0), (2_000, 2_000)]], 700, 0.72, 1.2)
    low = sheet.height - 12
    assert sheet.bar_left([]) == sheet.bar_left([Marker(WIDTH - 60, low)]) < WIDTH / 2
    assert sheet.bar_left([Marker(60, low)]) > WIDTH / 2
    drawn = maps_of(example).wijk_map(example.wijk("buitenhaven"))
    (scale,) = (element for element in ElementTree.fromstring(drawn).iter(f"{SVG}text") if element.text == "1000 m")
    assert int(scale.attrib["x"]) > WIDTH * 10 / 2


def test_name_of_a_point_may_stand_beside_its_sign(example: Site) -> None:
    """At the edge of a map there is no room above or below: then it is on the same line, not somewhere else."""
    drawn = ElementTree.fromstring(maps_of(example).wijk_map(example.wijk("buitenhaven")))
    (name,) = (element for element in drawn.iter(f"{SVG}text") if element.text == "De Droge Voet")
    signs = {int(element.attrib["cy"]) for element in drawn.iter(f"{SVG}circle")}
    assert int(name.attrib["y"]) in signs


def test_same_maps_every_time(example: Site) -> None:
    """Also in a fresh start nothing depends on the order in which things were found."""
    assert [one.data for one in maps_of(example).artifacts()] == [
        one.data for one in maps_of(check(ROOT)[0]).artifacts()
    ]


def test_maps_and_sketches_are_small(example: Site) -> None:
    """A map is an optional 40 kB at most, and a sketch no more than 3 kB of a page."""
    kaarten = maps_of(example)
    assert len(list(kaarten.artifacts())) == len(kaarten) > 10
    assert max(weight(one.data.decode()) for one in kaarten.artifacts()) <= LARGEST_MAP_BYTES
    sketches = [weight(kaarten.sketch(punt, "titel")) for punt in example.punten if punt.in_use]
    assert max(sketches) <= LARGEST_SKETCH_BYTES


def test_crowded_map_is_made_simpler_until_it_is_small(municipality: Municipality) -> None:
    """A town of ten thousand crooked streets still gives a map and a sketch inside their budget."""
    streets = tuple(
        Benoemd(f"Straat {x} {y}", tuple((x * 9 + (k * 7 + x * 5) % 11, y * 9 + k * 3 + (k * y) % 4) for k in range(6)))
        for x in range(-50, 50)
        for y in range(-50, 50)
    )
    municipality.write(
        FILE, replace(LAYERS, lijnen={Lijnsoort.STRAAT: streets, Lijnsoort.WEG: streets[:900]}).to_json()
    )
    site = municipality.site()
    kaarten = maps_of(site)
    assert weight(kaarten.wijk_map(site.wijken[0])) <= LARGEST_MAP_BYTES
    assert weight(kaarten.sketch(site.punt("de-baken"), "titel")) <= LARGEST_SKETCH_BYTES


def test_page_shows_what_the_map_says(municipality: Municipality) -> None:
    """A point page has its sketch and a link to the map; both pages have the words without any picture."""
    municipality.write(FILE, LAYERS.to_json())
    site = municipality.site()
    pages = {one.path: one.data.decode() for one in all_pages(Atlas(site), open_theme(ROOT), (), maps_of(site))}
    baken = site.code(site.punt("de-baken"))
    point, wijk = pages[f"site/{baken}/index.html"], pages[f"site/{site.code(site.wijk('haven'))}/index.html"]
    assert '<svg class="schets"' in point
    assert f'src="../kaart/{baken}.svg"' in point
    assert 'loading="lazy"' in wijk
    assert "Kaart van Haven met de noodsteunpunten." in wijk
    for page in (point, wijk):
        assert "Bakenstraat 12" in Seen(page).text


def test_without_streets_nothing_changes(municipality: Municipality, tmp_path: Path) -> None:
    """Who did not prepare street data gets the site without maps and the flyer with its sketch."""
    assert municipality.site().kaart is None
    municipality.build(tmp_path / "uit", only="site")
    files = tree(tmp_path / "uit")
    assert [name for name in files if "kaart/" in name] == []
    assert [name for name, data in files.items() if name.endswith(".html") and b'class="schets"' in data] == []
    (order, *_) = sheet_orders(municipality.site(), [FLYER], lambda product, data: True)
    assert order.data.kaart is not None
    assert order.data.kaart.straten == ()


def test_maps_are_kept_apart_on_a_phone(municipality: Municipality) -> None:
    """Maps are a group of their own, so that a phone may keep the words without them."""
    municipality.write(FILE, LAYERS.to_json())
    artifacts = list(maps_of(municipality.site()).artifacts())
    assert {one.offline for one in artifacts} == {"kaart"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_street_name_is_only_text(municipality: Municipality, payload: str) -> None:
    """A name in street data becomes nothing but text in a map, a sketch and a page."""
    line = Benoemd(payload, ((-600, -400), (600, 400)))
    lines = {Lijnsoort.WEG: (line,), Lijnsoort.STRAAT: LAYERS.lijnen[Lijnsoort.STRAAT]}
    municipality.write(FILE, replace(LAYERS, bron=payload, lijnen=lines).to_json())
    site = municipality.site()
    site = replace(site, talen=site.talen[:1])
    kaarten = maps_of(site)
    for artifact in kaarten.artifacts():
        root = ElementTree.fromstring(artifact.data)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} & {"script", "a", "image", "iframe"} == set()
        assert payload in [element.text for element in root.iter()]
    pages = [one.data.decode() for one in all_pages(Atlas(site), open_theme(ROOT), (), kaarten)]
    point = next(page for page in pages if 'class="schets"' in page)
    seen = Seen(point)
    assert {tag for tag, _ in seen.shapes} & {"iframe", "base", "object"} == set()
    assert [name for _, name in seen.shapes if name.startswith("on")] == []
    assert [address for address in seen.addresses if "kwaad" in address] == []
    assert payload in seen.text


def test_flyer_has_the_streets_around_its_points(municipality: Municipality) -> None:
    """With street data the flyer gets lines, names and the source, and its numbers are those of its list."""
    municipality.write(FILE, LAYERS.to_json())
    (order, *_) = sheet_orders(municipality.site(), [FLYER], lambda product, data: True)
    kaart = order.data.kaart
    assert kaart is not None
    assert len(kaart.straten) == 1
    assert (kaart.namen[0].naam, kaart.bron) == ("Bakenstraat", "Kaart: Proefkaart")
    assert [punt.nummer for punt in kaart.punten] == [punt.nummer for punt in order.data.punten]
    west, south, east, north = kaart.kader
    assert all(west < x < east and south < y < north for x, y in (punt.plek for punt in kaart.punten))


def test_street_of_a_point_is_named_beside_it(example: Site) -> None:
    """On a long street the name stands near the number, where people look, before it stands in the middle."""
    assert example.kaart is not None
    punt = example.punt("de-wierschuur")
    kaart = Streets(Land(example.kaart), example.wijk(punt.wijk)).map_of((punt,))
    name, place = kaart.namen[0], kaart.punten[0].plek
    assert name.naam == punt.locatie.straat == "Wierbaan"
    rooms = [(dist(room.plek, place), room.lengte_m or 0) for room in name.ruimte]
    assert all(away < length / 2 + 100 for away, length in rooms[:2])
    assert [length <= 700 for _, length in rooms] == [True, True, False]


@pytest.mark.skipif(not DELFT.exists(), reason="the OpenStreetMap extract of Delft is not here (NSP_SHARED_DATA)")
def test_real_streets_fit(example: Site) -> None:
    """The dense part of Delft as a wijk, with trial points: under 40 kB, and the streets one knows are named."""
    ring = ((4.355, 51.995), (4.386, 51.995), (4.386, 52.005), (4.355, 52.005), (4.355, 51.995))
    wijk = example.wijken[0].model_copy(update={"vlakken": ((ring,),)})
    old = next(punt for punt in example.punten if punt.in_use)
    place = old.locatie.model_copy(update={"lat": 52.0028, "lon": 4.3745, "straat": "Schoemakerstraat"})
    punt = old.model_copy(update={"wijk": wijk.id, "locatie": place})
    kaart = read_layers(DELFT, (4.345, 51.99, 4.395, 52.01), "© OpenStreetMap-bijdragers")
    site = replace(example, wijken=(wijk,), punten=(punt,), kaart=kaart)
    kaarten = maps_of(site)
    assert weight(kaarten.wijk_map(wijk)) <= LARGEST_MAP_BYTES
    assert weight(kaarten.sketch(punt, "titel")) <= LARGEST_SKETCH_BYTES
    said = set(words(kaarten.punt_map(punt)))
    assert {"Schoemakerstraat", "Leeghwaterstraat", "Schie", "© OpenStreetMap-bijdragers"} & said
    assert "© OpenStreetMap-bijdragers" in said
