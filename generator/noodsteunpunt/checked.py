"""A municipality's folder, read and checked: all that `nsp check` does, and what a build starts with."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from .check.site import all_warnings, check_folder
from .finish.sources import leaks_in_folder
from .load.folder import load_folder
from .load.memory import Recall, afresh
from .load.unread import unread_print
from .model.problem import FolderError, Problem
from .model.site import Site
from .shipped import shipped_root


def check(
    folder: Path, prive: Path | None = None, now: datetime | None = None, recall: Recall = afresh
) -> tuple[Site, tuple[Problem, ...]]:
    """Stages 1 and 2, and whether anything private was typed in the public folder.

    Raises FolderError with every problem.

    now: on Dutch clocks, to tell which facts are old as well. recall: as for `load_folder`.
    """
    loaded = load_folder(folder, shipped_root(), prive, recall)
    printing = _about_print(folder / "print")
    try:
        site, warnings = check_folder(loaded, now)
    except FolderError as error:
        raise FolderError([*error.problems, *printing]) from None
    warnings = (*warnings, *printing)
    if not all_warnings(list(warnings)):
        raise FolderError(warnings)
    if site.prive and (leaks := [replace(problem, private=True) for problem in leaks_in_folder(loaded, site)]):
        raise FolderError([*leaks, *warnings])
    return site, warnings


def _about_print(own: Path) -> list[Problem]:
    """What is wrong with a municipality's own products and print shops."""
    if not own.is_dir() or own.resolve() == (shipped_root() / "print").resolve():
        return []
    from .compile.printed import read_print  # few have them, and what reads them takes a while to start

    try:
        read_print(own)
    except FolderError as error:
        return [*unread_print(own), *error.problems]
    return list(unread_print(own))
