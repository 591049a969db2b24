"""A status reaches phones that keep a copy: in few bytes, never half, and never older than what was there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from noodsteunpunt.build import check

from .offline_host import Host
from .offline_phone import (
    ALARM,
    ALL_QUIET,
    alarm,
    alarm_at,
    cache_names,
    keep_language,
    kept_files,
    take_new_version,
    until,
    update,
    visit,
    with_status,
)
from .support import REPOSITORY

MOST_BYTES = 20_000
LANGUAGES = {"nl": "", "ar": "ar/"}
FOUR = ("de-droge-voet", "het-peilhuis", "kavelhuis-midden", "de-wierschuur")


def every_point() -> tuple[str, ...]:
    """All points in use of the example."""
    site, _ = check(REPOSITORY)
    return tuple(punt.id for punt in site.punten if punt.in_use)


def published(host: Host, paths: dict[str, str]) -> dict[str, str]:
    """The same files as the host has them."""
    files = {path: host.folder / (f"{path}index.html" if path.endswith("/") or not path else path) for path in paths}
    return {path: file.read_text(encoding="utf-8") for path, file in files.items()}


def assert_phone_has_what_the_host_has(page: Page, host: Host, language: str) -> None:
    """Byte for byte, read without the host."""
    host.stop()
    kept = kept_files(page, language)
    assert len(kept) > 20
    assert kept == published(host, kept)
    host.start()


def edit_worker(host: Host, old: str, new: str) -> None:
    """Give every phone of this host a service worker in which the one place with `old` is different."""
    assert (host.folder / "sw.js").read_text(encoding="utf-8").count(old) == 1
    host.edited["sw.js"] = lambda text: text.replace(old.encode(), new.encode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("points", [FOUR[:1], FOUR, every_point()], ids=["one", "four", "all"])
def test_status_change_costs_a_phone_at_most_20_kb(
    host: Host, phone: BrowserContext, markerwaard: Path, language: str, points: tuple[str, ...]
) -> None:
    """In an outage every byte counts: however many points open, a phone fetches only what is new."""
    page = visit(phone, host.address + LANGUAGES[language])
    keep_language(page, language)
    alarm(host, markerwaard, alarm_at(points))
    host.asked.clear()
    assert update(page) == "waiting"
    fetched = sum(asked.size for asked in host.asked)
    assert 0 < fetched <= MOST_BYTES, [(asked.path, asked.size) for asked in host.asked]
    take_new_version(page)
    assert_phone_has_what_the_host_has(page, host, language)


def test_phone_that_missed_some_statuses_needs_no_more(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """Whatever status it had before, one small file brings a phone up to date; also back to rest."""
    page = visit(phone, host.address)
    for seen, status in [
        (True, alarm_at(FOUR[:1])),
        (False, alarm_at(FOUR, "Het water is niet veilig.")),
        (True, alarm_at(FOUR[2:], "Het gas is uitgevallen.")),
        (False, alarm_at(every_point()).replace("crisis", "oefening")),
        (True, ALL_QUIET),
        (True, alarm_at(FOUR)),
    ]:
        alarm(host, markerwaard, status)
        if seen:
            host.asked.clear()
            assert update(page) == "waiting"
            assert sum(asked.size for asked in host.asked) <= MOST_BYTES
            take_new_version(page)
            assert_phone_has_what_the_host_has(page, host, "nl")


def test_first_visit_during_a_crisis_keeps_what_is_true_now(
    host: Host, phone: BrowserContext, markerwaard: Path
) -> None:
    """Who comes for the first time in a crisis keeps the pages of that crisis, and later those of rest."""
    alarm(host, markerwaard, alarm_at(FOUR))
    page = visit(phone, host.address)
    assert_phone_has_what_the_host_has(page, host, "nl")
    alarm(host, markerwaard, ALL_QUIET)
    assert update(page) == "waiting"
    take_new_version(page)
    assert_phone_has_what_the_host_has(page, host, "nl")


def test_browser_that_cannot_unpack_keeps_the_same_pages(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """An older browser fetches page by page; in a crisis those of the crisis, and afterwards those of rest."""
    edit_worker(host, '"DecompressionStream" in self', "false")
    alarm(host, markerwaard, alarm_at(FOUR))
    page = visit(phone, host.address)
    assert not [asked.path for asked in host.asked if asked.path.endswith(".bin")]
    assert_phone_has_what_the_host_has(page, host, "nl")
    for status in (alarm_at(FOUR[2:], "Het gas is uitgevallen."), ALL_QUIET, ALARM):
        alarm(host, markerwaard, status)
        assert update(page) == "waiting"
        take_new_version(page)
        assert_phone_has_what_the_host_has(page, host, "nl")


@pytest.mark.parametrize("fault", ["missing", "broken"])
def test_torn_status_is_refused(host: Host, phone: BrowserContext, markerwaard: Path, fault: str) -> None:
    """A status of which the file did not come, or came with other bytes, leaves the phone as it was."""
    page = visit(phone, host.address)
    before = cache_names(page)
    alarmed = with_status(markerwaard)
    (change,) = (alarmed / "offline").glob("stand-nl.*.json")
    getattr(host, fault).add(f"offline/{change.name}")
    host.publish(alarmed)
    assert update(page) == "rejected"
    assert cache_names(page) == before


def test_pieces_that_make_another_page_are_refused(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """A page is put together to exactly the published bytes or not at all, whatever the file of the status says."""
    page = visit(phone, host.address)
    before = cache_names(page)
    alarmed = with_status(markerwaard)
    edit_worker(host, "? rest.slice(...piece) :", "? rest.slice(1, ...piece.slice(1)) :")
    host.publish(alarmed)
    assert update(page) == "rejected"
    assert cache_names(page) == before


def test_newer_copy_is_not_hidden_behind_an_older_status(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """Who read the status page, and later took a new version, reads that one without network."""
    page = visit(phone, f"{host.address}status/")
    alarm(host, markerwaard, alarm_at(FOUR, "Het water is niet veilig."))
    page.goto(f"{host.address}status/", wait_until="networkidle")
    assert "Het water is niet veilig." in page.inner_text("main")
    page.goto(host.address)
    alarm(host, markerwaard, alarm_at(FOUR, "Het water is weer veilig."))
    assert update(page) == "waiting"
    take_new_version(page)
    host.stop()
    page.goto(f"{host.address}status/")
    page.locator("main").get_by_text("Het water is weer veilig.").first.wait_for()
    assert "Het water is niet veilig." not in page.inner_text("main")


def test_other_pages_learn_of_a_crisis_from_the_status(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """A page that did not change shows the red line as soon as the status says so, also in the old version."""
    page = visit(phone, f"{host.address}72-uur/")
    assert not page.get_by_text("Er is nu een noodsituatie").is_visible()
    alarm(host, markerwaard)
    page.reload()
    page.get_by_text("Er is nu een noodsituatie").wait_for()
    page.goto(f"{host.address}status/")
    assert "De stroom is uitgevallen." in page.inner_text("main")


def test_real_crisis_is_never_hidden_behind_an_exercise(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """A phone that kept the pages of an exercise shows the real crisis, without the exercise, and then its end."""
    alarm(host, markerwaard, ALARM.replace("crisis", "oefening"))
    page = visit(phone, host.address)
    page.get_by_text("OEFENING").first.wait_for()
    alarm(host, markerwaard)
    page.reload()
    page.get_by_text("Er is nu een noodsituatie").wait_for()
    page.get_by_text("OEFENING").first.wait_for(state="hidden")
    alarm(host, markerwaard, "fase: rust\n")
    page.reload()
    page.get_by_text("OEFENING").first.wait_for(state="hidden")
    assert not page.get_by_text("Er is nu een noodsituatie").is_visible()


def test_last_status_page_is_kept(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """Who read the status during the crisis reads it again without network, also before taking the new version."""
    page = visit(phone, host.address)
    alarm(host, markerwaard)
    page.goto(f"{host.address}status/", wait_until="networkidle")
    host.stop()
    page.reload()
    assert "De stroom is uitgevallen." in page.inner_text("main")
    page.get_by_text("Laatste stand van:").wait_for()


def test_status_of_a_version_that_waits_is_read_without_network(
    host: Host, phone: BrowserContext, markerwaard: Path
) -> None:
    """Who was online during the crisis, and neither opened the status page nor took the new version, still reads it."""
    page = visit(phone, host.address)
    alarm(host, markerwaard)
    assert update(page) == "waiting"
    host.stop()
    page.goto(f"{host.address}status/")
    assert "De stroom is uitgevallen." in page.inner_text("main")


def test_full_phone_still_shows_the_status_it_fetches(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """Without room to keep it, the status of now is shown all the same, not the one that was kept before."""
    page = visit(phone, f"{host.address}status/")
    page.reload(wait_until="networkidle")
    alarm(host, markerwaard)
    devtools = phone.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 1})
    page.reload()
    assert "De stroom is uitgevallen." in page.inner_text("main")


def test_host_that_sends_the_status_elsewhere_is_followed(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """A host that redirects the status page to another address of its own still gives the status of now."""
    page = visit(phone, host.address)
    alarm(host, markerwaard)
    host.redirected["status/"] = "status/index.html"
    page.goto(f"{host.address}status/")
    assert "De stroom is uitgevallen." in page.inner_text("main")


def test_host_that_only_looks_at_dates_does_not_hide_a_crisis(
    host: Host, phone: BrowserContext, markerwaard: Path
) -> None:
    """A status of which the file kept the date of the one before is fetched all the same."""
    host.one_date = True
    page = visit(phone, f"{host.address}status/")
    page.reload(wait_until="networkidle")
    alarm(host, markerwaard)
    page.reload()
    assert "De stroom is uitgevallen." in page.inner_text("main")
    page.get_by_text("Er is nu een noodsituatie").wait_for()


def test_statuses_that_nobody_takes_do_not_pile_up(host: Host, phone: BrowserContext, markerwaard: Path) -> None:
    """A tab that stays open during a long crisis keeps its own version and the newest one, not all between."""
    page = visit(phone, host.address)
    for status in (ALARM, alarm_at(FOUR), alarm_at(every_point()), alarm_at(FOUR, "Het water is niet veilig.")):
        alarm(host, markerwaard, status)
        assert update(page) == "waiting"
    page.reload()
    until(page, "caches.keys().then((names) => names.filter((name) => !name.endsWith('-blijft')).length === 2)")
    take_new_version(page)
    assert_phone_has_what_the_host_has(page, host, "nl")
    assert len(cache_names(page)) == 1


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
