"""What a build of the small municipality makes, as readers and machines see it."""

import base64
import hashlib
import json
import re
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path

import pydantic
import pytest
from tests.conftest import TESTS, Municipality, tree
from tests.examples import example_of

from noodsteunpunt.compile.data import points_geojson
from noodsteunpunt.compile.pages.advice import hours_72
from noodsteunpunt.compile.pages.punt import punt_page
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.model.base import Part
from noodsteunpunt.model.noodsteunpunt import Herkomst, Locatie, Noodsteunpunt, Toegang
from noodsteunpunt.model.opening import Opening
from noodsteunpunt.register import register
from noodsteunpunt.shipped import shipped_root


def test_every_page_is_there_in_every_language(built: Path) -> None:
    """Home, wijken, public points, advice and editorial pages: in Dutch, and below fy/ in Frisian."""
    slugs = ["", "1007/", "1010/", "1029/", "1032/", "1041/", "72-uur/", "nu/", "uitleg/", "teken/", "talen/", "over/",
             "toegankelijkheid/", "status/", "offline/"]  # fmt: skip
    expected = {f"site/{prefix}{slug}index.html" for prefix in ("", "fy/") for slug in slugs} | {"site/404.html"}
    assert {name for name in tree(built) if name.endswith(".html")} == expected


def test_two_builds_differ_in_no_byte(municipality: Municipality, tmp_path: Path, built: Path) -> None:
    """The same folder gives the same bytes, whatever the folder is called."""
    municipality.build(tmp_path / "opnieuw", languages=())
    assert tree(tmp_path / "opnieuw") == tree(built)


def test_manifest_names_every_file_with_its_hash(built: Path) -> None:
    """A copy of the site can be checked file by file."""
    for part in ("site", "druk"):
        below = {name: data for name, data in tree(built).items() if name.startswith(f"{part}/")}
        expected = {name: hashlib.sha256(data).hexdigest() for name, data in below.items()}
        assert expected
        assert json.loads((built / "intern" / f"manifest-{part}.json").read_text(encoding="utf-8")) == expected


def test_open_data_is_only_what_was_chosen(municipality: Municipality) -> None:
    """A field that is added to the model is not published by accident; the whole feature, word for word."""
    collection = json.loads(points_geojson(municipality.site()).data)
    assert [feature["id"] for feature in collection["features"]] == ["1029", "1041"]
    assert collection["features"][0] == {
        "type": "Feature",
        "id": "1029",
        "geometry": {"type": "Point", "coordinates": [5.2034, 52.5512]},
        "properties": {
            "naam": "De Baken",
            "levensloop": "actief",
            "wijk": "haven",
            "code": "1029",
            "pagina": "https://testwaard.example/1029/",
            "noodmelding": "ja",
            "menukaart": ["drinkwater", "luisterend_oor"],
            "bedient": [],
            "gesproken_talen": [],
            "vertaling": {"fy": {"ingang": "de doar oan de kade"}},
            "toegang": {
                "rolstoel": "ja",
                "drempelvrij": "onbekend",
                "toilet": "nee",
                "ringleiding": "onbekend",
                "hulphond": "onbekend",
                "huisdieren": "onbekend",
            },
            "opening": {"beslist": ["burgemeester"], "bekend_via": ["omroep", "geluidswagen"], "verwachting": {}},
            "herkomst": {"bron": "verzonnen", "gecontroleerd_op": "2026-11-01"},
            "locatie": {
                "gebouw": "Buurthuis De Baken",
                "straat": "Bakenstraat",
                "huisnummer": "12",
                "postcode": "0001 AA",
                "plaats": "Testhaven",
                "ingang": "de deur aan de kade",
                "herkenningspunt": "onder de groene lamp",
            },
        },
    }


def test_open_data_has_these_keys_and_no_others(municipality: Municipality) -> None:
    """Every key that can be published, with all of them filled in, is described in the format, and no other."""
    site = municipality.site()
    every = {**example_of(Noodsteunpunt), "id": "de-baken", "wijk": "haven", "verplaatst_naar": "het-anker"}
    punt = Noodsteunpunt.model_validate(every)
    properties = json.loads(points_geojson(replace(site, punten=(punt,))).data)["features"][0]["properties"]
    whole = {"vertaling": properties.pop("vertaling")}
    keys = {f"{key}.{part}" for key, value in properties.items() if isinstance(value, dict) for part in value}
    keys |= {key for key, value in {**properties, **whole}.items() if not isinstance(value, dict) or key in whole}
    described = (TESTS.parent / "docs" / "formats" / "punten.md").read_text(encoding="utf-8")
    assert keys == set(re.findall(r"^\| `([a-z_.]+)` \|", described, re.MULTILINE))
    assert properties["locatie"]["herkenningspunt"] == "naast de kerk De Ark"
    assert whole["vertaling"]["en"].keys() == {"ingang", "herkenningspunt"}


