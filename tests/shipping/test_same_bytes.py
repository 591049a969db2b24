"""The same folder gives the same bytes, and is left as it was."""

import os
from pathlib import Path

from .support import PYTHON, hashes, only_locations, run

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


def build(folder: Path | str, out: Path, cwd: Path, env: dict[str, str], umask: int) -> dict[str, str]:
    """The hashes of a whole build in a process of its own."""
    run([PYTHON, "-m", "noodsteunpunt", "build", folder, "-o", out], cwd, env, umask)
    return hashes(out)


def test_two_builds_differ_in_no_byte(tmp_path: Path) -> None:
    """Another day, time zone, language, hash seed, folder, working folder and umask change nothing."""
    first = only_locations(tmp_path / "markerwaard")
    second = only_locations(tmp_path / "een andere map" / "é")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    here = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "2"}
    there["PYTHONPATH"] = f"{tmp_path / 'later'}:{os.environ.get('PYTHONPATH', '')}"
    year = run([PYTHON, "-c", "import datetime; print(datetime.date.today().year)"], tmp_path, there).stdout
    real = run([PYTHON, "-c", "import datetime; print(datetime.date.today().year)"], tmp_path, here).stdout
    assert int(year) == int(real) + 2
    one = build(first, tmp_path / "een", tmp_path, here, umask=0o022)
    other = build("é", tmp_path / "twee", second.parent, there, umask=0o077)
    assert len(one) > 100
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def test_build_never_writes_in_the_folder(tmp_path: Path) -> None:
    """Files, their dates and the dates of their folders stay as they were; a folder nobody may write in will do.

    (For root nothing is read-only, so there only the dates tell.)
    """
    folder = only_locations(tmp_path / "markerwaard")
    everything = [folder, *sorted(folder.rglob("*"))]
    for path in reversed(everything):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.stat().st_mtime_ns for path in everything}, hashes(folder)
    try:
        build(folder, tmp_path / "uit", tmp_path, {}, umask=0o022)
    finally:
        after = {path: path.stat().st_mtime_ns for path in [folder, *sorted(folder.rglob("*"))]}, hashes(folder)
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert after == before
