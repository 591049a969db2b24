"""After one visit the site is there without a network, and never in two versions at once."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from noodsteunpunt.build import Wish, publish_status

from .offline_host import Host
from .support import PAGE_TYPES, Example, page_path

ALARM = """\
fase: crisis
bijgewerkt: 2026-11-21 14:05
bericht:
  nl: De stroom is uitgevallen.
punten:
  de-droge-voet: {toestand: open, sinds: 2026-11-21 13:30, door: gemeente}
"""
OTHER_WORDS = "content/nl/site.yml"
WORDS = "begin_pagina:\n  titel: Een andere titel\n"
Site = Callable[[str, Example], Path]


@pytest.fixture
def host(markerwaard: Path, tmp_path: Path) -> Iterator[Host]:
    """The example municipality on a host of its own."""
    host = Host(tmp_path / "live")
    host.publish(markerwaard)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that was never here before."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture(scope="session")
def second(site: Site) -> Path:
    """The next version of the example: another title on the home page, and a street that is called differently."""
    return site("tweede", Example(files={OTHER_WORDS: WORDS}, texts=(("Droogmakersplein", "Droogmakersstraat"),)))


def until(page: Page, expression: str) -> None:
    """Wait until something is true in the page. Playwright's own waiting needs eval, which our policy forbids."""
    for _ in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {expression}")


def visit(phone: BrowserContext, address: str) -> Page:
    """Open a page and wait until the copy is made."""
    page = phone.new_page()
    page.goto(address)
    until(page, "navigator.serviceWorker.controller !== null")
    return page


def keep_language(page: Page, language: str) -> None:
    """Wait until the language is whole on the phone."""
    until(
        page,
        f"""(async () => {{
            const list = new URL(document.documentElement.dataset.begin + "offline/lijst/{language}", location).href;
            return Boolean(await caches.match(list));
        }})()""",
    )


