"""How soon a save shows in the preview, at 9 and at 3,600 points in three languages.

    PYTHONPATH=generator:. python benchmarks/serve.py

Measures from the moment a file is saved until the new page has arrived, as a browser asks for it, and until the new
flyer has. Then the same in a real Chromium, until the new text stands on the screen (needs the test extras). Writes
its figures in docs/measured.md.
"""

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import machine
from playwright.sync_api import sync_playwright
from tests.trial.measure import MEASURED, write_section

from noodsteunpunt import __version__
from noodsteunpunt.model.codes import code_for
from noodsteunpunt.register import register

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- serve: written by benchmarks/serve.py, do not edit -->\n", "<!-- serve: end -->\n"
SAVES = 10
COLUMNS = 20  # of wijken, beside each other
# Names that fit on a flyer, three or so per wijk. The wijken lie in a grid over the country; nothing here exists.
SIZES = {9: 3, 3600: 1200}
WEST, SOUTH, WIDE, HIGH = 4.0, 51.0, 0.1, 0.03


def main() -> int:
    """Measure every size; answers 0."""
    rows = []
    for points, wijken in SIZES.items():
        for row in _measure(points, wijken):
            sys.stderr.write(f"{row}\n")
            rows.append(row)
    write_section(MEASURED, BEGIN, END, _text(rows))
    return 0


def _measure(points: int, wijken: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code = _municipality(folder, points, wijken)
        started = time.perf_counter()
        with _serving(folder) as (port, pid):
            _ask(port, "/site/")
            size, cpu = f"{points:,} x 3", _cpu_s(pid)
            first = time.perf_counter() - started
            yield f"| {size} | start of the command until the first page | {first:.2f} | | {cpu:.2f} |"
            point = f"/site/{code_for(wijken)}/"
            measured: dict[str, Callable[[int], float]] = {
                "page of a point": lambda number: _save_to_page(port, folder, point, number),
                "page of its wijk": lambda number: _save_to_page(port, folder, f"/site/{code}/", number),
                "home page": lambda number: _save_to_page(port, folder, "/site/", number),
                "flyer of its wijk, both sides": lambda number: _save_to_flyer(port, folder, code, number),
            }
            for what, save in measured.items():
                save(SAVES)  # the first time templates, fonts and lists are made
                before = _cpu_s(pid)
                times = [save(number) for number in range(SAVES)]
                yield _row(size, what, times, (_cpu_s(pid) - before) / SAVES)
            yield _row(size, "page of a point, on the screen", _in_chromium(port, folder, point))


def _municipality(folder: Path, points: int, wijken: int) -> str:
    """A made-up municipality; answers the code of its first wijk, in which the first point lies."""
    locations = folder / "locations"
    (locations / "punten").mkdir(parents=True)
    shutil.copy(ROOT / "locations" / "gemeente.yml", locations)
    features = [_wijk(number) for number in range(wijken)]
    collection = {"type": "FeatureCollection", "features": features}
    (locations / "wijken.geojson").write_text(json.dumps(collection), encoding="utf-8")
    text = (ROOT / "locations" / "punten" / "de-droge-voet.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^bedient:.*\n(?:  - .*\n)*", "", text)  # wijken that are not here
    text = re.sub(r"(?m)^  herkenningspunt:.*\n(?:    .*\n)*", "  herkenningspunt: het huis\n", text)
    per_wijk = points // wijken
    for number in range(points):
        west, south = _corner(number % wijken)
        lat, lon = south + HIGH / 2, west + WIDE * (number // wijken + 1) / (per_wijk + 2)
        own = text.replace("De Droge Voet", f"Punt {number}").replace("middenkavels", f"wijk-{number % wijken}")
        own = re.sub(r"lat: .*", f"lat: {lat:.5f}", re.sub(r"lon: .*", f"lon: {lon:.5f}", own))
        own = re.sub(r"postcode: .*", f"postcode: {number % 10_000:04} AA", own)
        (locations / "punten" / f"punt-{number:04}.yml").write_text(own, encoding="utf-8")
    register(folder)
    return code_for(0)


def _corner(wijk: int) -> tuple[float, float]:
    return WEST + wijk % COLUMNS * WIDE, SOUTH + wijk // COLUMNS * HIGH


def _wijk(number: int) -> dict[str, object]:
    west, south = _corner(number)
    east, north = west + WIDE, south + HIGH
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"id": f"wijk-{number}", "naam": f"Wijk {number:04}"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, int]]:
    """The preview as an editor starts it; gives its port and its process id."""
    command = [sys.executable, "-m", "noodsteunpunt", "serve", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline().rpartition(":")[2].strip("/\n")), process.pid
        finally:
            process.terminate()


