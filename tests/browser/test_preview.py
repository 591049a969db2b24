"""`nsp serve` as an editor sees it: a page and a flyer that follow what is saved, and mistakes in their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from noodsteunpunt.serving.desk import Desk
from noodsteunpunt.serving.server import PreviewServer

from .support import Example

# Two points of wijk Middenkavels, whose code is 1029.
VOET = "locations/punten/de-droge-voet.yml"
# The first page and flyer also load the templates and the typesetter, which takes long on a busy machine.
expect.set_options(timeout=30_000)


@dataclass
class Bureau:
    """The preview in a browser on a desk. faults: what the browser or our own code complained about."""

    page: Page
    folder: Path
    faults: list[str]

    @property
    def shown(self) -> FrameLocator:
        """The page inside the frame."""
        return self.page.frame_locator("#pagina")

    def save(self, old: str, new: str, name: str = VOET) -> None:
        """Change a file as an editor does."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def flyer(self) -> str:
        """The address of the first picture, which is another after every save."""
        return str(self.page.locator("#vellen img").first.get_attribute("src"))


@pytest.fixture
def bureau(browser: Browser, tmp_path: Path) -> Iterator[Bureau]:
    """The example municipality in the preview, at wijk Middenkavels."""
    Example().write(tmp_path)
    faults: list[str] = []
    server = PreviewServer(Desk(tmp_path), 0, lambda error: faults.append(repr(error)))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(server.address)
    page.locator("#wijk").select_option(label="Middenkavels")
    expect(page.locator("#pad")).to_have_text("/1029/")
    expect(page.locator("#vellen img")).to_have_count(2)
    yield Bureau(page, tmp_path, faults)
    context.close()
    server.shutdown()
    thread.join()


def test_page_and_flyer_stand_side_by_side(bureau: Bureau) -> None:
    """The page in the width of a phone, both sides of the flyer right of it, and nothing to scroll sideways."""
    expect(bureau.page.locator("h1")).to_have_text("Voorvertoning Markerwaard")
    expect(bureau.page.get_by_role("status")).to_have_text("Geen fouten")
    phone, flyer = (bureau.page.locator(part).bounding_box() for part in ("#pagina", "#vellen img >> nth=0"))
    assert phone is not None
    assert flyer is not None
    assert 360 <= phone["width"] <= 400
    assert flyer["x"] > phone["x"] + phone["width"]
    assert bureau.page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_a_save_shows_on_the_page_and_on_the_flyer(bureau: Bureau) -> None:
    """Nobody has to press anything."""
    before = bureau.flyer()
    bureau.save("naam: De Droge Voet", "naam: De Natte Voet")
    expect(bureau.shown.get_by_role("link", name="De Natte Voet")).to_be_visible()
    expect(bureau.page.locator("#vellen img").first).not_to_have_attribute("src", before)


def test_a_mistake_becomes_a_panel_and_goes_when_it_is_repaired(bureau: Bureau) -> None:
    """The sentence with file, line and repair stands where the page was; the flyer stays and says which it is."""
    bureau.save("postcode: 0002 AB", "postcode: 2 AB")
    expect(bureau.shown.get_by_role("heading", name="Er is een fout in de map")).to_be_visible()
    expect(bureau.shown.locator("pre")).to_contain_text("locations/punten/de-droge-voet.yml")
    expect(bureau.shown.locator("pre")).to_contain_text("'2 AB' is geen postcode")
    expect(bureau.shown.locator("pre")).to_contain_text("schrijf vier cijfers en twee letters, zoals 1234 AB")
    expect(bureau.page.get_by_role("status")).to_have_text("1 fout")
    expect(bureau.page.locator("#vellen-regel")).to_have_text("Dit is de flyer van de laatste goede versie.")
    assert width(bureau) > 700  # a line with its caret needs more room than a page on a phone
    bureau.save("postcode: 2 AB", "postcode: 0002 AC")
    expect(bureau.shown.get_by_role("heading", name="Er is een fout in de map")).to_have_count(0)
    expect(bureau.shown.get_by_text("0002 AC")).to_be_visible()
    expect(bureau.page.get_by_role("status")).to_have_text("Geen fouten")
    expect(bureau.page.locator("#vellen-regel")).to_have_text("")
    assert width(bureau) <= 400


