"""The handbook as `make handboek` builds it: whole, quiet, findable, and readable for everybody."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.once import made_once, shared_folder

from noodsteunpunt.check.uitleg import explanations

from .support import REPOSITORY, Served, serve
from .test_quiet import listen

CONFIG = REPOSITORY / "scripts" / "handboek" / "mkdocs.yml"
ALL = {"resultTypes": ["violations"]}
# In the dark a page is the same but for its colours.
CONTRAST = {**ALL, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
READ = ("", "handboek/eerste-uur/", "handboek/straten-en-dekking/", "naslag/velden/", "naslag/meldingen/NSP123/",
        "formats/product/")  # fmt: skip


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built strictly, once for all workers."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", CONFIG, "-d", folder]
        done = subprocess.run(
            command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout + done.stderr) == (0, "")

    return made_once(shared_folder(tmp_path_factory) / "handboek", make)


@pytest.fixture
def handbook(built: Path) -> Iterator[Served]:
    """The handbook at an address."""
    with serve(built) as served:
        yield served


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page on a desk that may run scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_every_kind_of_page_opens_and_asks_nobody_else(built: Path, handbook: Served, desk: Page) -> None:
    """Each page is there with all it shows, from our own host, and the browser has nothing to complain.

    The pages of messages come out of one mould, so of each group of codes one is opened.
    """
    said, asked = listen(desk), []
    desk.context.on("request", lambda request: asked.append(request.url))
    desk.context.on("response", lambda answer: answer.status < 400 or said.append(answer.url))
    pages = sorted(path.parent.relative_to(built).as_posix() for path in built.rglob("index.html"))
    assert len(pages) > len(explanations())
    opened = [page for page in pages if not re.search(r"NSP\d(?!01)", page)]
    for page in opened:
        desk.goto(f"{handbook.address}/{page}/".replace("/./", "/"))
        assert desk.locator("article h1").count() == 1, page
    assert [url for url in asked if not url.startswith((f"{handbook.address}/", "data:", "blob:"))] == []
    assert said == []


class _Fetched(HTMLParser):
    """What a page makes a browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in {"script", "img", "iframe", "video", "source"} or (tag == "link" and told.get("rel") != "canonical"):
            self.found |= {told.get("src") or "", told.get("href") or ""}


def test_no_page_names_another_host(built: Path) -> None:
    """Not one page, of the messages neither, fetches anything that is not in the handbook itself."""
    fetched = _Fetched()
    for path in built.rglob("*.html"):
        fetched.feed(path.read_text(encoding="utf-8"))
    assert len(fetched.found) > 5
    assert [address for address in fetched.found if re.match(r"(?:\w+:)?//", address)] == []


@pytest.mark.parametrize(
    ("words", "page", "shown"),
    [
        ("verplaatst", "handboek/recepten/", "Een punt verhuist"),
        ("NSP012", "naslag/meldingen/NSP012/", "NSP012"),
        ("staat een komma", "naslag/meldingen/NSP123/", "NSP123"),
        ("herkenningspunt", "naslag/velden/", "herkenningspunt"),
    ],
)
def test_search_finds(handbook: Served, desk: Page, words: str, page: str, shown: str) -> None:
    """Who types a Dutch word, a code, the sentence of a message or a field, finds the page."""
    desk.goto(f"{handbook.address}/")
    expect(desk.locator(".md-search-result__meta")).to_have_text("Typ om te beginnen met zoeken", timeout=60_000)
    # Key by key, as a person does: the search listens to keys that are let go.
    desk.locator("input.md-search__input").press_sequentially(words)
    found = desk.locator(f"a.md-search-result__link[href*='/{page}']")
    expect(found.filter(has_text=shown).first).to_be_attached(timeout=60_000)


@pytest.mark.parametrize(("scheme", "options"), [("light", ALL), ("dark", CONTRAST)], ids=["light", "dark"])
def test_no_serious_barrier_in_what_we_wrote(
    handbook: Served, desk: Page, scheme: Any, options: dict[str, Any]
) -> None:
    """axe finds nothing serious in the text of our pages, on a phone; menus and search are those of Material."""
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.emulate_media(color_scheme=scheme)
    found = []
    for page in READ:
        desk.goto(f"{handbook.address}/{page}")
        violations = Axe().run(desk, context=".md-content", options=options).response["violations"]
        found += [
            f"{page} {rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in violations
            if rule["impact"] in {"serious", "critical"}
            for node in rule["nodes"]
        ]
    assert found == []


def test_nothing_is_wider_than_a_phone_and_no_key_breaks(handbook: Served, desk: Page) -> None:
    """On a phone nobody scrolls sideways through a page, and the name of a field stands on one line."""
    desk.set_viewport_size({"width": 360, "height": 740})
    for page in READ:
        desk.goto(f"{handbook.address}/{page}")
        assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page
    desk.goto(f"{handbook.address}/naslag/velden/")
    rows = desk.locator("dt code").evaluate_all("codes => codes.map(code => code.getClientRects().length)")
    assert set(rows) == {1}


def test_english_pages_say_so(built: Path) -> None:
    """A screen reader does not read the formats as Dutch."""
    for page in (built / "formats").rglob("index.html"):
        assert '<div lang="en">' in page.read_text(encoding="utf-8")
    assert re.search(r'<html lang="nl"', (built / "index.html").read_text(encoding="utf-8"))
