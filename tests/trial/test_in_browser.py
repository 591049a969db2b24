"""Imported sites in a real Chromium: every page opens after one visit, with the host gone, and a status is small."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from noodsteunpunt.finish.finish import COPY_BYTES, COPY_BYTES_PER_POINT

from ..browser.offline_host import Host
from ..browser.offline_phone import alarm_at, keep_language, kept_files, take_new_version, update, visit
from .measure import GEMEENTEN, Figures, Trial, run

pytestmark = [pytest.mark.trial, pytest.mark.browser]
MOST_STATUS_BYTES = 20_000


def in_alarm(made: Trial, scratch: Path, status: str) -> Path:
    """A copy of the site with this status on it, in a process of its own to leave the memory of this one as it is."""
    folder = scratch / "alarm"
    (folder / "locations").mkdir(parents=True)
    (folder / "locations" / "status.yml").write_text(status, encoding="utf-8")
    out = Path(shutil.copytree(made.out, scratch / "uit"))
    run(scratch, "-m", "noodsteunpunt", "status", folder, "-o", out)
    return out / "site"


@pytest.mark.parametrize("name", GEMEENTEN)
def test_trial_is_whole_without_a_host_and_small_in_a_crisis(
    name: str, trial: Callable[[str], Trial], browser: Browser, tmp_path: Path, figures: Figures
) -> None:
    """One visit is enough for all points and wijken; when every point opens at once, a phone fetches 20 kB at most."""
    made = trial(name)
    points = sorted(path.stem for path in (made.folder / "locations" / "punten").glob("*.yml"))
    host = Host(made.site)
    host.start()
    phone = browser.new_context(viewport={"width": 360, "height": 740})
    try:
        page = visit(phone, host.address)
        keep_language(page, "nl")
        first = sum(asked.size for asked in host.asked)
        most = COPY_BYTES + COPY_BYTES_PER_POINT * len(points)
        assert first <= most
        host.stop()
        codes = sorted(path.parent.name for path in made.site.glob("*/index.html") if path.parent.name.isdigit())
        for slug in codes:
            answer = page.goto(f"{host.address}{slug}/")
            assert answer is not None
            assert (slug, answer.status, answer.from_service_worker) == (slug, 200, True)
            assert "PROEF" in page.locator("body").inner_text()
        host.start()
        host.publish(in_alarm(made, tmp_path, alarm_at(points)))
        host.asked.clear()
        assert update(page) == "waiting"
        status = sum(asked.size for asked in host.asked)
        assert 0 < status <= MOST_STATUS_BYTES
        take_new_version(page)
        host.stop()
        opened = [path for path, html in kept_files(page, "nl").items() if "staat-open" in html]
        assert len(opened) > len(points)  # each point, its wijk, the home page and the status page
    finally:
        phone.close()
        host.stop()
    flyers = sum(path.stat().st_size for path in (made.site / "druk").glob("*.pdf"))
    figures.offline[name] = [f"{number:,}" for number in (len(codes), first, most, status, flyers)]
