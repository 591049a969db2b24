"""Make the folder: whole or not at all, and never over something that is there."""

from pathlib import Path

from ..importing.place import place
from ..model.problem import FolderError, Problem
from .files import Answers, new_files

# Somebody who keeps versions makes the repository first.
MAY_BE_THERE = {".git"}


def check_empty(folder: Path) -> None:
    """Raises FolderError when something is in the way; asked before an editor answers any question."""
    if folder.exists() and not folder.is_dir():
        raise FolderError(
            [Problem(str(folder), 0, 0, "", "dit is een bestand, geen map", "kies een nieuwe map", code="NSP730")]
        )
    found = sorted({path.name for path in folder.iterdir()} - MAY_BE_THERE) if folder.exists() else []
    if found:
        what = f"deze map is niet leeg: er staat al '{found[0]}' in"
        raise FolderError([Problem(str(folder), 0, 0, "", what, "kies een nieuwe of lege map", code="NSP731")])


def start(folder: Path, answers: Answers) -> tuple[str, ...]:
    """Write a new folder with its codes; answers the paths below it. Raises FolderError; then nothing changed."""
    check_empty(folder)
    files = new_files(answers)
    place(files, folder, str(folder))
    return (*files, "locations/permalinks.yml")