@pytest.mark.parametrize("part", [Locatie, Toegang, Opening, Herkomst])
def test_new_field_of_a_part_is_not_published(part: type[Part], municipality: Municipality) -> None:
    """Open data names what it publishes, so a field that is added to the model stays out of it."""
    site = municipality.site()
    name = part.__name__.lower()
    more = pydantic.create_model("More", __base__=part, geheim=(str, "verborgen"))
    punten = tuple(
        punt.model_copy(update={name: more.model_validate(getattr(punt, name).model_dump())}) for punt in site.punten
    )
    assert getattr(punten[0], name).geheim == "verborgen"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert b"verborgen" not in points_geojson(replace(site, punten=punten)).data


def test_building_is_named_without_an_entrance_too(municipality: Municipality) -> None:
    """Somebody who looks for a point finds the name that stands on the building."""
    said = "<dt>Gebouw</dt><dd><bdi>Buurthuis De Baken</bdi></dd>"
    assert said in page_of(municipality, "de-baken")
    municipality.edit("locations/punten/de-baken.yml", "  ingang: de deur aan de kade\n", "")
    municipality.edit("locations/punten/de-baken.yml", "vertaling:\n  fy:\n    ingang: de doar oan de kade\n", "")
    municipality.edit("locations/punten/de-baken.yml", "  herkenningspunt: onder de groene lamp\n", "")
    assert said in page_of(municipality, "de-baken")


def test_building_with_the_name_of_the_point_is_not_named_twice(municipality: Municipality) -> None:
    """Nor is there a list without anything in it."""
    municipality.edit("locations/punten/de-baken.yml", "gebouw: Buurthuis De Baken", "gebouw: De Baken")
    assert "<dt>Gebouw" not in page_of(municipality, "de-baken")
    municipality.edit("locations/punten/de-baken.yml", "  ingang: de deur aan de kade\n", "")
    municipality.edit("locations/punten/de-baken.yml", "vertaling:\n  fy:\n    ingang: de doar oan de kade\n", "")
    municipality.edit("locations/punten/de-baken.yml", "  herkenningspunt: onder de groene lamp\n", "")
    assert '<dl class="feiten">' not in page_of(municipality, "de-baken")


def page_of(municipality: Municipality, punt_id: str) -> str:
    """The Dutch page of a point."""
    site = municipality.site()
    page = punt_page(Atlas(site), site.punt(punt_id), Texts(site.talen[0], site.talen[0], site.feiten), None)
    return open_theme(shipped_root()).render("pages/punt.html", page)


def test_sources_of_the_advice_are_those_of_its_facts(municipality: Municipality) -> None:
    """Only sources of what the page says, once, with the last day one of its facts was read there."""
    site = municipality.site()
    kit = "Denk vooruit, Putting together an emergency kit"
    later = site.feiten["water_per_persoon"].model_copy(update={"gezien_op": date(2027, 1, 2)})
    site = replace(site, feiten={"water_per_persoon": later} | {**site.feiten, "water_per_persoon": later})
    page = hours_72(site, Texts(site.talen[0], site.talen[0], site.feiten))
    assert [(bron.naam, bron.gelezen) for bron in page.inhoud.bronnen] == [
        (kit, "2 januari 2027"),
        ("Denk vooruit, Questions and answers", "20 november 2026"),
    ]


def test_emergency_number_is_dialled_as_the_fact_says(built: Path) -> None:
    """The number behind the link is the number in the sentence."""
    home = (built / "site" / "index.html").read_text(encoding="utf-8")
    assert 'Levensgevaar? Bel <a class="cijfers" href="tel:112"><bdi>112</bdi></a>.' in home
    now = (built / "site" / "nu" / "index.html").read_text(encoding="utf-8")
    assert '<p>Bel <a class="cijfers" href="tel:08009009"><bdi>0800-9009</bdi></a>.</p>' in now


