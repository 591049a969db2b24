"""A municipality's folder, read and checked: all that `nsp check` does, and what every other command starts with."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from .check.codes import REGISTER, REGISTER_LATER, check_issued, read_codes
from .check.rules import Facts
from .check.site import all_warnings, check_facts, look_at_folder
from .finish.sources import leaks_in_folder
from .load.folder import Folder, load_folder
from .load.memory import Recall, afresh
from .model.permalinks import Permalinks
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
    site, problems = look_at_folder(loaded, now)
    # Also beside other mistakes: whoever repairs those first may give a coordination point a code.
    leaks = tuple(leaks_in_folder(loaded, site)) if site and site.prive else ()
    if leaks:
        problems = tuple(replace(one, repair=REGISTER_LATER) if one.repair == REGISTER else one for one in problems)
    problems = (*(replace(problem, private=True) for problem in leaks), *problems)
    if site is None or not all_warnings(problems):
        raise FolderError(problems)
    return site, problems


def read_facts(folder: Path, *, issued: bool = False) -> tuple[Folder, Facts, Permalinks | None]:
    """The public facts of a folder and the codes it has, for a command that also works before there are codes.

    issued: no code that was issued before may be changed or without its point.
    Raises FolderError with every problem.
    """
    loaded = load_folder(folder, shipped_root())
    facts, problems = check_facts(loaded)
    links = None
    if loaded.permalinks:
        links, found = read_codes(loaded.permalinks)
        problems += found
        if issued and links and facts:
            problems += check_issued(links, loaded.permalinks, facts)
    if facts is None or not all_warnings(problems):
        raise FolderError(problems)
    return loaded, facts, links
