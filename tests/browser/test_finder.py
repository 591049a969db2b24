"""The finder on the home page: from a postcode, a street, a wijk or a place to the point that is nearest on foot."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .conftest import Site
from .finder_streets import with_streets
from .offline_host import Host
from .support import Served, looked_at, serve, site_languages
from .test_accessibility import findings_light_and_dark
from .test_layout import SMALL_TARGETS, SMALLEST_TARGET_PX, WIDER_THAN_SCREEN
from .test_quiet import READY, listen

LARGEST_SCRIPT_BYTES = 7_000
LARGEST_PAGE_BYTES = 14_600
FIELDS = {
    "nl": "Postcode, straat of wijk",
    "en": "Postcode, street or neighbourhood",
    "ar": "الرمز البريدي أو الشارع أو الحي",
}
# Whatever may be typed, and what the heading of the answer says then.
STATES = {
    "0002 AD": "Het dichtst bij 0002 AD",
    "0002 AC": "Wat is uw huisnummer bij 0002 AC?",
    "0002": "Noodsteunpunten bij 0002",
    "0002 ZZ": "Noodsteunpunten bij 0002",
    "9999 AB": "Postcode 9999 AB kennen wij hier niet",
    "Lange Vaart": "Noodsteunpunten bij Lange Vaart",
    "Étangstraat": "Het dichtst bij Étangstraat",
    "Wilgenveld": "Noodsteunpunten voor Wilgenveld",
    "Buitenhaven": "In Buitenhaven is nog geen noodsteunpunt aangewezen",
    "kade": "Het dichtst bij 's-Gravenkade",
    "de": "Welke bedoelt u?",
    "Bakemastrat": "Welke bedoelt u?",
    "qqqqqq": "qqqqqq staat er niet bij",
}


@pytest.fixture(scope="session")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example municipality with a few streets."""
    return site("straten", with_streets(tmp_path_factory.mktemp("straten")))


@pytest.fixture(scope="session")
def streets(folder: Path) -> Iterator[Served]:
    """That municipality at an address."""
    with serve(folder) as served:
        yield served


@pytest.fixture
def home(page: Page, streets: Served) -> Page:
    """Its home page, on a phone."""
    page.goto(streets.url("begin"))
    return page


def ask(page: Page, question: str, language: str = "nl") -> None:
    """Type a question and press Enter: one action."""
    page.get_by_label(FIELDS[language]).fill(question)
    page.keyboard.press("Enter")


def heading(page: Page) -> Locator:
    return page.locator(".zoek-antwoord h2")


def answer(page: Page, title: str) -> list[str]:
    """The lines below this heading, once it is there."""
    expect(heading(page)).to_have_text(title)
    lines = (line.strip() for line in page.inner_text(".zoek-antwoord").split("\n"))
    return [line for line in lines if line][1:]


def points(page: Page) -> list[str]:
    """The names of the points of the answer, in order."""
    return page.locator(".zoek-antwoord h3").all_inner_texts()


@contextmanager
def status(folder: Path, tmp_path: Path, fase: str, states: dict[str, str]) -> Iterator[Served]:
    """The site, on which only `status.json` is newer than the pages. states: by the code of a point."""
    changed = shutil.copytree(folder, tmp_path / "site")
    punten = {code: {"toestand": state, "sinds": "", "door": "de gemeente"} for code, state in states.items()}
    (changed / "status.json").write_text(json.dumps({"fase": fase, "punten": punten}), encoding="utf-8")
    with serve(changed) as served:
        yield served


DROGE_VOET = ["De Droge Voet", "Droogmakersplein 3 0002 AB Kavelstede"]
KAVELHUIS = ["Kavelhuis Midden", "Kavelkruising 41 0002 AK Kavelstede"]


@pytest.mark.parametrize(
    "typed", ["0002AD", "0002 ad", " 0002  AD 4", "0002ad4a", "Bakemastraat 4, 0002 AD Kavelstede"]
)
def test_postcode(home: Page, typed: str) -> None:
    """However it is typed: the nearest point with address, band and link, and the one after it; and whose data."""
    ask(home, typed)
    title = "Het dichtst bij 0002 AD" + (" 4" if "4" in typed else "")
    assert answer(home, title) == [
        "De Droge Voet",
        "Droogmakersplein 3 0002 AB Kavelstede",
        "naast de speeltuin De Kloet",
        "0 tot 5 minuten lopen",
        "Daarna het dichtst bij:",
        "Kavelhuis Midden",
        "Kavelkruising 41 0002 AK Kavelstede",
        "bij de rotonde met de drie stalen populieren",
        "meer dan 20 minuten lopen",
        "Plekken die nog niet klaar zijn, tellen hier niet mee.",
        "Het noodsteunpunt is normaal dicht. Het gaat alleen open bij een ramp of crisis.",
        "De looptijd is geschat. In een crisis kan een weg dicht zijn. Straten: © OpenStreetMap-bijdragers.",
    ]
    expect(heading(home)).to_be_focused()
    home.get_by_role("link", name="De Droge Voet").first.click()
    assert home.inner_text("h1") == "De Droge Voet"


