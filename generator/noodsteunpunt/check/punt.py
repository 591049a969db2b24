"""Rules about one point by itself; what it has to do with others, the map and the register stands elsewhere.

So what they said of a point still holds as long as its file and that of the municipality did not change.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from operator import attrgetter

from ..load.yamlfile import Entries, Key
from ..model.gemeente import Aard, Gemeente
from ..model.noodsteunpunt import ENDED, SJABLOON_BRON, SJABLOON_ID, SJABLOON_NAAM, Levensloop, Noodsteunpunt
from ..model.opening import Verwacht
from ..model.problem import Problem, one_of
from .languages import not_read
from .missing import missing_together
from .needed import NEEDED_IN_USE
from .objections import NO_PROMISE, promises, too_much
from .positions import LAT_AND_LON
from .values import line_to_add

INVENTED = "dit is een verzonnen waarde en de gemeente is 'aard: echt'"
# A number behind a street, with its letter or addition: "Kerkstraat 12 a", and not "Laan 1940-1945".
_NUMBERED = re.compile(r"(.*\D) (\d{1,5})(?: ?[a-zA-Z])?(?:-\w{1,4})?", re.ASCII)
_WHOLE_ADDRESS = re.compile(r",.*|\b\d{4} ?[A-Z]{2}\b.*")
ENOUGH_DECIMALS = 4  # about ten metres

_values_in_use = attrgetter(*(".".join(map(str, key)) for key in NEEDED_IN_USE))


def about_point(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> tuple[Problem, ...]:
    """All that is wrong with a point by itself. file: where it stands. gemeente: whose it is."""
    return tuple(problem for rule in _RULES for problem in rule(punt, file, gemeente))


def _complete_in_use(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A point that people may be sent to, or were, has an address, and somebody has checked it."""
    if gemeente.aard is Aard.PROEF or not punt.public:
        return
    lacking = [
        file.problem(key, f"'{key[-1]}' ontbreekt", line_to_add(key), code="NSP201")
        for key, value in zip(NEEDED_IN_USE, _values_in_use(punt), strict=True)
        if value is None
    ]
    yield from missing_together(Noodsteunpunt, lacking)


