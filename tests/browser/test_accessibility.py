"""What a machine can find of barriers: axe on every type of page, light and dark, calm and in a crisis."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import Site
from .support import (
    NOT_FOUND,
    REPOSITORY,
    Example,
    Served,
    every_page,
    looked_at,
    page_path,
    serve,
    site_languages,
    status_of_today,
)

AXE = Axe()
OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],  # all else is thousands of lines that nobody reads
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # 7 : 1 instead of 4.5 : 1, for a cracked screen in the sun.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
# In the dark a page is the same but for its colours.
COLOURS: dict[str, Any] = {
    **OPTIONS,
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]},
}
WIDE_TYPES = ("begin", "wijk", "punt", "72-uur", "uitleg", "teken")


def findings(page: Page, options: dict[str, Any] = OPTIONS, part: str | None = None) -> list[str]:
    """What axe finds wrong, one line each. part: a selector, for a part of the page instead of all of it."""
    response = AXE.run(page, context=part, options=options).response
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture
def axe_page(browser: Browser) -> Iterator[Page]:
    """A phone on which axe may run: our policy allows no script at all."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, service_workers="block")
    yield context.new_page()
    context.close()


def findings_light_and_dark(page: Page, part: str | None = None) -> list[str]:
    """All rules in the light, those of colours in the dark too. part: as for findings."""
    page.emulate_media(color_scheme="dark")
    found = [f"dark: {finding}" for finding in findings(page, COLOURS, part)]
    page.emulate_media(color_scheme="light")
    return [*found, *findings(page, part=part)]


@pytest.mark.parametrize(("page_type", "language"), looked_at(*every_page()))
def test_no_barrier_that_a_machine_can_find(axe_page: Page, served: Served, page_type: str, language: str) -> None:
    """On a phone, in light and in dark, no page breaks a rule of WCAG 2.2 AA, and text has a contrast of 7 : 1."""
    axe_page.goto(served.url(page_type, language))
    assert findings_light_and_dark(axe_page) == []


@pytest.mark.parametrize(
    ("page_type", "language"), looked_at(*(page for page in every_page() if page[0] in WIDE_TYPES))
)
def test_no_barrier_on_a_wide_screen(axe_page: Page, served: Served, page_type: str, language: str) -> None:
    """The same on a desk, where pages have two columns."""
    axe_page.set_viewport_size({"width": 1280, "height": 900})
    axe_page.goto(served.url(page_type, language))
    assert findings_light_and_dark(axe_page) == []


@pytest.mark.parametrize(
    ("fase", "language"), looked_at(*(("crisis", language) for language in site_languages()), ("oefening", "ar"))
)
def test_no_barrier_when_it_matters(axe_page: Page, site: Site, fase: str, language: str) -> None:
    """The banner of a crisis or an exercise and every state of a point are as readable as the rest.

    An exercise differs from a crisis in the colours and words of its banner, so there one language will do.
    """
    folder = site(fase, Example(files=status_of_today(fase)))
    found = []
    with serve(folder) as served:
        for page_type in ("begin", "wijk", "punt", "status"):
            axe_page.goto(served.url(page_type, language))
            assert axe_page.locator(f".band-{fase}").is_visible()
            found += findings_light_and_dark(axe_page)
    assert found == []


def test_axe_looks_at_the_page_itself(axe_page: Page, served: Served) -> None:
    """The tests above would notice: grey words and a picture without a text are found."""
    axe_page.goto(served.url("begin"))
    axe_page.evaluate(
        """document.querySelector('main').insertAdjacentHTML('beforeend', `
        <p style="color: #777; background: #fff">4.5 : 1</p><p style="color: #666; background: #fff">5.7 : 1</p>
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`)"""
    )
    found = {finding.partition(":")[0] for finding in findings(axe_page)}
    assert found == {"color-contrast", "color-contrast-enhanced", "image-alt"}


def test_every_template_has_a_page_here(markerwaard: Path) -> None:
    """A new type of page is looked at from its first commit: its template belongs to a type in support.py."""
    known = {
        "begin",
        "wijk",
        "punt",
        "punt_weg",
        "uur72",
        "nu",
        "uitleg",
        "teken",
        "talen",
        "niet_gevonden",
        "status",
        "offline",
        "straten",  # in test_finder.py, with streets
    }
    assert {path.stem for path in (REPOSITORY / "theme" / "pages").glob("*.html")} == known
    missing = [
        page
        for page in every_page()
        if page[0] != NOT_FOUND and not (markerwaard / page_path(*page) / "index.html").is_file()
    ]
    assert missing == []