def test_who_cannot_take_stairs(page: Page, streets: Served, folder: Path) -> None:
    """Where the way without stairs leads elsewhere the answer says so at its end, and also when there is none."""
    table = json.loads((folder / "zoek" / "pc" / "00.json").read_text(encoding="utf-8"))
    names = json.loads((folder / "zoek" / "overzicht.json").read_text(encoding="utf-8"))["punten"]
    kavelhuis = [names[code] for code in table["punten"]].index("Kavelhuis Midden") + 1
    elsewhere, nowhere = len(table["paren"]), len(table["paren"]) + 1
    table["paren"] += [[kavelhuis, 0], [0, 0]]
    columns = {"paar": (elsewhere, nowhere), "band": (2 * 6 + 5, 5 * 6 + 5)}  # of 0002 AD and 0002 AE
    signs = {name: "".join(chr(35 + at) for at in column) for name, column in columns.items()}
    table["zonder_trappen"] = {"plaats": [2, 1], **signs}
    page.route("**/zoek/pc/00.json", lambda route: route.fulfill(json=table))
    page.goto(streets.url("begin"))
    ask(page, "0002 AD")
    lines = answer(page, "Het dichtst bij 0002 AD")
    other = lines[lines.index("Kunt u geen trap lopen? Dan is dit het dichtst bij:") + 1 :]
    assert other[:2] == KAVELHUIS
    assert "10 tot 15 minuten lopen" in other
    ask(page, "0002 AE")
    assert "Kunt u geen trap lopen? Wij kennen geen weg zonder trap." in answer(page, "Het dichtst bij 0002 AE")
    ask(page, "0001 AB")
    assert not any("trap" in line for line in answer(page, "Het dichtst bij 0001 AB"))


def test_digits_of_an_arabic_keyboard(page: Page, streets: Served) -> None:
    """Somebody who types Arabic digits gets the answer too, in Arabic and from right to left."""
    page.goto(streets.url("begin", "ar"))
    ask(page, "٠٠٠٢ad", "ar")
    assert "من 0 إلى 5 دقائق سيرًا على الأقدام" in answer(page, "الأقرب إلى 0002 AD")
    edges = page.evaluate(
        """() => [...document.querySelectorAll('.zoek-antwoord h2, .zoek-antwoord h3 a')]
        .map(element => element.getBoundingClientRect().right)"""
    )
    assert min(edges) > 330


def test_divided_postcode_asks_for_the_house_number(home: Page) -> None:
    """Two actions: the postcode, the number. Without a number the points it can be are there already."""
    ask(home, "0002 AC")
    assert "Zonder huisnummer kan het een van deze zijn:" in answer(home, "Wat is uw huisnummer bij 0002 AC?")
    assert points(home) == ["De Droge Voet", "Kavelhuis Midden"]
    number = home.get_by_label("Huisnummer")
    expect(number).to_be_focused()
    number.fill("20")
    home.keyboard.press("Enter")
    assert answer(home, "Het dichtst bij 0002 AC 20")[0] == "Kavelhuis Midden"


@pytest.mark.parametrize(("typed", "point"), [("0002AC 3", "De Droge Voet"), ("0002 ac 24-b", "Kavelhuis Midden")])
def test_divided_postcode_with_its_number(home: Page, typed: str, point: str) -> None:
    """Whoever types the number with it needs one action."""
    ask(home, typed)
    expect(heading(home)).to_contain_text("Het dichtst bij 0002 AC")
    assert points(home)[0] == point


@pytest.mark.parametrize(
    "typed", ["etangstraat", "ÉTANGSTRAAT", "Etangstr.", "étang straat 5", "Etangstraat 12a"]
)  # fmt: skip
def test_street_with_and_without_accents(home: Page, typed: str) -> None:
    """A street is found as people write it."""
    ask(home, typed)
    assert answer(home, "Het dichtst bij Étangstraat")[0] == "Het Peilhuis"


