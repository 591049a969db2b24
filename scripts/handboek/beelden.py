"""The pictures of the handbook, taken from what the program makes of the fictional gemeente Markerwaard.

    nsp build . -o dist && nsp coverage . -o dist
    python scripts/handboek/beelden.py dist docs/beeld

Writes one WebP per picture. Needs the test extras and Chromium (tests/apt-packages.txt); the environment variable
CHROMIUM names another one than is found on the PATH.
"""

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).parents[2]
WIJK = "1029"  # Middenkavels, in locations/permalinks.yml
QUALITY = 80
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1e1e1e; color: #e6e6e6; }
pre { margin: 0; padding: 20px; width: max-content; font: 15px/1.45 "DejaVu Sans Mono", monospace; }
b { color: #ff6b6b; }
</style><pre>"""


def main() -> int:
    """Take every picture; answers 0, or 2 when something to look at is not there."""
    parser = argparse.ArgumentParser(description="The pictures of the handbook.")
    parser.add_argument("made", type=Path, help="the folder of nsp build and nsp coverage, such as dist")
    parser.add_argument("pictures", type=Path, help="the folder for the pictures, such as docs/beeld")
    wish = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    report = wish.made / "intern" / "dekking" / "index.html"
    missing = [str(path) for path in (wish.made / "site", wish.made / "druk", report) if not path.exists()]
    if missing or not chromium:
        sys.stderr.write(f"Not there: {', '.join(missing) or 'Chromium'}; see the head of this file.\n")
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for name, png in _pictures(browser, wish.made, report):
            _save(png, wish.pictures / f"{name}.webp")
        browser.close()
    return 0


def _pictures(browser: Browser, made: Path, report: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures by name, as PNG."""
    site = made / "site"
    phone = (360, 640)
    with _published(site) as address:
        yield "telefoon-nl", _shot(browser, address, phone)
        yield "telefoon-ar", _shot(browser, f"{address}ar/", phone, dark=True)
        yield "wijk", _shot(browser, f"{address}{WIJK}/", (900, 1000))
    yield "dekking", _shot(browser, report.as_uri(), (900, 1000))
    [flyer] = (made / "druk" / "proef").glob(f"flyer-wijk-{WIJK}-*-nl-1.png")
    yield "flyer", flyer.read_bytes()
    yield "melding", _terminal(browser, _message("NSP123"))
    with _preview() as address:
        yield "meekijken", _desk(browser, address)


def _shot(browser: Browser, address: str, size: tuple[int, int], *, dark: bool = False) -> bytes:
    """What fits on a screen of this size, in CSS pixels, twice as sharp on a phone."""
    width, height = size
    scale = 2 if width < 600 else 1
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    png = page.screenshot()
    context.close()
    return png


def _desk(browser: Browser, address: str) -> bytes:
    """The preview, with the flyer of a wijk."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(address)
    page.locator("#vellen img").first.wait_for()
    with page.expect_response(re.compile("/vel/.*2.png")):
        page.locator("#wijk").select_option(label="Middenkavels")
    page.locator(f"#vellen img[src*='{WIJK}'] >> nth=1").wait_for()
    png = page.screenshot()
    page.close()
    return png


def _message(code: str) -> str:
    """What nsp says of this mistake, from the planted mistakes that the tests look at."""
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests" / "editor" / "gevallen").glob("*.txt")]
    found = re.search(rf"^fout\[{code}\].*?(?=\n\n)", "\n".join(texts), re.MULTILINE | re.DOTALL)
    if not found:
        raise LookupError(code)
    return found.group()


def _terminal(browser: Browser, text: str) -> bytes:
    head, colon, rest = escape(text).partition(":")
    page = browser.new_page(device_scale_factor=1.5)
    page.set_content(f"{TERMINAL}$ nsp check uw-gemeente\n<b>{head}</b>{colon}{rest}</pre>")
    png = page.locator("pre").screenshot()
    page.close()
    return png


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of every request."""


@contextmanager
def _published(site: Path) -> Iterator[str]:
    """The site at an address: a browser runs no script of a page that is a file, and the finder would be missing."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def _preview() -> Iterator[str]:
    """`nsp serve` of the Markerwaard, and its address."""
    command = [sys.executable, "-m", "noodsteunpunt", "serve", str(REPOSITORY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        said = ""
        while not (found := re.search(r"http://\S+[^\s.]", said)) and (line := serving.stdout.readline()):
            said += line
        try:
            if not found:
                raise LookupError("nsp serve said no address")
            yield found.group()
        finally:
            serving.terminate()


def _save(png: bytes, path: Path) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.thumbnail((1280, 1400))
    picture.save(path, "WEBP", quality=QUALITY, method=6)
    print(f"{path}: {picture.width} x {picture.height}, {path.stat().st_size / 1000:.0f} kB")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
