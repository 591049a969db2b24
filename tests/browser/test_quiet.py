"""A page is one file: it asks for nothing else but maybe a map, from nobody else, and needs no script."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .support import Served, page_path, page_types, serve, site_languages

# The phone keeps a copy, or after ten seconds has not managed to.
READY = """Promise.race([
    navigator.serviceWorker.ready.then(() => 'ready'),
    new Promise(done => setTimeout(() => done('no copy was made'), 10000)),
])"""


@contextmanager
def phone(browser: Browser, **settings: Any) -> Iterator[Page]:
    """A new phone, on which scripts and service workers do what they like."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, **settings)
    yield context.new_page()
    context.close()


def listen(page: Page) -> list[str]:
    """Everything the browser complains about from now on; a breach of the policy is a complaint too."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("language", site_languages())
def test_page_is_one_file(browser: Browser, served: Served, language: str) -> None:
    """Without script a page is one request: no style sheet, font or counter comes after it, at most its map."""
    with phone(browser, java_script_enabled=False) as page:
        for page_type in page_types(language):
            before = len(served.asked)
            page.goto(served.url(page_type, language))
            first, *later = served.asked[before:]
            assert first == f"/{page_path(page_type, language)}"
            assert [path for path in later if not re.fullmatch(r"/kaart/\d{4}\.svg", path)] == []
            assert len(later) <= 1


@pytest.mark.parametrize("language", site_languages())
def test_nothing_comes_from_or_goes_to_another_host(browser: Browser, served: Served, language: str) -> None:
    """With script too, all that is asked is on our own host and is there, and the browser has nothing to complain."""
    with phone(browser) as page:
        said, asked = listen(page), []
        page.context.on("request", lambda request: asked.append(request.url))
        page.context.on("response", lambda answer: answer.ok or said.append(answer.url))
        for page_type in page_types(language):
            page.goto(served.url(page_type, language))
            assert page.evaluate(READY) == "ready"
        assert [url for url in asked if not url.startswith((f"{served.address}/", "data:", "blob:"))] == []
        assert said == []


@pytest.mark.parametrize("language", site_languages())
def test_page_is_whole_without_script(page: Page, browser: Browser, served: Served, language: str) -> None:
    """On a calm day, whoever has no JavaScript reads the same words; only the finder is not there."""
    with phone(browser, java_script_enabled=False) as bare:
        for page_type in page_types(language):
            page.goto(served.url(page_type, language))
            bare.goto(served.url(page_type, language))
            for one in (page, bare):
                one.evaluate("for (const finder of document.querySelectorAll('.zoekplek')) finder.remove()")
            assert bare.inner_text("body") == page.inner_text("body") != ""


def test_policy_stops_what_does_not_belong(page: Page, markerwaard: Path, tmp_path: Path) -> None:
    """If something foreign ever got into a page, the browser would neither run nor fetch it, and would say so."""
    folder = shutil.copytree(markerwaard, tmp_path / "site")
    clean = (folder / "index.html").read_text(encoding="utf-8")
    foreign = "<script>document.title = 'run'</script><img src='http://elsewhere.invalid/a.png' onerror='document.x=1'>"
    foreign += "<iframe src='http://elsewhere.invalid/frame'></iframe><video src='http://elsewhere.invalid/v'></video>"
    (folder / "index.html").write_text(clean.replace("</main>", f"{foreign}</main>"), encoding="utf-8")
    said, failed = listen(page), []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    with serve(folder) as served:
        page.goto(served.url("begin"), wait_until="load")
        assert page.title().startswith("Waar is mijn noodsteunpunt?")
        assert page.evaluate("document.x === undefined")
    assert set(failed) == {"csp"}
    assert sum("Content Security Policy" in sentence for sentence in said) >= 4