@pytest.mark.parametrize("typed", ["'s-Gravenkade", "s gravenkade", "gravenkade", "’s Gravenkade 3"])
def test_street_with_small_words(home: Page, typed: str) -> None:
    """'s and its kin may be left out."""
    ask(home, typed)
    assert answer(home, "Het dichtst bij 's-Gravenkade")[0] == "Kavelhuis Midden"


@pytest.mark.parametrize("typed", ["Prof. Bakemastraat", "prof bakemastr", "bakemastraat", "Bakema"])
def test_street_with_a_title(home: Page, typed: str) -> None:
    """Prof., Professor or nothing at all."""
    ask(home, typed)
    assert answer(home, "Het dichtst bij Professor Bakemastraat")[0] == "De Droge Voet"


def test_street_over_several_points(home: Page) -> None:
    """All points that a long street has are there, each with its band, and how to know which."""
    ask(home, "lange vaart")
    said = answer(home, "Noodsteunpunten bij Lange Vaart")
    assert said[0] == (
        "Deze straat hoort bij meer dan één noodsteunpunt. Typ uw postcode met huisnummer. "
        "Dan ziet u welk het dichtst bij is."
    )
    assert points(home) == ["De Droge Voet", "Kavelhuis Midden"]
    assert said.count("10 tot 15 minuten lopen") == 2


def test_suggestions(home: Page) -> None:
    """While one types there are at most five names to choose from, by thumb or by keyboard."""
    field = home.get_by_label(FIELDS["nl"])
    field.press_sequentially("turf")
    names = home.locator("form[role=search] li")
    expect(names).to_have_count(5)
    field.fill("")
    field.press_sequentially("gra")
    expect(names).to_have_text(["'s-Gravenkade straat"])
    home.keyboard.press("Tab")
    home.keyboard.press("Tab")
    home.keyboard.press("Enter")
    assert answer(home, "Het dichtst bij 's-Gravenkade")[0] == "Kavelhuis Midden"
    expect(names).to_have_count(0)


def test_too_many_names(home: Page) -> None:
    """Of many names that begin so five are there, and how to get to the others."""
    ask(home, "turf")
    assert answer(home, "Welke bedoelt u?") == [
        *(f"Turf{ending} straat" for ending in ("erf", "hof", "laan", "pad", "steeg")),
        "Staat het er niet bij? Typ dan meer letters.",
    ]


def test_wrong_letter(home: Page) -> None:
    """A name with a mistake in it is offered, not answered: the phone may be wrong."""
    ask(home, "Lamge Vaart")
    expect(heading(home)).to_have_text("Welke bedoelt u?")
    home.get_by_role("button", name="Lange Vaart").click()
    expect(heading(home)).to_have_text("Noodsteunpunten bij Lange Vaart")


def wijk_answer(page: Page, title: str) -> tuple[list[str], list[str]]:
    """The points of a wijk, and those that stand below "in another wijk"."""
    answer(page, title)
    lists = page.locator(".zoek-antwoord > ul")
    own, *others = [lists.nth(at).locator("h3").all_inner_texts() for at in range(lists.count())]
    return own, [name for names in others for name in names]


def test_wijk(home: Page) -> None:
    """A wijk gives its points and the link to its page."""
    ask(home, "dijkrand")
    assert points(answer(home, "Noodsteunpunten voor Dijkrand") and home) == ["Het Peilhuis", "De Droge Voet"]
    home.get_by_role("link", name="Meer over Dijkrand").click()
    assert home.inner_text("h1") == "Noodsteunpunten voor Dijkrand"


def test_wijk_without_a_point_gives_the_nearest(home: Page) -> None:
    """It is no dead end: as for a street there are two points, and from where they were counted."""
    ask(home, "Buitenhaven")
    said = answer(home, "In Buitenhaven is nog geen noodsteunpunt aangewezen")
    assert said[0] == "Dichtbij, in een andere wijk:"
    assert len(points(home)) == 2
    assert "Gerekend vanaf het midden van de wijk." in said
    assert said[-1] != "Meer over Buitenhaven"


def test_wijk_without_a_point_to_go_to_gives_others_as_well(page: Page, streets: Served) -> None:
    """De Klokkenkist is not ready and De Mollengang is one from 2027 on, so others are named too; in 2027 not."""
    page.clock.set_fixed_time("2026-11-21T12:00:00")
    page.goto(streets.url("begin"))
    ask(page, "wilgenveld")
    own, others = wijk_answer(page, "Noodsteunpunten voor Wilgenveld")
    assert own == ["De Klokkenkist", "De Mollengang"]
    assert others
    assert not set(own) & set(others)
    page.clock.set_fixed_time("2027-01-01T12:00:00")
    page.reload()
    ask(page, "wilgenveld")
    assert wijk_answer(page, "Noodsteunpunten voor Wilgenveld") == (own, [])


