"""The folder as it is now: read again after every save, with the last version that had no mistakes kept beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Condition, Event
from time import time_ns

from ..check.site import check_folder
from ..load.folder import load_folder
from ..load.memory import Memory
from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..shipped import shipped_root
from .watch import Saved, Signature, how_saved, signature

# Disks tell time in steps of two seconds at most (FAT): within one a file may be saved again and look the same.
STEP_NS = 2_000_000_000
# Between two looks, so that looking takes a tenth of the time of one processor at most. At the file that was saved last
# the preview looks after every shortest pause: an editor saves the file he is in again and again.
SHORTEST_PAUSE_S, PAUSE_PER_FILE_S = 0.02, 15e-6


@dataclass(frozen=True)
class Version:
    """What the folder said after one save.

    number: counts the saves from 1. site: the last one without mistakes, None as long as there was none.
    problems: mistakes and warnings of now; with a mistake, `site` is older than they are.
    """

    number: int = 0
    site: Site | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def mistakes(self) -> tuple[Problem, ...]:
        """What keeps the site from being made."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the editor only has to look at."""
        return tuple(problem for problem in self.problems if problem.warning)


class Preview:
    """Follows one folder. Reads it, never writes in it. now: as in `Desk`."""

    def __init__(self, folder: Path, now: Callable[[], datetime] | None = None) -> None:
        self._folder, self._now = folder, now
        self._memory = Memory()
        self._seen: Signature | None = None
        self._tried: Signature = {}
        self._last = ""  # the file that was saved last, and how
        self._last_saved: Saved | None = None
        self._settled: Signature = {}
        self._version = Version()
        self._changed = Condition()

    @property
    def version(self) -> Version:
        """The folder as it was read last."""
        return self._version

    def look(self) -> None:
        """Read the folder again when a file in it was saved since the last look."""
        found = signature(self._folder)
        if found == self._seen:
            return
        self._last = next((path for path, saved in found.items() if self._tried.get(path) != saved), self._last)
        # Asked in the same way as later: on Windows a folder may tell another time of a file than the file itself.
        self._tried, self._last_saved = found, how_saved(self._last)
        # When this look is given up, what was read stays unknown to the next.
        settled, self._settled = self._settled, {}
        self._memory.forget_bytes({path for path, saved in found.items() if settled.get(path) == saved})
        settled = _settled(found, time_ns())
        try:
            version = self._read()
        except OSError:  # a program is just replacing the file; the next look finds it
            return
        if version.mistakes and signature(self._folder) != found:
            return  # nor is a file that was half written when it was read a mistake
        self._seen, self._settled = found, settled
        with self._changed:
            self._version = version
            self._changed.notify_all()

    def follow(self, stop: Event, failed: Callable[[Exception], None]) -> None:
        """Look again and again until `stop`. failed: hears of a fault of ours, after which the looking goes on."""
        while not self._waited(stop):
            try:
                self.look()
            except Exception as error:  # the next save must be seen all the same
                failed(error)

    def _waited(self, stop: Event) -> bool:
        """Let the pause before the next look go by, or less when the file saved last is saved again; or `stop`."""
        for _ in range(1 + int(PAUSE_PER_FILE_S * len(self._tried) / SHORTEST_PAUSE_S)):
            if stop.wait(SHORTEST_PAUSE_S):
                return True
            if self._last and how_saved(self._last) != self._last_saved:
                break
        return False

    def wait_beyond(self, number: int, seconds: float) -> Version:
        """The folder as soon as it is another version than `number`, or as it is after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version.number != number, seconds)
            return self._version

    def _read(self) -> Version:
        number = self._version.number + 1
        try:
            loaded = load_folder(self._folder, shipped_root(), recall=self._memory)
            site, warnings = check_folder(loaded, self._now() if self._now else None, self._memory)
        except FolderError as error:
            return replace(self._version, number=number, problems=error.problems)
        return Version(number, site, warnings)


def _settled(found: Signature, now_ns: int) -> Signature:
    """The files of which a later save will have another time; one from the future never is."""
    return {path: saved for path, saved in found.items() if max(saved[:2]) < now_ns - STEP_NS}
