"""What takes long to make is made once for all workers of a test run; the others wait for it, and only read."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all workers see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder that whoever asks first lets `make` make. It appears when it is whole, so a failed attempt is none."""
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            attempt = folder.with_name(f"{folder.name}.bezig")
            shutil.rmtree(attempt, ignore_errors=True)
            make(attempt)
            attempt.rename(folder)
    return folder
