"""What a test does with a phone that keeps a copy of a site, and how a status goes out on that site."""

import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.once import made_once

from noodsteunpunt.build import Wish
from noodsteunpunt.publish import publish_status

from .offline_host import Host

ALARM = """\
fase: crisis
bijgewerkt: 2026-11-21 14:05
bericht:
  nl: De stroom is uitgevallen.
punten:
  de-droge-voet: {toestand: open, sinds: 2026-11-21 13:30, door: gemeente}
"""
ALL_QUIET = "fase: rust\n"


def until(page: Page, expression: str) -> None:
    """Wait until something is true in the page. Playwright's own waiting needs eval, which our policy forbids."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
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
    """Ask for a new version; answers "waiting", "rejected" or "none".

    After a visit a browser asks by itself too, of a host that may change halfway. Such an attempt is waited for first;
    one that had just begun answers for ours, with what the host had before, so "none" is asked once more.
    """
    state: str = page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            const decided = async () => {
                const worker = registration.installing;
                if (worker) await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
                return worker;
            };
            const ask = () => registration.update().catch(() => {}).then(decided);
            await decided();
            const worker = (await ask()) ?? (registration.waiting || (await ask()));
            return registration.waiting ? "waiting" : worker ? "rejected" : "none";
        }"""
    )
    return state


def take_new_version(page: Page) -> None:
    """Say yes to the version that waits, and look at the page again."""
    with page.expect_navigation():
        page.evaluate(
            """async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
                registration.waiting.postMessage("nu");
            }"""
        )


def kept_files(page: Page, language: str) -> dict[str, str]:
    """Every file of a language as the phone gives it, by its path below the site."""
    files: dict[str, str] = page.evaluate(
        """async (language) => {
            const begin = new URL(document.documentElement.dataset.begin, location);
            const list = await (await caches.match(new URL(`offline/lijst/${language}`, begin).href)).json();
            const files = {};
            for (const path in list.bestanden) files[path] = await (await fetch(new URL(path, begin))).text();
            return files;
        }""",
        language,
    )
    return files


def cache_names(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(name for name in names if not name.endswith("-blijft"))


def alarm_at(points: Iterable[str], message: str = "De stroom is uitgevallen.") -> str:
    """A status in which all these points are open."""
    state = "{toestand: open, sinds: 2026-11-21 13:30, door: gemeente}"
    lines = "".join(f"  {point}: {state}\n" for point in points)
    return f"fase: crisis\nbijgewerkt: 2026-11-21 14:05\nbericht:\n  nl: {message}\npunten:\n{lines}"


def with_status(site: Path, status: str = ALARM) -> Path:
    """A built site with a status on it, as `nsp status` publishes it. Made once for all workers, and only to read."""

    def make(folder: Path) -> None:
        (folder / "locations").mkdir(parents=True)
        (folder / "locations" / "status.yml").write_text(status, encoding="utf-8")
        shutil.copytree(site.parent, folder / "uit")
        publish_status(Wish(folder, folder / "uit", "site"), lambda artifacts, _: artifacts)

    name = sha256(status.encode()).hexdigest()[:16]
    return made_once(site.parent.parent / f"stand-{name}", make) / "uit" / "site"


def alarm(host: Host, site: Path, status: str = ALARM) -> None:
    """Publish a status on a built site."""
    host.publish(with_status(site, status))