def _moved_somewhere(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A moved point says where to, and no other does."""
    moved = punt.levensloop is Levensloop.VERPLAATST
    if moved and punt.verplaatst_naar is None:
        what = "dit punt is verplaatst, maar waarheen staat er niet"
        yield file.problem(("verplaatst_naar",), what, "voeg 'verplaatst_naar: …' toe", code="NSP205")
    if not moved and punt.verplaatst_naar is not None:
        what = "alleen een punt met 'levensloop: verplaatst' gaat ergens naartoe"
        repair = "haal deze regel weg of pas de levensloop aan"
        yield file.problem(("verplaatst_naar",), what, repair, code="NSP206")


def _ended_on(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """Only a point that ended has an end date, and one that is gone for good should have it."""
    if not punt.vervallen_op and punt.levensloop is Levensloop.VERVALLEN:
        what = "dit punt is vervallen, maar sinds wanneer staat er niet"
        repair = "voeg een regel toe zoals 'vervallen_op: 2026-11-21', met de goede dag"
        yield file.problem(("levensloop",), what, repair, code="NSP229", warning=True)
    if punt.vervallen_op and punt.levensloop not in ENDED:
        what = f"dit punt is '{punt.levensloop}' en heeft toch een datum waarop het verviel"
        repair = "haal deze regel weg of pas de levensloop aan"
        yield file.problem(("vervallen_op",), what, repair, code="NSP208")


def _valid_in_order(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A point begins to be one before it stops."""
    if punt.geldig_vanaf and punt.geldig_tot and punt.geldig_tot <= punt.geldig_vanaf:
        what = f"dit punt stopt op {punt.geldig_tot}, maar begint pas op {punt.geldig_vanaf}"
        yield file.problem(("geldig_tot",), what, "kijk geldig_vanaf en geldig_tot na", code="NSP220")
    if punt.geldig_vanaf and punt.vervallen_op and punt.vervallen_op < punt.geldig_vanaf:
        what = f"dit punt verviel op {punt.vervallen_op}, maar begint pas op {punt.geldig_vanaf}"
        repair = "kijk geldig_vanaf en vervallen_op na"
        # Somebody may have called off a point that had yet to begin.
        yield file.problem(("vervallen_op",), what, repair, code="NSP220", warning=True)


def _expected_in_order(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """Later there is as much as before, or more."""
    order = list(Verwacht)
    for (before, sooner), (hours, later) in pairwise(punt.opening.verwachting.steps):
        if order.index(later) < order.index(sooner):
            what = f"na {hours} uur is er minder ('{later}') dan na {before} uur ('{sooner}')"
            key = ("opening", "verwachting", f"na_{hours}_uur")
            enough = one_of(f"'{word}'" for word in order[order.index(sooner) :])
            repair = f"kijk welke van de twee klopt: schrijf hier {enough}, of bij 'na_{before}_uur' minder"
            yield file.problem(key, what, repair, code="NSP221")


def _not_invented(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A postcode and a building that cannot exist are for examples."""
    if gemeente.aard is not Aard.ECHT:
        return
    if (punt.locatie.postcode or "").startswith("0"):
        yield file.problem(("locatie", "postcode"), INVENTED, "vul de echte postcode in", code="NSP210")
    if (punt.locatie.bag_id or "").startswith("0000"):
        yield file.problem(("locatie", "bag_id"), INVENTED, "vul het nummer uit de BAG in", code="NSP210")


def _read_by_somebody(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A translation is in a language that the site has."""
    yield from not_read(punt.vertaling, "vertaling", gemeente, file)


def _translates_something(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """Whoever took a Dutch text away forgot its translation, and inhabitants would still read that."""
    for code, own in punt.vertaling.items():
        for name, text in own:
            if text and getattr(punt.locatie, name, None) is None:
                what = f"dit is een vertaling van '{name}', en dat staat er niet in het Nederlands"
                repair = f"zet onder 'locatie' ook '{name}', of haal deze regel weg"
                yield file.problem(("vertaling", code, name), what, repair, code="NSP242")


def _no_sjabloon(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """The sjabloon is there to be copied and filled in; the code of a point belongs to the name of its file."""
    if not punt.public:
        return
    if punt.id == SJABLOON_ID:
        repair = "geef het bestand de naam van het punt, zoals dorpshuis-de-baken.yml"
        yield file.problem((), "dit bestand heet nog sjabloon.yml", repair, code="NSP240")
    if punt.naam == SJABLOON_NAAM:
        repair = "schrijf de naam waaronder inwoners het punt kennen"
        yield file.problem(("naam",), "dit punt heet nog Sjabloon", repair, code="NSP240")
    if punt.herkomst.bron == SJABLOON_BRON:
        repair = "schrijf waar u dit van weet, zoals een besluit of een lijst"
        yield file.problem(("herkomst", "bron"), "hier staat nog de bron van het sjabloon", repair, code="NSP240")


def _street_alone(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """The number of a house stands once in an address. Some streets do end in a number, but not in that one."""
    straat, huisnummer = punt.locatie.straat or "", punt.locatie.huisnummer or ""
    if whole := _WHOLE_ADDRESS.search(straat):
        what = f"bij 'straat' staat ook '{whole[0].strip(' ,')}'"
        repair = "schrijf hier alleen de straat; huisnummer, postcode en plaats hebben een eigen regel"
        yield file.problem(("locatie", "straat"), what, repair, code="NSP228", warning=True)
        return
    found = _NUMBERED.fullmatch(straat)
    if found and re.match(rf"{found[2]}(?!\d)", huisnummer):
        what = f"het huisnummer staat ook achter de straat: op de site staat '{straat} {huisnummer}'"
        repair = f"schrijf 'straat: {found[1].rstrip(' ,')}'"
        yield file.problem(("locatie", "straat"), what, repair, code="NSP228", warning=True)


def _precise(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A position to a hundred metres is the wrong side of the canal."""
    # As they were typed; of a straight line of latitude or longitude one of the two may have few.
    decimals = max(len(str(file.value(key)).partition(".")[2]) for key in LAT_AND_LON)
    if punt.in_use and decimals < ENOUGH_DECIMALS:
        what = "deze plek kan 100 m of meer schelen: er staan te weinig cijfers achter de punt"
        repair = "zoek de ingang op een kaart op en schrijf vijf cijfers achter de punt"
        yield file.problem(LAT_AND_LON[0], what, repair, code="NSP238", warning=True)


def _no_promises(punt: Noodsteunpunt, file: Entries, gemeente: Gemeente) -> Iterator[Problem]:
    """A noodsteunpunt is for information; its name and the way in should not let people expect more."""
    texts: dict[Key, str | None] = {("naam",): punt.naam, ("locatie", "ingang"): punt.locatie.ingang}
    texts |= {("vertaling", code, "ingang"): own.ingang for code, own in punt.vertaling.items()}
    for key, text in texts.items() if punt.in_use else ():
        if words := promises(text or ""):
            repair = f"{NO_PROMISE}; kies andere woorden, of laat het staan als het gebouw echt zo heet"
            yield file.problem(key, too_much(words), repair, code="NSP232", warning=True)


_RULES: tuple[Callable[[Noodsteunpunt, Entries, Gemeente], Iterator[Problem]], ...] = (
    _complete_in_use,
    _moved_somewhere,
    _ended_on,
    _valid_in_order,
    _expected_in_order,
    _not_invented,
    _read_by_somebody,
    _translates_something,
    _no_sjabloon,
    _street_alone,
    _precise,
    _no_promises,
)
