"""The printed codes: every public point and wijk has one, and none was lost or changed."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ..load.memory import Recall, afresh
from ..load.yamlfile import Entries
from ..model.codes import code_for
from ..model.counted import counted
from ..model.likeness import nearest
from ..model.permalinks import Permalinks, Soort, seal
from ..model.problem import Problem
from .missing import missing_together
from .rules import GEMEENTE, STATUS, Facts
from .values import MISSING, to_part

FILE = "locations/permalinks.yml"
_Thing = tuple[Soort, str]
REGISTER = "draai 'nsp register'"
REGISTER_LATER = f"{REGISTER} als de andere fouten weg zijn"
BACK = "zet de oude versie van dit bestand terug"
_FROM_WHERE = "uit een kopie of opnieuw met naam, wijk, locatie en herkomst"


def read_codes(file: Entries, recall: Recall = afresh) -> tuple[Permalinks | None, list[Problem]]:
    """The register of codes, and what cannot be read of it.

    What is missing nobody adds by hand: the codes that were there too would be given to other points.
    """
    links, problems = recall(Permalinks, to_part, Permalinks, file)
    told = [_with_issued(problem) for problem in missing_together(Permalinks, problems)]
    return links, [replace(problem, repair=BACK) if problem.code == MISSING else problem for problem in told]


def _with_issued(problem: Problem) -> Problem:
    """What is wrong, with the code of that line when it is one that was never issued."""
    place = re.fullmatch(r"codes\.(\d+)\.code", problem.field)
    if not place or problem.code != "NSP136":
        return problem
    return replace(problem, what=f"{problem.what}; hier hoort code {code_for(int(place[1]))}")


def check_codes(links: Permalinks, file: Entries, facts: Facts, *, ready: bool) -> Iterator[Problem]:
    """All that is wrong with the register of codes.

    ready: whether `nsp register` would find no mistake elsewhere; it refuses as long as it does.
    """
    changed = facts.recall(FILE, lambda *given: tuple(_changed_by_hand(*given)), links, file)
    yield from changed
    if changed:
        return  # nothing else in it is to be believed
    if links.controle is None:
        what, repair = "de regel 'controle' is weg", f"{BACK}; is die er niet meer, {REGISTER}"
        yield file.problem((), what, repair, code="NSP413")
    renamed = _renamed_things(links, facts)
    gone = tuple(_code_without_thing(links, file, facts, renamed))
    yield from gone
    yield from _without_code(links, facts, set(renamed.values()), REGISTER if ready and not gone else REGISTER_LATER)
    if links.siteadres != facts.gemeente.siteadres:
        yield facts.files[GEMEENTE].problem(
            ("siteadres",),
            f"het siteadres is veranderd; wat al gedrukt is, wijst naar {links.siteadres}",
            "zet het oude adres terug, of bevestig het nieuwe met 'nsp register --nieuw-adres'",
            code="NSP410",
        )


def check_issued(links: Permalinks, file: Entries, facts: Facts) -> Iterator[Problem]:
    """What is wrong with the codes that were issued before; `nsp register` adds none as long as there is."""
    changed = tuple(_changed_by_hand(links, file))
    yield from changed or _code_without_thing(links, file, facts, _renamed_things(links, facts))


def _changed_by_hand(links: Permalinks, file: Entries) -> Iterator[Problem]:
    """What is otherwise than `nsp register` wrote it: at its own line, else as one sentence about the whole."""
    at_a_line = tuple(_sequence(links, file))
    yield from at_a_line
    if not at_a_line and links.controle not in (None, seal(links.siteadres, links.codes)):
        what = "dit bestand is met de hand veranderd; een gedrukte code kan nu naar een andere plek wijzen"
        yield file.problem(("controle",), what, BACK, code="NSP412")


def _sequence(links: Permalinks, file: Entries) -> Iterator[Problem]:
    """Codes follow each other without a gap, so a removed or changed line shows."""
    for position, link in enumerate(links.codes):
        if link.code != code_for(position):
            what = f"hier hoort code {code_for(position)}: er is een regel weg of veranderd"
            yield file.problem(("codes", position), what, BACK, code="NSP402")
            return
    if links.aantal != len(links.codes):
        issued = counted(links.aantal, "code", "codes")
        here = f"{'staat' if len(links.codes) == 1 else 'staan'} er {len(links.codes)}"
        what = f"{'er is' if links.aantal == 1 else 'er zijn'} {issued} uitgegeven, maar hier {here}"
        yield file.problem(("aantal",), what, BACK, code="NSP403")
    seen: set[tuple[Soort, str]] = set()
    for position, link in enumerate(links.codes):
        if (link.soort, link.id) in seen:
            what = f"{link.soort} '{link.id}' heeft al een code"
            yield file.problem(("codes", position), what, BACK, code="NSP404")
        seen.add((link.soort, link.id))


def _without_code(links: Permalinks, facts: Facts, renamed: Collection[_Thing], repair: str) -> Iterator[Problem]:
    """What has no code yet. renamed: what may have one under its old name, which is told there."""
    for punt in facts.punten:
        if punt.public and punt.id not in links.punten and (Soort.PUNT, punt.id) not in renamed:
            yield Problem(FILE, 0, 0, "", f"het punt '{punt.id}' heeft nog geen code", repair, code="NSP405")
    for wijk in facts.wijken:
        if wijk.id not in links.wijken and (Soort.WIJK, wijk.id) not in renamed:
            yield Problem(FILE, 0, 0, "", f"de wijk '{wijk.id}' heeft nog geen code", repair, code="NSP406")


def _renamed_things(links: Permalinks, facts: Facts) -> dict[_Thing, _Thing]:
    """By a thing with a code that is gone: the one without a code that it may be now. A guess: the editor knows."""
    punten, wijken = _with_a_page(facts), facts.wijk_by_id().keys()
    by_soort = (
        (Soort.PUNT, links.punten.keys() - facts.files.keys(), punten - links.punten.keys()),
        (Soort.WIJK, links.wijken.keys() - wijken, wijken - links.wijken.keys()),
    )
    pairs = ((soort, _pairs(sorted(gone), sorted(new))) for soort, gone, new in by_soort)
    return {(soort, old): (soort, now) for soort, renamed in pairs for old, now in renamed.items()}


def _with_a_page(facts: Facts) -> set[str]:
    """The ids of all points but concepts; of one whose file has mistakes nobody knows that it is a concept."""
    return facts.files.keys() - {GEMEENTE, STATUS, *(punt.id for punt in facts.punten if not punt.public)}


def _pairs(gone: list[str], new: list[str]) -> dict[str, str]:
    """By an id that is gone the new one that is like it; the only new one is that of the only one that is gone."""
    renamed: dict[str, str] = {}
    for id_ in gone:
        if near := _alike(id_, [other for other in new if other not in renamed.values()]):
            renamed[id_] = near
    gone = [id_ for id_ in gone if id_ not in renamed]
    new = [id_ for id_ in new if id_ not in renamed.values()]
    return {**renamed, gone[0]: new[0]} if len(gone) == len(new) == 1 else renamed


def _alike(given: str, known: Collection[str]) -> str:
    """The id that differs by a few letters, or by words before or behind it; an empty string when there is none."""
    longer = (id_ for id_ in known if f"-{given}-" in f"-{id_}-" or f"-{id_}-" in f"-{given}-")
    return nearest(given, known) or next(longer, "")


def _code_without_thing(
    links: Permalinks, file: Entries, facts: Facts, renamed: Mapping[_Thing, _Thing]
) -> Iterator[Problem]:
    """Whatever was printed keeps answering: a point or wijk with a code stays in the folder.

    A point whose file has mistakes is not gone; the mistakes are told elsewhere. renamed: as `_renamed_things` answers.
    """
    punten, wijken = _with_a_page(facts), facts.wijk_by_id()
    for position, link in enumerate(links.codes):
        if link.id in (wijken if link.soort is Soort.WIJK else punten):
            continue
        key = ("codes", position)
        _, now = renamed.get((link.soort, link.id), (link.soort, ""))
        if link.soort is Soort.PUNT and link.id not in facts.files:
            what = f"code {link.code} is van het punt '{link.id}', maar dat bestand is weg"
            back = f"zet punten/{link.id}.yml terug zoals het was"
            if now:
                back = f"heet het bestand nu {now}.yml, noem het dan weer {link.id}.yml"
            repair = (
                f"{back}; is dit punt er echt niet meer, zet het dan terug met 'levensloop: vervallen', {_FROM_WHERE}"
            )
            yield file.problem(key, what, repair, code="NSP407")
        elif link.soort is Soort.PUNT:
            what = f"code {link.code} kan al gedrukt zijn; dit punt kan niet terug naar concept"
            repair = "kies 'vervallen' of 'aangewezen'"
            yield facts.files[link.id].problem(("levensloop",), what, repair, code="NSP408")
        elif wijken:
            what = f"code {link.code} is van de wijk '{link.id}', maar die staat niet meer op de kaart"
            again = (
                f"heet de wijk nu '{now}', geef haar dan weer de id '{link.id}'; de naam mag wel anders. "
                if now
                else ""
            )
            repair = f"{again}{'Is zij echt weg, z' if now else 'z'}et de wijk terug in wijken.geojson"
            yield file.problem(key, what, repair, code="NSP409")
