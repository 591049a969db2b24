"""What pages say while something is going on, in an exercise, and when a reader may be looking at an old copy."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.conftest import Municipality

from noodsteunpunt.build import check
from noodsteunpunt.compile.pages import straten
from noodsteunpunt.compile.pages.home import home
from noodsteunpunt.compile.pages.punt import punt_page
from noodsteunpunt.compile.pages.status import status_page
from noodsteunpunt.compile.pages.views import reporter
from noodsteunpunt.compile.pages.wijk import wijk_page
from noodsteunpunt.compile.statusdata import status_data
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.model.noodsteunpunt import Levensloop
from noodsteunpunt.model.site import Site
from noodsteunpunt.model.status import Status
from noodsteunpunt.shipped import shipped_root

STATUS = "locations/status.yml"
REPOSITORY = Path(__file__).resolve().parents[3]
THEME = open_theme(shipped_root())
MESSAGE = "De stroom is uitgevallen."
LOOK_FIRST = "Kijk eerst welk noodsteunpunt open is"
# Het Anker lies in Veld and is not ready by what was planned; De Baken lies in Haven and is.
CRISIS = f"""
fase: crisis
bijgewerkt: 2026-07-21 14:05
bericht:
  nl: {MESSAGE}
punten:
  de-baken: {{toestand: vol, sinds: 2026-07-21 13:30, door: gemeente}}
  het-anker: {{toestand: open, sinds: 2026-07-21 13:50, door: de brandweer}}
