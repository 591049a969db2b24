"""A reader can keep the flyers too. That is whole or not at all, and never harms the copy of the site itself."""

import random
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from tests.once import made_once

from .offline_host import Host
from .offline_phone import ALARM, ALL_QUIET, alarm, cache_names, take_new_version, until, update, visit

FLYERS = ("druk/flyer-wijk-1029-nl-1.pdf", "druk/flyer-wijk-1029-nl-2.pdf", "druk/flyer-wijk-1007-nl.pdf")
ARABIC = "druk/flyer-wijk-1029-ar.pdf"
FLYER_BYTES = 30_000
# What opening a page does, and then whether the Dutch flyers are whole.
VISIT_AGAIN = """(async () => {
    navigator.serviceWorker.controller.postMessage({ taal: "nl" });
    const facts = await (await fetch("offline/kopie.json")).json();
    return facts.keuzes["flyers-nl"].bewaard;
})()"""
SENTENCES = {
    "": "Bewaar ook de flyers op uw telefoon",
    "en/": "Keep the leaflets on your phone too",
    "ar/": "احفظوا المنشورات أيضًا على هاتفكم",
}


def flyer(path: str, edition: int = 1) -> bytes:
    """Bytes that do not get smaller, as those of a PDF; a phone does not look inside."""
    return b"%PDF-" + random.Random(f"{path} {edition}").randbytes(FLYER_BYTES)


def with_flyers(site: Path, changed: str = "") -> Path:
    """A built site with flyers on it, as `nsp status` finds it. changed: the one that has a new edition."""

    def make(folder: Path) -> None:
        shutil.copytree(site.parent, folder / "uit")
        for path in (*FLYERS, ARABIC, "druk/flyer-wijk-1029-en.pdf"):
            (folder / "uit" / "site" / path).parent.mkdir(exist_ok=True)
            (folder / "uit" / "site" / path).write_bytes(flyer(path, 2 if path == changed else 1))

    edition = "tweede" if changed else "eerste"
    return made_once(site.parent.parent / f"flyers-{edition}-druk", make) / "uit" / "site"


@pytest.fixture
def flyers(host: Host, markerwaard: Path) -> Path:
    """The example with flyers, on the host."""
    site = with_flyers(markerwaard)
    alarm(host, site, ALL_QUIET)
    return site


def offer(page: Page) -> Locator:
    """The box for the flyers in the foot of the page."""
    return page.locator("[data-groep=flyers] input")


def offered(phone: BrowserContext, address: str) -> Page:
    """A page on a phone that has a copy, with the offer in sight."""
    page = visit(phone, address)
    page.reload()
    offer(page).wait_for()
    return page


def keep_flyers(page: Page) -> None:
    """Tick the box and wait until they are there."""
    offer(page).click()
    until(page, "caches.keys().then((names) => names.some((name) => name.includes('flyers-')))")
    page.locator("[data-groep=flyers] [data-bij=bezig]").wait_for(state="hidden")


def fetch_in(page: Page, path: str) -> bytes | None:
    """What the phone gives for a file; None when it has no answer."""
    answer: list[int] | None = page.evaluate(
        """async (path) => {
            const response = await fetch(path).catch(() => null);
            return response && response.ok ? [...new Uint8Array(await response.arrayBuffer())] : null;
        }""",
        path,
    )
    return None if answer is None else bytes(answer)


@pytest.mark.usefixtures("flyers")
@pytest.mark.parametrize("language", SENTENCES)
def test_offer_names_what_and_how_much(host: Host, phone: BrowserContext, language: str) -> None:
    """In the language of the page, with the size of the flyers in that language alone."""
    page = offered(phone, host.address + language)
    text = page.locator("[data-groep=flyers] label").inner_text()
    assert SENTENCES[language] in text
    assert ("91" if not language else "31") in text
    assert not [asked.path for asked in host.asked if asked.path.endswith(".pdf")]


def test_nothing_is_offered_where_nothing_is_to_keep(host: Host, phone: BrowserContext) -> None:
    """A site without flyers does not offer them."""
    page = visit(phone, host.address)
    page.reload()
    page.get_by_text("Kopie van:").wait_for()
    assert not offer(page).is_visible()


