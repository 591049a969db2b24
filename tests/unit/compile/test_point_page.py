"""The page of a point and of its wijk: where, what, when, and nothing promised."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from tests.conftest import Municipality
from tests.examples import example_of

from noodsteunpunt.build import Wish, build
from noodsteunpunt.compile.pages.advice import now
from noodsteunpunt.compile.pages.home import home
from noodsteunpunt.compile.pages.punt import punt_page
from noodsteunpunt.compile.pages.wijk import wijk_page
from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.saved import from_json, to_json
from noodsteunpunt.model.site import Site
from noodsteunpunt.model.status import Status
from noodsteunpunt.press.product import find_products
from noodsteunpunt.register import register
from noodsteunpunt.shipped import shipped_root

BAKEN = "locations/punten/de-baken.yml"
THEME = open_theme(shipped_root())


def main_of(html: str) -> str:
    """The main part of a page."""
    return html[html.index("<main") : html.index("</main>")]


def words_of(html: str) -> str:
    """What a reader sees of the main part, on one line."""
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", main_of(html))).split())
    return re.sub(r" (?=[.,])", "", words)


def dutch(site: Site) -> Texts:
    return Texts(site.talen[0], site.talen[0], site.feiten)


def point(site: Site, punt_id: str = "de-baken") -> str:
    """The Dutch page of a point."""
    return THEME.render("pages/punt.html", punt_page(Atlas(site), site.punt(punt_id), dutch(site), None))


def wijk(site: Site, wijk_id: str) -> str:
    """The Dutch page of a wijk."""
    return THEME.render(
        "pages/wijk.html", wijk_page(Atlas(site), site.wijk(wijk_id), dutch(site), lambda code, taal: (), None)
    )


def test_point_that_says_little_promises_nothing(municipality: Municipality) -> None:
    """What is not known is said to be not known, and nothing of the rich model shows."""
    said = words_of(point(municipality.site(), "het-anker"))
    assert "Hoe snel het open kan zijn, is nog niet bekend." in said
    assert "De gemeente laat weten wanneer het opengaat." in said
    assert "Kan ik naar binnen? Dit is nog niet bekend." in said
    for silent in ("Soms ook", "stroom", "Na 4 uur", "talen spreken", "vanaf", "Voor deze wijken", "Dit houdt bij"):
        assert silent not in said


def test_charging_is_promised_only_by_a_decision(municipality: Municipality) -> None:
    """And then with its limit beside it, while the national sentence stays."""
    sentence = "Even stroom, voor wie dat echt nodig heeft. Niet altijd."
    assert sentence not in words_of(point(municipality.site()))
    municipality.edit(BAKEN, "toegang:\n", "opladen:\n  besluit: verzonnen besluit\ntoegang:\n")
    said = words_of(point(municipality.site()))
    assert sentence in said
    assert said.index("Reken er niet op.") < said.index(sentence) < said.index("Het is niet bedoeld om uw telefoon")


def test_expectation_is_a_plan_with_its_condition(municipality: Municipality) -> None:
    """Only the moments that the municipality decided on, in order, and never without the sentence that it is a plan."""
    municipality.edit(
        BAKEN, "    - geluidswagen", "    - geluidswagen\n  verwachting: {na_72_uur: meer, na_8_uur: klaarmaken}"
    )
    said = words_of(point(municipality.site()))
    assert (
        "Hoe snel kan het open zijn? Na 8 uur medewerkers maken het klaar Na 72 uur open, misschien met meer "
        "Dit is het plan van de gemeente."
    ) in said
    assert "Ga pas als u hoort dat het open is." in said
    assert "Na 4 uur" not in said
    assert "nog niet bekend" not in said[said.index("Wanneer gaat") : said.index("Kan ik naar binnen")]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("geldig_vanaf: 2027-01-01", "Dit is pas vanaf 1 januari 2027 een noodsteunpunt."),
        ("geldig_tot: 2020-07-01", "Dit is een noodsteunpunt tot 1 juli 2020."),
        ("geldig_vanaf: 2027-01-01\ngeldig_tot: 2027-07-01",
         "Dit is alleen van 1 januari 2027 tot 1 juli 2027 een noodsteunpunt."),
    ],
)  # fmt: skip
def test_validity_is_shown_and_removes_nothing(municipality: Municipality, lines: str, sentence: str) -> None:
    """Also when a day lies far behind or ahead: the page is there, in every list with the days beside it."""
    municipality.edit(BAKEN, "wijk: haven", f"{lines}\nwijk: haven")
    site = municipality.site()
    assert sentence in words_of(point(site))
    assert sentence in words_of(wijk(site, "haven"))
    assert sentence in words_of(THEME.render("pages/begin.html", home(site, dutch(site))))


def test_review_day_is_explained(municipality: Municipality) -> None:
    """A reader can tell by the day itself whether the page is old; who keeps it is a role."""
    municipality.edit(
        BAKEN, "  gecontroleerd_op: 2026-11-01",
        "  gecontroleerd_op: 2026-11-01\n  opnieuw_controleren_voor: 2027-11-01\n  eigenaar: wijkteam",
    )  # fmt: skip
    assert words_of(point(municipality.site())).endswith(
        "Gecontroleerd op 1 november 2026. Opnieuw nakijken voor 1 november 2027. Is die dag voorbij? Dan kan dit "
        "verouderd zijn. Bron: verzonnen. Dit houdt bij: het wijkteam."
    )


def test_place_is_given_in_three_ways_that_agree(municipality: Municipality) -> None:
    """A map app on Android, one on an iPhone, and numbers to type; no map site is named."""
    html = main_of(point(municipality.site()))
    assert 'href="geo:52.55120,5.20340"' in html
    assert 'href="maps://?q=52.55120,5.20340"' in html
    assert '<bdi class="plek" dir="ltr">52.55120, 5.20340</bdi>' in html
    assert "https://" not in html


def test_trial_never_says_that_a_place_was_designated(municipality: Municipality) -> None:
    """The list of a trial is nobody's decision, whatever word its files use."""
    sentence = "De gemeente heeft deze plek aangewezen als noodsteunpunt."
    assert sentence in words_of(point(municipality.site(), "het-anker"))
    municipality.edit("locations/gemeente.yml", "aard: voorbeeld", "aard: proef")
    assert sentence not in words_of(point(municipality.site(), "het-anker"))