def _cpu_s(pid: int) -> float:
    """Seconds of CPU that a process has used (Linux, see proc(5))."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(int(one) for one in ticks) / os.sysconf("SC_CLK_TCK")


def _ask(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    data = connection.getresponse().read()
    connection.close()
    return data


@contextmanager
def _told(port: int) -> Iterator[Callable[[], None]]:
    """The stream of saves, past what is known already; gives what waits for the next."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/stand")
    stream = connection.getresponse()

    def wait() -> None:
        while not stream.readline().startswith(b"data: "):
            pass

    wait()
    yield wait
    connection.close()


def _save(folder: Path, words: str) -> None:
    path = folder / "locations" / "punten" / "punt-0000.yml"
    path.write_text(
        re.sub(r"(?m)^  herkenningspunt: h.*", f"  herkenningspunt: het huis {words}", path.read_text("utf-8")), "utf-8"
    )


def _save_to_page(port: int, folder: Path, path: str, number: int) -> float:
    words = f"{path.strip('/').replace('/', '-')}-{number}-keer"
    with _told(port) as wait:
        started = time.perf_counter()
        _save(folder, words)
        page = b""
        while words.encode() not in page:  # a look in the middle of the save before may be told after it
            wait()
            page = _ask(port, path)
        return time.perf_counter() - started


def _save_to_flyer(port: int, folder: Path, code: str, number: int) -> float:
    with _told(port) as wait:
        started = time.perf_counter()
        _save(folder, f"flyer {number}")
        wait()
        (vel,) = json.loads(_ask(port, f"/vellen?wijk={code}&taal=nl"))["vellen"]
        for page in (1, 2):
            assert _ask(port, f"/vel/{vel['bestand']}/{page}.png").startswith(b"\x89PNG"), vel
        return time.perf_counter() - started


def _in_chromium(port: int, folder: Path, path: str) -> list[float]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"http://127.0.0.1:{port}/")
        page.evaluate(f"document.querySelector('#pagina').contentWindow.location.assign('{path}')")
        for number in range(SAVES):
            page.locator("#vellen img").first.wait_for()
            page.wait_for_timeout(1500)
            started = time.perf_counter()
            _save(folder, f"scherm {number} af")
            page.frame_locator("#pagina").get_by_text(f"scherm {number} af").first.wait_for()
            times.append(time.perf_counter() - started)
        browser.close()
    return times


def _row(size: str, what: str, times: list[float], cpu: float | None = None) -> str:
    used = f"{cpu:.2f}" if cpu is not None else ""
    return f"| {size} | {what} | {statistics.median(times):.2f} | {max(times):.2f} | {used} |"


def _text(rows: list[str]) -> str:
    return "\n".join(
        [
            "## Preview: from save to sight",
            "",
            f"Measured by `benchmarks/serve.py`: {machine()},",
            f"Noodsteunpunt {__version__}. Seconds on the wall clock from saving one point until what is named",
            f"has arrived, over {SAVES} saves; up to 0.02 s with 9 points and 0.08 s with 3,600 is waiting for a look",
            "at the folder. CPU is that of the preview per save, which other work changes less.",
            "",
            "| points x languages | what | median s | slowest s | CPU s |",
            "|---|---|--:|--:|--:|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
