"""The wheel, an environment that has nothing else of ours, and what a developer builds; made once for all workers."""

import os
import sysconfig
from pathlib import Path

import pytest
from filelock import FileLock

from .support import ONLY_SITE, PYTHON, REPOSITORY, hashes, run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here look at what is shipped."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("shipping")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all workers see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    """The package as others install it. Its build tool is in requirements.lock, so nothing is downloaded."""
    folder = shared / "wheel"
    with FileLock(shared / "wheel.lock"):
        if not list(folder.glob("*.whl")):
            run([PYTHON, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index",
                 "--disable-pip-version-check", "-w", folder, REPOSITORY], cwd=shared)  # fmt: skip
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def elsewhere(shared: Path, wheel: Path) -> Path:
    """Programs of an environment with the wheel and our dependencies, but without this checkout.

    The dependencies come in by one line of path, in which an editable install does not take part.
    """
    folder = shared / "elsewhere"
    with FileLock(shared / "elsewhere.lock"):
        if not folder.exists():
            run([PYTHON, "-m", "venv", "--without-pip", folder], cwd=shared)
            run([PYTHON, "-m", "pip", "--python", folder / "bin" / "python", "install", "-q", "--no-deps", "--no-index",
                 "--disable-pip-version-check", wheel], cwd=shared)  # fmt: skip
            (packages,) = folder.glob("lib/python*/site-packages")
            (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return folder / "bin"


@pytest.fixture(scope="session")
def developers(shared: Path) -> dict[str, str]:
    """The hashes of the website the checkout makes of itself, in a time zone and language of its own.

    Sheets would take most of the time; tests/printed compares theirs between processes, and `make trial` a whole build.
    """
    folder = shared / "developers"
    env = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    with FileLock(shared / "developers.lock"):
        if not folder.exists():
            run(
                [PYTHON, "-m", "noodsteunpunt", "build", REPOSITORY, "-o", folder, *ONLY_SITE], shared, env, umask=0o022
            )
    return hashes(folder)
