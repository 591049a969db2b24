"""The small fictional gemeente Testwaard, as every test may change it."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.once import made_once, shared_folder

from noodsteunpunt.build import Made, Wish, build
from noodsteunpunt.check.site import check_folder
from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.load.folder import load_folder
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.model.site import Site
from noodsteunpunt.shipped import shipped_root

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TESTS = Path(__file__).parent
# Sheets are kept by their content, so tests share them; each is drawn once for all tests.
SHEETS = TESTS.parent / ".cache" / "tests"


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a check remembers stays out of the cache of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def _on_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test says itself that it is in a public log, where nsp is silent about the private folder."""
    monkeypatch.delenv("CI", raising=False)


@dataclass(frozen=True)
class Municipality:
    """A copy of Testwaard (`folder`) and of its private folder (`prive`) that one test may change."""

    folder: Path
    prive: Path

    def path(self, name: str) -> Path:
        """A file by its name in the folder; `prive:` in front for the private folder."""
        return self.prive / name.removeprefix("prive:") if name.startswith("prive:") else self.folder / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def write(self, name: str, text: str) -> None:
        """Write a file, with its folders."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8", newline="\n")

    def remove(self, name: str) -> None:
        """Delete a file."""
        self.path(name).unlink()

    def site(self) -> Site:
        """The checked site, with what is private."""
        return check_folder(load_folder(self.folder, shipped_root(), self.prive))[0]

    def said(self) -> list[str]:
        """Every sentence the editor gets, mistakes and warnings, in order."""
        try:
            _, problems = check_folder(load_folder(self.folder, shipped_root(), self.prive))
        except FolderError as error:
            problems = error.problems
        return [str(problem) for problem in problems]

    def build(self, out: Path, only: str = "", languages: tuple[str, ...] = ("nl",)) -> Made:
        """A build without a progress bar, in Dutch alone unless asked."""
        return build(Wish(self.folder, out, only, languages, self.prive, SHEETS), silent)


def silent(artifacts: Iterable[Artifact], total: int) -> Iterable[Artifact]:
    return artifacts


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; the locks are no content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".slot")
    }


@pytest.fixture
def municipality(tmp_path: Path) -> Municipality:
    """A fresh copy of the test municipality."""
    return copied(tmp_path)


def copied(place: Path) -> Municipality:
    """A fresh copy of the test municipality in a folder."""
    folder, prive = place / "testwaard", place / "achter-slot"
    shutil.copytree(TESTS / "municipality", folder)
    shutil.copytree(TESTS / "municipality-prive", prive)
    return Municipality(folder, prive)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, one per worker: a second one would not start beside it.

    Without it the tests fail: skipped tests of what people see would be no tests.
    """
    from playwright.sync_api import sync_playwright  # most tests need no browser, and it is slow to start
    from tests.browser.support import find_chromium

    chromium = find_chromium()
    if not chromium:
        pytest.fail(
            "Chromium is missing, so nobody looked at the pages. Install the packages in tests/apt-packages.txt "
            "(sudo apt-get install chromium-headless-shell), or set CHROMIUM to the path of one.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the unchanged test municipality makes, in all its languages. Only for reading."""
    testwaard = Municipality(TESTS / "municipality", TESTS / "municipality-prive")
    return made_once(shared_folder(tmp_path_factory) / "testwaard", lambda out: testwaard.build(out, languages=()))
