"""An output folder that changes as a whole: new files are staged inside it and swapped in by renames.

The rename of `.nieuw` to `.klaar` is the moment of decision. Killed before it, the old output stands and the rest
is thrown away at the next start; killed after it, the next start finishes the swap.
"""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from ..compile.artifact import DRUK, INTERN, SITE, Artifact
from .refusal import OutputError

PARTS = (SITE, DRUK, INTERN)
MARK = ".noodsteunpunt"
_NEW, _READY, _OLD, _LOCK = ".nieuw", ".klaar", ".oud", ".slot"
_CACHE = ".cache"  # what an earlier build made and may be used again; not part of the output
_OURS = {MARK, _NEW, _READY, _OLD, _LOCK, _CACHE, *PARTS}


class Output:
    """The output folder during one build. Nothing a reader sees changes before `publish`.

    Use as a context manager: leaving it without `publish` throws away what was staged.
    parts: which of site and druk this build replaces; the other stays as it is. In intern, files stay that this
    build does not make.
    """

    def __init__(self, folder: Path, parts: tuple[str, ...] = (SITE, DRUK)) -> None:
        self._folder, self._parts = folder, parts
        self._lock = FileLock(folder / _LOCK, timeout=0)
        self._missing = [path for path in (folder, *folder.parents) if not path.exists()]  # deepest first

    def __enter__(self) -> Self:
        self._refuse_foreign()
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            raise OutputError(f"er loopt al een bouw naar '{self._folder}'; wacht tot die klaar is") from None
        self._recover()
        for part in (*self._parts, INTERN):
            (self._folder / _NEW / part).mkdir(parents=True)
        self._cached = self._cache_entries()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder / _NEW, ignore_errors=True)
        self._lock.release()
        (self._folder / _LOCK).unlink(missing_ok=True)
        # What a refused build drew may hold what it was refused for.
        for path in self._cache_entries() - self._cached:
            shutil.rmtree(path, ignore_errors=True)
        if not (self._folder / MARK).exists():
            shutil.rmtree(self._folder / _CACHE, ignore_errors=True)
        for path in self._missing:
            if any(path.iterdir()):
                break
            path.rmdir()

    def _cache_entries(self) -> set[Path]:
        return set((self._folder / _CACHE).glob("*/*"))

    def write(self, artifact: Artifact) -> None:
        """Stage one artifact of a part that this build replaces."""
        path = self._folder / _NEW / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)

    def earlier(self, below: str) -> tuple[Artifact, ...]:
        """The files below a folder of the output as it is now, to be published once more."""
        folder = self._folder / below
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return tuple(Artifact(path.relative_to(self._folder).as_posix(), path.read_bytes()) for path in found)

    def publish(self) -> None:
        """Swap in everything that was staged."""
        for path in sorted((self._folder / INTERN).rglob("*")):
            staged = self._folder / _NEW / path.relative_to(self._folder)
            if path.is_file() and not staged.exists():
                staged.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, staged)
        self._cached = self._cache_entries()
        (self._folder / MARK).write_text("Deze map wordt gemaakt door nsp build en bij elke bouw vervangen.\n", "utf-8")
        (self._folder / _NEW).rename(self._folder / _READY)
        self._swap()

    def _recover(self) -> None:
        """Finish or throw away what an earlier build, killed halfway, left behind."""
        if (self._folder / _READY).exists():
            self._swap()
        shutil.rmtree(self._folder / _NEW, ignore_errors=True)
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
        if not self._folder.is_dir() or (self._folder / MARK).exists():
            return
        strange = sorted(path.name for path in self._folder.iterdir() if path.name not in _OURS)
        if strange or any((self._folder / part).exists() for part in PARTS):
            raise OutputError(f"'{self._folder}' is niet leeg en niet door nsp gemaakt; kies met -o een andere map")
