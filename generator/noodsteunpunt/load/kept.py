"""What was read of a folder the last time, kept in a file outside it, so that a check reads only what changed.

Only values of files about which there was nothing to say, by the hash of their bytes. A file of values runs nothing,
whoever wrote it; one that is torn, or of another version, is as if it was not there. See docs/decisions/0011.
"""

import json
import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import yaml

from .. import __version__
from ..model.hidden import HIDDEN
from .decode import decode
from .memory import READ, Recall, T, afresh
from .yamlfile import Entries, without_problems

MOST_FOLDERS = 20
LARGEST = 32 * 1024 * 1024

_Values = dict[str, dict[str, Any]]  # by hash


@contextmanager
def kept(place: Path | None, folder: Path) -> Iterator[Recall]:
    """What remembers the files of `folder` from one run to the next.

    place: the folder for it; None, or one that cannot be written in, and everything is read afresh.
    """
    if place is None:
        yield afresh
        return
    path = place / f"{_hash(os.fsencode(folder.resolve()))[:32]}.json"
    known = _read(path)
    memory = _Kept(known)
    try:
        yield memory
    finally:
        if memory.seen.keys() != known.keys():
            with suppress(OSError):
                _write(path, memory.seen)


class _Kept:
    """Answers for files with the same bytes as before; everything else is made. seen: what to keep of this run."""

    def __init__(self, known: _Values) -> None:
        self._known = known
        self.seen: _Values = {}

    def __call__(self, name: Hashable, make: Callable[..., T], *given: Any) -> T:
        """The answer, from what was kept or made."""
        if not (isinstance(name, tuple) and name[0] == READ):
            return make(*given)
        entries: Any = self._entries(make, *given)
        answer: T = entries
        return answer

    def _entries(self, make: Callable[..., Any], raw: bytes, file: str) -> Entries:
        key = _hash(raw)
        values = self._known.get(key)
        entries: Entries = make(raw, file) if values is None else without_problems(file, decode(raw)[0], values)
        if not entries.problems:
            self.seen[key] = entries.values
        return entries


def _read(path: Path) -> _Values:
    """What was kept; nothing when it is not there, not whole, or not of this version."""
    with suppress(OSError):
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") == _head(body):
            values: _Values = json.loads(body)
            return values
    return {}


def _write(path: Path, values: _Values) -> None:
    body = json.dumps(values, separators=(",", ":")).encode()
    if len(body) > LARGEST:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = mkstemp(dir=path.parent, suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(f"{_head(body)}\n".encode() + body)
        new.replace(path)
    except OSError:  # the disk is full; on Windows also when another check has it open
        new.unlink()
        raise
    by_age = sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns)
    for old in by_age[:-MOST_FOLDERS]:
        old.unlink()


def _head(body: bytes) -> str:
    """What reads, and a hash of what was read."""
    code = b"".join(map(Path.read_bytes, sorted(Path(__file__).parent.glob("*.py")))) + HIDDEN.pattern.encode()
    return f"nsp {__version__} {_hash(code)} yaml {yaml.__version__} {yaml.__with_libyaml__} {_hash(body)}"


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