def test_broadcaster_is_whole_in_any_direction(municipality: Municipality) -> None:
    """The area of a frequency is Dutch with its brackets inside, so an Arabic line cannot tear them apart."""
    second = "    - {gebied: het noorden, frequentie: FM 107.9, bron: verzonnen, gecontroleerd_op: 2026-11-01}\n"
    municipality.edit("locations/gemeente.yml", "  frequenties:\n", f"  frequenties:\n{second}")
    site = municipality.site()
    html = THEME.render("pages/nu.html", now(site, dutch(site)))
    assert '<bdi class="cijfers">FM 107.9</bdi> <bdi class="heel" lang="nl">(het noorden)</bdi>' in html
    assert '<bdi class="cijfers">FM 108.0</bdi> <bdi class="heel" lang="nl">(de hele gemeente)</bdi>' in html


def test_only_frequency_needs_no_area(municipality: Municipality) -> None:
    """There is nothing to choose, and the area is Dutch in every language."""
    site = municipality.site()
    html = THEME.render("pages/nu.html", now(site, dutch(site)))
    assert '<bdi class="cijfers">FM 108.0</bdi></p>' in html
    assert "hele gemeente" not in html


def test_languages_at_the_point_are_in_their_own_script(municipality: Municipality) -> None:
    """A reader knows their own language, whatever the language of the page; it is no promise."""
    municipality.edit(BAKEN, "toegang:\n", "gesproken_talen: [nl, ar]\ntoegang:\n")
    html = main_of(point(municipality.site()))
    assert '<li><bdi lang="nl">Nederlands</bdi></li><li><bdi lang="ar">العربية</bdi></li>' in html
    assert "Misschien is er iemand die uw taal spreekt. Niet altijd." in html


def test_who_decides_is_said_in_words(municipality: Municipality) -> None:
    """One of two people, as the policy has it."""
    municipality.edit(BAKEN, "    - burgemeester\n", "    - burgemeester\n    - voorzitter_veiligheidsregio\n")
    said = words_of(point(municipality.site()))
    assert "Wie dat besluit: de burgemeester of de voorzitter van de veiligheidsregio." in said