"""
EXERCISE = CRISIS.replace("crisis", "oefening")


def texts(site: Site, code: str = "nl") -> Texts:
    taal = next(taal for taal in site.talen if taal.code == code)
    return Texts(taal, site.talen[0], site.feiten)


def pages(site: Site, code: str = "nl") -> dict[str, str]:
    """The pages that tell of the status, by what they are."""
    atlas, t = Atlas(site), texts(site, code)

    def wijk(name: str) -> str:
        return THEME.render("pages/wijk.html", wijk_page(atlas, site.wijk(name), t, lambda slug, taal: (), None))

    def punt(name: str) -> str:
        return THEME.render("pages/punt.html", punt_page(atlas, site.punt(name), t, None))

    return {
        "begin": THEME.render("pages/begin.html", home(site, t)),
        "status": THEME.render("pages/status.html", status_page(site, t)),
        "wijk": wijk("haven"),
        "open": punt("het-anker"),
        "vol": punt("de-baken"),
    }


def words(html: str) -> str:
    """What a reader sees of the main part, on one line, without what waits for a script."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r"<template.*?</template>|<p[^>]* hidden>.*?</p>", "", main, flags=re.S)
    return re.sub(r" (?=[.,:])", "", " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split()))


@pytest.fixture
def crisis(municipality: Municipality) -> Municipality:
    """Testwaard in a crisis: De Baken is full, Het Anker is open."""
    municipality.write(STATUS, CRISIS)
    return municipality


def test_state_comes_between_name_and_address(crisis: Municipality) -> None:
    """Whether one can go in is the first that a point says of itself, with where to look next."""
    seen = pages(crisis.site())
    assert words(seen["vol"]).startswith(
        "Begin Haven Noodsteunpunt De Baken Vol. Er kan nu niemand bij. Ga naar een ander noodsteunpunt of vraag uw "
        f"buren wat zij weten. {LOOK_FIRST} Sinds 21 juli 2026, 13:30 uur, doorgegeven door de gemeente. Adres "
    )
    assert "De Baken Vol" in words(seen["vol"])
    assert "Het Anker Nu open. U kunt hier terecht. Sinds" in words(seen["open"])


def test_points_nearby_say_what_is_known_of_them(crisis: Municipality) -> None:
    """On a page that is about the status anyway; above it the way to the page that says which are open."""
    said = words(pages(crisis.site())["vol"])
    nearby = said[said.index("Andere noodsteunpunten dichtbij") :]
    assert nearby.startswith(f"Andere noodsteunpunten dichtbij {LOOK_FIRST} Het Anker")
    assert "Nu open" in nearby


def test_page_that_the_status_is_not_about_stays_as_it_is(crisis: Municipality) -> None:
    """So that a status touches few pages; the script that shows the red bar shows the way to the status page too."""
    crisis.write(STATUS, CRISIS[: CRISIS.index("  het-anker")])
    at_rest = replace(crisis.site(), status=Status())
    assert pages(crisis.site())["open"] == pages(at_rest)["open"]
    hidden = f'<p class="let-op" data-fase="crisis" hidden><a href="../status/">{LOOK_FIRST}</a></p>'
    assert hidden in pages(at_rest)["open"]


def test_home_says_what_is_going_on_and_what_is_open(crisis: Municipality) -> None:
    """The message with its time and the open points come before the list; nothing says that points are shut."""
    said = words(pages(crisis.site())["begin"])
    order = [
        MESSAGE,
        "Bijgewerkt op 21 juli 2026, 14:05 uur.",
        "Nu open Het Anker",
        "Ga er niet vanuit dat ze open zijn.",
    ]
    places = [said.index(one) for one in [*order, "Haven De Baken"]]
    assert places == sorted(places)
    assert "normaal dicht" not in said
    assert "normaal dicht" not in words(pages(crisis.site())["wijk"])


def test_status_page_names_open_points_first(crisis: Municipality) -> None:
    """Open, being set up, full, closed; and its title asks nothing any more."""
    said = words(pages(crisis.site())["status"])
    assert said.startswith(f"Begin Dit is er nu aan de hand {MESSAGE}")
    assert said.index("Het Anker") < said.index("De Baken")
    crisis.edit(STATUS, "toestand: open", "toestand: gesloten")
    said = words(pages(crisis.site())["status"])
    assert said.index("De Baken") < said.index("Het Anker")


def test_calm_status_page_never_says_that_nothing_is_wrong(municipality: Municipality) -> None:
    """Somebody may read it in the dark from an old copy: it says who reported nothing, and where news is without it."""
    said = words(pages(municipality.site())["status"])
    assert said == (
        "Begin Is er nu iets aan de hand? De gemeente heeft hier geen ramp of crisis gemeld. Deze pagina verandert als "
        "er iets gebeurt. Zonder internet kan dit oud zijn. Luister dan naar de rampenzender. Rampenzender: Omroep "
        "Testwaard FM 108.0 Wat kunt u nu doen?"
    )
    municipality.write(STATUS, "fase: rust\nbijgewerkt: 2026-07-22 09:00\n")
    assert "gemeld. Bijgewerkt op 22 juli 2026, 09:00 uur. Deze" in words(pages(municipality.site())["status"])


def test_message_that_nobody_translated_says_so(crisis: Municipality) -> None:
    """In Dutch on a page in another language; not on the Dutch page, and not when there is a translation."""
    sentence = "Dit bericht is nog niet vertaald."
    site = crisis.site()
    assert sentence in words(pages(site, "fy")["status"])
    assert sentence in words(pages(site, "fy")["begin"])
    assert sentence not in words(pages(site)["status"])
    crisis.edit(STATUS, f"nl: {MESSAGE}", f"nl: {MESSAGE}\n  fy: De stroom is fuort.")
    assert sentence not in words(pages(crisis.site(), "fy")["status"])


def test_message_that_nobody_translated_is_read_from_the_left(crisis: Municipality) -> None:
    """Several lines of Dutch on an Arabic page begin where Dutch begins."""
    site = crisis.site()
    for name in ("status", "begin"):
        assert '<p class="inleiding bericht" dir="ltr">' in pages(site, "fy")[name]
        assert '<p class="inleiding bericht">' in pages(site)[name]


def test_nothing_is_open_in_an_exercise_without_that_word(municipality: Municipality) -> None:
    """Neither a badge nor a heading nor the message, on any page; nor the news for other programs."""
    municipality.write(STATUS, EXERCISE)
    site = municipality.site()
    for name, page in pages(site).items():
        said = words(page)
        for told in ("Nu open", "Vol", MESSAGE[:-1], "Dit is er nu aan de hand"):
            found = [said[: one.start()] for one in re.finditer(rf"\b{told}\b", said)]
            assert [before for before in found if not before.endswith("OEFENING: ")] == [], (name, told)
        assert "U kunt hier terecht" not in said
    feed = next(one for one in status_data(site) if one.path == "site/feed.xml")
    assert ElementTree.fromstring(feed.data).findtext("{*}entry/{*}summary") == f"OEFENING: {MESSAGE}"


@pytest.mark.parametrize(
    ("door", "dutch", "english"),
    [
        ("gemeente", "de gemeente", "the municipality"),
        ("De Gemeente", "de gemeente", "the municipality"),
        ("wijkteam", "het wijkteam", "the neighbourhood team"),
        ("burgemeester", "de burgemeester", "the mayor (burgemeester)"),
        ("brandweer", "de brandweer", "the fire brigade (brandweer)"),
        ("Team <Zuid>", "Team &lt;Zuid&gt;", '<span lang="nl" dir="ltr">Team &lt;Zuid&gt;</span>'),
    ],
)
def test_who_told_is_said_in_the_language_of_the_page(
    municipality: Municipality, door: str, dutch: str, english: str
) -> None:
    """A known word with its article; other words as they were typed, marked as Dutch."""
    municipality.edit("locations/gemeente.yml", "[nl, fy]", "[nl, fy, en]")
    site = municipality.site()
    assert reporter(door, texts(site)) == dutch
    assert reporter(door, texts(site, "en")) == english


def test_nobody_is_sent_first_to_a_point_that_is_not_ready() -> None:
    """However near it is, it comes after those that are ready: for a wijk without a point, and beside a point."""
    site, _ = check(REPOSITORY)
    atlas = Atlas(site)
    for near in (
        atlas.near_wijk(site.wijk("buitenhaven"), 9),
        atlas.near_point(site.punt("de-mollengang"), 9),
    ):
        unready = [one.punt.levensloop is Levensloop.AANGEWEZEN for one in near]
        assert unready == sorted(unready)
        assert unready.count(True) == 2


def test_list_of_streets_tells_the_days_of_a_point() -> None:
    """Behind its name, at every street that leads to it; behind no other."""
    site, _ = check(REPOSITORY)
    atlas = Atlas(site)
    (page,) = straten.street_pages(atlas, straten.streets_of(atlas), texts(site))
    rows = [words(f"<main>{row}</main>") for row in THEME.render(straten.TEMPLATE, page).split("<li>")[1:]]
    with_point = [row for row in rows if "De Mollengang" in row]
    days = "De Mollengang Dit is alleen van 1 januari 2027 tot 1 juli 2027 een noodsteunpunt."
    assert with_point
    assert [row for row in with_point if days not in row] == []
    assert [row for row in rows if "Alleen" in row and row not in with_point] == []


@pytest.mark.parametrize("text", [CRISIS, EXERCISE])
def test_each_paragraph_of_a_message_is_one_on_the_page(municipality: Municipality, text: str) -> None:
    """A long message is no slab; only the first says that it is an exercise."""
    several = f"|\n    {MESSAGE}\n    Blijf   binnen.\n\n    Luister naar de radio."
    municipality.write(STATUS, text.replace(f"nl: {MESSAGE}", f"nl: {several}"))
    site = municipality.site()
    for html in (pages(site)["begin"], pages(site)["status"]):
        said = [re.sub("<[^>]*>", "", one) for one in re.findall(r'<p class="inleiding bericht">(.*?)</p>', html)]
        exercise = "OEFENING: " if text is EXERCISE else ""
        assert said == [f"{exercise}{MESSAGE}", "Blijf binnen.", "Luister naar de radio."]