@pytest.mark.parametrize(("day", "first"), [("2026-12-31", False), ("2027-01-01", True), ("2027-07-01", False)])
def test_point_that_is_none_today_is_not_the_first_answer(
    page: Page, streets: Served, folder: Path, day: str, first: bool
) -> None:
    """A phone knows what day it is: such a point comes after the next one, with why and its days in bold."""
    table = json.loads((folder / "zoek" / "pc" / "00.json").read_text(encoding="utf-8"))
    table["punten"][table["punten"].index("1124")] = "1078"  # as if De Mollengang lay where Kavelhuis Midden lies
    page.route("**/zoek/pc/00.json", lambda route: route.fulfill(json=table))
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(streets.url("begin"))
    ask(page, "0002 AE")
    said = answer(page, "Het dichtst bij 0002 AE")
    why = "De Mollengang is dichterbij, maar vandaag geen noodsteunpunt. Het volgende is:"
    assert points(page)[0] == ("De Mollengang" if first else "De Droge Voet")
    assert (said[0] == why) is not first
    assert (
        page.locator(".zoek-antwoord strong", has_text="Dit is alleen van 1 januari 2027 tot 1 juli 2027").count() == 1
    )


NOT_READY = "Aangewezen. Nog niet klaar."
NOT_COUNTED = "Plekken die nog niet klaar zijn, tellen hier niet mee."


def test_wijk_gives_the_points_of_its_page(home: Page) -> None:
    """Also those that lie in another wijk and serve this one: the list, the page and the finder say the same."""
    listed = home.locator(".wijken section", has=home.get_by_role("link", name="Dijkrand", exact=True))
    names = listed.locator("h3").all_inner_texts()
    ask(home, "Dijkrand")
    assert points(answer(home, "Noodsteunpunten voor Dijkrand") and home) == names == ["Het Peilhuis", "De Droge Voet"]
    home.get_by_role("link", name="Meer over Dijkrand").click()
    assert home.locator("ol .puntregel h2").all_inner_texts() == names


def test_point_that_is_not_ready_is_said_to_be_so(home: Page) -> None:
    """In the answer for its wijk; and an answer by street or postcode says that such points do not count."""
    ask(home, "wilgenveld")
    said = answer(home, "Noodsteunpunten voor Wilgenveld")
    assert said.count(NOT_READY) == 1
    assert said.index("De Klokkenkist") < said.index(NOT_READY) < said.index("De Mollengang")
    for question in ("0002 AD", "0002", "Lange Vaart", "Étangstraat"):
        ask(home, question)
        assert NOT_COUNTED in answer(home, STATES[question]), question
    ask(home, "De Droge Voet")
    assert NOT_COUNTED not in answer(home, "Gevonden")


