"""What is printed on paper and metal keeps answering, wherever the site is kept."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
import yaml
from playwright.sync_api import Page

from .conftest import Site
from .support import LOCATIONS, PAGE_TYPES, Example, Served, page_types, serve, site_languages


def codes() -> list[str]:
    """Every code that was ever issued."""
    text = (LOCATIONS / "permalinks.yml").read_text(encoding="utf-8")
    return [link["code"] for link in yaml.load(text, Loader=yaml.BaseLoader)["codes"]]


@pytest.fixture(scope="module")
def below(site: Site) -> Iterator[Served]:
    """The example on a host that keeps it below a path."""
    with serve(site("pad", Example(siteadres="https://x.example/nsp")), "/nsp") as served:
        yield served


class _Links(HTMLParser):
    """The addresses a page points to or loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("rel") not in {"canonical", "alternate"}:
            self.found += [value for value in (values.get("href"), values.get("src")) if value]


def crawl(served: Served) -> tuple[set[str], set[str]]:
    """Follow every link of the site from home; answers what was there and what was not."""
    seen: set[str] = set()
    missing: set[str] = set()
    todo = [f"{served.address}/"]
    while todo:
        url = urldefrag(todo.pop()).url
        if url in seen or not url.startswith(served.address):
            continue
        seen.add(url)
        before = len(served.asked)
        with urlopen(url) as answer:
            body, kind = answer.read(), answer.headers["Content-Type"]
            if answer.status != 200:
                missing.add(url)
            elif kind.startswith("text/html"):
                todo += [urljoin(url, link) for link in _Links(body.decode()).found]
        assert len(served.asked) == before + 1, f"{url} is redirected"
    return seen, missing


@pytest.mark.parametrize("code", codes())
def test_code_answers_with_a_whole_dutch_page(page: Page, served: Served, code: str) -> None:
    """Scanning a code gives a Dutch page at once, without a redirect, and one can see how to change the language."""
    answer = page.goto(f"{served.address}/{code}/")
    assert answer is not None
    assert (answer.status, page.url) == (200, f"{served.address}/{code}/")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator("h1").is_visible()
    links = page.locator("nav.talen a")
    assert [link.get_attribute("hreflang") for link in links.all()] == site_languages()
    assert all(link.is_visible() for link in links.all())
    page.locator("nav.talen a[hreflang=ar]").click()
    page.wait_for_url(f"**/ar/{code}/")
    assert page.locator("html").get_attribute("lang") == "ar"


def test_every_link_leads_somewhere_below_a_path(below: Served) -> None:
    """A municipality that keeps the site at www.example.nl/nsp has no broken link, and one can reach every page.

    But for a point that is gone, which only an old code leads to, and the page for when there is no network.
    """
    seen, missing = crawl(below)
    assert missing == set()
    pages = {page.relative_to(below.folder).parent.as_posix() for page in below.folder.rglob("index.html")}
    reached = {url.removeprefix(below.address).strip("/") or "." for url in seen}
    codes_only = {PAGE_TYPES[page_type] for page_type in ("verplaatst", "vervallen", "offline")}
    assert {page for page in pages - reached if page.split("/")[-1] not in codes_only} == set()


def test_not_found_page_helps_from_any_depth(page: Page, below: Served, site: Site) -> None:
    """Whoever mistypes a code, however deep, gets our page with links that work."""
    for address in (f"{below.address}/1106/", f"{below.address}/ar/deep/down/nothing"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        for link in [
            one.evaluate("link => link.href") for one in page.locator("a[href]:not([href^='#']):visible").all()
        ]:
            if link.startswith(below.address):
                assert page.request.get(link).status == 200, link
        page.locator("main a.knop").click()
        page.wait_for_url(f"{below.address}/")


def test_language_can_be_changed_on_every_page(page: Page, served: Served) -> None:
    """The links to other languages lead to the same page in that language."""
    for page_type in (kind for kind in page_types("en") if kind != "begin"):
        page.goto(served.url(page_type, "en"))
        links = page.locator("nav.talen a").evaluate_all("all => all.map(link => [link.hreflang, link.href])")
        assert dict(links) == {language: served.url(page_type, language) for language in site_languages()}, page_type


def test_site_is_the_same_below_a_path(below: Served, markerwaard: Path) -> None:
    """Only absolute addresses differ: the files are the same."""

    def names(folder: Path) -> set[str]:
        return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}

    assert names(below.folder) == names(markerwaard)
