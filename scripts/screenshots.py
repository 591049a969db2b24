"""Screenshots of a built site, to look at and for the picture in the README.

    python scripts/screenshots.py dist/site pictures/
    python scripts/screenshots.py dist/site pictures/ --languages nl --widths 360

Takes home, the first wijk and the first point on it, and the 72-hour advice; in Dutch and Arabic as far as the site
has them, on a phone (360 px) and a desk (1280 px), light and dark. A picture is called
`nl-home-360-light.png` and shows the whole page. Needs the test extras and Chromium (tests/apt-packages.txt);
the environment variable CHROMIUM names another one than is found on the PATH.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT_PX = 800


def main() -> int:
    """Take every picture; answers 0, or 2 when there is no site or no browser."""
    wish = _arguments()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not chromium:
        return _stop("Chromium is not there; see tests/apt-packages.txt, or set CHROMIUM.")
    if not (wish.site / "index.html").is_file():
        return _stop(f"{wish.site} is not a built site; make one with: nsp build . -o dist")
    wish.pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        for language in wish.languages:
            for name, file in _files(page, wish.site, language):
                _take(page, file, wish.pictures, f"{language}-{name}", wish.widths)
        browser.close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Screenshots of a built site.")
    parser.add_argument("site", type=Path, help="the folder that is published, such as dist/site")
    parser.add_argument("pictures", type=Path, help="the folder for the pictures")
    parser.add_argument("--languages", nargs="+", default=["nl", "ar"])
    parser.add_argument("--widths", nargs="+", type=int, default=[360, 1280], help="in CSS pixels")
    return parser.parse_args()


def _files(page: Page, site: Path, language: str) -> Iterator[tuple[str, Path]]:
    """The pages to take, by name; none for a language the site does not have."""
    root = site if language == "nl" else site / language
    home = root / "index.html"
    if not home.is_file():
        return
    page.goto(home.as_uri())
    links = {"wijk": page.locator(".wijken h2 a").first, "point": page.locator(".puntregel a").first}
    found = {name: link.evaluate("link => link.href") for name, link in links.items()}
    yield "home", home
    for name, address in found.items():
        yield name, Path(unquote(urlsplit(address).path)) / "index.html"
    yield "72-hours", root / "72-uur" / "index.html"


def _take(page: Page, file: Path, pictures: Path, name: str, widths: list[int]) -> None:
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT_PX})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.goto(file.as_uri())
            page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png", full_page=True)


def _stop(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
