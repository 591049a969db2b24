"""OpenStreetMap data to map layers, and the text they are kept as."""

from pathlib import Path

import pytest
from shapely import union_all
from shapely.geometry import Point, Polygon
from tests.shareddata import SHARED

from noodsteunpunt.geo.layers import area_kind, line_kind, read_layers
from noodsteunpunt.geo.view import Land, joined, straight_stretches
from noodsteunpunt.model.kaart import Layers, Lijnsoort, Plaats, Plaatssoort, Vlaksoort, layers_from_json

DELFT = SHARED / "delft_tudelft_2025-08.osm.pbf"
BOX = (5.00, 52.00, 5.02, 52.01)  # about 1370 by 1110 metres

OSM = """<osm version="0.6">
<node id="1" lat="52.002" lon="5.002"/><node id="2" lat="52.002" lon="5.010"/><node id="3" lat="52.002" lon="5.018"/>
<node id="4" lat="52.003" lon="5.010"/><node id="5" lat="52.004" lon="5.014"/><node id="6" lat="52.008" lon="5.014"/>
<node id="7" lat="52.008" lon="5.006"/><node id="8" lat="52.004" lon="5.006"/><node id="9" lat="52.005" lon="5.008"/>
<node id="10" lat="52.005" lon="5.012"/><node id="11" lat="52.007" lon="5.012"/><node id="12" lat="52.007" lon="5.008"/>
<node id="13" lat="52.002" lon="5.050"/>
<node id="14" lat="52.009" lon="5.010"><tag k="place" v="village"/><tag k="name" v="Proefdorp"/></node>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Lange  Straat"/></way>
<way id="2"><nd ref="2"/><nd ref="3"/><nd ref="13"/>
<tag k="highway" v="residential"/><tag k="name" v="Lange Straat"/></way>
<way id="3"><nd ref="2"/><nd ref="4"/><tag k="highway" v="footway"/></way>
<way id="4"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="5"/></way>
<way id="5"><nd ref="9"/><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="9"/></way>
<way id="6"><nd ref="4"/><nd ref="5"/><tag k="highway" v="service"/><tag k="service" v="driveway"/></way>
<relation id="1"><member type="way" ref="4" role="outer"/><member type="way" ref="5" role="inner"/>
<tag k="type" v="multipolygon"/><tag k="natural" v="water"/><tag k="name" v="Proefplas"/></relation>
</osm>"""


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Layers:
    path = tmp_path_factory.mktemp("osm") / "proef.osm"
    path.write_text(OSM, encoding="utf-8")
    return read_layers(path, BOX, "Proefkaart")


def test_street_in_two_ways_is_one_line_cut_at_the_box(layers: Layers) -> None:
    """Ways of one street become one line without the bends that are none, and what lies outside the box is left out."""
    (street,) = layers.lijnen[Lijnsoort.STRAAT]
    assert (street.naam, layers.bron) == ("Lange Straat", "Proefkaart")
    assert street.punten == ((-549, -334), (687, -334)) or street.punten == ((687, -334), (-549, -334))


def test_path_is_kept_and_a_driveway_is_not(layers: Layers) -> None:
    """What leads to one house says nothing to others."""
    assert set(layers.lijnen) == {Lijnsoort.STRAAT, Lijnsoort.PAD}


def test_lake_keeps_its_island(layers: Layers) -> None:
    """A multipolygon is one area with a hole, and its name stands on the water."""
    ((outer, island),) = layers.vlakken[Vlaksoort.WATER]
    assert len(outer) == len(island) == 5
    assert Plaats("Proefdorp", Plaatssoort.PLAATS, (0, 445)) in layers.plaatsen
    assert [one.naam for one in layers.plaatsen if one.soort is Plaatssoort.WATER] == ["Proefplas"]


def sea_at(folder: Path, *coasts: str) -> list[bool]:
    """Whether the west and the east of the box are water, with coasts along these nodes."""
    places = {
        1: (51.99, 5.01),
        2: (52.02, 5.01),
        3: (52.005, 5.01),
        4: (52.003, 5.015),
        5: (52.003, 5.018),
        6: (52.006, 5.0165),
    }
    nodes = "".join(f'<node id="{at}" lat="{lat}" lon="{lon}"/>' for at, (lat, lon) in places.items())
    ways = "".join(
        f'<way id="{at}">{"".join(f"<nd ref={node!r}/>" for node in coast)}<tag k="natural" v="coastline"/></way>'
        for at, coast in enumerate(coasts, 1)
    )
    path = folder / "kust.osm"
    path.write_text(f'<osm version="0.6">{nodes}{ways}</osm>', encoding="utf-8")
    water = read_layers(path, BOX, "Proefkaart").vlakken.get(Vlaksoort.WATER, ())
    shape = union_all([Polygon(outer, holes) for outer, *holes in water])
    return [shape.intersects(Point(x, 0)) for x in (-340, 440)]


@pytest.mark.parametrize(
    ("coasts", "wet"),
    [
        (["12"], [False, True]),
        (["21"], [True, False]),
        (["13", "32"], [False, True]),
        (["13"], [False, False]),
        (["456" + "4"], [True, False]),
        (["12", "4564"], [False, False]),
    ],
)
def test_sea_lies_to_the_right_of_its_coast(tmp_path: Path, coasts: list[str], wet: list[bool]) -> None:
    """From south to north the sea is in the east; an island stays land; a coast that stops draws no sea at all."""
    assert sea_at(tmp_path, *coasts) == wet


