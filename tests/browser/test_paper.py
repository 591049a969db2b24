"""Somebody prints a page: the paper has to say what the screen said, and nothing that only a screen can do."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .support import NOT_FOUND, Served, page_types, site_languages

# A4 with margins of 12 mm, in CSS pixels.
PAPER_PX = {"width": 703, "height": 1032}
# What is of use only where something can be pressed.
ON_A_SCREEN = """() => [...document.querySelectorAll(
    'nav, form, input, button, summary, details:not([open]) img, a[href^="geo:"], a[href*="maps"], a[href$=".pdf"]'
)].filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 100))"""
NUMBER = """(selector) => {
    const style = getComputedStyle(document.querySelector(selector), '::before')
    return [style.color, style.backgroundColor, style.borderTopWidth, style.borderTopStyle]
}"""


@pytest.fixture
def printed(page: Page, served: Served) -> Callable[[str, str], Page]:
    """A page as a printer gets it."""
    page.set_viewport_size(PAPER_PX)
    page.emulate_media(media="print")

    def open_page(page_type: str, language: str = "nl") -> Page:
        page.goto(served.url(page_type, language))
        page.wait_for_load_state("networkidle")
        return page

    return open_page


@pytest.mark.parametrize("language", site_languages())
def test_nothing_on_paper_asks_to_be_pressed(printed: Callable[[str, str], Page], language: str) -> None:
    """No field, no button, no way to another page, no folded part; also when the finder came."""
    seen = {kind: printed(kind, language).evaluate(ON_A_SCREEN) for kind in page_types(language)}
    assert {kind: found for kind, found in seen.items() if found} == {}


@pytest.mark.parametrize("language", site_languages())
def test_paper_has_the_address_of_the_page(printed: Callable[[str, str], Page], language: str) -> None:
    """To find it again, and whose it is; a screen has it in its own bar."""
    prefix = "" if language == "nl" else f"{language}/"
    for kind, path in (("wijk", "1029/"), ("punt", "1108/"), ("72-uur", "72-uur/"), ("begin", "")):
        page = printed(kind, language)
        address = page.get_by_text(f"https://markerwaard.example/{prefix}{path}", exact=True)
        assert address.is_visible()
        page.emulate_media(media="screen")
        assert not address.is_visible()
        page.emulate_media(media="print")
    assert printed(NOT_FOUND, "nl").locator(".op-papier").count() == 0


@pytest.mark.parametrize(
    ("kind", "selector"), [("wijk", ".genummerd .puntregel"), ("72-uur", ".stappen li"), ("nu", ".stappen li")]
)
def test_number_is_black_without_the_colour_behind_it(
    printed: Callable[[str, str], Page], kind: str, selector: str
) -> None:
    """A printer leaves backgrounds out; the numbers of the list are those of the map."""
    assert printed(kind, "nl").evaluate(NUMBER, selector) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "2px", "solid"]


def test_map_stands_on_the_first_sheet_with_its_list(printed: Callable[[str, str], Page]) -> None:
    """Not alone on the second, behind half a sheet of white."""
    for kind, selector in (("wijk", ".kaart img"), ("punt", ".schets")):
        box = printed(kind, "nl").locator(selector).first.bounding_box()
        assert box is not None
        assert 200 < box["height"] < 420
        assert box["y"] + box["height"] < PAPER_PX["height"]


def test_what_to_do_now_is_one_sheet(printed: Callable[[str, str], Page]) -> None:
    """With the number to call and the radio still on it, not alone on a second one."""
    margin = "12mm"
    pdf = printed("nu", "nl").pdf(
        format="A4", margin={"top": margin, "right": margin, "bottom": margin, "left": margin}
    )
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
