"""What search engines are told: every page once, in each language, and nothing of an example or a trial."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import Site
from .support import REAL, Example

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MARKS = {"voorbeeld": "VOORBEELD", "proef": "PROEF – GEEN ECHTE NOODSTEUNPUNTEN"}


class Head(HTMLParser):
    """What the head of a page says: its own address, its other languages, and whether it may be found."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.canonical = ""
        self.languages: dict[str, str] = {}
        self.hidden = False
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and values["rel"] == "canonical":
            self.canonical = values["href"]
        if tag == "link" and values["rel"] == "alternate":
            self.languages[values["hreflang"]] = values["href"]
        if tag == "meta" and values.get("name") == "robots":
            self.hidden = "noindex" in values["content"]


@dataclass(frozen=True)
class Entry:
    """One page in the sitemap, with its other languages."""

    address: str
    languages: dict[str, str]


def entries(site: Path) -> Iterator[Entry]:
    """The sitemap, read strictly: only what sitemaps.org and the note on hreflang allow."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    for url in root:
        assert url.tag == f"{SITEMAP}url"
        location, *links = url
        assert (location.tag, location.text is None) == (f"{SITEMAP}loc", False)
        assert {link.tag for link in links} <= {f"{XHTML}link"}
        assert {link.get("rel") for link in links} <= {"alternate"}
        languages = {str(link.get("hreflang")): str(link.get("href")) for link in links}
        assert len(languages) == len(links)
        yield Entry(str(location.text), languages)


@pytest.fixture(scope="module")
def real(site: Site) -> Path:
    """A municipality with values that could be real, and a language that is only half there."""
    return site("echt", REAL)


def heads(site: Path) -> dict[str, Head]:
    """The head of every page that has an address, by its path."""
    pages = {page.relative_to(site).parent.as_posix(): page for page in site.rglob("index.html")}
    return {"" if path == "." else f"{path}/": Head(page) for path, page in pages.items()}


def test_sitemap_holds_every_page_that_may_be_found(real: Path) -> None:
    """Each page that is no copy, no notice and is translated stands in the sitemap once, under its own address."""
    found = {head.canonical for head in heads(real).values() if not head.hidden}
    listed = [entry.address for entry in entries(real)]
    assert len(listed) == len(set(listed)) < 50_000
    assert set(listed) == found
    assert len(found) > 60


def test_page_and_sitemap_say_the_same_of_languages(real: Path) -> None:
    """Both name the same translations, and x-default is the Dutch page."""
    by_address = {head.canonical: head for head in heads(real).values()}
    for entry in entries(real):
        assert entry.languages == by_address[entry.address].languages
        assert entry.languages["x-default"] == entry.languages["nl"]


def test_translations_point_to_each_other(real: Path) -> None:
    """A search engine believes a translation only when it points back; none points to a page that is not translated."""
    known = {entry.address: entry.languages for entry in entries(real)}
    for address, languages in known.items():
        assert address in languages.values()
        for other in languages.values():
            assert known.get(other) == languages, f"{address} points to {other}"


def test_page_names_its_own_address(real: Path) -> None:
    """The canonical address of a page is where it is, on the host that was asked for."""
    for path, head in heads(real).items():
        if not head.hidden:
            assert head.canonical == f"https://noodsteunpunt.gemeente.test/{path}"


def test_robots_name_the_sitemap(real: Path) -> None:
    """Crawlers may come in and find the list."""
    lines = (real / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Sitemap: https://noodsteunpunt.gemeente.test/sitemap.xml" in lines
    assert not any(line.startswith("Disallow") for line in lines)


@pytest.mark.parametrize("aard", list(MARKS))
def test_an_invented_place_has_no_sitemap(site: Site, aard: str) -> None:
    """Pages that nobody may find are not listed either, and nothing points to a list that is not there."""
    folder = site(aard, Example(aard=aard))
    assert not (folder / "sitemap.xml").exists()
    assert (folder / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("aard", list(MARKS))
def test_no_page_of_an_invented_place_can_be_found_or_believed(site: Site, aard: str) -> None:
    """Every page of an example or trial is marked in words, and asks search engines to stay away."""
    folder = site(aard, Example(aard=aard))
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        band = re.search(r'<p class="band band-merk">(.*?)</p>', page.read_text(encoding="utf-8"), re.DOTALL)
        assert band is not None, page
        assert Head(page).hidden, page
        if page.relative_to(folder).parts[0] not in {"en", "ar"}:
            assert MARKS[aard] in band[1], page


def test_no_page_of_a_real_place_is_marked(real: Path) -> None:
    """Nobody may take a real noodsteunpunt for an example."""
    for page in real.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'class="band band-merk"' not in text, page
        assert not any(mark in text for mark in MARKS.values()), page
