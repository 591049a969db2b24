"""Pages in colours of the reader's own, and on paper."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from .conftest import Site
from .support import Example, Served, page_types, serve, site_languages, status_of_today

# What has to stay visible when the reader's own colours replace ours: (type of page, selector).
MEANINGFUL = [
    ("punt", ".staat .icoon"),
    ("punt", ".staat"),
    ("punt", ".tekens .icoon"),
    ("72-uur", ".stappen li"),
    ("72-uur", ".spullen .icoon"),
    ("wijk", ".genummerd .puntregel"),
    ("begin", ".deuren .icoon"),
    ("begin", ".band-merk"),
    ("begin", ".talen [aria-current]"),
]
LEAST_CONTRAST = 4.5

# Contrast with white of all words that would be printed; backgrounds usually are not printed.
PALE_ON_PAPER = """(least) => {
    const linear = part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4
    const luminance = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(part => linear(part / 255))
        return .2126 * r + .7152 * g + .0722 * b
    }
    const pale = element => 1.05 / (luminance(getComputedStyle(element).color) + .05) < least
    return [...document.querySelectorAll('body *')]
        .filter(element => element.checkVisibility() && [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
        .filter(pale).map(element => element.outerHTML.slice(0, 100))
}"""


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(picture: bytes) -> float:
    """Contrast between the lightest and the darkest pixel of a picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    found = image.getcolors(image.width * image.height)
    assert found is not None
    shades = [luminance(colour) for _, colour in found if isinstance(colour, tuple)]
    return (max(shades) + 0.05) / (min(shades) + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_stay_visible_in_the_readers_own_colours(browser: Browser, served: Served, scheme: str) -> None:
    """With forced colours (Windows high contrast) icons, states and numbers of steps are still there."""
    context = browser.new_context(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    faint = []
    for page_type, selector in MEANINGFUL:
        page.goto(served.url(page_type))
        if contrast(page.locator(selector).first.screenshot()) < LEAST_CONTRAST:
            faint.append(selector)
    context.close()
    assert faint == []


def test_numbers_of_steps_keep_their_ring_in_the_readers_own_colours(browser: Browser, served: Served) -> None:
    """The filled circles lose their fill; a ring takes its place."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    for page_type, selector in (("72-uur", ".stappen li"), ("wijk", ".genummerd .puntregel")):
        page.goto(served.url(page_type))
        style = "element => getComputedStyle(element, '::before')"
        borders = page.locator(selector).evaluate_all(f"all => all.map({style}).map(one => one.borderTopStyle)")
        assert set(borders) == {"solid"}
    context.close()


def test_emblem_keeps_its_own_colours(browser: Browser, served: Served) -> None:
    """The sign is known by blue on orange: forced colours and the dark leave it as it is."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(served.url("teken"))
    image = Image.open(io.BytesIO(page.locator(".embleem svg").screenshot())).convert("RGB")
    assert image.getpixel((image.width // 20, image.height // 20)) == (0xFF, 0x82, 0x00)
    assert image.getpixel((image.width // 2, image.height * 2 // 3)) == (0x00, 0x85, 0xCA)
    context.close()


@pytest.mark.parametrize("language", site_languages())
def test_printed_page_can_be_read(page: Page, served: Served, language: str) -> None:
    """Printed from a phone in dark mode, without background colours, every word is dark on the paper."""
    page.emulate_media(media="print", color_scheme="dark")
    pale = {}
    for page_type in page_types(language):
        page.goto(served.url(page_type, language))
        pale[page_type] = page.evaluate(PALE_ON_PAPER, LEAST_CONTRAST)
        assert page.locator(".band-merk").is_visible()
    assert {page_type: words for page_type, words in pale.items() if words} == {}


@pytest.mark.parametrize("fase", ["crisis", "oefening"])
def test_printed_status_can_be_read(page: Page, site: Site, fase: str) -> None:
    """What is going on can be pinned to a wall: the banner does not need its colour."""
    page.emulate_media(media="print", color_scheme="dark")
    with serve(site(fase, Example(files=status_of_today(fase)))) as served:
        page.goto(served.url("status"))
        assert page.locator(f".band-{fase}").is_visible()
        assert page.evaluate(PALE_ON_PAPER, LEAST_CONTRAST) == []


def test_paper_has_the_answer_and_no_buttons(page: Page, served: Served) -> None:
    """On paper stand the name, the address and what one gets; what can only be clicked is left out."""
    page.emulate_media(media="print")
    page.goto(served.url("punt"))
    for selector in ("h1", ".adres-groot", ".staat", ".tekens >> nth=0", ".voet-nood"):
        assert page.locator(selector).first.is_visible()
    for selector in (".overslaan", ".talen", ".kruimel", ".knop"):
        assert not page.locator(selector).first.is_visible()
    page.goto(served.url("begin"))
    assert not page.locator(".deuren").is_visible()
    assert page.locator(".straat").first.is_visible()
