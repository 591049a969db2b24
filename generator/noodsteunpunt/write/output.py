"""An output folder that changes as a whole: new files are staged inside it and swapped in by renames.

The rename of what was staged to `.klaar` is the moment of decision. Killed before it, the old output stands and the
rest is thrown away at the next start; killed after it, the next start finishes the swap.

A build may take minutes and a status may not wait for it. So there are two locks: one that a build has as long as it
goes on, so that there is one at a time, and one for who changes what people see, which a build has only for its swap.
Lock files stay: a file that somebody waits for and that is made anew would be two locks.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from ..compile.artifact import DRUK, INTERN, SITE, Artifact
from .refusal import OutputError

PARTS = (SITE, DRUK, INTERN)
MARK = ".noodsteunpunt"
CACHE = Path(".cache", "druk")  # what an earlier build drew and may be used again; not part of the output
_NEW, _NEW_AT_ONCE, _READY, _OLD = ".nieuw", ".nieuw-status", ".klaar", ".oud"
_BUILDING, _CHANGING = ".slot", ".slot-wissel"
_MADE_BEFORE_MARK = {_NEW, _NEW_AT_ONCE, _BUILDING, _CHANGING, CACHE.parts[0]}
_NEVER_A_LINK = (MARK, _NEW, _NEW_AT_ONCE, _READY, _OLD, _BUILDING, _CHANGING)
LONGEST_WAIT_S = 300


class Output:
    """The output folder during one build. Nothing a reader sees changes before `publish`.

    Use as a context manager: leaving it without `publish` throws away what was staged.
    parts: which of site and druk this build replaces; the other stays as it is. In intern, files stay that this
    build does not make. at_once: for a status, which goes ahead of a build that is going on and draws no sheets.
    """

    def __init__(self, folder: Path, parts: tuple[str, ...] = (SITE, DRUK), *, at_once: bool = False) -> None:
        self._folder, self._parts, self._at_once = folder, parts, at_once
        self._new = folder / (_NEW_AT_ONCE if at_once else _NEW)
        self._changing = FileLock(folder / _CHANGING, timeout=LONGEST_WAIT_S)
        self._building = self._changing if at_once else FileLock(folder / _BUILDING, timeout=0)
        self._missing = [path for path in (folder, *folder.parents) if not path.exists()]  # deepest first

    def __enter__(self) -> Self:
        self._refuse_foreign()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._acquire(self._building)
        try:
            with self.alone():
                self._recover()
        except BaseException:
            self._building.release()
            raise
        self.clear()
        self._cached = self._cache_entries()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._new, ignore_errors=True)
        self._forget_drawings()
        self._building.release()
        if not (self._folder / MARK).exists():
            Path(self._building.lock_file).unlink(missing_ok=True)
            if not self._at_once:
                (self._folder / _CHANGING).unlink(missing_ok=True)
        for path in self._missing:
            if any(path.iterdir()):
                break
            path.rmdir()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else changes what people see."""
        self._acquire(self._changing)
        try:
            yield
        finally:
            self._changing.release()

    def _acquire(self, lock: FileLock) -> None:
        try:
            lock.acquire()
        except Timeout:
            if lock is self._changing:
                said = f"er wordt al iets in '{self._folder}' gezet; probeer het straks nog eens"
            else:
                said = f"er loopt al een bouw naar '{self._folder}'; wacht tot die klaar is"
            raise OutputError(said) from None

    def clear(self) -> None:
        """Throw away what was staged, to begin anew."""
        shutil.rmtree(self._new, ignore_errors=True)
        for part in (*self._parts, INTERN):
            (self._new / part).mkdir(parents=True)

    def _cache_entries(self) -> set[Path]:
        return set((self._folder / CACHE).glob("*"))

    def _forget_drawings(self) -> None:
        """What a refused build drew may hold what it was refused for."""
        if self._at_once:
            return
        for path in self._cache_entries() - self._cached:
            shutil.rmtree(path, ignore_errors=True)
        for folder in (self._folder / CACHE, (self._folder / CACHE).parent):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def write(self, artifact: Artifact) -> None:
        """Stage one artifact of a part that this build replaces."""
        path = self._new / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)

    def earlier(self, below: str) -> tuple[Artifact, ...]:
        """The files below a folder of the output as it is now, to be published once more."""
        folder = self._folder / below
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return tuple(Artifact(path.relative_to(self._folder).as_posix(), path.read_bytes()) for path in found)

    def publish(self) -> None:
        """Swap in everything that was staged."""
        with self.alone():
            for path in sorted((self._folder / INTERN).rglob("*")):
                staged = self._new / path.relative_to(self._folder)
                if path.is_file() and not staged.exists():
                    staged.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, staged)
            self._cached = self._cache_entries()
            mark = "Deze map wordt gemaakt door nsp build en bij elke bouw vervangen.\n"
            (self._folder / MARK).write_text(mark, "utf-8")
            self._new.rename(self._folder / _READY)
            self._swap()

    def _recover(self) -> None:
        """Finish or throw away what another one, killed halfway, left behind."""
        if (self._folder / _READY).exists():
            self._swap()
        shutil.rmtree(self._folder / _NEW_AT_ONCE, ignore_errors=True)
        shutil.rmtree(self._folder / _OLD, ignore_errors=True)

    def _swap(self) -> None:
        """Move each ready part into place. Can be cut off anywhere and done again."""
        ready, old = self._folder / _READY, self._folder / _OLD
        old.mkdir(exist_ok=True)
        for new in sorted(ready.iterdir()):
            present = self._folder / new.name
            if present.exists():
                shutil.rmtree(old / new.name, ignore_errors=True)
                present.rename(old / new.name)
            new.rename(present)
        ready.rmdir()
        shutil.rmtree(old)

    def _refuse_foreign(self) -> None:
        """Never touch a folder that holds somebody's own files."""
        if self._folder.exists() and not self._folder.is_dir():
            raise OutputError(f"'{self._folder}' is een bestand; kies met -o een map")
        if not self._folder.is_dir():
            return
        for name in _NEVER_A_LINK:
            if (self._folder / name).is_symlink():
                raise OutputError(f"'{self._folder / name}' wijst naar een andere plek; kies met -o een andere map")
        if not (self._folder / MARK).exists() and any(self._not_ours()):
            raise OutputError(f"'{self._folder}' is niet leeg en niet door nsp gemaakt; kies met -o een andere map")

    def _not_ours(self) -> Iterator[Path]:
        """What no build made that was killed before it published anything."""
        yield from (path for path in self._folder.iterdir() if path.name not in _MADE_BEFORE_MARK)
        yield from (path for path in (self._folder / CACHE).parent.glob("*") if path.name != CACHE.name)
        for staged in (_NEW, _NEW_AT_ONCE):
            yield from (path for path in (self._folder / staged).glob("*") if path.name not in PARTS)