def update(page: Page) -> str:
    """Ask for a new version; answers "waiting", "rejected" or "none"."""
    state: str = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            await registration.update().catch(() => {});
            const worker = registration.installing;
            if (worker) await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
            return registration.waiting ? "waiting" : worker ? "rejected" : "none";
        }"""
    )
    return state


def cache_names(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(name for name in names if not name.endswith("-blijft"))


def test_every_page_of_the_visited_language_opens_with_the_host_gone(host: Host, phone: BrowserContext) -> None:
    """One visit is enough: home, wijken, points, advice, all of it in Dutch."""
    page = visit(phone, host.address)
    host.stop()
    for page_type in PAGE_TYPES:
        answer = page.goto(host.address + page_path(page_type, "nl"))
        assert answer is not None
        assert (page_type, answer.status, answer.from_service_worker) == (page_type, 200, True)
        assert page.locator("h1").count() == 1


def test_printed_address_opens_without_network(host: Host, phone: BrowserContext) -> None:
    """The address under a QR code has no closing slash; it opens too, and so do the links on its page."""
    page = visit(phone, host.address)
    host.stop()
    page.goto(f"{host.address}1055")
    assert page.inner_text("h1") == "De Droge Voet"
    page.get_by_role("link", name="Middenkavels").click()
    assert page.inner_text("h1") == "Noodsteunpunten in Middenkavels"


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
    host.publish(second)
    (listing,) = (host.folder / "offline").glob("nl.*.json")
    pack = json.loads(listing.read_text())["pak"]["pad"]
    paths = {"list": f"offline/{listing.name}", "pack": pack, "core": "punten.geojson"}
    getattr(host, fault).add(paths[what])
    assert update(page) == "rejected"
    assert cache_names(page) == before
    host.stop()
    page.goto(host.address)
    assert page.inner_text("h1") == "Waar is mijn noodsteunpunt?"


@pytest.mark.parametrize("fault", ["missing", "broken"])
def test_torn_status_is_refused(
    host: Host, phone: BrowserContext, markerwaard: Path, tmp_path: Path, fault: str
) -> None:
    """A page that comes in pieces is put together to exactly the published bytes, or not at all."""
    page = visit(phone, host.address)
    before = cache_names(page)
    alarm(host, markerwaard, tmp_path)
    (listing,) = (host.folder / "offline").glob("nl.*.json")
    getattr(host, fault).add(json.loads(listing.read_text())["delen"]["1055/"])
    assert update(page) == "rejected"
    assert cache_names(page) == before


def test_first_visit_to_a_torn_site_still_shows_the_page(host: Host, phone: BrowserContext) -> None:
    """A copy that cannot be made leaves the page as it was, and no half copy behind."""
    (listing,) = (host.folder / "offline").glob("nl.*.json")
    host.missing.add(f"offline/{listing.name}")
    page = phone.new_page()
    page.goto(host.address, wait_until="networkidle")
    assert page.inner_text("h1") == "Waar is mijn noodsteunpunt?"
    until(page, "navigator.serviceWorker.getRegistration().then((r) => !r || (!r.installing && !r.active))")
    assert cache_names(page) == []


def alarm(host: Host, site: Path, tmp_path: Path, status: str = ALARM) -> None:
    """Publish a status on a copy of a built site, as `nsp status` does."""
    folder = tmp_path / "alarm"
    (folder / "locations").mkdir(parents=True, exist_ok=True)
    (folder / "locations" / "status.yml").write_text(status, encoding="utf-8")
    out = tmp_path / "uit"
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(site.parent, out)
    publish_status(Wish(folder, out, "site"), lambda artifacts, _: artifacts)
    host.publish(out / "site")


def test_status_change_costs_a_phone_at_most_20_kb(
    host: Host, phone: BrowserContext, markerwaard: Path, tmp_path: Path
) -> None:
    """In an outage every byte counts: one point opens, and a phone fetches no more than what changed."""
    page = visit(phone, host.address)
    alarm(host, markerwaard, tmp_path)
    host.asked.clear()
    assert update(page) == "waiting"
    fetched = sum(asked.size for asked in host.asked)
    assert fetched <= 20_000, [(asked.path, asked.size) for asked in host.asked]


def test_other_pages_learn_of_a_crisis_from_the_status(
    host: Host, phone: BrowserContext, markerwaard: Path, tmp_path: Path
) -> None:
    """A page that did not change shows the red line as soon as the status says so, also in the old version."""
    page = visit(phone, f"{host.address}72-uur/")
    assert not page.get_by_text("Er is nu een noodsituatie").is_visible()
    alarm(host, markerwaard, tmp_path)
    page.reload()
    page.get_by_text("Er is nu een noodsituatie").wait_for()
    page.goto(f"{host.address}status/")
    assert "De stroom is uitgevallen." in page.inner_text("main")


def test_real_crisis_is_never_hidden_behind_an_exercise(
    host: Host, phone: BrowserContext, markerwaard: Path, tmp_path: Path
) -> None:
    """A phone that kept the pages of an exercise shows the real crisis, without the exercise, and then its end."""
    alarm(host, markerwaard, tmp_path, ALARM.replace("crisis", "oefening"))
    page = visit(phone, host.address)
    page.get_by_text("OEFENING").first.wait_for()
    alarm(host, markerwaard, tmp_path)
    page.reload()
    page.get_by_text("Er is nu een noodsituatie").wait_for()
    assert not page.get_by_text("OEFENING").first.is_visible()
    alarm(host, markerwaard, tmp_path, "fase: rust\n")
    page.reload()
    page.get_by_text("Er is nu een noodsituatie").wait_for(state="hidden")
    assert not page.get_by_text("OEFENING").first.is_visible()


def test_last_status_page_is_kept(host: Host, phone: BrowserContext, markerwaard: Path, tmp_path: Path) -> None:
    """Who read the status during the crisis reads it again without network, also before taking the new version."""
    page = visit(phone, host.address)
    alarm(host, markerwaard, tmp_path)
    page.goto(f"{host.address}status/", wait_until="networkidle")
    host.stop()
    page.reload()
    assert "De stroom is uitgevallen." in page.inner_text("main")
    page.get_by_text("Laatste stand van:").wait_for()


def test_slow_status_gives_the_last_one_with_its_age(host: Host, phone: BrowserContext) -> None:
    """After two seconds of silence a phone shows the last status it has, and of when that is."""
    page = visit(phone, host.address)
    page.reload(wait_until="networkidle")
    host.slow_s = 30
    answer = page.evaluate(
        """async () => {
            const start = performance.now();
            const response = await fetch("status.json");
            return [(await response.json()).fase, response.headers.get("X-Nsp-Opgehaald"), performance.now() - start];
        }"""
    )
    assert answer[0] == "rust"
    assert re.fullmatch(r"\d{13}", answer[1])
    assert answer[2] >= 1900


def test_page_tells_how_old_the_copy_is(host: Host, phone: BrowserContext) -> None:
    """The foot of the page says of when the copy on the phone is; nothing about that is in the page's own bytes."""
    page = visit(phone, host.address)
    host.stop()
    page.reload()
    page.get_by_text("Kopie van:").wait_for()
    year = page.evaluate("new Date().getFullYear()")
    assert str(year) in page.get_by_text("Kopie van:").inner_text()


def test_site_below_a_path_works_offline(site: Site, phone: BrowserContext, tmp_path: Path) -> None:
    """A site at gemeente.example/nsp/ keeps and opens its own pages only."""
    host = Host(tmp_path / "live", prefix="/nsp")
    host.publish(site("onder-pad", Example(siteadres="https://x.example/nsp")))
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
    (host.folder / "sw.js").write_bytes((host.folder / "noodrem" / "sw.js").read_bytes())
    with page.expect_navigation():
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
    page.wait_for_load_state("networkidle")
    assert [name for name in page.evaluate("caches.keys()") if re.fullmatch(r"nsp-/-[0-9a-f]{16}", name)] == []


def test_nothing_else_is_kept_on_the_phone(host: Host, phone: BrowserContext) -> None:
    """No cookie, no local storage: only the pages themselves, the languages and the last status."""
    page = visit(phone, host.address)
    assert phone.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
