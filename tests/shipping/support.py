"""Commands in other environments, and what they left behind."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PYTHON = Path(sys.executable)
ONLY_SITE = ("--only", "site")


def run(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run a command and show what it said when it fails. env: added to ours."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file, by its path. The cache beside the output is not output."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def only_locations(folder: Path) -> Path:
    """A municipality's folder with only its facts, as somebody starts with."""
    shutil.copytree(REPOSITORY / "locations", folder / "locations")
    return folder