def test_point_that_opened_is_not_called_unready(page: Page, folder: Path, tmp_path: Path) -> None:
    """When the newest status says that it is open, that is what counts."""
    with status(folder, tmp_path, "crisis", {"1064": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "wilgenveld")
        said = answer(page, "Noodsteunpunten voor Wilgenveld")
        assert "Nu open" in said
        assert NOT_READY not in said


def test_point_of_several_wijken_is_there_once(home: Page) -> None:
    """De Droge Voet stands in the list of two wijken; whoever types its name gets an answer, not a choice."""
    field = home.get_by_label(FIELDS["nl"])
    field.press_sequentially("droge")
    expect(home.locator("form[role=search] li")).to_have_text(["De Droge Voet noodsteunpunt"])
    ask(home, "De Droge Voet")
    assert answer(home, "Gevonden")[:2] == DROGE_VOET


@pytest.mark.parametrize(
    ("code", "title", "link"),
    [
        ("1055", "Gevonden", "De Droge Voet"),
        ("1032", "Noodsteunpunten voor Wilgenveld", "Meer over Wilgenveld"),
        ("1007", "In Buitenhaven is nog geen noodsteunpunt aangewezen", "Meer over Buitenhaven"),
    ],
)
def test_code_of_a_sign(home: Page, code: str, title: str, link: str) -> None:
    """The four digits on a sign or flyer are no postcode here: they lead to the page of that point or wijk."""
    ask(home, code)
    answer(home, title)
    home.locator(".zoek-antwoord").get_by_role("link", name=link).click()
    assert home.url.endswith(f"/{code}/")


def test_digits_only(home: Page) -> None:
    """Four digits give the points of those digits, and ask for the letters."""
    ask(home, "0002")
    assert answer(home, "Noodsteunpunten bij 0002")[0] == (
        "Typ ook de letters van uw postcode. Dan ziet u welk het dichtst bij is."
    )
    assert points(home) == ["De Droge Voet", "Kavelhuis Midden"]


def test_postcode_of_elsewhere(home: Page) -> None:
    """A postcode that we do not know is said to be so, with the way to the list."""
    ask(home, "9999 AB")
    assert answer(home, "Postcode 9999 AB kennen wij hier niet")[-1] == "Naar de lijst met wijken"
    home.get_by_role("link", name="Naar de lijst met wijken").click()
    assert home.evaluate("document.querySelector('.wijken').getBoundingClientRect().top") < 700


@contextmanager
def standing(browser: Browser, lat: float, lon: float, accuracy: float = 20) -> Iterator[Page]:
    """A phone at a place, whose owner lets us know it."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, service_workers="block",
        geolocation={"latitude": lat, "longitude": lon, "accuracy": accuracy}, permissions=["geolocation"],
    )  # fmt: skip
    yield context.new_page()
    context.close()


def locate(page: Page, served: Served) -> None:
    page.goto(served.url("begin"))
    page.get_by_role("button", name="Gebruik mijn locatie").click()


def test_location(browser: Browser, streets: Served) -> None:
    """One action: the square of 50 m that the phone is in, on foot."""
    with standing(browser, 52.5731, 5.20942) as page:
        locate(page, streets)
        said = answer(page, "Het dichtst bij u")
        assert said[0] == "De Droge Voet"
        assert "0 tot 5 minuten lopen" in said


def test_rough_location(browser: Browser, streets: Served) -> None:
    """A phone that is not sure says how far it may be off."""
    with standing(browser, 52.5731, 5.20942, accuracy=1400) as page:
        locate(page, streets)
        assert answer(page, "Het dichtst bij u")[0] == (
            "Uw telefoon weet niet precies waar u bent. Het kan 1,5 km schelen. Kijk of dit klopt."
        )


def test_location_just_outside(browser: Browser, streets: Served) -> None:
    """Outside the squares a straight line is all there is, and it says so."""
    with standing(browser, 52.625, 5.18) as page:
        locate(page, streets)
        said = answer(page, "Het dichtst bij u")
        assert said[0] == "Het Peilhuis"
        assert "5 km hemelsbreed. Lopen is verder." in said
        assert not any("minuten" in line for line in said)


def test_location_far_away(browser: Browser, streets: Served) -> None:
    """Somebody in another province is not sent on a walk."""
    with standing(browser, 50.85, 5.69) as page:
        locate(page, streets)
        assert answer(page, "U bent nu niet in de buurt van een noodsteunpunt in Markerwaard") == [
            "Naar de lijst met wijken"
        ]


def test_location_refused(home: Page) -> None:
    """No is an answer: it is said kindly, and the field is there. It is asked only on a click."""
    home.get_by_role("button", name="Gebruik mijn locatie").click()
    assert answer(home, "Uw telefoon geeft uw locatie niet door") == [
        "Dat geeft niet. Typ hierboven uw postcode, straat of wijk."
    ]


@pytest.mark.parametrize(("state", "word"), [("vol", "Vol"), ("gesloten", "Weer gesloten")])
def test_full_point_gives_the_next(page: Page, folder: Path, tmp_path: Path, state: str, word: str) -> None:
    """When the nearest point is full or closed, people are sent to the next, and read why."""
    with status(folder, tmp_path, "crisis", {"1124": state, "1055": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert said[:2] == [f"Kavelhuis Midden is nu {state}. Het volgende noodsteunpunt is:", "De Droge Voet"]
        assert said[4:9] == ["meer dan 20 minuten lopen", "Nu open", "Dit is wel dichterbij:", *KAVELHUIS]
        assert word in said


def test_open_point_goes_before_a_full_one_that_is_nearer(page: Page, folder: Path, tmp_path: Path) -> None:
    """Who is sent past a full point reads where it is open, before the full one; and that one is not called next."""
    with status(folder, tmp_path, "crisis", {"1124": "vol", "1055": "wordt_ingericht", "1108": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert points(page) == ["De Droge Voet", "Het Peilhuis", "Kavelhuis Midden"]
        assert said.index("Dit noodsteunpunt is nu open:") < said.index("Dit is wel dichterbij:")
        assert "Daarna het dichtst bij:" not in said


def test_both_full(page: Page, folder: Path, tmp_path: Path) -> None:
    """When both are full the one that is open is named, and there is the list of all points."""
    with status(folder, tmp_path, "crisis", {"1124": "vol", "1055": "gesloten", "1108": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert said[:3] == [
            "Deze noodsteunpunten zijn nu vol of gesloten. Kijk in de lijst of er ergens anders nog plek is.",
            "Dit noodsteunpunt is nu open:",
            "Het Peilhuis",
        ]
        assert "Naar de lijst met wijken" in said


@pytest.mark.parametrize("state", ["wordt_ingericht", "dicht"])
def test_open_point_goes_before_one_that_is_not_open_yet(page: Page, folder: Path, tmp_path: Path, state: str) -> None:
    """In a crisis people are sent to where it is open, and read that another is nearer."""
    with status(folder, tmp_path, "crisis", {"1124": state, "1055": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert said[:2] == [
            "Kavelhuis Midden is dichterbij. Maar niemand heeft gemeld dat het open is. Dit is nu open:",
            "De Droge Voet",
        ]
        assert points(page) == ["De Droge Voet", "Kavelhuis Midden"]


def test_open_point_farther_away_is_named(page: Page, folder: Path, tmp_path: Path) -> None:
    """When neither of the two nearest is open, the open one comes below them."""
    with status(folder, tmp_path, "crisis", {"1124": "wordt_ingericht", "1108": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert points(page) == ["Kavelhuis Midden", "De Droge Voet", "Het Peilhuis"]
        assert said.index("Dit noodsteunpunt is nu open:") < said.index("Het Peilhuis")


@pytest.mark.parametrize("state", ["vol", "gesloten"])
def test_wijk_of_which_all_is_shut_names_an_open_point(page: Page, folder: Path, tmp_path: Path, state: str) -> None:
    """Nobody is left with a list of points that are full; what was not ready and is shut is still not ready."""
    with status(folder, tmp_path, "crisis", {"1093": state, "1108": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "zuiderbocht")
        own, others = wijk_answer(page, "Noodsteunpunt voor Zuiderbocht")
        assert own == ["De Wierschuur"]
        assert "Het Peilhuis" in others
        wierschuur = page.locator(".zoek-antwoord > ul").first.inner_text()
        assert (NOT_READY in wierschuur) is (state == "gesloten")


def test_wijk_in_a_crisis_gives_open_points_first(page: Page, folder: Path, tmp_path: Path) -> None:
    """Whatever their order in the list; and then no other wijk is needed."""
    with status(folder, tmp_path, "crisis", {"1108": "vol", "1055": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "dijkrand")
        assert wijk_answer(page, "Noodsteunpunten voor Dijkrand") == (["De Droge Voet", "Het Peilhuis"], [])


def test_no_answer_in_an_exercise_without_that_word(page: Page, folder: Path, tmp_path: Path) -> None:
    """Every state in an answer, and every sentence made of it, begins with OEFENING."""
    with status(folder, tmp_path, "oefening", {"1124": "vol", "1055": "wordt_ingericht", "1108": "open"}) as served:
        page.goto(served.url("begin"))
        for question in ("0002 AE", "0002 AD", "dijkrand", "Het Peilhuis"):
            ask(page, question)
            expect(heading(page)).to_contain_text(
                STATES.get(question, "" if question != "Het Peilhuis" else "Gevonden")
            )
            said = " ".join(page.inner_text(".zoek-antwoord").split())
            told = re.findall(
                r"(\S+ )(?:Nu open|Vol\b|Wordt klaargemaakt|Kavelhuis Midden is|Dit noodsteunpunt is nu)", said
            )
            assert told
            assert set(told) == {"OEFENING: "}, said


def test_answer_says_once_that_points_are_closed(home: Page) -> None:
    """What the answer says of opening is not said again right below it."""
    sentence = home.get_by_text("Het noodsteunpunt is normaal dicht.").locator("visible=true")
    expect(sentence).to_have_count(1)
    for question in ("0002 AD", "9999 AB"):
        ask(home, question)
        answer(home, STATES[question])
        expect(sentence).to_have_count(1)


def test_nothing_said_of_a_point_in_a_crisis(page: Page, folder: Path, tmp_path: Path) -> None:
    """In a crisis nobody is told that points are normally closed, nor that a silent one is open."""
    with status(folder, tmp_path, "crisis", {"1055": "open"}) as served:
        page.goto(served.url("begin"))
        ask(page, "0002 AE")
        said = answer(page, "Het dichtst bij 0002 AE")
        assert "Van andere noodsteunpunten is nu niets gemeld. Ga er niet vanuit dat ze open zijn." in said
        assert not any("normaal dicht" in line for line in said)


def test_works_with_the_host_gone(browser: Browser, folder: Path) -> None:
    """After one visit, without having used the finder, it answers postcode, street, wijk and place offline."""
    host = Host(folder)
    host.start()
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, permissions=["geolocation"],
        geolocation={"latitude": 52.5731, "longitude": 5.20942},
    )  # fmt: skip
    page = context.new_page()
    page.goto(host.address)
    assert page.evaluate(READY) == "ready"
    host.stop()
    page.goto(host.address)
    for question, title in STATES.items():
        ask(page, question)
        answer(page, title)
    page.get_by_role("button", name="Gebruik mijn locatie").click()
    assert answer(page, "Het dichtst bij u")[0] == "De Droge Voet"
    page.get_by_role("link", name="De Droge Voet").first.click()
    assert page.inner_text("h1") == "De Droge Voet"
    context.close()


def test_nothing_typed_leaves_the_phone(page: Page, streets: Served) -> None:
    """Only tables are asked for, the same whatever one types; nothing is kept, and the address does not change."""
    said, asked = listen(page), []
    page.goto(streets.url("begin"))
    address = page.url
    page.context.on("request", lambda request: asked.append(request.url))
    for question, title in STATES.items():
        ask(page, question)
        answer(page, title)
    tables = {f"{streets.address}/zoek/{name}.json" for name in ("overzicht", "pc/00", "raster", "straten")}
    assert set(asked) == tables | {f"{streets.address}/status.json"}
    kept = "[localStorage.length, sessionStorage.length, document.cookie, location.href, history.length]"
    assert page.evaluate(kept) == [0, 0, "", address, 2]
    assert [sentence for sentence in said if "Service Worker" not in sentence] == []


@pytest.mark.parametrize("language", site_languages())
def test_no_field_without_script(browser: Browser, streets: Served, language: str) -> None:
    """Without JavaScript nothing is there that does not work; the list of streets leads to the point in two actions."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(streets.url("begin", language))
    assert page.locator("input:visible, button:visible, form").count() == 0
    room, link = (page.locator(part).bounding_box() for part in (".zoekplek", ".zoekplek a"))
    assert room is not None
    assert link is not None
    assert room["height"] < 2 * link["height"], "no hole where the field would be"
    page.locator(".zoekplek a").click()
    page.locator("li", has_text="Étangstraat").get_by_role("link", name="Het Peilhuis").click()
    assert page.inner_text("h1") == "Het Peilhuis"
    context.close()


def test_list_of_streets(page: Page, streets: Served) -> None:
    """Every street by its letter, with all its points; 's-Gravenkade under S, and É under E."""
    page.goto(f"{streets.address}/straten/")
    assert page.locator("h2").all_inner_texts() == ["E", "L", "P", "S", "T"]
    rows = [" ".join(row.split()) for row in page.locator(".straten li").all_inner_texts()]
    assert rows == [
        "Étangstraat Het Peilhuis",
        "Lange Vaart De Droge Voet Kavelhuis Midden",
        "Professor Bakemastraat De Droge Voet",
        "'s-Gravenkade Kavelhuis Midden",
        *(f"Turf{ending} Kavelhuis Midden" for ending in ("erf", "hof", "laan", "pad", "steeg", "weg")),
    ]
    assert "© OpenStreetMap-bijdragers" in page.inner_text("main")


@pytest.mark.parametrize("language", site_languages())
@pytest.mark.parametrize("width", [320, 360, 414, 1280])
def test_field_moves_nothing(browser: Browser, served: Served, language: str, width: int) -> None:
    """What a reader looks at stays in its place when the field comes, however often its words wrap."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "window.shifts += one.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(served.url("begin", language))
    page.locator("form[role=search]").wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts") == 0
    context.close()


@pytest.mark.parametrize("language", site_languages())
def test_no_name_of_a_street_is_cut(browser: Browser, served: Served, language: str) -> None:
    """On a phone a long name stays on one line, at the side where its line begins, and its point goes to the next."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{served.url('begin', language)}straten/")
    rows = page.evaluate(
        """() => [...document.querySelectorAll('.straten li')].map((row) => {
        const [whole, name] = [row, row.querySelector('bdi')].map((one) => one.getBoundingClientRect());
        const rightToLeft = getComputedStyle(row).direction === 'rtl';
        return [name.height, rightToLeft ? whole.right - name.right : name.left - whole.left]; })"""
    )
    assert len(rows) > 100
    assert max(height for height, _ in rows) < 50
    assert max(inset for _, inset in rows) < 1
    context.close()


