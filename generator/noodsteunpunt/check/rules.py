"""Rules about more than one value at a time. Each rule yields its problems; `RULES` lists them all."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ..geo.areas import outside_m, surface_of
from ..load.yamlfile import Entries
from ..model.gemeente import FICTIONAL_REGION, Aard, Gemeente
from ..model.noodsteunpunt import ENDED, Levensloop, Noodsteunpunt
from ..model.problem import Problem, did_you_mean
from ..model.status import Fase, Status
from ..model.wijk import Wijk
from ..model.woorden import SOURCE_LANGUAGE

WARN_OUTSIDE_M = 50
REFUSE_OUTSIDE_M = 300
# Names in `Facts.files` that no point can have, because an id has no full stop.
GEMEENTE, STATUS = "gemeente.yml", "status.yml"


@dataclass(frozen=True)
class Facts:
    """The parts of a site that could be made, with the files they came from, by point id, `GEMEENTE` or `STATUS`.

    files: also those of points that could not be made.
    """

    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    punten: tuple[Noodsteunpunt, ...]
    status: Status
    files: dict[str, Entries]

    def wijk_by_id(self) -> dict[str, Wijk]:
        """The wijken by id."""
        return {wijk.id: wijk for wijk in self.wijken}

    def punt_by_id(self) -> dict[str, Noodsteunpunt]:
        """The points by id."""
        return {punt.id: punt for punt in self.punten}

    def unreadable(self) -> set[str]:
        """The ids of points whose file has mistakes, about which no other rule can say anything."""
        return set(self.files) - {GEMEENTE, STATUS} - set(self.punt_by_id())


# Dotted keys. A concept may lack these, and so may a trial, whose pages then say what is not known.
NEEDED_IN_USE = (
    ("locatie", "straat"),
    ("locatie", "huisnummer"),
    ("locatie", "postcode"),
    ("locatie", "plaats"),
    ("herkomst", "gecontroleerd_op"),
)


def complete_in_use(facts: Facts) -> Iterator[Problem]:
    """A point that people may be sent to, or were, has an address, and somebody has checked it."""
    if facts.gemeente.aard is Aard.PROEF:
        return
    for punt in facts.punten:
        for part, name in NEEDED_IN_USE:
            if punt.public and getattr(getattr(punt, part), name) is None:
                what, repair = f"'{name}' ontbreekt", f"voeg een regel '{name}: …' toe"
                yield facts.files[punt.id].problem((part, name), what, repair)


def wijk_exists(facts: Facts) -> Iterator[Problem]:
    """A point names a wijk that is on the map."""
    known = facts.wijk_by_id()
    for punt in facts.punten:
        if known and punt.wijk not in known:
            near = did_you_mean(punt.wijk, known)
            repair = f"bedoelt u '{near}'?" if near else f"kies uit: {', '.join(sorted(known))}"
            yield facts.files[punt.id].problem(("wijk",), f"de wijk '{punt.wijk}' staat niet in wijken.geojson", repair)


def inside_wijk(facts: Facts) -> Iterator[Problem]:
    """A point in use lies in its own wijk, or so near that the drawing may be a little off."""
    wijken = facts.wijk_by_id()
    surfaces = {wijk.id: surface_of(wijk) for wijk in facts.wijken}
    for punt in facts.punten:
        wijk = wijken.get(punt.wijk)
        if not wijk or not punt.in_use:
            continue
        metres = outside_m(surfaces[wijk.id], punt.locatie.lat, punt.locatie.lon)
        if metres > WARN_OUTSIDE_M:
            yield facts.files[punt.id].problem(
                ("locatie", "lat"),
                f"dit punt ligt {metres:.0f} m buiten de wijk '{wijk.naam}'",
                "kijk lat en lon na, of kies een andere wijk",
                warning=metres <= REFUSE_OUTSIDE_M,
            )


def moved_to(facts: Facts) -> Iterator[Problem]:
    """A moved point says where to, and that is a point in use."""
    known = facts.punt_by_id()
    for punt in facts.punten:
        file = facts.files[punt.id]
        key = ("verplaatst_naar",)
        moved = punt.levensloop is Levensloop.VERPLAATST
        if moved and punt.verplaatst_naar is None:
            yield file.problem(
                key, "dit punt is verplaatst, maar waarheen staat er niet", "voeg 'verplaatst_naar: …' toe"
            )
        if not moved and punt.verplaatst_naar is not None:
            what = "alleen een punt met 'levensloop: verplaatst' gaat ergens naartoe"
            yield file.problem(key, what, "haal deze regel weg of pas de levensloop aan")
        if moved and punt.verplaatst_naar is not None:
            target = known.get(punt.verplaatst_naar)
            if punt.verplaatst_naar not in facts.unreadable() and (target is None or not target.in_use):
                what = f"'{punt.verplaatst_naar}' is geen punt dat in gebruik is"
                yield file.problem(key, what, "kies de id van een punt dat aangewezen, pilot of actief is")


def ended_on(facts: Facts) -> Iterator[Problem]:
    """Only a point that ended has an end date."""
    for punt in facts.punten:
        if punt.vervallen_op and punt.levensloop not in ENDED:
            what = f"dit punt is '{punt.levensloop}' en heeft toch een datum waarop het verviel"
            yield facts.files[punt.id].problem(("vervallen_op",), what, "haal deze regel weg of pas de levensloop aan")


COORDINATION = (
    "dit lijkt een coördinatiepunt; dat is niet voor inwoners",
    "zet het in de map voor --prive, of geef het punt een andere naam",
)


def sounds_like_coordination(name: str) -> bool:
    """Whether a name is one that people give to coordination points."""
    said = f" {name} ".lower().replace("ö", "o")
    return any(word in said for word in ("coordinatiepunt", "c-nsp", " cp "))


def no_coordination_words(facts: Facts) -> Iterator[Problem]:
    """A coordination point may not be entered as a noodsteunpunt."""
    for punt in facts.punten:
        if sounds_like_coordination(f"{punt.naam} {punt.locatie.gebouw or ''}"):
            yield facts.files[punt.id].problem(("naam",), *COORDINATION)


def invented_only_in_example(facts: Facts) -> Iterator[Problem]:
    """Codes, addresses and postcodes that cannot exist are for examples; a real municipality has real ones."""
    gemeente, file = facts.gemeente, facts.files[GEMEENTE]
    if gemeente.aard is not Aard.ECHT:
        return
    what = "dit is een verzonnen waarde en de gemeente is 'aard: echt'"
    if gemeente.veiligheidsregio == FICTIONAL_REGION:
        yield file.problem(("veiligheidsregio",), what, "vul de code van uw veiligheidsregio in")
    if gemeente.cbs_code == "GM0000":
        yield file.problem(("cbs_code",), what, "vul de gemeentecode van het CBS in")
    if gemeente.siteadres.split("/")[2].endswith(".example"):
        yield file.problem(("siteadres",), what, "vul het adres in waar de site komt")
    for punt in facts.punten:
        if (punt.locatie.postcode or "").startswith("0"):
            yield facts.files[punt.id].problem(("locatie", "postcode"), what, "vul de echte postcode in")


def sensible_status(facts: Facts) -> Iterator[Problem]:
    """The status file can be used as it is."""
    in_use = [punt.id for punt in facts.punten if punt.in_use]
    if STATUS in facts.files:
        yield from status_problems(facts.status, [*in_use, *facts.unreadable()], facts.files[STATUS])


def status_problems(status: Status, in_use: Collection[str], file: Entries) -> Iterator[Problem]:
    """What is wrong with a status, given the ids of the points in use. All that `nsp status` needs to know."""
    for punt_id in status.punten:
        if punt_id not in in_use:
            near = did_you_mean(punt_id, in_use)
            repair = f"bedoelt u '{near}'?" if near else "haal dit punt weg uit status.yml"
            yield file.problem(("punten", punt_id), f"'{punt_id}' is geen punt in gebruik", repair)
    if status.fase is not Fase.RUST and status.bijgewerkt is None:
        yield file.problem(("bijgewerkt",), "'bijgewerkt' ontbreekt", "voeg een regel 'bijgewerkt: dag en tijd' toe")
    if status.fase is not Fase.RUST and SOURCE_LANGUAGE not in status.bericht:
        yield file.problem(
            ("bericht",), "het Nederlandse bericht ontbreekt", "voeg onder 'bericht' een regel 'nl: …' toe"
        )
    if status.fase is Fase.RUST and (status.bericht or status.punten):
        what = "in rust kan er geen bericht of open punt zijn"
        yield file.problem(("fase",), what, "kies 'fase: crisis' of 'fase: oefening', of haal de rest weg")


def wijk_without_point(facts: Facts) -> Iterator[Problem]:
    """A wijk without a point gets an honest page; the editor should know."""
    if facts.unreadable():
        return
    served = {punt.wijk for punt in facts.punten if punt.in_use}
    for wijk in facts.wijken:
        if wijk.id not in served:
            what = f"de wijk '{wijk.naam}' heeft nog geen noodsteunpunt; de site zegt dat eerlijk"
            yield Problem("locations/wijken.geojson", 0, 0, f"wijk {wijk.id}", what, warning=True)


RULES: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    complete_in_use,
    wijk_exists,
    inside_wijk,
    moved_to,
    ended_on,
    no_coordination_words,
    invented_only_in_example,
    sensible_status,
    wijk_without_point,
)
