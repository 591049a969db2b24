"""What one recognises a point by exists in every language, without anybody translating it for a point."""

from dataclasses import replace
from enum import StrEnum

import pytest
from tests.conftest import Municipality

from noodsteunpunt.compile.pages.views import free_text, translated
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.model.herkenning import Baken, Herkenningspunt, Ligging
from noodsteunpunt.model.noodsteunpunt import Eigenaar, Functie, Noodsteunpunt
from noodsteunpunt.model.opening import Beslisser, Kanaal, Verwacht
from noodsteunpunt.model.site import Site

BAKEN = "locations/punten/de-baken.yml"
ARK = "herkenningspunt: {soort: kerk, naam: De Ark, ligging: naast}"
WORDS: list[tuple[str, type[StrEnum]]] = [
    ("site.herkenning.soort", Baken),
    ("site.herkenning.ligging", Ligging),
    ("site.functie", Functie),
    ("site.beslisser", Beslisser),
    ("site.kanaal", Kanaal),
    ("site.verwachting", Verwacht),
    ("site.eigenaar", Eigenaar),
]


@pytest.fixture
def site(municipality: Municipality) -> Site:
    """Testwaard in all shipped languages, De Baken beside a church."""
    municipality.edit("locations/gemeente.yml", "[nl, fy]", "[nl, en, ar, fy]")
    municipality.edit(BAKEN, "herkenningspunt: onder de groene lamp", ARK)
    return municipality.site()


def texts(site: Site, code: str) -> Texts:
    taal = next(taal for taal in site.talen if taal.code == code)
    return Texts(taal, site.talen[0], site.feiten)


@pytest.mark.parametrize(("prefix", "words"), WORDS)
@pytest.mark.parametrize("code", ["nl", "en", "ar"])
def test_every_word_of_a_closed_list_is_said(site: Site, code: str, prefix: str, words: type[StrEnum]) -> None:
    """A word that an editor can choose exists in every language that is shipped."""
    assert [word for word in words if not texts(site, code).has(f"{prefix}.{word}")] == []


@pytest.mark.parametrize(
    ("code", "html"),
    [
        ("nl", "naast <bdi><bdi>de kerk</bdi> <bdi>De Ark</bdi></bdi>"),
        ("en", "next to <bdi><bdi>the church</bdi> <bdi>De Ark</bdi></bdi>"),
        ("ar", "بجانب <bdi><bdi>الكنيسة</bdi> (<bdi>De Ark</bdi>)</bdi>"),
        ("fy", '<span lang="nl" dir="ltr">naast <bdi><bdi>de kerk</bdi> <bdi>De Ark</bdi></bdi></span>'),
    ],
)
def test_landmark_is_said_in_the_language_of_the_page(site: Site, code: str, html: str) -> None:
    """As a whole: where a language lacks a word, the sentence is Dutch and marked so, not half of each."""
    assert free_text(site.punt("de-baken"), "herkenningspunt", texts(site, code)) == html


def test_landmark_on_paper_is_plain_text(site: Site) -> None:
    """Without HTML; in Arabic the name keeps its own direction; the sheet knows when it is Dutch."""
    baken = site.punt("de-baken")
    assert translated(baken, "herkenningspunt", texts(site, "en")) == ("next to the church De Ark", False)
    assert translated(baken, "herkenningspunt", texts(site, "fy")) == ("naast de kerk De Ark", True)
    arabic = "بجانب \u2068\u2068الكنيسة\u2069 (\u2068De Ark\u2069)\u2069"
    assert translated(baken, "herkenningspunt", texts(site, "ar")) == (arabic, False)


def test_landmark_needs_no_name_and_lies_nearby(site: Site) -> None:
    """The least one can say: a kind of thing."""
    punt = recognised_by(site.punt("de-baken"), Herkenningspunt(soort=Baken.BRUG))
    assert free_text(punt, "herkenningspunt", texts(site, "nl")) == "bij <bdi>de brug</bdi>"


def test_own_translation_goes_before_the_words_of_the_list(municipality: Municipality) -> None:
    """What somebody wrote in a language for this one point is better than what is put together."""
    municipality.edit(BAKEN, "herkenningspunt: onder de groene lamp", ARK)
    municipality.edit(BAKEN, "    ingang: de doar", "    herkenningspunt: njonken De Ark\n    ingang: de doar")
    site = municipality.site()
    assert free_text(site.punt("de-baken"), "herkenningspunt", texts(site, "fy")) == "njonken De Ark"


def recognised_by(punt: Noodsteunpunt, landmark: Herkenningspunt) -> Noodsteunpunt:
    """The point with another landmark."""
    return punt.model_copy(update={"locatie": punt.locatie.model_copy(update={"herkenningspunt": landmark})})


def test_missing_word_is_not_mixed_with_another_language(site: Site) -> None:
    """A language with the word for a church but not for beside still says it all in Dutch."""
    frisian = texts(site, "fy").taal
    half = replace(frisian, teksten={**frisian.teksten, "site.herkenning.soort.kerk": "de tsjerke"})
    t = Texts(half, site.talen[0], site.feiten)
    assert translated(site.punt("de-baken"), "herkenningspunt", t) == ("naast de kerk De Ark", True)