def test_text_and_back_is_the_same(layers: Layers) -> None:
    """What is kept is all there is, and one line, area or name stands on one line of the file."""
    text = layers.to_json()
    assert layers_from_json(text) == layers
    assert '["Lange Straat",[' in text.splitlines()[5]
    assert layers_from_json(Layers("Kaart: wij", (5.0, 52.0), {}, {}).to_json()).bron == "Kaart: wij"
    assert layers_from_json(Layers("", (5.0, 52.0), {}, {}).to_json()) == Layers("", (5.0, 52.0), {}, {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"versie":2', '"versie":1'),
        ('"straat"', '"steeg"'),
        ("[-549,-334,1236,0]", "[-549,-334,1236]"),
        ("[-549,-334,1236,0]", "[-549,-334,1236.5,0]"),
        ("[-549,-334,1236,0]", "[-549,-334,99999999,0]"),
        ("[-549,-334,1236,0]", "[true,false,1,0]"),
        ("[-549,-334,1236,0]", "[]"),
        ('"Lange Straat"', "7"),
        ('"Lange Straat"', '"a\\u0000b"'),
        ('"Lange Straat"', '"\\ud800"'),
        ("[5.01,52.005]", "[5.01]"),
        ("[5.01,52.005]", "[NaN,52.005]"),
        ("}", ""),
    ],
)
def test_broken_text_is_refused(layers: Layers, old: str, new: str) -> None:
    """Nothing half is read from a damaged file."""
    text = layers.to_json().replace("[687,-334,-1236,0]", "[-549,-334,1236,0]")
    assert old in text
    with pytest.raises(ValueError, match=r"."):
        layers_from_json(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("tags", "soort"),
    [
        ({"highway": "primary_link"}, Lijnsoort.HOOFDWEG),
        ({"highway": "living_street"}, Lijnsoort.STRAAT),
        ({"highway": "steps"}, Lijnsoort.TRAP),
        ({"highway": "footway", "footway": "sidewalk"}, None),
        ({"highway": "pedestrian", "area": "yes"}, None),
        ({"highway": "proposed"}, None),
        ({"railway": "rail"}, Lijnsoort.SPOOR),
        ({"railway": "rail", "tunnel": "yes"}, None),
        ({"railway": "rail", "service": "siding"}, None),
        ({"waterway": "canal"}, Lijnsoort.WATERLOOP),
        ({"waterway": "ditch"}, None),
        ({"route": "ferry"}, Lijnsoort.VEER),
        ({"building": "yes"}, None),
    ],
)
def test_tags_of_lines(tags: dict[str, str], soort: Lijnsoort | None) -> None:
    """What is drawn, and as what."""
    assert line_kind(tags) is soort


def test_pond_in_a_park_is_water() -> None:
    """An area with both tags is drawn as what stops a walker."""
    assert area_kind({"leisure": "park", "natural": "water"}) is Vlaksoort.WATER
    assert area_kind({"leisure": "park"}) is Vlaksoort.GROEN
    assert area_kind({"landuse": "residential"}) is Vlaksoort.BEBOUWD
    assert area_kind({"amenity": "parking"}) is None


def test_view_is_cut_at_its_frame(layers: Layers) -> None:
    """A map asks for its own part and gets nothing outside it."""
    view = Land(layers).view((-100, -400, 100, -300), 1)
    assert [(one.naam, sorted(one.path)) for one in view.lines if one.naam] == [
        ("Lange Straat", [(-100.0, -334.0), (100.0, -334.0)])
    ]
    assert view.areas[Vlaksoort.WATER] == ()
    assert view.places == ()


def test_lines_that_go_on_are_joined() -> None:
    """A road cut into pieces has one name along it; a side street does not belong to it."""
    left, right, side = ((0.0, 0.0), (50.0, 0.0)), ((100.0, 5.0), (50.0, 0.0)), ((50.0, 0.0), (50.0, 80.0))
    ends = [{path[0], path[-1]} for path in joined([left, side, right])]
    assert ends == [{side[0], side[-1]}, {(0.0, 0.0), (100.0, 5.0)}]


def test_straight_parts_of_a_line() -> None:
    """A line with a corner has two straight parts, never upside down."""
    first, second = straight_stretches(((0, 0), (50, 1), (100, 0), (100, -60)), 5)
    assert (first.x_m, first.y_m, first.angle, first.length_m) == (50, 0, 0, 100)
    assert (second.x_m, second.y_m, second.angle, second.length_m) == (100, -30, 90, 60)


@pytest.mark.skipif(not DELFT.exists(), reason="the OpenStreetMap extract of Delft is not here (NSP_SHARED_DATA)")
def test_real_town_is_small() -> None:
    """Part of Delft with its canal, railway and 130 named streets is less than 100 kB of text."""
    layers = read_layers(DELFT, (4.355, 51.995, 4.386, 52.005), "Proefkaart")
    named = {one.naam for some in layers.lijnen.values() for one in some} | {one.naam for one in layers.plaatsen}
    assert {"Mekelweg", "Schieweg", "Rotterdamseweg", "Schie"} <= named
    assert layers.lijnen[Lijnsoort.SPOOR]
    assert len(layers.to_json()) < 100_000