def test_without_street_data(browser: Browser, served: Served) -> None:
    """Then the field says what it can find: wijken and points; a place is answered in a straight line."""
    with standing(browser, 52.5731, 5.20942) as page:
        page.goto(served.url("begin"))
        if page.locator(".zoekplek a").count() or page.get_by_label(FIELDS["nl"]).count():
            pytest.skip("the example municipality has streets")
        field = page.get_by_label("Wijk of noodsteunpunt")
        field.fill("peilhuis")
        page.keyboard.press("Enter")
        assert answer(page, "Gevonden")[0] == "Het Peilhuis"
        field.fill("0002 AD")
        page.keyboard.press("Enter")
        answer(page, "Zoeken op postcode kan hier niet")
        locate(page, served)
        assert "200 m hemelsbreed. Lopen is verder." in answer(page, "Het dichtst bij u")


def test_tables_that_do_not_come(context: BrowserContext, streets: Served) -> None:
    """When the network fails wijken are still found, and for the rest it is said that searching does not work."""
    page = context.new_page()
    context.route("**/zoek/**", lambda route: route.abort())
    page.goto(streets.url("begin"))
    ask(page, "0002 AD")
    assert answer(page, "Zoeken lukt nu niet")[0] == "De lijst met wijken werkt wel."
    ask(page, "Lange Vaart")
    expect(heading(page)).to_have_text("Zoeken lukt nu niet")
    ask(page, "Wilgenveld")
    answer(page, "Noodsteunpunten voor Wilgenveld")
    context.unroute("**/zoek/**")
    ask(page, "0002 AD")
    answer(page, "Het dichtst bij 0002 AD")