def test_page_about_the_site_names_the_municipality(built: Path) -> None:
    """A reader sees whose word this is."""
    about = (built / "site" / "over" / "index.html").read_text(encoding="utf-8")
    assert "Deze site is van de gemeente <bdi>Testwaard</bdi>." in about


def test_languages_page_leads_to_the_home_page_of_each(built: Path) -> None:
    """From the page in any language."""
    for page, homes in (("talen", ["../", "../fy/"]), ("fy/talen", ["../../", "../"])):
        html = (built / "site" / page / "index.html").read_text(encoding="utf-8")
        links = html[html.index('<ul class="lijst talen-groot') :]
        assert re.findall(r'<a href="([^"]*)" hreflang="(?:nl|fy)"', links)[:2] == homes


def test_making_a_report_is_promised_only_where_it_is_sure(built: Path) -> None:
    """noodmelding ja is on the page; onbekend is not, in no words."""
    sentence = "U kunt er een noodmelding doen als bellen niet gaat."
    pages = {code: (built / "site" / code / "index.html").read_text(encoding="utf-8") for code in ("1029", "1041")}
    assert {code: sentence in page for code, page in pages.items()} == {"1029": True, "1041": False}


def test_moved_point_keeps_a_page_with_the_way_to_the_new_one(built: Path) -> None:
    """A code on a flag of years ago leads on, and says since when."""
    page = (built / "site" / "1032" / "index.html").read_text(encoding="utf-8")
    assert '<h2><a href="../1029/"><bdi>De Baken</bdi></a></h2>' in page
    assert "Sinds <bdi>30 juni 2026</bdi>." in page
    assert "geo:" not in page


def test_example_says_so_on_every_page(built: Path) -> None:
    """No one can take an invented point for a real one, and no search engine may show it."""
    pages = {name: data.decode() for name, data in tree(built).items() if name.endswith(".html")}
    marked = '<p class="band band-merk">'
    assert [name for name, page in pages.items() if marked not in page or "VOORBEELD" not in page] == []
    assert [name for name, page in pages.items() if '<meta name="robots" content="noindex">' not in page] == []


def test_trial_says_so_and_real_says_nothing(municipality: Municipality, tmp_path: Path) -> None:
    """A trial is marked in full; a real municipality has no mark and may be found."""
    municipality.edit("locations/gemeente.yml", "aard: voorbeeld", "aard: proef")
    municipality.build(tmp_path / "proef", only="site")
    home = (tmp_path / "proef" / "site" / "index.html").read_text(encoding="utf-8")
    assert "<strong>PROEF – GEEN ECHTE NOODSTEUNPUNTEN</strong>" in home
    assert '<meta name="robots" content="noindex">' in home


def test_site_below_a_path_links_relatively(municipality: Municipality, tmp_path: Path) -> None:
    """The same pages work at https://host/nsp/; only the 404 page and the absolute addresses know the path."""
    municipality.edit(
        "locations/gemeente.yml", "siteadres: https://testwaard.example", "siteadres: https://tw.example/nsp"
    )
    register(municipality.folder, new_address=True)
    municipality.build(tmp_path / "uit", only="site")
    page = (tmp_path / "uit" / "site" / "1029" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://tw.example/nsp/1029/">' in page
    assert '<a href="../1007/"><bdi>Haven</bdi></a>' in page
    lost = (tmp_path / "uit" / "site" / "404.html").read_text(encoding="utf-8")
    assert '<a class="knop" href="/nsp/">' in lost


def test_pages_load_nothing_and_run_only_our_script(built: Path) -> None:
    """A policy on every page refuses everything but its own style and, by its hash, our one script.

    Home alone may run a file of our own host too, the finder.
    """
    pages = {name: data.decode() for name, data in tree(built).items() if name.endswith(".html")}
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="default-src \'none\'; ')
    assert [name for name, page in pages.items() if not policy.search(page)] == []
    script = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
    scripts = {text for page in pages.values() for text in script.findall(page) if text}
    assert len(scripts) == 1
    homes = {"site/index.html", "site/fy/index.html"}
    assert {name for name, page in pages.items() if '<script type="module" src=' in page} == homes
    assert {name for name, page in pages.items() if re.search(r"script-src [^;]*'self'", page)} == homes
    digest = base64.b64encode(hashlib.sha256(scripts.pop().encode()).digest()).decode()
    with_script = {name for name, page in pages.items() if "<script" in page}
    assert with_script == {name for name, page in pages.items() if f"sha256-{digest}" in page}
    assert [name for name, page in pages.items() if "unsafe-" in page] == []
