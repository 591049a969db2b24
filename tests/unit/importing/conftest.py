"""Real lists that are not in this repository: where they are, or why a test is skipped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.shareddata import SHARED


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """The path of a shared file; skips the test when it is not there."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.is_file():
            pytest.skip(f"{name} is not in {SHARED}; set NSP_SHARED_DATA to the folder with real lists")
        return path

    return find
