"""Imported sites in a real Chromium: every page opens after one visit, with the host gone."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ..browser.offline_host import Host
from .measure import GEMEENTEN, Figures, Trial

pytestmark = [pytest.mark.trial, pytest.mark.browser]
# Nothing of the copy is made in the page itself; this says whether the Dutch pages are all on the phone.
WHOLE = """(async () => {
    const list = new URL(document.documentElement.dataset.begin + "offline/lijst/nl", location).href;
    return Boolean(navigator.serviceWorker.controller && await caches.match(list));
})()"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium of the browser tests."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("there is no Chromium here; install it, or point CHROMIUM at it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.mark.parametrize("name", GEMEENTEN)
def test_every_point_of_a_trial_opens_without_a_host(
    name: str, trial: Callable[[str], Trial], chromium: Browser, tmp_path: Path, figures: Figures
) -> None:
    """One visit to the home page is enough for all points and wijken of the municipality."""
    made = trial(name)
    host = Host(tmp_path / "live")
    host.publish(made.site)
    host.start()
    phone = chromium.new_context(viewport={"width": 360, "height": 740})
    try:
        page = phone.new_page()
        page.goto(host.address)
        for _ in range(200):
            if page.evaluate(WHOLE):
                break
            page.wait_for_timeout(100)
        else:
            pytest.fail("the copy was never whole")
        host.stop()
        codes = sorted(path.parent.name for path in made.site.glob("*/index.html") if path.parent.name.isdigit())
        for slug in codes:
            answer = page.goto(f"{host.address}{slug}/")
            assert answer is not None
            assert (slug, answer.status, answer.from_service_worker) == (slug, 200, True)
            assert "PROEF" in page.locator("body").inner_text()
    finally:
        phone.close()
        host.stop()
    figures.offline[name] = len(codes)
