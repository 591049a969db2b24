"""Pages in a script that runs from right to left, whole and half translated."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from .conftest import Site
from .support import HALF_TRANSLATED, Served, page_types, serve

# Where the words of the heading start and where its box ends, in CSS pixels from the left.
HEADING_EDGES = """() => {
    const heading = document.querySelector('h1'), range = document.createRange()
    range.selectNodeContents(heading)
    return [Math.max(...[...range.getClientRects()].map(box => box.right)), heading.getBoundingClientRect().right]
}"""

# Words in Latin letters that a voice would read in the language of the page, because nothing around them says
# that they are Dutch (lang) or a name or number of their own (bdi).
UNMARKED_LATIN = """(language) => {
    const walker = document.createTreeWalker(document.querySelector('body'), NodeFilter.SHOW_TEXT), found = []
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement
        if (!/\\p{Script=Latin}{3,}/u.test(node.data) || parent.closest('bdi, script, style')) continue
        if (parent.closest('[lang]').lang === language) found.push(node.data.trim())
    }
    return found
}"""

NOT_LEFT_TO_RIGHT = """() => [...document.querySelectorAll('[lang=nl]')]
    .filter(element => getComputedStyle(element).direction !== 'ltr').map(element => element.outerHTML.slice(0, 100))"""


@pytest.fixture
def half_translated(site: Site) -> Iterator[Served]:
    """The example with a language of which hardly anything is translated."""
    with serve(site("half", HALF_TRANSLATED)) as served:
        yield served


def test_arabic_starts_at_the_right(page: Page, served: Served) -> None:
    """Headings and lists begin at the right edge; nothing stays on the left by mistake."""
    for page_type in page_types("ar"):
        page.goto(served.url(page_type, "ar"))
        words, box = page.evaluate(HEADING_EDGES)
        assert words == pytest.approx(box, abs=2), page_type


def test_first_step_is_numbered_on_the_right(page: Page, served: Served) -> None:
    """The number of a step stands where one starts to read."""
    page.goto(served.url("72-uur", "ar"))
    words = page.locator(".stappen li > div").first.bounding_box()
    step = page.locator(".stappen li").first.bounding_box()
    assert words is not None
    assert step is not None
    assert words["x"] + words["width"] < step["x"] + step["width"] - 30


# Of the words alone: the line break in front of a town belongs to its box.
PLACE_OF_WORDS = """(element) => {
    const words = document.createRange()
    words.selectNodeContents(element)
    return words.getBoundingClientRect().toJSON()
}"""


def test_dutch_address_is_whole_between_arabic_words(page: Page, served: Served) -> None:
    """An address reads as on the sign: street before number, both before the postcode, on one line or on the next."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served.url("begin", "ar"))
    street, town = page.locator(".straat").first, page.locator(".straat + bdi").first
    assert street.inner_text() == "Peilschaalkade 12"
    first, second = street.evaluate(PLACE_OF_WORDS), town.evaluate(PLACE_OF_WORDS)
    on_the_next_line = second["y"] > first["y"] + first["height"] / 2
    assert on_the_next_line or first["x"] < second["x"]


def test_names_addresses_and_numbers_keep_their_own_direction(page: Page, served: Served) -> None:
    """A name, an address, a frequency or a phone number is set apart, so its parts never change places."""
    for page_type in page_types("ar"):
        page.goto(served.url(page_type, "ar"))
        apart = "all => all.every(one => one.closest('bdi') || one.querySelector('bdi'))"
        assert page.locator(".straat, .adres-groot, .cijfers, .puntregel a").evaluate_all(apart), page_type


BROKEN_ANSWERS = """() => {
    const broken = []
    for (const answer of document.querySelectorAll('.antwoorden dd')) {
        const words = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT), range = document.createRange()
        while (words.nextNode()) for (const word of words.currentNode.data.matchAll(/\\S+/g)) {
            range.setStart(words.currentNode, word.index)
            range.setEnd(words.currentNode, word.index + word[0].length)
            const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
            if (tops.size !== 1) broken.push(word[0])
        }
    }
    return broken
}"""


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("width", [320, 360, 412])
def test_word_of_an_answer_is_whole(page: Page, served: Served, language: str, width: int) -> None:
    """Beside a long question, as that of the hearing loop, ja and its like stay one word on one line."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(served.url("begin", language) + "1055/")
    assert page.locator(".antwoorden dd").count() >= 6
    assert page.evaluate(BROKEN_ANSWERS) == []


@pytest.mark.parametrize(("language", "word"), [("nl", "Kaart:"), ("en", "Map:"), ("ar", "خريطة:")])
def test_whose_map_it_is_begins_in_the_language_of_the_page(
    page: Page, served: Served, language: str, word: str
) -> None:
    """The source keeps the words of its owner, and its own direction."""
    page.goto(served.url("begin", language) + "1055/")
    small = page.locator(".kaart small")
    assert small.inner_text().startswith(word)
    assert page.locator(".kaart small bdi").inner_text() == "verzonnen straten van een verzonnen polder"


def test_dutch_in_a_half_translated_page_says_so(page: Page, half_translated: Served) -> None:
    """What is not translated is marked as Dutch: a screen reader takes the right voice, and it runs left to right."""
    for page_type in page_types("fa"):
        page.goto(half_translated.url(page_type, "fa"))
        assert page.evaluate(UNMARKED_LATIN, "fa") == [], page_type
        assert page.evaluate(NOT_LEFT_TO_RIGHT) == [], page_type


def test_page_without_a_translation_warns(page: Page, half_translated: Served) -> None:
    """An editorial page that exists only in Dutch says that it is not translated, and is not offered to searchers."""
    page.goto(half_translated.url("redactie", "fa"))
    assert page.locator("main .let-op").is_visible()
    assert page.locator("article").get_attribute("lang") == "nl"
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
