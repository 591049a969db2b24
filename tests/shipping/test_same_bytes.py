"""The same folder gives the same bytes, and is left as it was."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .support import ONLY_SITE, PYTHON, hashes, only_locations, run

# Makes every clock that Python code can read stand two years ahead.
LATER = """
import datetime, time

AHEAD_S = 2 * 365 * 24 * 3600
_now, _real = time.time, datetime.datetime


class Later(_real):
    @classmethod
    def now(cls, tz=None):
        return _real.now(tz) + datetime.timedelta(seconds=AHEAD_S)

    @classmethod
    def utcnow(cls):
        return _real.fromtimestamp(_now() + AHEAD_S, datetime.timezone.utc).replace(tzinfo=None)


time.time = lambda: _now() + AHEAD_S
datetime.datetime = Later
"""


def test_two_builds_differ_in_no_byte(developers: dict[str, str], tmp_path: Path) -> None:
    """Another day, time zone, language, hash seed, folder, working folder and umask change nothing.

    Meanwhile the folder, in which nobody may write, stays as it was: its files, their dates and those of its folders.
    (For root nothing is read-only, so there only the dates tell.)
    """
    folder = only_locations(tmp_path / "een andere map" / "é")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    env = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "2"}
    env["PYTHONPATH"] = f"{tmp_path / 'later'}:{os.environ.get('PYTHONPATH', '')}"
    year = run([PYTHON, "-c", "import datetime; print(datetime.date.today().year)"], tmp_path, env).stdout
    assert int(year) == datetime.date.today().year + 2
    with nobody_may_write(folder):
        before = dates(folder), hashes(folder)
        command = [PYTHON, "-m", "noodsteunpunt", "build", "é", "-o", tmp_path / "uit", *ONLY_SITE]
        run(command, folder.parent, env, umask=0o077)
        assert (dates(folder), hashes(folder)) == before
    other = hashes(tmp_path / "uit")
    assert len(other) > 100
    assert {name for name in developers.keys() | other.keys() if developers.get(name) != other.get(name)} == set()


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """Takes the right to write from a folder and everything in it, and gives it back."""
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)


def dates(folder: Path) -> dict[Path, int]:
    """When each file and folder was last written, in ns."""
    return {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}
