"""Builds sites to look at, serves them as a plain host would, and names every type of page once."""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from noodsteunpunt.build import Wish, build
from noodsteunpunt.register import register

REPOSITORY = Path(__file__).resolve().parents[2]
LOCATIONS = REPOSITORY / "locations"
# Sheets are kept by their content, so tests share them.
SHEETS = REPOSITORY / ".cache" / "tests"

# Every type of page, with where the example municipality has one. Digits are codes of locations/permalinks.yml.
PAGE_TYPES = {
    "begin": "",
    "wijk": "1029",
    "wijk zonder punt": "1007",
    "punt": "1108",
    "punt met weinig gegevens": "1064",
    "verplaatst": "1086",
    "vervallen": "1119",
    "72-uur": "72-uur",
    "nu": "nu",
    "uitleg": "uitleg",
    "teken": "teken",
    "talen": "talen",
    "redactie": "over",
    "status": "status",
    "offline": "offline",
    "straten": "straten",
}
NOT_FOUND = "niet gevonden"
RIGHT_TO_LEFT = {"ar", "fa", "ur", "he", "ckb", "ps"}


def site_languages() -> list[str]:
    """The languages of the example municipality; a new one is tested from its first commit."""
    text = (LOCATIONS / "gemeente.yml").read_text(encoding="utf-8")
    languages: list[str] = yaml.load(text, Loader=yaml.BaseLoader)["talen"]
    return languages


def looked_at(*rows: tuple[str, ...]) -> list[Any]:
    """Rows that end with a language, for what takes a browser long: those in Dutch or from right to left.

    Another language differs from Dutch in its words alone, which all other tests read; `make trial` looks at it here.
    """
    short = {"nl", *RIGHT_TO_LEFT}
    return [pytest.param(*row, marks=() if row[-1] in short else pytest.mark.trial) for row in rows]


def page_path(page_type: str, language: str) -> str:
    """The path of a type of page below the site's root: "ar/1108/". There is one "not found", in Dutch."""
    if page_type == NOT_FOUND:
        return "404.html"
    parts = [language if language != "nl" else "", PAGE_TYPES[page_type]]
    return "".join(f"{part}/" for part in parts if part)


def page_types(language: str) -> list[str]:
    """Every type of page that a language has."""
    return [*PAGE_TYPES, NOT_FOUND] if language == "nl" else [*PAGE_TYPES]


def find_chromium() -> str | None:
    """The program of $CHROMIUM, or one that is installed; first the one without windows, which is much quicker."""
    asked = os.environ.get("CHROMIUM")
    names = [asked] if asked else ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if (found := shutil.which(name))), None)


def every_page() -> list[tuple[str, str]]:
    """(type, language) of every type of page in every language."""
    return [(page_type, language) for language in site_languages() for page_type in page_types(language)]


STATUS = """
fase: {fase}
bijgewerkt: 2026-11-21 12:00
bericht:
  nl: Het water uit de kraan is niet veilig. Kook het eerst.
punten:
  het-peilhuis: {{toestand: open, sinds: 2026-11-21 10:30, door: de gemeente}}
  de-droge-voet: {{toestand: wordt_ingericht, sinds: 2026-11-21 10:30, door: de gemeente}}
  kavelhuis-midden: {{toestand: vol, sinds: 2026-11-21 11:00, door: de gemeente}}
  de-wierschuur: {{toestand: gesloten, sinds: 2026-11-21 12:00, door: de gemeente}}
"""


def status_of_today(fase: str) -> dict[str, str]:
    """The file of a day that is not calm ("crisis" or "oefening"), with a point in every state."""
    return {"locations/status.yml": STATUS.format(fase=fase)}


@dataclass(frozen=True)
class Example:
    """The example municipality, changed. aard: another kind. siteadres: another address.

    texts: (pattern, replacement) for the text of every YAML file below `locations/`.
    files: more files, by path below the folder; `permalinks.yml` follows the address by itself.
    """

    aard: str = "voorbeeld"
    siteadres: str = "https://markerwaard.example"
    texts: tuple[tuple[str, str], ...] = ()
    files: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Make the folder of this municipality."""
        shutil.copytree(LOCATIONS, folder / "locations")
        changes = (
            (r"(?m)^aard: .*$", f"aard: {self.aard}"),
            (r"(?m)^siteadres: .*$", f"siteadres: {self.siteadres}"),
            *self.texts,
        )
        codes = folder / "locations" / "permalinks.yml"
        for file in set((folder / "locations").rglob("*.yml")) - {codes}:
            text = file.read_text(encoding="utf-8")
            for pattern, replacement in changes:
                text = re.sub(pattern, replacement, text)
            file.write_text(text, encoding="utf-8")
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        register(folder, new_address=True)


# A language with so few words that most of the page is Dutch. Its own words are of no importance here.
PERSIAN = {
    "content/fa/taal.yml": """
naam: فارسی
richting: rtl
datum: "{dag} {maand} {jaar}"
moment: "{datum} {tijd}"
decimaal: "٫"
maanden: [ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه, اوت, سپتامبر, اکتبر, نوامبر, دسامبر]
""",
    "content/fa/site.yml": """
begin: خانه
punt:
  adres: نشانی
""",
}
HALF_TRANSLATED = Example(texts=((r"(?m)^  - ar$", "  - ar\n  - fa"),), files=PERSIAN)

# Values that could be real, for what only a real municipality's site does. The names stay those of the example.
REAL = Example(
    aard="echt",
    siteadres="https://noodsteunpunt.gemeente.test",
    texts=(
        ("GM0000", "GM1999"),
        ("VR00", "VR25"),
        (r"(?m)^(  postcode: )0", r"\g<1>1"),
        (r"(?m)^  bag_id: .*\n", ""),
        ('"14 0000"', '"14 0123"'),
        ("https://markerwaard.example\nomroep", "https://www.gemeente.test\nomroep"),
        *HALF_TRANSLATED.texts,
    ),
    files=PERSIAN,
)


def build_example(example: Example, folder: Path) -> None:
    """Build it below `folder`; what would be published is in `uit/site`."""
    example.write(folder / "gemeente")
    build(Wish(folder / "gemeente", folder / "uit", "site", cache=SHEETS), lambda artifacts, _: artifacts)


@dataclass(frozen=True)
class Served:
    """A site at a real address. asked: the path of every request so far, in order."""

    address: str
    folder: Path
    asked: list[str]

    def url(self, page_type: str, language: str = "nl") -> str:
        """The full address of a type of page."""
        return f"{self.address}/{page_path(page_type, language)}"


class _PlainHost(SimpleHTTPRequestHandler):
    """Answers as an ordinary static host: files below `prefix`, and 404.html for what is not there."""

    def __init__(self, *args: Any, prefix: str, asked: list[str], **settings: Any) -> None:
        self._prefix, self._asked = prefix, asked
        super().__init__(*args, **settings)

    def do_GET(self) -> None:
        self._asked.append(self.path)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{self._prefix}/")
        return super().translate_path(path.removeprefix(self._prefix) if inside else "/outside-the-site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # a browser that went on to the next page
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is that of http.server
        """Say nothing."""


@contextmanager
def serve(site: Path, prefix: str = "") -> Iterator[Served]:
    """The site on a free port of this machine, below `prefix` ("/nsp")."""
    asked: list[str] = []
    handler: Callable[..., _PlainHost] = partial(_PlainHost, directory=str(site), prefix=prefix, asked=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield Served(f"http://127.0.0.1:{server.server_port}{prefix}", site, asked)
        server.shutdown()
        thread.join()
