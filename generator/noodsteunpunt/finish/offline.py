"""What a phone keeps: per group a list of files with their hashes, per language a pack, and the service worker.

A list names each file's SHA-256; the service worker names each list's. So one changed byte anywhere changes `sw.js`,
and a phone never mixes two versions (theme/offline/service-worker.js).

Lists and packs hold the pages as they are when nothing is going on, so a status leaves them as they are. What the
status changes is one small file per language, which makes the pages of today out of those on the phone, whatever
status it had before.
"""

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from ..compile.artifact import CORE, Artifact
from .patch import pieces

_GZIP = 31  # zlib's window bits for a gzip header, which then has no time in it


class _Group:
    """The files of one group, and the text of its pages squeezed into one pack while they pass by.

    sent_bytes: of the files that are not in the pack, compressed as most hosts send them.
    """

    def __init__(self) -> None:
        self.optional = False
        self.files: dict[str, str] = {}
        self.sent_bytes = 0
        self.status: dict[str, dict[str, Any]] = {}
        self.packed = False
        self._squeezer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
        self._squeezed: list[bytes] = []

    def add(self, artifact: Artifact) -> None:
        path = artifact.path.removeprefix("site/").removesuffix("index.html")
        kept = artifact.at_rest or artifact.data
        self.files[path] = _sha256(kept)
        self.optional = artifact.optional
        if artifact.at_rest:
            self.status[path] = {"sha256": _sha256(artifact.data), "stukken": pieces(kept, artifact.data)}
        if artifact.path.endswith(".html"):
            line = json.dumps([path, kept.decode()], ensure_ascii=False) + "\n"
            self._squeezed.append(self._squeezer.compress(line.encode()))
            self.packed = True
        else:
            self.sent_bytes += _sent_bytes(kept)

    def pack(self) -> bytes:
        """All pages as gzipped lines of JSON: [path, html]."""
        return b"".join([*self._squeezed, self._squeezer.flush()])


class Offline:
    """Collects the files that phones keep, and makes the lists about them."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        self._bytes: dict[str, int] = {}

    def see(self, artifact: Artifact) -> None:
        """Note one artifact when it belongs to a group."""
        if artifact.offline:
            self._groups.setdefault(artifact.offline, _Group()).add(artifact)

    def artifacts(self, service_worker: str) -> Iterator[Artifact]:
        """The packs, the lists, what the status changes, and the service worker made from its template."""
        lists: dict[str, str] = {}
        statuses: dict[str, str] = {}
        for name, group in sorted(self._groups.items()):
            listing: dict[str, Any] = {"bestanden": group.files}
            self._bytes[name] = group.sent_bytes
            if group.packed:
                pack = group.pack()
                path = f"offline/{name}.{_short(pack)}.bin"  # not .gz, which some hosts unpack on the way
                listing["pak"] = {"pad": path, "sha256": _sha256(pack), "bytes": len(pack)}
                self._bytes[name] += len(pack)
                yield Artifact(f"site/{path}", pack)
            lists[name], artifact = _named_by_hash(name, listing)
            self._bytes[name] += _sent_bytes(artifact.data)
            yield artifact
            if group.status:
                statuses[name], artifact = _named_by_hash(f"stand-{name}", group.status)
                yield artifact
        optional = {name: self._bytes[name] for name, group in self._groups.items() if group.optional}
        yield _worker(service_worker, {"GROEPEN": lists, "STANDEN": statuses, "KEUZES": optional})

    def core_bytes(self) -> dict[str, int]:
        """Per language what a phone fetches to keep it, compressed and without options; known after `artifacts`."""
        shared = self._bytes.get(CORE, 0)
        return {
            name: size + shared
            for name, size in self._bytes.items()
            if name != CORE and not self._groups[name].optional
        }


def _named_by_hash(name: str, content: Mapping[str, Any]) -> tuple[str, Artifact]:
    """The SHA-256 of some JSON, and the file it is in."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return _sha256(text), Artifact(f"site/offline/{name}.{_short(text)}.json", text)


def _worker(template: str, values: Mapping[str, Mapping[str, Any]]) -> Artifact:
    """`sw.js`. Its version is a hash of all it vouches for."""
    texts = {name: json.dumps(value, sort_keys=True) for name, value in values.items()}
    script = template.replace("%VERSIE%", _short("".join((template, *texts.values())).encode()))
    for name, text in texts.items():
        script = script.replace(f"%{name}%", text)
    return Artifact("site/sw.js", script.encode())


def _sha256(data: bytes) -> str:
    """As browsers write it in an integrity value, without "sha256-"."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def _short(data: bytes) -> str:
    """The first 8 bytes in hexadecimal, for a file name; service-worker.js works this out too."""
    return hashlib.sha256(data).digest()[:8].hex()


def _sent_bytes(data: bytes) -> int:
    """How many bytes cross the wire from a host that compresses."""
    return len(gzip.compress(data, mtime=0))
