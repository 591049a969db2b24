"""After one visit the site is there without a network, and never in two versions at once."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from .conftest import Site
from .offline_host import Host
from .offline_phone import cache_names, keep_language, kept_files, take_new_version, until, update, visit, with_status
from .support import PAGE_TYPES, Example, page_path, site_languages

OTHER_WORDS = "content/nl/site.yml"
WORDS = "begin_pagina:\n  titel: Een andere titel\n"


@pytest.fixture(scope="session")
def second(site: Site) -> Path:
    """The next version of the example: another title on the home page, and a street that is called differently."""
    return site("tweede", Example(files={OTHER_WORDS: WORDS}, texts=(("Droogmakersplein", "Droogmakersstraat"),)))


def test_every_page_of_the_visited_language_opens_with_the_host_gone(host: Host, phone: BrowserContext) -> None:
    """One visit is enough: home, wijken, points, advice, all of it in Dutch. The finder stands in for the streets."""
    page = visit(phone, host.address)
    host.stop()
    for page_type in (kind for kind in PAGE_TYPES if kind != "straten"):
        answer = page.goto(host.address + page_path(page_type, "nl"))
        assert answer is not None
        assert (page_type, answer.status, answer.from_service_worker) == (page_type, 200, True)
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("language", site_languages())
def test_first_visit_costs_no_more_than_was_promised(host: Host, phone: BrowserContext, language: str) -> None:
    """60 kB and 3 kB per point for the copy, counted on the wire: all that comes beside the page somebody opened."""
    address = host.address + page_path("begin", language)
    assert phone.browser
    without_copy = phone.browser.new_context(service_workers="block")
    without_copy.new_page().goto(address, wait_until="networkidle")
    without_copy.close()
    page_alone = sum(asked.size for asked in host.asked)
    host.asked.clear()
    page = visit(phone, address)
    keep_language(page, language)
    points = len(json.loads((host.folder / "punten.geojson").read_text(encoding="utf-8"))["features"])
    fetched = sum(asked.size for asked in host.asked) - page_alone
    assert 20_000 < fetched <= 60_000 + 3_000 * points


def test_tables_to_look_up_a_point_open_without_network(host: Host, phone: BrowserContext) -> None:
    """Which point is nearest is asked most when the network is gone, so all tables come with the first visit."""
    page = visit(phone, host.address)
    host.stop()
    tables = sorted(path.relative_to(host.folder).as_posix() for path in (host.folder / "zoek").rglob("*.json"))
    assert {"zoek/overzicht.json", "zoek/raster.json", "zoek/straten.json"} < set(tables)
    for path in tables:
        text = page.evaluate("(path) => fetch(path).then((response) => response.text())", path)
        assert text == (host.folder / path).read_text(encoding="utf-8")


def test_printed_address_opens_without_network(host: Host, phone: BrowserContext) -> None:
    """The address under a QR code has no closing slash; it opens too, and so do the links on its page."""
    page = visit(phone, host.address)
    host.stop()
    page.goto(f"{host.address}1055")
    assert page.inner_text("h1") == "De Droge Voet"
    page.get_by_role("link", name="Middenkavels", exact=True).click()
    assert page.inner_text("h1") == "Noodsteunpunten voor Middenkavels"


def test_reader_of_arabic_gets_arabic_from_the_printed_code(host: Host, phone: BrowserContext) -> None:
    """A QR code leads to the Dutch page; who only has Arabic on the phone sees that page in Arabic."""
    page = visit(phone, f"{host.address}ar/")
    keep_language(page, "ar")
    host.stop()
    page.goto(f"{host.address}1055")
    assert page.url == f"{host.address}ar/1055/"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_another_language_comes_on_request(host: Host, phone: BrowserContext) -> None:
    """Only the language one reads is fetched; opening another keeps that one too."""
    page = visit(phone, host.address)
    assert not [asked.path for asked in host.asked if asked.path.startswith("/offline/ar")]
    page.goto(f"{host.address}ar/")
    keep_language(page, "ar")
    host.stop()
    page.goto(f"{host.address}ar/1055/")
    assert page.locator("html").get_attribute("lang") == "ar"


def test_page_that_is_not_kept_says_so(host: Host, phone: BrowserContext) -> None:
    """Without network an unknown page is an honest one with the way to the list."""
    page = visit(phone, host.address)
    host.stop()
    page.goto(f"{host.address}bestaat-niet/")
    assert page.inner_text("h1") == "U bent niet online"


def test_new_version_waits_until_the_reader_asks(host: Host, phone: BrowserContext, second: Path) -> None:
    """Two tabs stay in the old version together, and go to the new one together."""
    first_tab = visit(phone, host.address)
    second_tab = visit(phone, f"{host.address}1055/")
    host.publish(second)
    assert update(first_tab) == "waiting"
    second_tab.goto(host.address)
    assert second_tab.inner_text("h1") == "Waar is mijn noodsteunpunt?"
    first_tab.reload()
    with first_tab.expect_navigation():
        first_tab.get_by_role("button", name="Laat zien").click()
    until(first_tab, "document.querySelector('h1').textContent === 'Een andere titel'")
    second_tab.goto(host.address)
    assert second_tab.inner_text("h1") == "Een andere titel"
    assert len(cache_names(first_tab)) == 1


@pytest.mark.parametrize("fault", ["missing", "broken"])
@pytest.mark.parametrize("what", ["list", "pack", "core"])
def test_torn_publication_is_refused(host: Host, phone: BrowserContext, second: Path, fault: str, what: str) -> None:
    """When a file is missing or has other bytes, the old version stays whole and nothing of the new one is kept."""
    page = visit(phone, host.address)
    before = cache_names(page)
    (listing,) = (second / "offline").glob("nl.*.json")
    pack = json.loads(listing.read_text())["pak"]["pad"]
    paths = {"list": f"offline/{listing.name}", "pack": pack, "core": "punten.geojson"}
    getattr(host, fault).add(paths[what])
    host.publish(second)
    assert update(page) == "rejected"
    assert cache_names(page) == before
    host.stop()
    page.goto(host.address)
    assert page.inner_text("h1") == "Waar is mijn noodsteunpunt?"


def test_version_that_comes_back_never_harms_the_one_in_use(
    host: Host, phone: BrowserContext, markerwaard: Path, second: Path
) -> None:
    """A publication that is taken back is the version the phone has; when that fails too, the phone keeps its copy."""
    page = visit(phone, host.address)
    before = cache_names(page)
    host.publish(second)
    assert update(page) == "waiting"
    host.missing |= {f"offline/{path.name}" for path in (markerwaard / "offline").glob("*.json")}
    host.publish(markerwaard)
    update(page)
    host.stop()
    assert set(before) <= set(cache_names(page))
    page.goto(f"{host.address}1055/")
    assert page.inner_text("h1") == "De Droge Voet"


def test_version_taken_while_a_newer_one_arrives_leaves_that_whole(
    host: Host, phone: BrowserContext, markerwaard: Path, second: Path
) -> None:
    """Asking for a version throws away older ones, never half of the one that is on its way."""
    page = visit(phone, host.address)
    host.publish(second)
    assert update(page) == "waiting"
    alarmed = with_status(second)
    (change,) = (alarmed / "offline").glob("stand-nl.*.json")
    host.slow, host.slow_s = f"offline/{change.name}", 2
    host.publish(alarmed)
    page.evaluate("navigator.serviceWorker.getRegistration().then((r) => void r.update())")
    until(page, "navigator.serviceWorker.getRegistration().then((r) => Boolean(r.installing))")
    page.wait_for_timeout(500)
    take_new_version(page)
    until(page, "navigator.serviceWorker.getRegistration().then((r) => !r.installing && Boolean(r.waiting))")
    take_new_version(page)
    host.stop()
    assert "De stroom is uitgevallen." in kept_files(page, "nl")["status/"]
    for path in ("punten.geojson", "1055/"):
        assert page.evaluate("(path) => fetch(path).then((r) => r.ok, () => false)", path)


def test_copy_that_the_phone_threw_away_comes_back(host: Host, phone: BrowserContext) -> None:
    """A phone that is short of room may clear what it kept; the next visit keeps all of it again."""
    page = visit(phone, host.address)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.reload()
    keep_language(page, "nl")
    keep_language(page, "kern")
    page.reload()
    page.get_by_text("Kopie van:").wait_for()
    host.stop()
    page.goto(f"{host.address}1055/")
    assert page.inner_text("h1") == "De Droge Voet"
    assert page.evaluate("fetch('../punten.geojson').then((response) => response.ok)")


def test_button_works_in_every_tab(host: Host, phone: BrowserContext, second: Path) -> None:
    """Both tabs offer the new version; after one took it, the button in the other still shows it."""
    tabs = [visit(phone, host.address), visit(phone, host.address)]
    host.publish(second)
    assert update(tabs[0]) == "waiting"
    for tab in tabs:
        tab.get_by_role("button", name="Laat zien").wait_for()
    for tab in tabs:
        with tab.expect_navigation():
            tab.get_by_role("button", name="Laat zien").click()
        assert tab.inner_text("h1") == "Een andere titel"


def test_first_visit_to_a_torn_site_still_shows_the_page(host: Host, phone: BrowserContext) -> None:
    """A copy that cannot be made leaves the page as it was, and no half copy behind."""
    (listing,) = (host.folder / "offline").glob("nl.*.json")
    host.missing.add(f"offline/{listing.name}")
    page = phone.new_page()
    page.goto(host.address, wait_until="networkidle")
    assert page.inner_text("h1") == "Waar is mijn noodsteunpunt?"
    until(page, "navigator.serviceWorker.getRegistration().then((r) => !r || (!r.installing && !r.active))")
    assert cache_names(page) == []


def test_page_tells_how_old_the_copy_is(host: Host, phone: BrowserContext) -> None:
    """The foot of the page says of when the copy on the phone is; nothing about that is in the page's own bytes."""
    page = visit(phone, host.address)
    host.stop()
    page.reload()
    page.get_by_text("Kopie van:").wait_for()
    year = page.evaluate("new Date().getFullYear()")
    assert str(year) in page.get_by_text("Kopie van:").inner_text()


def test_site_below_a_path_works_offline(site: Site, phone: BrowserContext) -> None:
    """A site at gemeente.example/nsp/ keeps and opens its own pages only."""
    host = Host(site("pad", Example(siteadres="https://x.example/nsp")), prefix="/nsp")
    host.start()
    try:
        page = visit(phone, f"{host.address}1055/")
        host.stop()
        page.goto(f"{host.address}1055")
        page.get_by_role("link", name="Begin").click()
        assert (page.url, page.inner_text("h1")) == (host.address, "Waar is mijn noodsteunpunt?")
        assert cache_names(page)[0].startswith("nsp-/nsp/-")
    finally:
        host.stop()


def test_emergency_brake_clears_the_phone(host: Host, phone: BrowserContext) -> None:
    """Publishing noodrem/sw.js as sw.js throws away the copy and the service worker."""
    page = visit(phone, host.address)
    host.edited["sw.js"] = lambda _: (host.folder / "noodrem" / "sw.js").read_bytes()
    with page.expect_navigation():
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.keys()") == []


def test_nothing_else_is_kept_on_the_phone(host: Host, phone: BrowserContext) -> None:
    """No cookie, no local storage: only the pages themselves, the languages and the last status."""
    page = visit(phone, host.address)
    assert phone.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
