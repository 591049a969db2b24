"""The preview over HTTP: to this machine alone, only to read, and only what the preview is about."""

import gc
import json
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from ..compile.artifact import SITE
from ..model.problem import FolderError
from ..press.sheet import SheetError
from .desk import Asset, Desk
from .pages import Pages

HOST, HTTP_PORT = "127.0.0.1", 80
LATEST, GOOD, SHEET = f"/{SITE}/", "/goed/", "/vel/"
STILL_HERE_S = 15.0
OBJECTS_BETWEEN_COLLECTIONS = 50_000
_HTML = "text/html; charset=utf-8"
# The frame runs one script of ours. A page keeps the policy it will have on the web, but makes no copy on this machine:
# a copy would be shown instead of what was saved last.
_DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_PAGE_POLICY = "worker-src 'none'; frame-ancestors 'self'"
_GONE = (BrokenPipeError, ConnectionResetError, ConnectionAbortedError)


def hosts_at(port: int) -> frozenset[str]:
    """How a browser on this machine names the preview; the port of HTTP itself it leaves out."""
    names = (HOST, "localhost")
    return frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == HTTP_PORT else ())


class PreviewServer(ThreadingHTTPServer):
    """Serves one desk until it is stopped. failed: hears of faults of ours."""

    daemon_threads = True
    # On Windows this would let a second program listen on the same port.
    allow_reuse_address = False

    def __init__(self, desk: Desk, port: int, failed: Callable[[Exception], None]) -> None:
        super().__init__((HOST, port), _Handler)
        self.desk, self.failed = desk, failed
        self._stop = Event()
        self.hosts = hosts_at(self.server_port)

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{HOST}:{self.server_port}/"

    def run(self) -> None:
        """Follow the folder and answer until somebody interrupts."""
        self.desk.preview.look()
        # What was read stays as long as the preview runs; looking for garbage in it took as long as the work itself,
        # and looking as often as Python does a fifth of a page with thousands of points.
        gc.freeze()
        gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
        Thread(target=self.desk.preview.follow, args=(self._stop, self.failed), daemon=True).start()
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self._stop.set()
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news; our own faults are told where they happen."""


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer

    def do_GET(self) -> None:
        """Answer, or say what is wrong. Another Host is a foreign page that tries to read along (DNS rebinding)."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self._answer(HTTPStatus.FORBIDDEN, Asset("text/plain; charset=utf-8", b"Alleen op deze computer.\n"))
            return
        try:
            self._route(unquote(urlsplit(self.path).path))
        except _GONE:
            return
        except Exception as error:  # one page that fails may not end the preview
            self.server.failed(error)
            self._html(self.server.desk.fault(error), HTTPStatus.INTERNAL_SERVER_ERROR)

    def _route(self, path: str) -> None:
        desk = self.server.desk
        if path == "/stand":
            self._tell_changes()
        elif path == "/rond":
            self._around()
        elif path == "/vellen":
            self._sheets()
        elif path.startswith((LATEST, GOOD)):
            self._site(path.removeprefix(LATEST).removeprefix(GOOD), good=path.startswith(GOOD))
        elif path.startswith(SHEET):
            self._sheet(path.removeprefix(SHEET))
        elif asset := desk.assets.get(path.removeprefix("/")):
            self._answer(HTTPStatus.OK, asset, _DESK_POLICY)
        else:
            self._nothing()

    def _site(self, path: str, *, good: bool) -> None:
        """A page or file of the website as it is now; with mistakes the panel, unless the last good one is asked."""
        version = self.server.desk.preview.version
        pages = self.server.desk.pages(version)
        is_page = path.endswith("/") or not path
        if is_page and (pages is None or (version.mistakes and not good)):
            self._html(self.server.desk.panel(version, path))
        elif pages is None:
            self._nothing()
        elif is_page or pages.page(f"{path}/"):
            self._page(pages, path)
        elif path.startswith("druk/"):
            self._sheet(path.removeprefix("druk/"))
        else:
            data = pages.file(path)
            kind = guess_type(path)[0] or "application/octet-stream"
            self._nothing() if data is None else self._answer(HTTPStatus.OK, Asset(kind, data), _PAGE_POLICY)

    def _page(self, pages: Pages, path: str) -> None:
        if path and not path.endswith("/"):  # as a host does; links in the page are relative to its folder
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{path.rpartition('/')[2]}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        html = pages.page(path)
        if html is None:
            self._html(pages.missing(), HTTPStatus.NOT_FOUND)
        else:
            self._html(html)

    def _around(self) -> None:
        pages = self.server.desk.pages(self.server.desk.preview.version)
        self._json(self.server.desk.around(pages, self._asked("pad"), self._asked("wijk")) if pages else {})

    def _sheets(self) -> None:
        site = self.server.desk.preview.version.site
        asked = self._asked("wijk"), self._asked("taal")
        self._json(self.server.desk.sheets(site, *asked) if site else {"vellen": [], "waarom": ""})

    def _sheet(self, file: str) -> None:
        """`name.pdf`, or `name/1.png` for its first page."""
        name, _, page = file.partition("/")
        site = self.server.desk.preview.version.site
        try:
            draft = self.server.desk.draft(site, name.removesuffix(".pdf")) if site else None
        except (SheetError, FolderError):  # said in words beside the page
            draft = None
        number = int(page.removesuffix(".png")) if page.removesuffix(".png").isdecimal() else 0
        if draft and name.endswith(".pdf") and not page:
            self._answer(HTTPStatus.OK, Asset("application/pdf", draft.pdf))
        elif draft and 1 <= number <= len(draft.pages):
            self._answer(HTTPStatus.OK, Asset("image/png", draft.pages[number - 1]))
        else:
            self._nothing()

    def _tell_changes(self) -> None:
        """Server-sent events: the version now, and again after every save, until the browser goes away."""
        self._head(HTTPStatus.OK, "text/event-stream", None)
        preview, told = self.server.desk.preview, -1
        while True:
            version = preview.wait_beyond(told, STILL_HERE_S)
            line = f"data: {json.dumps(self.server.desk.summary(version))}" if version.number != told else ": er nog"
            self.wfile.write(f"{line}\n\n".encode())
            self.wfile.flush()
            told = version.number

    def _asked(self, name: str) -> str:
        return parse_qs(urlsplit(self.path).query).get(name, [""])[0]

    def _json(self, values: dict[str, object]) -> None:
        self._answer(HTTPStatus.OK, Asset("application/json", json.dumps(values, ensure_ascii=False).encode()))

    def _html(self, html: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._answer(status, Asset(_HTML, html.encode()), _PAGE_POLICY)

    def _nothing(self) -> None:
        self._answer(HTTPStatus.NOT_FOUND, Asset("text/plain; charset=utf-8", b"Dit is er niet.\n"))

    def _answer(self, status: HTTPStatus, asset: Asset, policy: str = _PAGE_POLICY) -> None:
        self._head(status, asset.kind, len(asset.data), policy)
        self.wfile.write(asset.data)

    def _head(self, status: HTTPStatus, kind: str, length: int | None, policy: str = _PAGE_POLICY) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is that of http.server
        """The terminal is for the editor; what a browser asks is no news."""
