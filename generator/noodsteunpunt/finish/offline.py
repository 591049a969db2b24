"""What a phone keeps: per group a list of files with their hashes, per language a pack, and the service worker.

A list names each file's SHA-256; the service worker names each list's. So one changed byte anywhere changes `sw.js`,
and a phone never mixes two versions (theme/offline/service-worker.js).
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..compile.artifact import CORE, Artifact

SHARED_FILE = "site/offline/vast.json"
_GZIP = 31  # zlib's window bits for a gzip header, which then has no time in it


class _Group:
    """The files of one group, and their text squeezed into one pack while they pass by."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self._squeezer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
        self._squeezed: list[bytes] = []
        self.packed = False
        self.parts: dict[str, Artifact] = {}

    def add(self, path: str, artifact: Artifact) -> None:
        self.files[path] = _sha256(artifact.data)
        if artifact.path.endswith(".html"):
            line = json.dumps([path, artifact.data.decode()], ensure_ascii=False) + "\n"
            self._squeezed.append(self._squeezer.compress(line.encode()))
            self.packed = True

    def pack(self) -> bytes:
        """All pages as gzipped lines of JSON: [path, html]."""
        return b"".join([*self._squeezed, self._squeezer.flush()])


@dataclass(frozen=True)
class Shared:
    """The texts pages carry inside: styles and script. A fickle page is also published without them."""

    texts: tuple[str, ...]

    @property
    def _signs(self) -> dict[str, str]:
        return {f"%DEEL{number}%": text for number, text in enumerate(self.texts)}

    def taken_out(self, html: str) -> str:
        """A page with signs instead of the shared texts; service-worker.js puts them back."""
        for sign, text in self._signs.items():
            html = html.replace(text, sign, 1)
        return html

    def as_json(self) -> bytes:
        """What the service worker needs to put them back."""
        return json.dumps(self._signs).encode()


class Offline:
    """Collects the files that phones keep, and makes the lists about them."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._groups: dict[str, _Group] = {}
        self.see(Artifact(SHARED_FILE, shared.as_json(), offline=CORE))

    def see(self, artifact: Artifact) -> None:
        """Note one artifact when it belongs to a group."""
        if artifact.offline:
            path = artifact.path.removeprefix("site/").removesuffix("index.html")
            group = self._groups.setdefault(artifact.offline, _Group())
            group.add(path, artifact)
            if artifact.fickle:
                data = self._shared.taken_out(artifact.data.decode()).encode()
                group.parts[path] = Artifact(f"site/offline/deel/{_short(path.encode())}.{_short(data)}.txt", data)

    def artifacts(self, service_worker: str) -> Iterator[Artifact]:
        """The packs, the parts, the lists and the service worker made from its template."""
        yield Artifact(SHARED_FILE, self._shared.as_json())
        hashes: dict[str, str] = {}
        for name, group in sorted(self._groups.items()):
            listing: dict[str, object] = {"bestanden": group.files}
            if group.packed:
                pack = group.pack()
                path = f"offline/{name}.{_short(pack)}.gz"
                listing["pak"] = {"pad": path, "sha256": _sha256(pack)}
                yield Artifact(f"site/{path}", pack)
            if group.parts:
                parts = group.parts.items()
                listing["delen"] = {path: part.path.removeprefix("site/") for path, part in parts}
                yield from group.parts.values()
            text = json.dumps(listing, sort_keys=True).encode()
            hashes[name] = _sha256(text)
            yield Artifact(f"site/offline/{name}.{_short(text)}.json", text)
        groups = json.dumps(hashes, sort_keys=True)
        version = _short((service_worker + groups).encode())
        script = service_worker.replace("%VERSIE%", version).replace("%GROEPEN%", groups)
        yield Artifact("site/sw.js", script.encode())


def _sha256(data: bytes) -> str:
    """As browsers write it in an integrity value, without "sha256-"."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def _short(data: bytes) -> str:
    """The first 8 bytes in hexadecimal, for a file name; service-worker.js works this out too."""
    return hashlib.sha256(data).digest()[:8].hex()
