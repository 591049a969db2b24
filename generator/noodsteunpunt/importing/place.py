"""Put the files of an import in their folder: all of them or none."""

import shutil
from pathlib import Path

from ..model.problem import FolderError, Problem
from ..register import register

LOCATIONS = "locations"
_STAGE = ".nsp-import"


def place(files: dict[str, str], into: Path, said_as: str = "--into") -> int:
    """Write the files below `into`, with the codes they need. Answers how many codes were issued.

    The files are staged inside `into`, checked and registered there by the same code as any folder, and then appear
    with one rename each for what lies directly in it, the facts last. said_as: how an editor named the folder.
    Raises FolderError when `into` already has facts; then, as after any error, nothing changed.
    """
    if into.exists() and not into.is_dir():
        what = f"'{into}' is een bestand, geen map"
        raise FolderError([Problem(said_as, 0, 0, "", what, "kies een nieuwe map", code="NSP723")])
    if (into / LOCATIONS).exists():
        what = f"in '{into}' staat al een map '{LOCATIONS}'"
        repair = "kies een nieuwe map, of haal de oude zelf weg"
        raise FolderError([Problem(said_as, 0, 0, "", what, repair, code="NSP723")])
    made: list[Path] = []
    moved: list[Path] = []
    stage = into / _STAGE
    try:
        made = _make(into)
        shutil.rmtree(stage, ignore_errors=True)  # left by an import that was cut short
        for name, text in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        codes = register(stage, first_time=True)
        names = {Path(name).parts[0] for name in files}
        for name in sorted(names, key=lambda name: (name == LOCATIONS, name)):
            (stage / name).rename(into / name)
            moved.append(into / name)
    except BaseException as error:
        shutil.rmtree(stage, ignore_errors=True)
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for folder in made:
            folder.rmdir()
        if isinstance(error, OSError):
            raise _cannot_write(into, said_as) from error
        raise
    shutil.rmtree(stage)
    return len(codes)


def change(files: dict[str, str], into: Path) -> None:
    """Put new texts of points in a folder that is there: all of them or none.

    files: by path below `into`, all in locations/punten. The folder with points is copied, changed and swapped in by
    two renames; when the program stops between them, `recover` puts the old one back. Raises FolderError.
    """
    punten, beside, old = _punten(into)
    try:
        shutil.rmtree(beside, ignore_errors=True)
        if punten.is_dir():
            shutil.copytree(punten, beside)
        else:
            beside.mkdir()
        for name, text in files.items():
            (beside / Path(name).name).write_bytes(text.encode())
        if punten.is_dir():
            punten.rename(old)
        beside.rename(punten)
    except BaseException as error:
        recover(into)
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError):
            raise _cannot_write(into) from error
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(into: Path) -> None:
    """Put back the folder with points when a change of it was cut short, and throw away what is left of one."""
    punten, beside, old = _punten(into)
    if old.is_dir() and not punten.exists():
        old.rename(punten)
    for path in (beside, old):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _punten(into: Path) -> tuple[Path, Path, Path]:
    """The folder with points, the new one while it is made, and the old one while it is replaced."""
    locations = into / LOCATIONS
    return locations / "punten", locations / ".punten-nieuw", locations / ".punten-oud"


def _cannot_write(into: Path, said_as: str = "--into") -> FolderError:
    what = f"in '{into}' kan niet geschreven worden"
    repair = "kijk of deze map van u is en of er ruimte is, of kies een andere"
    return FolderError([Problem(said_as, 0, 0, "", what, repair, code="NSP723")])


def _make(folder: Path) -> list[Path]:
    """Make a folder and what is above it. Answers what was made, deepest first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
    return missing
