"""Names and signs on a map."""

from itertools import combinations
from math import hypot
from xml.etree import ElementTree

from noodsteunpunt.draw.kaart import Marker, Picture, map_svg, sketch_svg, spread
from noodsteunpunt.draw.letters import width_in
from noodsteunpunt.draw.namen import Name, Names, Spot
from noodsteunpunt.shipped import shipped_root

FONT = shipped_root() / "print" / "fonts" / "NotoSans-Bold.ttf"
PAYLOAD = "<script>alert(1)</script>\"'&]]>"


def mono(text: str, size: float) -> float:
    """Letters half as wide as they are high."""
    return len(text) * size / 2


def picture(**changes: object) -> Picture:
    """A small map with one of everything."""
    values: dict[str, object] = {
        "height": 100,
        "metres": 4,
        "lines": {"straat": [[(0, 0), (10, 0), (10, 12.34)]], "spoor": [[(0, 50), (300, 60)]]},
        "areas": {"water": [[[(0, 0), (20, 0), (20, 20), (0, 0)]]]},
        "outline": [[(1, 1), (99, 1), (99, 99), (1, 1)]],
        "names": [Name("Dorpsstraat", "straat", 50, 50, -30), Name("Klein", "straat", 80, 80, 0, extra=True)],
        "markers": [Marker(30, 30, "1")],
        "bar": (50, 200),
        "titel": "Titel",
        "tekst": "Tekst",
        "bar_left": 9,
        "bron": "Bron",
    }
    return Picture(**{**values, **changes})  # type: ignore[arg-type]


def drawn(one: Picture) -> ElementTree.Element:
    """The map as XML; raises when it is none."""
    return ElementTree.fromstring(map_svg(one, lambda name: ("#ffffff", "#000000")))


def test_path_is_short_steps() -> None:
    """Tenths of a unit, each step from the one before: most of a map is this."""
    assert 'd="M0 0l100 0 0 123"' in map_svg(picture(), lambda name: ("#ffffff", "#000000"))


def test_name_is_only_text() -> None:
    """Whatever a street is called, in the file and inside a page it is text and nothing else."""
    names = [Name(PAYLOAD, "straat", 50, 50, 0)]
    one = picture(names=names, titel=PAYLOAD, tekst=PAYLOAD, bron=PAYLOAD, markers=[Marker(1, 1, PAYLOAD)])
    tree = drawn(one)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "defs", "use", "g", "text", "circle"
    }  # fmt: skip
    assert [element.text for element in tree.iter() if element.text == PAYLOAD] == [PAYLOAD] * 5
    sketch = ElementTree.fromstring(sketch_svg(one))
    assert [element.text for element in sketch.iter() if element.text == PAYLOAD] == [PAYLOAD]
    assert sketch.get("aria-label") == PAYLOAD


def test_small_names_only_show_on_a_large_screen() -> None:
    """On a phone the names are few and large enough to read."""
    svg = map_svg(picture(), lambda name: ("#ffffff", "#000000"))
    assert ".x{display:none}@media(min-width:480px)" in svg
    assert 'class="x"' in svg.partition("Klein")[0].rpartition("<g")[0][-60:]
    assert 'font-size="115"' in svg.partition("Dorpsstraat")[0][-250:]


def test_no_script_and_nothing_from_elsewhere() -> None:
    """A map is a picture: it asks for nothing, so it works from a copy too."""
    svg = map_svg(picture(), lambda name: ("#ffffff", "#000000")).replace("http://www.w3.org/2000/svg", "")
    assert [word for word in ("http", "script", "url(", "@import", " on") if word in svg] == []


def test_names_keep_off_each_other_and_the_edge() -> None:
    """Names never touch a sign, another name or the edge; one without room is left out."""
    names = Names(200, 100, mono)
    names.keep_clear(100, 50, 30)
    assert not names.place("over het teken", "straat", 10, [Spot(100, 50)])
    assert not names.place("half eraf", "straat", 10, [Spot(10, 50)])
    assert names.place("ernaast", "straat", 10, [Spot(100, 50), Spot(40, 15)])
    assert not names.place("zelfde plek", "straat", 10, [Spot(40, 15)])
    assert [name.text for name in names.placed] == ["ernaast"]


def test_name_slides_along_its_street() -> None:
    """Where the middle of a street is taken, its name stands further on; on too short a street it does not stand."""
    names = Names(400, 100, mono)
    names.keep_clear(200, 50, 20)
    assert not names.place("Lange Laan", "straat", 10, [Spot(200, 50, 0, room=40)])
    assert names.place("Lange Laan", "straat", 10, [Spot(200, 50, 0, room=390)])
    (name,) = names.placed
    assert (abs(name.x - 200) > 45, name.y) == (True, 50)


def test_signs_part_but_stay_on_the_map() -> None:
    """Signs of points near to each other are moved until both can be read, with a line to their place."""
    places = [(50.0, 50.0), (52.0, 50.0), (50.0, 50.0), (3.0, 99.0), (300.0, 20.0)]
    signs = spread(places, 20, 324, 100)
    assert all(hypot(one.x - other.x, one.y - other.y) > 19.5 for one, other in combinations(signs, 2))
    assert all(9.9 <= one.x <= 314.1 and 9.9 <= one.y <= 90.1 for one in signs)
    assert (signs[4].x, signs[4].y, signs[4].place) == (300, 20, None)
    assert signs[3].place == (3.0, 99.0)


def test_letters_are_measured() -> None:
    """A wide letter is wider than a narrow one, in any size; a script the font lacks has a width too."""
    width = width_in(FONT)
    assert width("MMM", 10) > 2 * width("iii", 10) > 0
    assert width("MMM", 20) == 2 * width("MMM", 10)
    assert width("شارع", 10) > 0