@pytest.mark.usefixtures("flyers")
def test_nothing_is_offered_without_script(host: Host, browser: Browser) -> None:
    """A box that does nothing is not shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address)
    assert offer(page).count() == 1
    assert not offer(page).is_visible()
    context.close()


@pytest.mark.usefixtures("flyers")
def test_offer_moves_nothing(host: Host, phone: BrowserContext) -> None:
    """What a reader looks at stays in its place when the foot of the page grows."""
    page = visit(phone, f"{host.address}1055/")
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "window.shifts += one.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.reload()
    offer(page).wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts") == 0


@pytest.mark.usefixtures("flyers")
def test_flyers_open_without_the_host(host: Host, phone: BrowserContext) -> None:
    """Who asked for them has all flyers of that language, and the page says so the next time."""
    page = offered(phone, host.address)
    keep_flyers(page)
    host.stop()
    page.reload()
    offer(page).wait_for()
    assert offer(page).is_checked()
    assert [fetch_in(page, path) for path in FLYERS] == [flyer(path) for path in FLYERS]
    assert fetch_in(page, ARABIC) is None


@pytest.mark.usefixtures("flyers")
def test_flyers_that_did_not_all_come_are_not_kept(host: Host, phone: BrowserContext) -> None:
    """The reader is told, nothing half stays behind, and the copy of the site is as it was."""
    page = offered(phone, host.address)
    before = cache_names(page)
    host.broken.add(FLYERS[1])
    offer(page).click()
    page.locator("[data-groep=flyers]").get_by_text("Het bewaren lukte niet.").wait_for()
    assert not offer(page).is_checked()
    assert cache_names(page) == before
    host.stop()
    page.goto(f"{host.address}1055/")
    assert page.inner_text("h1") == "De Droge Voet"


@pytest.mark.usefixtures("flyers")
def test_flyers_can_be_taken_away_again(host: Host, phone: BrowserContext) -> None:
    """Without the tick they are gone from the phone."""
    page = offered(phone, host.address)
    before = cache_names(page)
    keep_flyers(page)
    assert len(cache_names(page)) == len(before) + 1
    offer(page).click()
    until(page, "caches.keys().then((names) => !names.some((name) => name.includes('flyers-')))")
    assert cache_names(page) == before


def test_maps_open_without_the_host(host: Host, phone: BrowserContext) -> None:
    """No map is fetched unasked; who asked for them has those of every point and wijk, in each language."""
    page = visit(phone, host.address)
    page.reload()
    maps = page.locator("[data-groep=kaart] input")
    maps.wait_for()
    assert not [asked.path for asked in host.asked if asked.path.startswith("/kaart/")]
    maps.click()
    until(page, "caches.keys().then((names) => names.some((name) => name.includes('kaart.')))")
    page.locator("[data-groep=kaart] [data-bij=bezig]").wait_for(state="hidden")
    assert maps.is_checked()
    host.stop()
    kaarten = {f"kaart/{path.name}": path.read_bytes() for path in (host.folder / "kaart").glob("*.svg")}
    assert len(kaarten) > 5
    assert {path: fetch_in(page, path) for path in kaarten} == kaarten


def test_status_never_fetches_flyers(host: Host, phone: BrowserContext, flyers: Path) -> None:
    """A crisis costs a phone with flyers no more than another, and the flyers stay."""
    page = offered(phone, host.address)
    keep_flyers(page)
    alarm(host, flyers, ALARM)
    host.asked.clear()
    assert update(page) == "waiting"
    take_new_version(page)
    offer(page).wait_for()
    assert sum(asked.size for asked in host.asked) <= 20_000
    host.stop()
    assert fetch_in(page, FLYERS[0]) == flyer(FLYERS[0])


def test_new_edition_fetches_only_what_changed(host: Host, phone: BrowserContext, flyers: Path) -> None:
    """Of three flyers one is new: that one comes, after the new version itself, and never mixed with the old ones."""
    page = offered(phone, host.address)
    keep_flyers(page)
    newer = with_flyers(flyers, changed=FLYERS[1])
    host.missing.add(FLYERS[1])
    alarm(host, newer, ALL_QUIET)
    host.asked.clear()
    assert update(page) == "waiting"
    take_new_version(page)
    until(page, "document.readyState === 'complete'")
    page.get_by_text("Kopie van:").wait_for()
    assert page.inner_text("h1") == "Waar is mijn noodsteunpunt?"
    until(page, "caches.keys().then((names) => names.filter((name) => name.includes('flyers-')).length === 2)")
    assert not offer(page).is_checked()
    host.stop()
    assert [fetch_in(page, path) for path in FLYERS] == [None, None, None]
    host.start()
    host.missing.clear()
    until(page, VISIT_AGAIN)
    assert {asked.path for asked in host.asked if asked.path.endswith(".pdf")} == {f"/{FLYERS[1]}"}
    host.stop()
    assert [fetch_in(page, path) for path in FLYERS] == [flyer(path, 2 if path == FLYERS[1] else 1) for path in FLYERS]
    assert len([name for name in cache_names(page) if "flyers-" in name]) == 1


def test_site_that_stops_with_flyers_takes_them_away(
    host: Host, phone: BrowserContext, flyers: Path, markerwaard: Path
) -> None:
    """What is no longer published does not stay behind on a phone."""
    page = offered(phone, host.address)
    keep_flyers(page)
    host.publish(markerwaard)
    assert update(page) == "waiting"
    take_new_version(page)
    until(page, "caches.keys().then((names) => !names.some((name) => name.includes('flyers-')))")
    assert not offer(page).is_visible()
