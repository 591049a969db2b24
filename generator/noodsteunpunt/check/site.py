"""A whole folder to a `Site`: all checks, all problems."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from ..load.folder import Folder, PriveFolder
from ..load.memory import Recall, afresh
from ..load.yamlfile import Entries
from ..model.base import Part
from ..model.gemeente import Gemeente
from ..model.initiatief import Initiatief
from ..model.kaart import Layers, Vlaksoort
from ..model.logo import Logo
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.permalinks import Permalinks
from ..model.prive import Coordinatiepunt, Prive, PriveVanPunt
from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..model.status import Status
from ..model.woorden import Taal
from .codes import FILE as PERMALINKS_FILE
from .codes import REGISTER, REGISTER_LATER, check_codes, read_codes
from .coordination import COORDINATION_IN_BOTH
from .dates import date_problems
from .kaart import check_kaart
from .logo import check_logo
from .lopen import check_lopen
from .missing import missing_together
from .places import PLACE_RULES
from .positions import told_as_pair
from .rules import GEMEENTE, RULES, STATUS, Facts, meant_wijk
from .schets import FILE as SCHETS
from .schets import check_schets
from .texts import free_texts
from .values import to_part
from .water import in_water
from .wijken import FILE as WIJKEN_FILE
from .wijken import check_wijken
from .words import check_feiten, check_words

P = TypeVar("P", bound=Part)


def check_folder(
    folder: Folder, now: datetime | None = None, recall: Recall = afresh
) -> tuple[Site, tuple[Problem, ...]]:
    """The site and the warnings about it. now: on Dutch clocks, to tell which facts are old as well.

    recall: remembers the parts made before, so that of a file that did not change nothing is made again.

    Raises `FolderError` with every problem when there is at least one that is not a warning.
    """
    site, problems = look_at_folder(folder, now, recall)
    if site is None or not all_warnings(problems):
        raise FolderError(problems)
    return site, problems


def look_at_folder(
    folder: Folder, now: datetime | None = None, recall: Recall = afresh
) -> tuple[Site | None, tuple[Problem, ...]]:
    """What could be made of a folder, be it with mistakes, to look in it for what is private; and every problem."""
    facts, problems = check_facts(folder, recall)
    ready = all_warnings(problems)
    feiten, found = check_feiten(folder.words.feiten)
    problems += found
    permalinks, found = _permalinks(folder.permalinks, facts, ready, recall)
    problems += found
    prive, found = check_prive(folder.prive, facts)
    problems += found
    talen: tuple[Taal, ...] = ()
    if facts:
        if now:
            problems += date_problems(facts, feiten, folder.words.feiten, now)
        talen, found = recall(Taal, check_words, folder.words, facts.gemeente, feiten, facts.files[GEMEENTE])
        problems += found
    schets, schets_bron, found = ((), "", []) if folder.schets is None else recall(SCHETS, check_schets, folder.schets)
    problems += found
    logo, found = recall(Logo, check_logo, folder.logos)
    problems += found
    loopnet, found = check_lopen(folder.lopen, facts, recall) if folder.lopen is not None else (None, [])
    problems += found
    wijken = facts.wijken if facts else ()
    kaart, found = recall(Layers, check_kaart, folder.kaart, wijken) if folder.kaart is not None else (None, [])
    problems += found
    if facts and kaart:
        problems += in_water(facts, kaart.oorsprong, kaart.vlakken.get(Vlaksoort.WATER, ()))
    if not facts or not talen:
        return None, tuple(sorted(problems))
    site = Site(
        gemeente=facts.gemeente,
        wijken=facts.wijken,
        punten=facts.punten,
        permalinks=permalinks or Permalinks(siteadres=facts.gemeente.siteadres, aantal=0),
        status=facts.status,
        talen=talen,
        feiten=feiten,
        prive=prive,
        schets=schets,
        schets_bron=schets_bron,
        logo=logo,
        initiatieven=facts.initiatieven,
        loopnet=loopnet,
        kaart=kaart,
    )
    return site, tuple(sorted(problems))


def check_facts(folder: Folder, recall: Recall = afresh) -> tuple[Facts | None, list[Problem]]:
    """The municipality's facts as far as they could be made, and the problems.

    None when there is no usable gemeente.yml. Used by `nsp register` too, which must work before codes exist.
    """
    problems = list(folder.problems)
    gemeente, found = _required(Gemeente, folder.gemeente, "locations/gemeente.yml", recall)
    problems += found
    punten, found = _parts(Noodsteunpunt, folder.punten, recall)
    problems += found
    initiatieven, found = _parts(Initiatief, folder.initiatieven, recall)
    problems += found
    wijken, found = recall(WIJKEN_FILE, check_wijken, folder.wijken) if folder.wijken is not None else ((), [])
    if folder.wijken is None and all(problem.file != WIJKEN_FILE for problem in problems):
        found = [_missing(WIJKEN_FILE)]
    problems += found
    if not all_warnings(found):
        wijken = ()  # about wijken that may only seem to be gone no rule says anything
    status, found = check_status(folder.status) if folder.status else (Status(), [])
    problems += found
    if gemeente is None or status is None:
        return None, problems
    files = {**folder.punten}
    files |= {GEMEENTE: folder.gemeente} if folder.gemeente else {}
    files |= {STATUS: folder.status} if folder.status else {}
    problems = [meant_wijk(problem, files, wijken) for problem in problems]
    facts = Facts(
        gemeente=gemeente,
        wijken=wijken,
        punten=tuple(sorted(punten, key=lambda punt: (punt.naam, punt.id))),
        status=status,
        files=files,
        initiatieven=tuple(sorted(initiatieven, key=lambda initiatief: (initiatief.naam, initiatief.id))),
        initiatief_files=folder.initiatieven,
        coded_wijken=partial(_coded_wijken, folder.permalinks, recall),
        recall=recall,
    )
    for rule in (*RULES, *PLACE_RULES, free_texts):
        problems += rule(facts)
    return facts, problems


def check_status(file: Entries) -> tuple[Status | None, list[Problem]]:
    """The status in a file, or None, and what is wrong with its values."""
    status, problems = to_part(Status, file)
    return status, list(missing_together(Status, problems))


def _coded_wijken(file: Entries | None, recall: Recall) -> frozenset[str]:
    """The ids of the wijken that have a code, as far as the register can be read."""
    links, _ = read_codes(file, recall) if file else (None, [])
    return frozenset(links.wijken) if links else frozenset()


def all_warnings(problems: Iterable[Problem]) -> bool:
    """Whether nothing stands in the way of a build."""
    return all(problem.warning for problem in problems)


def _missing(file: str) -> Problem:
    repair = "maak het, met het voorbeeld in het handboek"
    return Problem(file, 0, 0, "", "dit bestand ontbreekt", repair, code="NSP701")


def _required(part: type[P], entries: Entries | None, file: str, recall: Recall) -> tuple[P | None, list[Problem]]:
    if entries is None:
        return None, [_missing(file)]
    made, found = recall(part, to_part, part, entries)
    return made, list(missing_together(part, found))


def _parts(part: type[P], files: Mapping[str, Entries], recall: Recall = afresh) -> tuple[list[P], list[Problem]]:
    made = [recall((part, name), partial(to_part, part, id=name), entries) for name, entries in files.items()]
    told = (told_as_pair(entries, found) for entries, (_, found) in zip(files.values(), made, strict=True) if found)
    problems = [problem for some in told for problem in missing_together(part, some)]
    return [thing for thing, _ in made if thing], problems


def _permalinks(
    entries: Entries | None, facts: Facts | None, ready: bool, recall: Recall
) -> tuple[Permalinks | None, list[Problem]]:
    """The codes. ready: whether `nsp register` would find no mistake elsewhere."""
    if entries is None:
        what = "er zijn nog geen codes uitgegeven"
        repair = (
            f"had uw map ze al? Zet {PERMALINKS_FILE} terug uit een kopie; gedrukte codes moeten blijven werken. "
            f"Zo niet: {REGISTER if ready else REGISTER_LATER}"
        )
        return None, [Problem(PERMALINKS_FILE, 0, 0, "", what, repair, code="NSP401")]
    links, problems = read_codes(entries, recall)
    if links and facts:
        problems += check_codes(links, entries, facts, ready=ready)
    return links, problems


def check_prive(folder: PriveFolder | None, facts: Facts | None = None) -> tuple[Prive | None, list[Problem]]:
    """What may appear in no output, and the problems. facts: to see whether each private file is of a point."""
    if folder is None:
        return None, []
    problems = list(folder.problems)
    coordinatiepunten, found = _private(Coordinatiepunt, folder.coordinatiepunten, PriveVanPunt, "punten")
    problems += found
    punten, found = _private(PriveVanPunt, folder.punten, Coordinatiepunt, "coordinatiepunten")
    problems += found
    for cp in coordinatiepunten:
        if facts and cp.id in facts.files:
            problems.append(replace(facts.files[cp.id].problem((), *COORDINATION_IN_BOTH, code="NSP209"), private=True))
    for punt in punten:
        if facts and punt.id not in facts.files:
            what = "er is geen punt met deze naam"
            repair = "noem het bestand naar een punt in locations/punten"
            problems.append(folder.punten[punt.id].problem((), what, repair, code="NSP706"))
    return Prive(coordinatiepunten=tuple(coordinatiepunten), punten=tuple(punten)), problems


def _private(
    part: type[P], files: Mapping[str, Entries], other: type[Part], folder: str
) -> tuple[list[P], list[Problem]]:
    """The parts of one private folder. other, folder: what a file of the other one makes, and the name of that one."""
    known, known_there = part.model_fields.keys(), other.model_fields.keys()
    astray = {
        name
        for name, file in files.items()
        if file.values and known.isdisjoint(file.values) and file.values.keys() <= known_there
    }
    made, problems = _parts(part, {name: file for name, file in files.items() if name not in astray})
    what, repair = "dit bestand hoort in de andere privémap", f"zet het in {folder}"
    for name in sorted(astray):
        problems += [*files[name].problems, files[name].problem((), what, repair, code="NSP725")]
    return made, problems