def test_point_for_another_wijk_is_on_its_page_with_where_it_lies(municipality: Municipality) -> None:
    """After the wijk's own points, once, and no longer among those nearby."""
    municipality.edit(BAKEN, "wijk: haven", "wijk: haven\nbedient: [veld]")
    site = municipality.site()
    said = words_of(wijk(site, "veld"))
    assert said.startswith("Begin Noodsteunpunten voor Veld Het Anker")
    assert said.count("De Baken") == 1
    assert "onder de groene lamp Ligt in Haven." in said
    assert "Voor deze wijken Haven Veld" in words_of(point(site))
    flyers = sheet_orders(site, [find_products(shipped_root() / "print")["flyer-wijk"]], lambda product, data: True)
    assert [[punt.naam for punt in order.data.punten] for order in flyers] == [["De Baken"], ["Het Anker", "De Baken"]]


def test_what_neighbours_arrange_is_no_noodsteunpunt(municipality: Municipality) -> None:
    """Below its own heading after all points, with the warning first; on no other page, sheet or data file."""
    site = municipality.site()
    said = words_of(wijk(site, "haven"))
    assert (
        "Van buren, voor buren Dit is geen noodsteunpunt. Buren regelen dit zelf. Reken er niet op dat het er is. "
        "Soep op de kade De buren koken soep en delen het nieuws. Kade 7, Testhaven "
        "Dit regelt Buurtvereniging De Kade."
    ) in said
    assert said.index("Dichtbij") < said.index("Van buren")
    assert "Soep" not in wijk(site, "veld")
    products = find_products(shipped_root() / "print").values()
    assert "Soep" not in repr(list(sheet_orders(site, products, lambda product, data: True)))


def test_initiatives_reach_the_wijk_pages_alone(built_text: dict[str, str]) -> None:
    """In each language, in its own words; and so also in what a phone keeps."""
    assert {name for name, text in built_text.items() if "Soep op de kade" in text} == {
        "site/1007/index.html", "site/fy/1007/index.html", "intern/site.json",
    }  # fmt: skip
    assert "<p>De buorlju siede sop.</p>" in built_text["site/fy/1007/index.html"]


@pytest.fixture
def built_text(municipality: Municipality, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every text file of a build of the website."""
    out = tmp_path_factory.mktemp("uit")
    municipality.build(out, only="site", languages=())
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.suffix in {".html", ".json", ".geojson", ".xml", ".js"} and ".cache" not in path.parts
    }


def test_municipality_without_points_says_so_and_helps(municipality: Municipality) -> None:
    """Not yet chosen, what to do now, and no paper that would outlive it."""
    for name in ("de-baken", "de-kladhoek", "de-oude-sluis", "het-anker"):
        municipality.remove(f"locations/punten/{name}.yml")
    for name in ("permalinks", "initiatieven/soep-op-de-kade"):
        municipality.remove(f"locations/{name}.yml")
    municipality.remove("prive:punten/de-baken.yml")
    register(municipality.folder)
    out = municipality.folder.parent / "uit"
    made = build(Wish(municipality.folder, out, prive=municipality.prive), lambda artifacts, _: artifacts)
    assert [problem.what for problem in made.warnings if "noodsteunpunt" in problem.what] == [
        "de wijk 'Haven' heeft nog geen noodsteunpunt; de site zegt dat eerlijk",
        "de wijk 'Veld' heeft nog geen noodsteunpunt; de site zegt dat eerlijk",
    ]
    assert words_of((out / "site" / "index.html").read_text(encoding="utf-8")).startswith(
        "Waar is mijn noodsteunpunt? De gemeente heeft nog geen noodsteunpunten aangewezen. Er is dus nog geen plek "
        "waar u naartoe kunt. Dit kunt u nu doen. Zorg dat u zich 72 uur zelf kunt redden. Bereid u voor Spreek met uw "
        "buren af hoe u elkaar helpt. Leg een radio op batterijen klaar. De rampenzender: Omroep Testwaard FM 108.0 "
        "Zodra de gemeente een plek kiest, staat die hier. Per wijk Haven Veld"
    )
    assert "In Haven is nog geen noodsteunpunt aangewezen" in (out / "site" / "1007" / "index.html").read_text("utf-8")
    assert list(out.rglob("*.pdf")) == []
    assert json.loads((out / "site" / "punten.geojson").read_text("utf-8"))["features"] == []


def test_rich_point_survives_being_saved(municipality: Municipality) -> None:
    """A status is published on what was saved, so nothing of a point may get lost."""
    site = municipality.site()
    punt = Noodsteunpunt.model_validate(example_of(Noodsteunpunt))
    again = from_json(to_json(replace(site, punten=(punt,))), Status())
    assert again.punten == (punt,)
    assert again.initiatieven == site.initiatieven != ()