def test_a_folder_that_was_never_right_shows_its_mistakes_and_nothing_empty(bureau: Bureau) -> None:
    """No list to choose from, no room for a flyer; and the mistakes can be read on a phone too."""
    text = (bureau.folder / VOET).read_text(encoding="utf-8")
    (bureau.folder / VOET).write_text(text.replace("postcode: 0002 AB", "postcode: 2 AB"), encoding="utf-8")
    server = PreviewServer(Desk(bureau.folder), 0, lambda error: bureau.faults.append(repr(error)))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    bureau.page.goto(server.address)
    expect(bureau.shown.get_by_role("heading", name="Er is een fout in de map")).to_be_visible()
    expect(bureau.page.locator(".vellen")).to_be_hidden()
    for name in ("#wijk", "#taal"):
        expect(bureau.page.locator(name)).to_be_hidden()
    for size in (1440, 390):
        bureau.page.set_viewport_size({"width": size, "height": 900})
        assert width(bureau) > min(700, size - 50)
        assert bureau.page.evaluate("document.documentElement.scrollWidth") <= size
    server.shutdown()
    thread.join()


def width(bureau: Bureau) -> float:
    """How wide the page is that the desk shows."""
    box = bureau.page.locator("#pagina").bounding_box()
    assert box is not None
    return box["width"]


def test_the_last_good_version_can_be_reached_and_gives_way(bureau: Bureau) -> None:
    """One can go on reading while the mistake is there; after the repair the page is of now again."""
    bureau.save("postcode: 0002 AB", "postcode: 2 AB")
    bureau.shown.get_by_role("link", name="Laat de laatste goede versie zien").click()
    expect(bureau.shown.get_by_text("0002 AB")).to_be_visible()
    bureau.save("postcode: 2 AB", "postcode: 0002 AC")
    expect(bureau.shown.get_by_text("0002 AC")).to_be_visible()


def test_the_language_of_page_and_flyer_is_chosen_once(bureau: Bureau) -> None:
    """Both change, and the page stays the same page."""
    bureau.page.locator("#taal").select_option(label="العربية")
    expect(bureau.page.locator("#pad")).to_have_text("/ar/1029/")
    expect(bureau.shown.locator("html")).to_have_attribute("dir", "rtl")
    expect(bureau.page.locator("#vellen img").first).to_have_attribute("src", "/vel/flyer-wijk-1029-ar/1.png?stand=1")


def test_the_flyer_follows_what_is_read(bureau: Bureau) -> None:
    """A click in the page takes the flyer along to the other wijk."""
    bureau.shown.get_by_role("link", name="Het Peilhuis").first.click()
    expect(bureau.page.locator("#vellen img").first).to_have_attribute("src", "/vel/flyer-wijk-1010-nl/1.png?stand=1")
    expect(bureau.page.locator("#wijk")).to_have_value("1010/")


def test_a_reload_keeps_the_place_in_the_page(bureau: Bureau) -> None:
    """Who repairs the foot of a long page is not thrown back to its top."""
    bureau.page.evaluate("document.querySelector('#pagina').contentWindow.scrollTo(0, 300)")
    bureau.save("naam: De Droge Voet", "naam: De Natte Voet")
    expect(bureau.shown.get_by_role("link", name="De Natte Voet")).to_be_attached()
    place = bureau.shown.locator("html")
    for _ in range(100):
        if place.evaluate("html => html.scrollTop") > 250:
            break
        bureau.page.wait_for_timeout(50)
    assert place.evaluate("html => html.scrollTop") > 250


def test_the_browser_complains_of_nothing_but_the_copy_it_may_not_make(bureau: Bureau) -> None:
    """No blocked script, no missing file; only the service worker is refused, on purpose."""
    bureau.shown.get_by_role("link", name="De Droge Voet").first.click()
    expect(bureau.page.locator("#pad")).not_to_have_text("/1029/")
    bureau.page.wait_for_load_state("networkidle")
    assert [fault for fault in bureau.faults if "worker-src 'none'" not in fault] == []
