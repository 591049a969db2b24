"""Nothing that is typed in a folder becomes anything but text on a page."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jinja2
import pytest
from tests.conftest import Municipality, copied, tree

from noodsteunpunt.compile.data import points_geojson
from noodsteunpunt.compile.pages.all import all_pages, editorial_pages
from noodsteunpunt.compile.pages.views import free_text
from noodsteunpunt.compile.statusdata import status_data
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.shipped import shipped_root

PAYLOADS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</main></body></html>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '"><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "x onfocus=alert(1) autofocus",
    "`onclick=alert(1)`",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//kwaad.example></iframe>",
    "<base href=//kwaad.example>",
    "<meta http-equiv=refresh content=0;url=//kwaad.example>",
    "<link rel=stylesheet href=//kwaad.example>",
    "{{7*7}}",
    "{% raw %}{{ pagina.site.prive }}",
    "{{ ''.__class__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{naam} {wijk} {gemeente}",
    "{0.__class__} %s %(naam)s",
    "]]><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\\u003cscript\\u003e",
    "=HYPERLINK(\"//kwaad.example\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "'; DROP TABLE punten; --",
    "Ünïcödé عربي 中文",
]  # fmt: skip
BAKEN = "locations/punten/de-baken.yml"
GEMEENTE = "locations/gemeente.yml"
POINT_PAGE = "site/1029/index.html"


class Seen(HTMLParser):
    """The tags with their attribute names, the links, and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shapes: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.comments: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the shape of an element."""
        self.shapes |= {(tag, "")} | {(tag, name) for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        """Note what readers see."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Note a comment; no page has one."""
        self.comments.append(data)


def pages(out: dict[str, bytes]) -> dict[str, Seen]:
    """Every page of an output."""
    return {name: Seen(data.decode()) for name, data in out.items() if name.endswith(".html")}


def compiled(municipality: Municipality, languages: int = 1) -> dict[str, bytes]:
    """The pages and data of a municipality in its first languages, without sheets and gates."""
    site = municipality.site()
    site = replace(site, talen=site.talen[:languages])
    artifacts = (*all_pages(Atlas(site), open_theme(shipped_root()), ()), points_geojson(site), *status_data(site))
    return {artifact.path: artifact.data for artifact in artifacts}


def plant(municipality: Municipality, payload: str) -> None:
    """Put a payload in every free text of the municipality, a wijk, a point and the status."""
    text = json.dumps(payload, ensure_ascii=False)
    for old in ("naam: De Baken", "gebouw: Buurthuis De Baken", "straat: Bakenstraat", "plaats: Testhaven",
                "ingang: de deur aan de kade", "herkenningspunt: onder de groene lamp",
                "bron: verzonnen", "ingang: de doar oan de kade"):  # fmt: skip
        municipality.edit(BAKEN, old, f"{old.partition(':')[0]}: {text}")
    for old in ("naam: Testwaard", "naam: Omroep Testwaard", "gebied: de hele gemeente", "bron: verzonnen"):
        municipality.edit(GEMEENTE, old, f"{old.partition(':')[0]}: {text}")
    municipality.edit(GEMEENTE, "contact:", f"toestemming:\n  door: {text}\n  datum: 2026-01-01\ncontact:")
    municipality.edit("locations/wijken.geojson", '"naam": "Haven"', f'"naam": {text}')
    municipality.edit(
        "locations/punten/het-anker.yml", "  lat:", f"  herkenningspunt: {{soort: kerk, naam: {text}}}\n  lat:"
    )
    municipality.write(
        "locations/initiatieven/soep.yml",
        f"naam: {text}\nwijk: haven\ndoor: {text}\nwat: {text}\nplek: {{gebouw: {text}}}\n"
        f"website: https://soep.example/\nherkomst: {{bron: {text}}}\nvertaling: {{fy: {{wat: {text}}}}}\n",
    )
    municipality.write(
        "locations/status.yml",
        f"fase: crisis\nbijgewerkt: 2026-07-21 14:05\nbericht:\n  nl: {text}\n"
        f"punten:\n  de-baken:\n    toestand: open\n    sinds: 2026-07-21 13:30\n    door: {text}\n",
    )


@pytest.fixture(scope="session")
def usual(built: Path) -> set[tuple[str, str]]:
    """The elements and attributes that our own templates use."""
    shapes = set().union(*(page.shapes for page in pages(tree(built)).values()))
    return shapes | {("span", "class")}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_typed_text_stays_text(municipality: Municipality, usual: set[tuple[str, str]], payload: str) -> None:
    """In every field at once: no new element, attribute, comment or address, and the text is there to the letter."""
    plant(municipality, payload)
    out = compiled(municipality)
    for name, page in pages(out).items():
        assert page.shapes - usual == set(), name
        assert page.comments == [], name
        assert {urlsplit(address).scheme for address in page.addresses} <= {
            "",
            "https",
            "tel",
            "geo",
            "maps",
            "data",
        }, name
        assert [address for address in page.addresses if "kwaad" in address or "alert" in address] == [], name
    point = Seen(out[POINT_PAGE].decode())
    assert point.text.count(payload) >= 10
    assert Seen(out["site/1041/index.html"].decode()).text.count(payload) >= 3
    assert Seen(out["site/1007/index.html"].decode()).text.count(payload) >= 8
    collection = json.loads(out["site/punten.geojson"])
    feature = next(feature for feature in collection["features"] if feature["id"] == "1029")
    assert (collection["gemeente"], feature["properties"]["naam"]) == (payload, payload)
    assert feature["properties"]["locatie"]["herkenningspunt"] == payload
    assert json.loads(out["site/status.json"])["bericht"]["nl"] == payload
    summary = ElementTree.fromstring(out["site/feed.xml"].decode()).find("{*}entry/{*}summary")
    assert summary is not None
    assert summary.text == payload


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\u0000"])
def test_turning_the_reading_direction_is_refused(municipality: Municipality, mark: str) -> None:
    """Marks that make a name read as another are no text, also when written as an escape."""
    municipality.edit(BAKEN, "naam: De Baken", f'naam: "De\\u{ord(mark):04x}Baken"')
    assert municipality.said() == [
        f"{BAKEN}, regel 1 (naam): hier staat een onzichtbaar teken (U+{ord(mark):04X})\n"
        "    Zo kan het wel: typ de tekst opnieuw"
    ]


