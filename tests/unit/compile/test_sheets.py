"""What goes on a sheet: never Dutch in silence, and only what of the map lies near."""

import json
from dataclasses import replace

import pytest
from tests.conftest import Municipality

from noodsteunpunt.compile.pages.views import translated
from noodsteunpunt.compile.sheets import sheet_orders, untranslated
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.model.site import Site
from noodsteunpunt.press.contract import SheetData
from noodsteunpunt.press.product import Product, find_products
from noodsteunpunt.shipped import shipped_root

PRODUCTS = find_products(shipped_root() / "print")
FLYER = PRODUCTS["flyer-wijk"]


def always(product: Product, data: SheetData) -> bool:
    """Every sheet has room."""
    return True


def filled(site: Site, *without: str) -> Site:
    """The site with Frisian words for everything but these."""
    dutch, frisian = site.talen
    texts = {key: text for key, text in dutch.teksten.items() if key not in without}
    return replace(site, talen=(dutch, replace(frisian, teksten=texts)))


def names(site: Site, product: Product) -> list[str]:
    return [order.name for order in sheet_orders(site, [product], always)]


def test_language_without_its_texts_gets_no_sheet(municipality: Municipality) -> None:
    """A new language never loses its website; its flyers wait for the texts, and the editor reads which."""
    site = filled(municipality.site(), "druk.flyer.zin", "druk.flyer.scan")
    assert {name[-3:] for name in names(site, FLYER)} == {"-nl"}
    assert [str(problem) for problem in untranslated(site, FLYER)] == [
        "content/fy/druk.yml (flyer.zin): let op: flyer-wijk wordt niet gemaakt in 'fy': "
        "2 teksten zijn niet vertaald, de eerste is druk.flyer.zin\n"
        "    Zo kan het wel: vertaal wat in content/nl/druk.yml staat in content/fy/druk.yml"
    ]
    assert all(problem.warning for problem in untranslated(site, FLYER))


@pytest.mark.parametrize(
    "key",
    [
        "druk.naam",
        "druk.titel",
        "vast.niet.schuilplaats",
        "vast.wel.informatie",
        "advies.uur72.pakket.spullen",
        "site.punt.geldig_van_tot",
    ],
)
def test_every_text_of_a_sheet_counts(municipality: Municipality, key: str) -> None:
    """Also what the flyer takes from the texts of the website."""
    site = municipality.site()
    missing = [one for one in site.talen[0].teksten if one == key or one.startswith(f"{key}.")][:1]
    assert missing
    told = [problem.what for problem in untranslated(filled(site, *missing), FLYER)]
    assert told == [f"flyer-wijk wordt niet gemaakt in 'fy': 1 tekst is niet vertaald, de eerste is {missing[0]}"]


def test_texts_of_another_product_do_not_count(municipality: Municipality) -> None:
    """A flyer does not wait for the words of a sign."""
    site = filled(municipality.site(), "druk.bord.niet", "site.begin_pagina.titel")
    assert untranslated(site, FLYER) == []
    assert {name[-3:] for name in names(site, FLYER)} == {"-nl", "-fy"}
    assert {name[-3:] for name in names(site, PRODUCTS["bord-punt"])} == {"-nl"}


def test_dutch_is_always_made(municipality: Municipality) -> None:
    """Dutch is what others are translated from, and a product in Dutch alone warns of nothing."""
    assert untranslated(municipality.site(), PRODUCTS["vlag-tekst"]) == []
    assert names(municipality.site(), PRODUCTS["vlag-tekst"]) == ["vlag-tekst-nl"]


def test_free_text_of_a_point_is_marked_when_it_is_dutch(municipality: Municipality) -> None:
    """Plain text, not HTML; the sheet knows which of it is in another language than its own."""
    site = filled(municipality.site())
    punt = replace_recognition(site)
    dutch, frisian = (Texts(taal, punt.talen[0], punt.feiten) for taal in punt.talen)
    baken = punt.punt("de-baken")
    assert translated(baken, "herkenningspunt", frisian) == ("onder <b> & de lamp", True)
    assert translated(baken, "herkenningspunt", dutch) == ("onder <b> & de lamp", False)
    assert translated(baken, "ingang", frisian) == ("de doar oan de kade", False)
    assert translated(punt.punt("het-anker"), "ingang", frisian) == ("", False)
    drawn = {
        order.data.taal: order.data.punten[0]
        for order in sheet_orders(punt, [PRODUCTS["bord-punt"]], always)
        if order.data.punten[0].naam == baken.naam
    }
    assert drawn["fy"].herkenning == drawn["nl"].herkenning == "onder <b> & de lamp"
    assert (drawn["fy"].in_het_nederlands, drawn["nl"].in_het_nederlands) == (("herkenning",), ())


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("", ""),
        ("geldig_vanaf: 2027-01-01", "Dit is pas vanaf 1 januari 2027 een noodsteunpunt."),
        ("geldig_tot: 2027-07-01", "Dit is een noodsteunpunt tot 1 juli 2027."),
        (
            "geldig_vanaf: 2027-01-01\ngeldig_tot: 2027-07-01",
            "Dit is alleen van 1 januari 2027 tot 1 juli 2027 een noodsteunpunt.",
        ),
    ],
)
def test_paper_tells_from_and_until_when(municipality: Municipality, days: str, told: str) -> None:
    """Paper outlives the day it was printed on: flyer and sign get the same sentence as the website."""
    municipality.edit("locations/punten/de-baken.yml", "wijk: haven", f"{days}\nwijk: haven".strip())
    said = {
        order.product.name: punt.geldig
        for order in sheet_orders(municipality.site(), [FLYER, PRODUCTS["bord-punt"]], always)
        for punt in order.data.punten
        if punt.naam == "De Baken" and order.data.taal == "nl"
    }
    assert said == {"flyer-wijk": told, "bord-punt": told}


