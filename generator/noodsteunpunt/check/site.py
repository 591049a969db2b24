"""A whole folder to a `Site`: all checks, all problems."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from ..load.folder import Folder, PriveFolder
from ..load.memory import Recall, afresh
from ..load.yamlfile import Entries
from ..model.base import Part
from ..model.gemeente import Gemeente
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.permalinks import Permalinks
from ..model.prive import Coordinatiepunt, Prive, PriveVanPunt
from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..model.status import Status
from ..model.woorden import Taal
from .codes import FILE as PERMALINKS_FILE
from .codes import check_codes
from .rules import GEMEENTE, RULES, STATUS, Facts
from .schets import check_schets
from .values import to_part
from .wijken import FILE as WIJKEN_FILE
from .wijken import check_wijken
from .words import check_feiten, check_words

P = TypeVar("P", bound=Part)


def check_folder(folder: Folder, recall: Recall = afresh) -> tuple[Site, tuple[Problem, ...]]:
    """The site and the warnings about it.

    recall: remembers the parts made before, so that of a file that did not change nothing is made again.

    Raises `FolderError` with every problem when there is at least one that is not a warning.
    """
    facts, problems = check_facts(folder, recall)
    feiten, found = check_feiten(folder.words.feiten)
    problems += found
    permalinks, found = _permalinks(folder.permalinks, facts, recall)
    problems += found
    prive, found = check_prive(folder.prive, facts)
    problems += found
    talen: tuple[Taal, ...] = ()
    if facts:
        talen, found = check_words(folder.words, facts.gemeente, feiten)
        problems += found
    schets, schets_bron, found = check_schets(folder.schets) if folder.schets is not None else ((), "", [])
    problems += found
    if not facts or not permalinks or not all_warnings(problems):
        raise FolderError(problems)
    site = Site(
        gemeente=facts.gemeente,
        wijken=facts.wijken,
        punten=facts.punten,
        permalinks=permalinks,
        status=facts.status,
        talen=talen,
        feiten=feiten,
        prive=prive,
        schets=schets,
        schets_bron=schets_bron,
    )
    return site, tuple(sorted(problems))


def check_facts(folder: Folder, recall: Recall = afresh) -> tuple[Facts | None, list[Problem]]:
    """The municipality's facts as far as they could be made, and the problems.

    None when there is no usable gemeente.yml. Used by `nsp register` too, which must work before codes exist.
    """
    problems = list(folder.problems)
    gemeente, found = _required(Gemeente, folder.gemeente, "locations/gemeente.yml")
    problems += found
    punten, found = _parts(Noodsteunpunt, folder.punten, recall)
    problems += found
    wijken, found = recall(WIJKEN_FILE, check_wijken, folder.wijken) if folder.wijken is not None else ((), [])
    if folder.wijken is None and all(problem.file != WIJKEN_FILE for problem in problems):
        found = [_missing(WIJKEN_FILE)]
    problems += found
    status, found = to_part(Status, folder.status) if folder.status else (Status(), [])
    problems += found
    if gemeente is None or status is None:
        return None, problems
    files = {**folder.punten}
    files |= {GEMEENTE: folder.gemeente} if folder.gemeente else {}
    files |= {STATUS: folder.status} if folder.status else {}
    facts = Facts(gemeente, wijken, tuple(sorted(punten, key=lambda punt: (punt.naam, punt.id))), status, files)
    for rule in RULES:
        problems += rule(facts)
    return facts, problems


def all_warnings(problems: list[Problem]) -> bool:
    """Whether nothing stands in the way of a build."""
    return all(problem.warning for problem in problems)


def _missing(file: str) -> Problem:
    return Problem(file, 0, 0, "", "dit bestand ontbreekt", "maak het, met het voorbeeld in het handboek")


def _required(part: type[P], entries: Entries | None, file: str) -> tuple[P | None, list[Problem]]:
    return to_part(part, entries) if entries else (None, [_missing(file)])


def _parts(part: type[P], files: Mapping[str, Entries], recall: Recall = afresh) -> tuple[list[P], list[Problem]]:
    made = [recall((part, name), partial(to_part, part, id=name), entries) for name, entries in files.items()]
    return [thing for thing, _ in made if thing], [problem for _, found in made for problem in found]


def _permalinks(
    entries: Entries | None, facts: Facts | None, recall: Recall
) -> tuple[Permalinks | None, list[Problem]]:
    if entries is None:
        what = "er zijn nog geen codes uitgegeven"
        return None, [Problem(PERMALINKS_FILE, 0, 0, "", what, "draai 'nsp register'")]
    links, found = recall(Permalinks, to_part, Permalinks, entries)
    problems = list(found)
    if links and facts:
        problems += check_codes(links, entries, facts)
    return links, problems


def check_prive(folder: PriveFolder | None, facts: Facts | None = None) -> tuple[Prive | None, list[Problem]]:
    """What may appear in no output, and the problems. facts: to see whether each private file is of a point."""
    if folder is None:
        return None, []
    problems = list(folder.problems)
    coordinatiepunten, found = _parts(Coordinatiepunt, folder.coordinatiepunten)
    problems += found
    punten, found = _parts(PriveVanPunt, folder.punten)
    problems += found
    for punt in punten:
        if facts and punt.id not in facts.files:
            what = "er is geen punt met deze naam"
            problems.append(
                folder.punten[punt.id].problem((), what, "noem het bestand naar een punt in locations/punten")
            )
    return Prive(coordinatiepunten=tuple(coordinatiepunten), punten=tuple(punten)), problems
