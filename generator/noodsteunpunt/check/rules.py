"""Rules about the municipality as a whole. Each rule yields its problems; `RULES` lists them all."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlsplit

from shapely.geometry import MultiPolygon

from ..geo.areas import surface_of
from ..load.memory import Recall, afresh
from ..load.yamlfile import Entries, Key
from ..model.fields.field import PLACEHOLDER
from ..model.gemeente import FICTIONAL_CODE, FICTIONAL_REGION, Aard, Gemeente
from ..model.initiatief import Initiatief
from ..model.likeness import plain
from ..model.noodsteunpunt import Levensloop, Noodsteunpunt
from ..model.problem import Problem, did_you_mean
from ..model.status import Fase, Status, Toestand
from ..model.wijk import Wijk
from ..model.woorden import SOURCE_LANGUAGE
from .languages import not_read
from .objections import denies, how_to_reach, nobody_to_call_here, objections
from .punt import INVENTED, about_point

WARN_OUTSIDE_M = 50
REFUSE_OUTSIDE_M = 300
# Hosts that were made for examples (RFC 2606), and the one that everybody uses for it.
_INVENTED_HOST = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|voorbeeld\.nl)")
# Names in `Facts.files` that no point can have, because an id has no full stop.
GEMEENTE, STATUS = "gemeente.yml", "status.yml"


@dataclass(frozen=True)
class Facts:
    """The parts of a site that could be made, with the files they came from, by point id, `GEMEENTE` or `STATUS`.

    files: also those of points that could not be made. initiatief_files: those of what neighbours arrange, by id.
    coded_wijken: answers which wijken have a code, by id; only asked when one is not on the map.
    recall: remembers what rules worked out before.
    """

    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    punten: tuple[Noodsteunpunt, ...]
    status: Status
    files: dict[str, Entries]
    initiatieven: tuple[Initiatief, ...] = ()
    initiatief_files: Mapping[str, Entries] = field(default_factory=dict)
    coded_wijken: Callable[[], Collection[str]] = frozenset
    recall: Recall = afresh

    def wijk_by_id(self) -> dict[str, Wijk]:
        """The wijken by id."""
        return {wijk.id: wijk for wijk in self.wijken}

    def punt_by_id(self) -> dict[str, Noodsteunpunt]:
        """The points by id."""
        return {punt.id: punt for punt in self.punten}

    @cached_property
    def surfaces(self) -> dict[str, MultiPolygon]:
        """The wijken as shapes in degrees, by id."""
        return self.recall("surfaces", _surfaces, self.wijken)

    def unreadable(self) -> set[str]:
        """The ids of points whose file has mistakes, about which no other rule can say anything."""
        return set(self.files) - {GEMEENTE, STATUS} - set(self.punt_by_id())


def _surfaces(wijken: tuple[Wijk, ...]) -> dict[str, MultiPolygon]:
    return {wijk.id: surface_of(wijk) for wijk in wijken}


def each_point(facts: Facts) -> Iterator[Problem]:
    """Whatever can be said of a point by itself."""
    for punt in facts.punten:
        file = facts.files[punt.id]
        yield from facts.recall(("by itself", punt.id), about_point, punt, file, facts.gemeente)


def wijk_exists(facts: Facts) -> Iterator[Problem]:
    """A point or initiative names wijken that are on the map."""
    known = facts.wijk_by_id()
    named: list[tuple[Entries, Key, str]] = []
    for punt in facts.punten:
        if punt.wijk in known and not punt.bedient:
            continue
        file = facts.files[punt.id]
        named += [(file, ("wijk",), punt.wijk)]
        named += [(file, ("bedient", position), wijk) for position, wijk in enumerate(punt.bedient)]
    named += [(facts.initiatief_files[one.id], ("wijk",), one.wijk) for one in facts.initiatieven]
    for file, key, wijk in named:
        if known and wijk not in known:
            yield _gone_wijk(wijk, file, key) if wijk in facts.coded_wijken() else _unknown_wijk(wijk, known, file, key)


def _gone_wijk(given: str, file: Entries, key: Key) -> Problem:
    """The flyers of this wijk lie in every house: it is the map that has to follow."""
    what = f"de wijk '{given}' staat niet meer in wijken.geojson"
    return file.problem(key, what, f"geef de wijk daar weer de id '{given}'", code="NSP202")


def _unknown_wijk(given: str, known: Mapping[str, Wijk], file: Entries, key: Key) -> Problem:
    """Often somebody wrote the name of the wijk, or its id a little differently."""
    same = _same_name(given, known.values())
    near = same or did_you_mean(given, known)
    repair = f"bedoelt u '{near}'?" if near else f"kies uit: {', '.join(sorted(known))}"
    fix = file.replacement(key, same) if same else ()
    return file.problem(key, f"de wijk '{given}' staat niet in wijken.geojson", repair, code="NSP202", fix=fix)


def meant_wijk(problem: Problem, files: Mapping[str, Entries], wijken: Collection[Wijk]) -> Problem:
    """A problem about a `wijk` (or one in `bedient`) that cannot be an id, with the id of that name, or all ids."""
    name, _, position = problem.field.partition(".")
    if problem.code not in {"NSP112", PLACEHOLDER} or name not in {"wijk", "bedient"}:
        return problem
    key: Key = (name, int(position)) if position else (name,)
    file = next((file for file in files.values() if file.file == problem.file), None)
    near = _same_name(str(file.value(key)), wijken) if file else ""
    if not file or not near:
        repair = f"kies uit: {', '.join(sorted(wijk.id for wijk in wijken))}" if file and wijken else problem.repair
        return replace(problem, repair=repair, fix=())
    return replace(problem, repair=f"schrijf {near}", fix=file.replacement(key, near))


def _same_name(given: str, wijken: Collection[Wijk]) -> str:
    """The id of the one wijk whose name or id is the same but for capitals, accents, spaces and hyphens."""
    same = [wijk.id for wijk in wijken if plain(given) in {plain(wijk.id), plain(wijk.naam)}]
    return same[0] if len(same) == 1 else ""


def moved_to_one_in_use(facts: Facts) -> Iterator[Problem]:
    """Where a moved point went is a point in use."""
    moved = [punt for punt in facts.punten if punt.levensloop is Levensloop.VERPLAATST and punt.verplaatst_naar]
    known = facts.punt_by_id() if moved else {}
    for punt in moved:
        target = known.get(punt.verplaatst_naar or "")
        if punt.verplaatst_naar not in facts.unreadable() and (target is None or not target.in_use):
            what = f"'{punt.verplaatst_naar}' is geen punt dat in gebruik is"
            repair = (
                "kies de id van een punt dat aangewezen, pilot of actief is; is dat er niet, haal deze regel dan "
                "weg en zet 'levensloop: vervallen'"
            )
            yield facts.files[punt.id].problem(("verplaatst_naar",), what, repair, code="NSP207")


def no_noodsteunpunt(facts: Facts) -> Iterator[Problem]:
    """What neighbours arrange can never be taken for a noodsteunpunt."""
    for one in facts.initiatieven:
        file = facts.initiatief_files[one.id]
        if any(word in f" {one.naam} ".casefold() for word in ("noodsteunpunt", " nsp ")):
            what = "een initiatief van buren mag geen noodsteunpunt heten"
            repair = "geef het een eigen naam; wijst de gemeente het aan, zet het bij punten"
            yield file.problem(("naam",), what, repair, code="NSP222")
        if "noodsteunpunt" in one.wat.casefold() and not denies(one.wat):
            what = "hier staat 'noodsteunpunt', en dat is dit niet"
            repair = "kies andere woorden, of zeg erbij dat dit geen noodsteunpunt is"
            yield file.problem(("wat",), what, repair, code="NSP222", warning=True)
        if one.id in facts.files:
            what = f"er is ook een noodsteunpunt dat '{one.id}' heet"
            yield file.problem((), what, "geef dit bestand een andere naam", code="NSP223")


def invented_only_in_example(facts: Facts) -> Iterator[Problem]:
    """Codes and an address that cannot exist are for examples; a real municipality has real ones."""
    gemeente, file = facts.gemeente, facts.files[GEMEENTE]
    if gemeente.aard is not Aard.ECHT:
        return
    if gemeente.veiligheidsregio == FICTIONAL_REGION:
        yield file.problem(("veiligheidsregio",), INVENTED, "vul de code van uw veiligheidsregio in", code="NSP210")
    if gemeente.cbs_code == FICTIONAL_CODE:
        yield file.problem(("cbs_code",), INVENTED, "vul de gemeentecode van het CBS in", code="NSP210")
    if _is_invented(gemeente.siteadres):
        yield file.problem(("siteadres",), INVENTED, "vul het adres in waar de site komt", code="NSP210")
    contact = gemeente.contact
    if contact.website and _is_invented(contact.website):
        yield file.problem(("contact", "website"), INVENTED, "vul de website van de gemeente in", code="NSP210")
    if contact.telefoon and not re.sub(r"\D", "", contact.telefoon).removeprefix("14").strip("0"):
        repair = "vul het nummer van de gemeente in, of haal de regel weg"
        yield file.problem(("contact", "telefoon"), INVENTED, repair, code="NSP210")


def _is_invented(address: str) -> bool:
    return bool(_INVENTED_HOST.fullmatch(urlsplit(address).hostname or ""))


def sensible_status(facts: Facts) -> Iterator[Problem]:
    """The status file can be used as it is."""
    in_use = [punt.id for punt in facts.punten if punt.in_use]
    if STATUS in facts.files:
        yield from status_problems(facts.status, [*in_use, *facts.unreadable()], facts.files[STATUS])
        yield from dutch_only(facts.status, facts.gemeente.talen, facts.files[STATUS])
        yield from open_too_soon(facts.status, facts.punten, facts.files[STATUS])


def dutch_only(status: Status, talen: Collection[str], file: Entries) -> Iterator[Problem]:
    """A message in Dutch alone is published; others read it in Dutch, and the editor should know."""
    missing = [code for code in talen if code not in status.bericht]
    if status.fase is not Fase.RUST and SOURCE_LANGUAGE in status.bericht and missing:
        what = f"het bericht is er niet in: {', '.join(missing)}"
        repair = f"voeg onder 'bericht' een regel '{missing[0]}: …' toe; tot dan staat het er in het Nederlands"
        yield file.problem(("bericht",), what, repair, code="NSP605", warning=True)


def open_too_soon(status: Status, punten: Collection[Noodsteunpunt], file: Entries) -> Iterator[Problem]:
    """A point that is open before it is one: its page says both."""
    by_id = {punt.id: punt for punt in punten}
    for id_, one in status.punten.items():
        punt = by_id.get(id_)
        if one.toestand is Toestand.OPEN and punt and punt.geldig_vanaf and one.sinds.date() < punt.geldig_vanaf:
            what = f"dit punt is pas vanaf {punt.geldig_vanaf} een noodsteunpunt, en staat hier op 'open'"
            repair = "klopt het, zet dan 'geldig_vanaf' in het bestand van het punt op vandaag en bouw opnieuw"
            yield file.problem(("punten", id_, "toestand"), what, repair, code="NSP615", warning=True)


def language_on_site(facts: Facts) -> Iterator[Problem]:
    """A text is in a language that the site has."""
    for one in facts.initiatieven:
        yield from not_read(one.vertaling, "vertaling", facts.gemeente, facts.initiatief_files[one.id])
    if STATUS in facts.files:
        yield from not_read(facts.status.bericht, "bericht", facts.gemeente, facts.files[STATUS])


def status_problems(status: Status, in_use: Collection[str], file: Entries, or_else: str = "") -> Iterator[Problem]:
    """What is wrong with a status, given the ids of the points in use. All that `nsp status` needs to know.

    or_else: what else can be done about a point that is not in use and looks like none that is, behind a semicolon.
    """
    if "fase" not in file.values:
        repair = "schrijf 'fase: crisis' of 'fase: oefening'; 'fase: rust' haalt een bericht weg"
        yield file.problem((), "de regel 'fase' ontbreekt", repair, code="NSP611")
    for punt_id in status.punten:
        if punt_id not in in_use:
            near = did_you_mean(punt_id, in_use)
            away = "haal dit punt weg uit status.yml" + (f"; {or_else}" if or_else else "")
            repair = f"bedoelt u '{near}'?" if near else away
            what = f"'{punt_id}' is geen punt in gebruik"
            yield file.problem(("punten", punt_id), what, repair, code="NSP601", at_name=True)
    if status.fase is not Fase.RUST and status.bijgewerkt is None:
        repair = "voeg een regel toe zoals 'bijgewerkt: 2026-11-21 14:05', met de dag en tijd van het bericht"
        yield file.problem(("bijgewerkt",), "'bijgewerkt' ontbreekt", repair, code="NSP602")
    if status.fase is not Fase.RUST and SOURCE_LANGUAGE not in status.bericht:
        repair = "voeg onder 'bericht' een regel 'nl: …' toe"
        yield file.problem(("bericht",), "het Nederlandse bericht ontbreekt", repair, code="NSP603")
    texts: dict[Key, str] = {("bericht", code): text for code, text in status.bericht.items()}
    texts |= {("punten", punt_id, "door"): one.door for punt_id, one in status.punten.items()}
    yield from (objection.at(file, key) for key, text in texts.items() for objection in objections(text))
    for key, text in texts.items():
        if key[-1] == "door" and (found := how_to_reach(text)):
            yield nobody_to_call_here(found, key).at(file, key)
    yield from _phase_and_message(status, file)
    if status.fase is Fase.RUST and (status.bericht or status.punten):
        what = "in rust kan er geen bericht of open punt zijn"
        repair = "kies 'fase: crisis' of 'fase: oefening', of haal de rest weg"
        yield file.problem(("fase",), what, repair, code="NSP604")


def _phase_and_message(status: Status, file: Entries) -> Iterator[Problem]:
    """An exercise that is taken for real, and the other way round, sends people out or keeps them in."""
    for code, text in status.bericht.items():
        denied = re.search(r"\b(?:geen|no|not an?|niet een) (?:oefening|exercise)\b", text, re.IGNORECASE)
        named = re.search(r"\b(?:oefening|exercise)\b", text, re.IGNORECASE)
        if (status.fase is Fase.OEFENING and denied) or (status.fase is Fase.CRISIS and named and not denied):
            what = f"dit bericht spreekt 'fase: {status.fase}' tegen"
            yield file.problem(("bericht", code), what, "kijk welke van de twee klopt", code="NSP613", warning=True)


def wijk_without_point(facts: Facts) -> Iterator[Problem]:
    """A wijk without a point gets an honest page; the editor should know."""
    if facts.unreadable():
        return
    served = {wijk for punt in facts.punten if punt.in_use for wijk in punt.wijken}
    for wijk in facts.wijken:
        if wijk.id not in served:
            what = f"de wijk '{wijk.naam}' heeft nog geen noodsteunpunt; de site zegt dat eerlijk"
            repair = "zet een punt in deze wijk op 'aangewezen' zodra dat zo is"
            yield Problem(
                "locations/wijken.geojson", 0, 0, f"wijk {wijk.id}", what, repair, warning=True, code="NSP211"
            )


def own_number(facts: Facts) -> Iterator[Problem]:
    """112 stands on every page already, for other calls than those to the municipality."""
    contact = facts.gemeente.contact
    if contact and contact.telefoon and re.sub(r"\D", "", contact.telefoon) == "112":
        what = "112 is niet het nummer van de gemeente"
        repair = "schrijf het nummer van de gemeente, of haal de regel weg"
        yield facts.files[GEMEENTE].problem(("contact", "telefoon"), what, repair, code="NSP241")


RULES: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    each_point,
    wijk_exists,
    moved_to_one_in_use,
    no_noodsteunpunt,
    invented_only_in_example,
    sensible_status,
    language_on_site,
    wijk_without_point,
    own_number,
)