@pytest.mark.parametrize(
    ("days", "later"),
    [("", False), ("geldig_tot: 2027-07-01", False), ("geldig_vanaf: 2027-01-01", True)],
)
def test_sheet_knows_who_may_not_be_there_yet(municipality: Municipality, days: str, later: bool) -> None:
    """A point that is one only from a day, and one that is not ready; nothing here knows what day it is read on."""
    municipality.edit("locations/punten/de-baken.yml", "wijk: haven", f"{days}\nwijk: haven".strip())
    orders = sheet_orders(municipality.site(), [FLYER], always)
    told = {punt.naam: punt.later for one in orders if one.data.taal == "nl" for punt in one.data.punten}
    assert told == {"De Baken": later, "Het Anker": True}


def crowded(site: Site, count: int) -> Site:
    """The site with `count` points in the wijk of De Baken."""
    baken = site.punt("de-baken")
    others = tuple(baken.model_copy(update={"naam": f"Punt {number}"}) for number in range(1, count))
    return replace(site, punten=(baken, *others))


def test_points_go_on_as_many_sheets_as_they_need(municipality: Municipality) -> None:
    """In their order, as many together as there is room for; each sheet numbers its own from 1."""
    site = crowded(municipality.site(), 8)
    asked: list[int] = []

    def three(product: Product, data: SheetData) -> bool:
        asked.append(len(data.punten))
        return len(data.punten) <= 3

    orders = [order for order in sheet_orders(site, [FLYER], three) if order.data.wijk == "Haven"]
    assert [len(order.data.punten) for order in orders] == [3, 3, 2]
    assert [order.name for order in orders] == [f"flyer-wijk-1007-nl-{number}" for number in (1, 2, 3)]
    assert [order.file for order in orders] == [f"flyer-wijk-1007-haven-nl-{number}" for number in (1, 2, 3)]
    assert [punt.nummer for punt in orders[1].data.punten] == [1, 2, 3]
    assert sum((order.data.punten for order in orders), ())[7].naam == "Punt 7"
    assert max(asked) == 6  # nobody finds their own point among more


def test_point_alone_always_gets_its_sheet(municipality: Municipality) -> None:
    """Even when nothing would fit: then the sheet itself says what is too long."""
    orders = list(sheet_orders(crowded(municipality.site(), 2), [FLYER], lambda product, data: False))
    assert [len(order.data.punten) for order in orders if order.data.wijk == "Haven"] == [1, 1]


def test_only_what_draws_a_map_is_given_one(municipality: Municipality) -> None:
    """A sign is not made again when a road is added to the sketch."""
    orders = sheet_orders(municipality.site(), [FLYER, PRODUCTS["bord-punt"]], always)
    assert {(order.product.name, order.data.kaart is not None) for order in orders} == {
        ("flyer-wijk", True),
        ("bord-punt", False),
    }


def replace_recognition(site: Site) -> Site:
    """The site in which De Baken is recognised by something that looks like HTML."""
    baken = site.punt("de-baken")
    locatie = baken.locatie.model_copy(update={"herkenningspunt": "onder <b> & de lamp"})
    changed = baken.model_copy(update={"locatie": locatie})
    return replace(site, punten=tuple(changed if punt is baken else punt for punt in site.punten))


def test_sketch_of_a_wijk_is_what_lies_near(municipality: Municipality) -> None:
    """A road through the wijk and the lake it lies in are given; a road far away is not, nor its source alone."""
    wijk = municipality.site().wijken[0]
    ring = wijk.vlakken[0][0]
    west, south = min(x for x, _ in ring), min(y for _, y in ring)
    east, north = max(x for x, _ in ring), max(y for _, y in ring)
    lake = [[west - 1, south - 0.5], [east + 1, south - 0.5], [east + 1, north + 0.5], [west - 1, south - 0.5]]
    municipality.write(
        "locations/schets.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "bron": "Proefkaart",
                "features": [
                    feature("weg", "LineString", [[west, south], [east, north]]),
                    feature("weg", "LineString", [[east + 0.5, south], [east + 0.6, north]]),
                    feature("water", "MultiPolygon", [[lake]]),
                ],
            }
        ),
    )
    site = municipality.site()
    kaarten = [order.data.kaart for order in sheet_orders(site, [FLYER], always) if order.data.wijk == wijk.naam]
    assert kaarten
    for kaart in kaarten:
        assert kaart is not None
        assert (len(kaart.wegen), len(kaart.water), kaart.bron) == (1, 1, "Kaart: Proefkaart")


def test_name_of_a_wijk_with_that_word_in_it_does_not_say_it_twice(municipality: Municipality) -> None:
    """Lists of the CBS say "Wijk 01 Haven"; the flyer puts the word in front, and the site the name as it is."""
    municipality.edit("locations/wijken.geojson", '"naam": "Haven"', '"naam": "Wijk 01 Haven"')
    texts = [order.data.teksten["flyer"] for order in sheet_orders(municipality.site(), [FLYER], always)]
    assert "Wijk 01 Haven" in [text["wijk"] for text in texts if isinstance(text, dict)]


def feature(soort: str, kind: str, coordinates: list[object]) -> dict[str, object]:
    """A feature as a map program writes it."""
    return {
        "type": "Feature",
        "properties": {"soort": soort},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
