"""The printed codes: every public point and wijk has one, and none was lost or changed."""

from collections.abc import Iterator

from ..load.yamlfile import Entries
from ..model.codes import code_for
from ..model.counted import counted
from ..model.permalinks import Permalinks, Soort
from ..model.problem import Problem
from .rules import GEMEENTE, Facts

FILE = "locations/permalinks.yml"
REGISTER = "draai 'nsp register'"
BACK = "zet de oude versie van dit bestand terug"


def check_codes(links: Permalinks, file: Entries, facts: Facts) -> Iterator[Problem]:
    """All that is wrong with the register of codes."""
    out_of_order = facts.recall(FILE, lambda *given: tuple(_sequence(*given)), links, file)
    yield from out_of_order
    yield from _code_without_thing(links, file, facts)
    if not out_of_order:
        yield from _without_code(links, facts)
    if links.siteadres != facts.gemeente.siteadres:
        yield facts.files[GEMEENTE].problem(
            ("siteadres",),
            f"het siteadres is veranderd; wat al gedrukt is, wijst naar {links.siteadres}",
            "zet het oude adres terug, of bevestig het nieuwe met 'nsp register --nieuw-adres'",
            code="NSP410",
        )


def check_issued(links: Permalinks, file: Entries, facts: Facts) -> Iterator[Problem]:
    """What is wrong with the codes that were issued before; `nsp register` adds none as long as there is."""
    yield from _sequence(links, file)
    yield from _code_without_thing(links, file, facts)


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


def _without_code(links: Permalinks, facts: Facts) -> Iterator[Problem]:
    for punt in facts.punten:
        if punt.public and links.code_of(Soort.PUNT, punt.id) is None:
            yield Problem(FILE, 0, 0, "", f"het punt '{punt.id}' heeft nog geen code", REGISTER, code="NSP405")
    for wijk in facts.wijken:
        if links.code_of(Soort.WIJK, wijk.id) is None:
            yield Problem(FILE, 0, 0, "", f"de wijk '{wijk.id}' heeft nog geen code", REGISTER, code="NSP406")


def _code_without_thing(links: Permalinks, file: Entries, facts: Facts) -> Iterator[Problem]:
    """Whatever was printed keeps answering: a point or wijk with a code stays in the folder.

    A point whose file has mistakes is not gone; the mistakes are told elsewhere.
    """
    punten, wijken = facts.punt_by_id(), facts.wijk_by_id()
    for position, link in enumerate(links.codes):
        key = ("codes", position)
        if link.soort is Soort.PUNT and link.id not in facts.files:
            what = f"code {link.code} is van het punt '{link.id}', maar dat bestand is weg"
            repair = f"zet punten/{link.id}.yml terug met 'levensloop: vervallen'"
            yield file.problem(key, what, repair, code="NSP407")
        elif link.soort is Soort.PUNT and link.id in punten and not punten[link.id].public:
            what = f"code {link.code} kan al gedrukt zijn; dit punt kan niet terug naar concept"
            repair = "kies 'vervallen' of 'aangewezen'"
            yield facts.files[link.id].problem(("levensloop",), what, repair, code="NSP408")
        elif link.soort is Soort.WIJK and wijken and link.id not in wijken:
            what = f"code {link.code} is van de wijk '{link.id}', maar die staat niet meer op de kaart"
            yield file.problem(key, what, "zet de wijk terug in wijken.geojson", code="NSP409")