@pytest.mark.parametrize("version", [{"versie": 3}, {"soort": "iets anders"}])
def test_tables_of_another_version(context: BrowserContext, streets: Served, version: dict[str, Any]) -> None:
    """A table that this script cannot read is not read."""
    page = context.new_page()
    table = {"soort": "zoektabellen", "versie": 2, **version}
    context.route("**/zoek/overzicht.json", lambda route: route.fulfill(json=table))
    page.goto(streets.url("begin"))
    ask(page, "0002 AD")
    answer(page, "Zoeken lukt nu niet")


@pytest.mark.parametrize("language", looked_at(*((language,) for language in site_languages())))
def test_no_barrier_in_any_answer(browser: Browser, streets: Served, language: str) -> None:
    """Axe finds nothing in any state, light and dark; nothing sticks out at 320 px, and all targets fit a thumb."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True, service_workers="block")
    page = context.new_page()
    page.goto(streets.url("begin", language))
    found = []
    page.get_by_label(FIELDS[language]).fill("gra")
    expect(page.locator("form[role=search] li")).to_have_count(1)
    found += findings_light_and_dark(page)
    for question in STATES:
        ask(page, question, language)
        expect(page.locator("form[role=search] li")).to_have_count(0)
        found += [*findings_light_and_dark(page, part=".zoek"), *page.evaluate(WIDER_THAN_SCREEN)]
        found += page.evaluate(f"({SMALL_TARGETS})({SMALLEST_TARGET_PX})")
    page.goto(f"{streets.url('begin', language)}straten/")
    found += [*findings_light_and_dark(page), *page.evaluate(WIDER_THAN_SCREEN)]
    found += page.evaluate(f"({SMALL_TARGETS})({SMALLEST_TARGET_PX})")
    context.close()
    assert found == []


def test_letters_twice_as_large(home: Page) -> None:
    """At 320 px with letters of 200 % nothing sticks out, in the question and in the answer."""
    home.set_viewport_size({"width": 320, "height": 640})
    for question in ("0002 AD", "0002 AC", "qqqqqq"):
        ask(home, question)
        expect(heading(home)).to_contain_text(question)
        home.evaluate("document.documentElement.style.fontSize = '200%'")
        assert home.evaluate(WIDER_THAN_SCREEN) == []


def test_weight(folder: Path) -> None:
    """The script is at most 7 kB on the wire, a page with the finder or with streets at most 14,600 bytes."""
    (script,) = (folder / "app").glob("zoek.*.js")
    assert 1_000 < len(gzip.compress(script.read_bytes())) <= LARGEST_SCRIPT_BYTES
    for page in [*folder.glob("index.html"), *folder.glob("*/index.html"), *folder.glob("**/straten/**/index.html")]:
        assert len(gzip.compress(page.read_bytes())) <= LARGEST_PAGE_BYTES
