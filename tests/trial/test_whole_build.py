"""A whole build, sheets and all, twice: tests/shipping does the same without sheets, which take most of the time."""

from pathlib import Path

import pytest
from tests.shipping.support import PYTHON, REPOSITORY, hashes, only_locations, run

pytestmark = pytest.mark.trial


def test_two_whole_builds_differ_in_no_byte(tmp_path: Path) -> None:
    """Another time zone, language, hash seed and folder change no page and no sheet."""
    folder = only_locations(tmp_path / "elders")
    here = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    run([PYTHON, "-m", "noodsteunpunt", "build", REPOSITORY, "-o", tmp_path / "een"], tmp_path, here)
    run([PYTHON, "-m", "noodsteunpunt", "build", folder, "-o", tmp_path / "twee"], tmp_path, there)
    one, other = hashes(tmp_path / "een"), hashes(tmp_path / "twee")
    assert len([name for name in one if name.endswith(".pdf")]) > 50
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()