MARKDOWN = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<iframe src=https://kwaad.example></iframe>",
    "<style>body{display:none}</style>",
    "<form action=https://kwaad.example><input name=x></form>",
    "<a href='https://goed.example' onclick='alert(1)' style='x' target=_blank>x</a>",
    "<p style='position:fixed' id=inhoud>x</p>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "[x](vbscript:x)",
    "[x](http://kwaad.example)",
    "![x](https://kwaad.example/x.png)",
    "# <b onclick=alert(1)>x</b>".replace("# ", "## "),
    'x { onclick="alert(1)" style="x" }',
    "{{ 7*7 }} {% include 'x' %}",
    "<!-- commentaar -->",
    "<object data=https://kwaad.example></object>",
    "<meta http-equiv=refresh content=0>",
]


@pytest.fixture(scope="module")
def editorial(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Each of these as an editorial page, as if no check had refused it."""
    site = copied(tmp_path_factory.mktemp("redactie")).site()
    front = "---\ntitel: Contact\nbeschrijving: Hoe u ons bereikt.\n---\n"
    texts = {
        f"contact-{number:02}": f"{front}\n{text}\n\nEinde van de tekst.\n" for number, text in enumerate(MARKDOWN)
    }
    dutch = replace(site.talen[0], documenten=texts)
    site = replace(site, talen=(dutch,))
    return [html for _, html in editorial_pages(site, Texts(dutch, dutch, site.feiten), open_theme(shipped_root()))]


@pytest.mark.parametrize("number", range(len(MARKDOWN)), ids=MARKDOWN)
def test_editorial_page_holds_plain_text_only(editorial: list[str], usual: set[tuple[str, str]], number: int) -> None:
    """Markdown of a municipality makes paragraphs, lists and links; no script, style, picture or handler."""
    page = Seen(editorial[number])
    assert page.shapes - usual == set()
    assert page.comments == []
    assert {urlsplit(address).scheme for address in page.addresses} <= {"", "https", "tel", "data"}
    assert [address for address in page.addresses if "kwaad" in address or "alert" in address] == []
    assert "Einde van de tekst." in page.text
    assert "49" not in page.text


def test_translation_stays_text(municipality: Municipality, usual: set[tuple[str, str]]) -> None:
    """What stands under `vertaling` is text in the other language's pages too."""
    payload = "</bdi><script>alert(1)</script>"
    plant(municipality, payload)
    page = Seen(compiled(municipality, languages=2)["site/fy/1029/index.html"].decode())
    assert page.shapes - usual == set()
    assert page.text.count(payload) >= 10


def test_sentence_of_a_municipality_is_no_html(municipality: Municipality, tmp_path: Path) -> None:
    """An own sentence in content/ is text as well."""
    municipality.write("content/nl/site.yml", 'begin_pagina:\n  inleiding: "<b onclick=x>Zoek</b> {{7*7}}"\n')
    municipality.build(tmp_path / "uit", only="site")
    home = (tmp_path / "uit" / "site" / "index.html").read_text(encoding="utf-8")
    assert '<p class="inleiding">&lt;b onclick=x&gt;Zoek&lt;/b&gt; {{7*7}}</p>' in home


def test_forgotten_value_is_an_error() -> None:
    """A template that asks for what is not there stops the build, and never prints an empty place."""
    theme = open_theme(shipped_root())
    with pytest.raises(jinja2.UndefinedError):
        theme.env.from_string("{{ pagina.bestaat_niet }}").render(pagina=object())
    assert theme.env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_language_of_the_reader_has_its_own_texts(municipality: Municipality) -> None:
    """The free text of a point is shown in the reader's language where it is translated, else in Dutch, marked."""
    site = municipality.site()
    dutch, frisian = (Texts(taal, site.talen[0], site.feiten) for taal in site.talen)
    punt = site.punt("de-baken")
    assert free_text(punt, "ingang", frisian) == "de doar oan de kade"
    assert free_text(punt, "herkenningspunt", frisian) == '<span lang="nl" dir="ltr">onder de groene lamp</span>'
    assert free_text(punt, "herkenningspunt", dutch) == "onder de groene lamp"
    assert free_text(site.punt("het-anker"), "ingang", frisian) == ""
