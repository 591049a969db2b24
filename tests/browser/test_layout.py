"""A small phone, large letters, a thumb and a keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page

from .support import NOT_FOUND, RIGHT_TO_LEFT, Served, looked_at, page_types, site_languages

# Sticks out to the side: more than the rounding of a pixel.
WIDER_THAN_SCREEN = """() => {
    const width = document.documentElement.clientWidth
    const out = [...document.querySelectorAll('body *')].filter(element => {
        const box = element.getBoundingClientRect()
        return box.width > 0 && !element.matches('.onzichtbaar, .onzichtbaar *')
            && (box.right > width + 1 || box.left < -1)
    })
    return [...(document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : []),
            ...out.map(element => element.outerHTML.slice(0, 120))]
}"""

# A link inside running text may be as high as its line (WCAG 2.2, 2.5.8, exception "inline"): it is laid out inline
# and its paragraph has more words than the link.
SMALL_TARGETS = """(least) => {
    const inText = (link) => getComputedStyle(link).display === 'inline'
        && link.closest('p, li, dd, td').innerText.trim().length > link.innerText.trim().length
    return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
        .filter(target => target.checkVisibility()).flatMap(target => {
        const box = target.getBoundingClientRect()
        const large = box.width >= least && box.height >= least
        return large || inText(target) ? [] : [`${target.outerHTML.slice(0, 100)} ${box.width} x ${box.height}`]
    })
}"""
SMALLEST_TARGET_PX = 44

# A flex box drops the space between its own words and a name or number beside them: "Bel 112" becomes "Bel112".
GLUED_WORDS = """() => [...document.querySelectorAll('body *')].filter(box => {
    const style = getComputedStyle(box)
    return style.display.endsWith('flex') && !(parseFloat(style.columnGap) > 0)
        && [...box.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
        && [...box.children].some(child => child.textContent.trim())
}).map(box => box.outerHTML.slice(0, 120))"""

FOCUSABLE = (
    ":is(a[href], button, summary, input, select, textarea, [tabindex]):not([hidden] *, details:not([open]) > * *)"
)
# What somebody with a keyboard sees of the element that has the focus.
FOCUSED = """(focusable) => {
    const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element)
    const boxes = element.getClientRects(), first = boxes[0]
    const onTop = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2)
    return {
        index: [...document.querySelectorAll(focusable)].indexOf(element),
        inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
        onTop: element.contains(onTop) || onTop?.contains(element) === true && onTop.matches('a, summary'),
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        what: element.outerHTML.slice(0, 100),
    }
}"""


def nothing(found: dict[str, list[Any]]) -> bool:
    """Whether nothing was found on any page; pytest shows the rest."""
    assert {page_type: findings for page_type, findings in found.items() if findings} == {}
    return True


@pytest.mark.parametrize("language", site_languages())
def test_nothing_sticks_out_at_320_px(page: Page, served: Served, language: str) -> None:
    """The smallest phone, or a screen enlarged four times, never has to scroll sideways."""
    page.set_viewport_size({"width": 320, "height": 568})
    found = {}
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        found[page_type] = page.evaluate(WIDER_THAN_SCREEN)
    assert nothing(found)


@pytest.mark.parametrize("language", site_languages())
def test_nothing_sticks_out_with_letters_twice_as_large(page: Page, served: Served, language: str) -> None:
    """Whoever set the phone's letters to 200 % gets them, and still never has to scroll sideways."""
    found, size = {}, "parseFloat(getComputedStyle(document.body).fontSize)"
    page.goto(served.url("begin", language))
    normal = page.evaluate(size)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        assert page.evaluate(size) == pytest.approx(2 * normal)
        found[page_type] = page.evaluate(WIDER_THAN_SCREEN)
    assert nothing(found)


@pytest.mark.parametrize("language", site_languages())
def test_targets_fit_a_thumb(page: Page, served: Served, language: str) -> None:
    """On a phone everything one can press is at least 44 by 44 px, but for links inside a sentence."""
    found = {}
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        found[page_type] = page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX)
    assert nothing(found)


@pytest.mark.parametrize("language", site_languages())
def test_words_do_not_stick_together(page: Page, served: Served, language: str) -> None:
    """A name or number filled in keeps the space before it, also in links and buttons."""
    found = {}
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        found[page_type] = page.evaluate(GLUED_WORDS)
    assert nothing(found)


def tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; what was seen at each stop."""
    stops = []
    for _ in range(page.locator(FOCUSABLE).count()):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED, FOCUSABLE))
    return stops


@pytest.mark.parametrize("language", looked_at(*((language,) for language in site_languages())))
def test_keyboard_reaches_everything_in_order(page: Page, served: Served, language: str) -> None:
    """Tab goes from one thing to the next as one reads; each is on the screen, uncovered and clearly outlined."""
    found = {}
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        stops = tab_through(page)
        assert [stop["index"] for stop in stops] == list(range(len(stops)))
        found[page_type] = [stop for stop in stops if not stop["inside"] or not stop["onTop"] or stop["outline"] < 2]
    assert nothing(found)


@pytest.mark.parametrize("page_type", ["begin", "punt", NOT_FOUND])
def test_keyboard_can_skip_the_header(page: Page, served: Served, page_type: str) -> None:
    """The first Tab shows a link to the content; Enter on it goes there, and the next Tab is inside it."""
    page.goto(served.url(page_type))
    skip = page.locator(".overslaan")
    page.keyboard.press("Tab")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#inhoud")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("language", site_languages())
def test_page_says_its_language_and_direction(page: Page, served: Served, language: str) -> None:
    """A screen reader hears which voice to take, and the browser which side to start."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, direction)
        assert page.evaluate("getComputedStyle(document.body).direction") == direction


@pytest.mark.parametrize("language", site_languages())
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_is_planned_for_each_hour_stands_in_one_column(
    page: Page, served: Served, language: str, width: int
) -> None:
    """Beside its time or below it, but on every row the same, however long the words are."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served.url("punt", language))
    begins = page.evaluate(
        """() => [...document.querySelectorAll('.tijdlijn dd')].map(one => {
            const box = one.getBoundingClientRect()
            return document.dir === 'rtl' ? box.right : box.left
        })"""
    )
    assert len(begins) > 1
    assert len(set(begins)) == 1
