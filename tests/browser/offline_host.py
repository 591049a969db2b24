"""A host whose site can be replaced, broken, slowed down or switched off while a browser looks at it."""

import gzip
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Asked:
    """One answered request: its path and how many bytes of body crossed the wire."""

    path: str
    size: int


@dataclass
class Host:
    """A plain host with gzip. folder: what it serves; others read it too. prefix: the path the site lies below.

    missing: paths that answer 404. broken: paths whose bytes are wrong. redirected: paths that are at another path.
    edited: by path what this host alone makes of a file.
    slow_s: seconds before `slow` answers. one_date: says that a file the browser has did not change, as hosts do that
    look at a date only.
    """

    folder: Path
    prefix: str = ""
    missing: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    redirected: dict[str, str] = field(default_factory=dict)
    edited: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    slow: str = "status.json"
    slow_s: float = 0
    one_date: bool = False
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """Where the site begins, with its closing slash. A secure context, because it is this machine."""
        return f"http://localhost:{self._port}{self.prefix}/"

    def start(self) -> None:
        """Answer, at the same address as before."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), partial(_Handler, host=self))
        self._server.daemon_threads = True
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Really stop: nothing listens any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def publish(self, site: Path) -> None:
        """Replace the whole site in one step: whoever asks meanwhile gets the old one or the new one."""
        self.folder = site


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, host: Host) -> None:
        self._host = host
        super().__init__(*args, directory=str(host.folder))

    def do_GET(self) -> None:
        """Answer as hosts do: a folder with its slash, gzip for text, 404.html for what is not there."""
        host = self._host
        path = self.path.partition("?")[0].removeprefix(host.prefix).lstrip("/")
        if path == host.slow:
            time.sleep(host.slow_s)
        folder = host.folder
        file = folder / path
        elsewhere = host.redirected.get(path) or (f"{path}/" if file.is_dir() and path and path[-1] != "/" else "")
        if elsewhere:
            self.send_response(301)
            self.send_header("Location", f"{host.prefix}/{elsewhere}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if host.one_date and "If-Modified-Since" in self.headers:
            self.send_response(304)
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file() and path not in host.missing and self.path.startswith(f"{host.prefix}/")
        data = file.read_bytes() if found else (folder / "404.html").read_bytes()
        data = data[::-1] if path in host.broken else data
        data = host.edited[path](data) if path in host.edited else data
        self._send(200 if found else 404, data, self.guess_type(str(file if found else "404.html")))

    def _send(self, code: int, data: bytes, kind: str) -> None:
        squeezed = kind.startswith("text/") or "json" in kind or "javascript" in kind or "xml" in kind
        body = gzip.compress(data, mtime=0) if squeezed else data
        self._host.asked.append(Asked(self.path, len(body)))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-cache")
            if self._host.one_date:
                self.send_header("Last-Modified", "Sat, 21 Nov 2026 12:00:00 GMT")
            if squeezed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is that of http.server
        """Say nothing."""
