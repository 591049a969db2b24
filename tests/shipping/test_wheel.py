"""What a municipality installs is all it needs."""

import zipfile
from pathlib import Path

import pytest

from .support import ONLY_SITE, REPOSITORY, hashes, only_locations, run

# No way back to the checkout for a program of the other environment.
CLEAN = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.parametrize("name", ["content", "theme", "print", "mkdocs.yml"])
def test_everything_national_is_in_the_wheel(wheel: Path, name: str) -> None:
    """Texts, theme and printed products travel along, file by file and to the byte."""
    top = REPOSITORY / name
    files = [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
    files = [path for path in files if "__pycache__" not in path.parts]
    assert files
    with zipfile.ZipFile(wheel) as packed:
        for file in files:
            inside = f"noodsteunpunt/_shipped/{file.relative_to(REPOSITORY).as_posix()}"
            assert packed.read(inside) == file.read_bytes(), inside


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    """Lists, the kit of `nsp new` and the frame of `nsp serve` too, which are no Python."""
    package = REPOSITORY / "generator" / "noodsteunpunt"
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    assert len(files) > 5
    with zipfile.ZipFile(wheel) as packed:
        for file in files:
            inside = f"noodsteunpunt/{file.relative_to(package).as_posix()}"
            assert packed.read(inside) == file.read_bytes(), inside


def test_nothing_of_a_municipality_is_in_the_wheel(wheel: Path) -> None:
    """The example, the tests and anything private stay at home."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    strange = [name for name in names if not name.startswith(("noodsteunpunt/", "noodsteunpunt-"))]
    assert strange == []
    assert [name for name in names if "locations" in name or "prive/" in name or "coordinatiepunten/" in name] == []


def test_program_comes_from_the_wheel(elsewhere: Path, tmp_path: Path) -> None:
    """The environment of these tests really has no way to the checkout."""
    where = run([elsewhere / "python", "-c", "import noodsteunpunt; print(noodsteunpunt.__file__)"], tmp_path, CLEAN)
    assert Path(where.stdout.strip()).is_relative_to(elsewhere.parent)


def test_help_is_dutch(elsewhere: Path, tmp_path: Path) -> None:
    """Whoever types nsp --help learns in Dutch what there is."""
    said = run([elsewhere / "nsp", "--help"], tmp_path, CLEAN).stdout
    assert "Gebruik: nsp" in said
    assert "usage" not in said.lower()


def test_a_municipality_begins_with_the_wheel_alone(elsewhere: Path, tmp_path: Path) -> None:
    """From nothing to a folder without mistakes."""
    answers = ["--gemeente", "Alkmaar", "--siteadres", "", "--talen", ""]
    run([elsewhere / "nsp", "new", "alkmaar", *answers], tmp_path, CLEAN)
    assert "Goed: gemeente Alkmaar" in run([elsewhere / "nsp", "check", "alkmaar"], tmp_path, CLEAN).stdout


def test_wheel_and_a_folder_of_facts_make_the_same_bytes(
    elsewhere: Path, developers: dict[str, str], tmp_path: Path
) -> None:
    """A municipality with only `locations/` gets, to the byte, what a developer gets from the whole repository."""
    folder = only_locations(tmp_path / "markerwaard")
    run([elsewhere / "nsp", "build", folder, "-o", tmp_path / "uit", *ONLY_SITE], tmp_path, CLEAN)
    theirs = hashes(tmp_path / "uit")
    assert len(theirs) > 100
    assert {name for name in theirs.keys() | developers.keys() if theirs.get(name) != developers.get(name)} == set()
