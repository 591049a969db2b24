"""A designated point that is not ready yet: every list says so, because no answer on foot leads to it."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.conftest import Municipality
from tests.streets import streets_of_testwaard

from noodsteunpunt.compile.pages import straten
from noodsteunpunt.compile.pages.home import home
from noodsteunpunt.compile.pages.punt import punt_page
from noodsteunpunt.compile.pages.wijk import wijk_page
from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.press.product import find_products
from noodsteunpunt.shipped import shipped_root
from noodsteunpunt.straten.prepare import prepare, write

ANKER = "locations/punten/het-anker.yml"
THEME = open_theme(shipped_root())
LINE = "Aangewezen. Nog niet klaar."
NOT_COUNTED = "Plekken die nog niet klaar zijn, tellen hier niet mee."
OPEN = (
    "fase: crisis\nbijgewerkt: 2026-07-21 14:05\nbericht:\n  nl: Let op.\n"
    "punten:\n  het-anker:\n    toestand: open\n    sinds: 2026-07-21 13:30\n    door: gemeente\n"
)


@pytest.fixture
def streets(municipality: Municipality, tmp_path: Path) -> Municipality:
    """Testwaard with its streets; of its two points Het Anker is not ready."""
    write(prepare(municipality.folder, streets_of_testwaard().write(tmp_path / "waard.osm"), None), municipality.folder)
    return municipality


def words(html: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def entries(html: str) -> dict[str, bool]:
    """The points in the lists of a page by name, and whether the entry says that it is not ready."""
    found = re.findall(r'<li class="puntregel">.*?</li>', html, re.S)
    return {words(one[: one.index("</a>")]): LINE in words(one) for one in found}


def pages(municipality: Municipality) -> dict[str, str]:
    """The Dutch pages with lists, and that of the point itself, by what they are."""
    atlas = Atlas(municipality.site())
    site, dutch = atlas.site, Texts(atlas.site.talen[0], atlas.site.talen[0], atlas.site.feiten)

    def wijk(name: str) -> str:
        return THEME.render("pages/wijk.html", wijk_page(atlas, site.wijk(name), dutch, lambda code, taal: (), None))

    def punt(name: str) -> str:
        return THEME.render("pages/punt.html", punt_page(atlas, site.punt(name), dutch, None))

    (streets,) = straten.street_pages(atlas, straten.streets_of(atlas), dutch)
    return {
        "begin": THEME.render("pages/begin.html", home(site, dutch)),
        "wijk": wijk("veld"),
        "andere wijk": wijk("haven"),
        "punt": punt("het-anker"),
        "ander punt": punt("de-baken"),
        "straten": THEME.render(straten.TEMPLATE, streets),
    }


def test_every_list_says_that_a_point_is_not_ready(streets: Municipality) -> None:
    """On the home page, of its wijk, of another wijk nearby and of a point nearby; never of a point that is ready."""
    seen = pages(streets)
    both = {"De Baken": False, "Het Anker": True}
    assert entries(seen["begin"]) == both
    assert entries(seen["wijk"]) == both
    assert entries(seen["andere wijk"]) == both
    assert entries(seen["ander punt"]) == {"Het Anker": True}


def test_its_own_page_says_it_too(streets: Municipality) -> None:
    """First of all, before where it is; and nothing there looks as if one could go now."""
    seen = pages(streets)
    said = words(seen["punt"])
    assert (
        "Het Anker Deze plek is nog niet klaar. De gemeente heeft deze plek aangewezen als noodsteunpunt. "
        "Andere noodsteunpunten dichtbij Adres"
    ) in said
    assert "Dit kunt u hier als het klaar is" in said
    assert "Alleen open als" not in said
    assert "Hieronder staat" not in said
    main = seen["punt"][seen["punt"].index("<main") :]
    assert 'class="knop' not in main
    assert "Open in uw kaart-app" in main
    assert "nog niet klaar" not in words(seen["ander punt"].partition("dichtbij")[0])


def test_streets_and_finder_say_who_is_not_counted(streets: Municipality) -> None:
    """Only where there are such points, so that nobody looks for a place that does not exist."""
    seen = pages(streets)
    assert NOT_COUNTED in words(seen["straten"])
    assert NOT_COUNTED in words(seen["begin"])
    streets.edit(ANKER, "aangewezen", "actief")
    ready = pages(streets)
    assert [name for name, page in ready.items() if NOT_COUNTED in words(page) or LINE in words(page)] == []


def test_trial_says_it_without_a_decision(streets: Municipality) -> None:
    """In a trial nobody designated anything, and a place that does not count is still told apart."""
    streets.edit("locations/gemeente.yml", "aard: voorbeeld", "aard: proef")
    seen = pages(streets)
    shown = {name: words(page[page.index("<main") :].partition("<template")[0]) for name, page in seen.items()}
    assert [name for name, said in shown.items() if "angewezen" in said] == []
    for name in ("begin", "wijk", "andere wijk", "punt", "ander punt"):
        assert "Deze plek is nog niet klaar." in words(seen[name]), name


def test_point_that_is_open_now_is_not_called_unready(streets: Municipality) -> None:
    """What is known of now goes before what was planned."""
    streets.write("locations/status.yml", OPEN)
    seen = pages(streets)
    assert entries(seen["wijk"])["Het Anker"] is False
    assert "nog niet klaar" not in words(seen["punt"])


def test_flyer_says_it_and_a_sign_does_not(municipality: Municipality) -> None:
    """A flyer sends people on their way; a sign hangs there for years."""
    products = find_products(shipped_root() / "print")
    orders = list(sheet_orders(municipality.site(), [products["flyer-wijk"]], lambda product, data: True))
    said = {punt.naam: punt.niet_klaar for one in orders if one.data.taal == "nl" for punt in one.data.punten}
    assert said == {"De Baken": "", "Het Anker": LINE}
    assert "punt.niet_klaar" in products["flyer-wijk"].template
    assert "niet_klaar" not in products["bord-punt"].template
