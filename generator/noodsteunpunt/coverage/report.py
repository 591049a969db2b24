"""`nsp coverage`: how well the points serve everybody, and what a trial with other points would change."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np

from ..checked import check
from ..compile.artifact import INTERN
from ..compile.dekking.page import Rapport
from ..compile.dekking.report import coverage_report
from ..compile.theme import open_theme
from ..enrich.dekking import Bewoners, Plek, changed, coverage
from ..enrich.voorstel import Voorstel, propose
from ..finish.finish import Finish
from ..geo.areas import wijk_at
from ..geo.doors import Doors
from ..geo.on_foot import OnFoot, catchments, destinations
from ..geo.walking import NOBODY, Choice
from ..model.loopnet import Loopnet
from ..model.noodsteunpunt import Herkomst, Levensloop, Locatie, Noodsteunpunt
from ..model.problem import FolderError, Problem, did_you_mean
from ..model.site import Site
from ..shipped import shipped_root
from ..write.output import Output
from .doubts import doubts
from .trial import Kandidaat, Search, Trial, read_list

REPORT = Path(INTERN, "dekking", "index.html")
LOOPNET = "locations/geo/lopen.json"
OUTSIDE = "buiten-de-gemeente"  # the wijk of a candidate that lies in none


def report_coverage(
    folder: Path, out: Path, trial: Trial, prive: Path | None = None, search: Search | None = None
) -> tuple[Rapport, tuple[Problem, ...]]:
    """Write the report in `out`/intern/dekking.

    Answers what it is about, and the warnings about the folder. Raises FolderError or OutputError; then nothing was
    written.
    """
    site, warnings = check(folder, prive)
    if site.loopnet is None:
        what = "zonder straten en adressen is niet te berekenen hoe ver mensen lopen"
        raise FolderError([Problem(LOOPNET, 0, 0, "", what, "maak dit bestand met 'nsp geo prepare'", code="NSP715")])
    rapport = make_report(site, site.loopnet, trial, search)
    _write(rapport, out)
    return rapport, warnings


def make_report(site: Site, net: Loopnet, trial: Trial, search: Search | None = None) -> Rapport:
    """The report about a site with this walking network. Raises FolderError for a trial that cannot be."""
    own = destinations(site.punten)
    known = {punt.id for punt in own}
    bewoners = _residents(site, net)
    chosen, voorstel = _with_trial(site, trial), None
    kandidaten = (*trial.kandidaten, *(read_list(search, site) if search else ()))
    if search:
        first = len(trial.kandidaten)
        listed = {punt.id: punt for punt in _as_points(site, kandidaten[first:], first + 1)}
        voorstel = _proposal(site, net, bewoners, chosen, tuple(listed.values()), search)
        chosen = (*chosen, *(listed[stap.plek.id] for stap in voorstel.stappen))
    if not chosen:
        raise FolderError([_nowhere_to_go(search)])
    plekken, choice = _walk(site, net, chosen, known)
    _, level = _walk(site, net, chosen, known, stairs=False)
    made = coverage(bewoners, choice, plekken)
    nu = verschil = None
    if (trial or (voorstel and voorstel.stappen)) and own:
        own_plekken, own_choice = _walk(site, net, own, known)
        nu = coverage(bewoners, own_choice, own_plekken)
        verschil = changed(bewoners, (own_choice, own_plekken), (choice, plekken))
    return Rapport(
        site,
        made,
        net.bronnen,
        trapvrij=coverage(bewoners, level, plekken).totaal,
        los=_loose(net, [*plekken, *(voorstel.af if voorstel else ())]),
        nu=nu,
        verschil=verschil,
        zonder=tuple(_plek(site.punt(id_), known) for id_ in trial.zonder),
        met=tuple(plek for plek in plekken if plek.kandidaat),
        voorstel=voorstel,
        let_op=tuple(doubts(site, kandidaten)),
    )


def _nowhere_to_go(search: Search | None) -> Problem:
    what = "er is geen punt met 'levensloop: pilot' of 'levensloop: actief' om naartoe te lopen"
    repair = "probeer een plek uit met --with"
    if search:
        what += ", en geen plek van de lijst brengt iemand dichterbij"
        repair = "kijk na waar de plekken liggen" + (", of zoek zonder --binnen" if search.binnen else "")
    return Problem("locations/punten", 0, 0, "", what, repair, code="NSP717")


def _proposal(
    site: Site,
    net: Loopnet,
    bewoners: Bewoners,
    chosen: Sequence[Noodsteunpunt],
    listed: Sequence[Noodsteunpunt],
    search: Search,
) -> Voorstel:
    """The best of the listed points beside those that are chosen already."""
    on_foot = OnFoot(net, chosen, site.wijken, catchments(chosen))
    plekken = [_plek(punt, set()) for punt in listed]
    now_m, walks_m = on_foot.addresses.first_m, on_foot.walks_to(listed)
    return propose(bewoners, now_m, plekken, walks_m, search.aantal, search.binnen)


def _with_trial(site: Site, trial: Trial) -> tuple[Noodsteunpunt, ...]:
    """The points people would walk to in the trial."""
    by_id = {punt.id: punt for punt in site.punten}
    sent_to = {punt.id for punt in destinations(site.punten)}
    problems = [_cannot_drop_out(id_, by_id, sent_to) for id_ in trial.zonder if id_ not in sent_to]
    problems += [
        _unknown("--with", id_, by_id, "geef de id van een punt, of voor een nieuwe plek NAAM=LAT,LON")
        for id_ in trial.met
        if id_ not in by_id
    ]
    if problems:
        raise FolderError(problems)
    stay = [punt for punt in destinations(site.punten) if punt.id not in trial.zonder]
    opened = [_opened(by_id[id_]) for id_ in trial.met if id_ not in sent_to]
    return (*stay, *opened, *_as_points(site, trial.kandidaten, 1))


def _cannot_drop_out(id_: str, by_id: Mapping[str, Noodsteunpunt], sent_to: Collection[str]) -> Problem:
    """A point that is not in use is told from one that is not there."""
    if id_ not in by_id:
        return _unknown("--without", id_, sent_to, "geef de id van een punt dat 'pilot' of 'actief' is")
    what = f"'{id_}' heeft 'levensloop: {by_id[id_].levensloop}', dus het telt nu al niet mee"
    return Problem("--without", 0, 0, "", what, "laat dit punt weg uit de opdracht", code="NSP716")


def _unknown(option: str, id_: str, known: Collection[str], otherwise: str) -> Problem:
    near = did_you_mean(id_, known)
    repair = f"bedoelt u '{near}'?" if near else otherwise
    return Problem(option, 0, 0, "", f"'{id_}' is hier geen punt", repair, code="NSP716")


def _opened(punt: Noodsteunpunt) -> Noodsteunpunt:
    return punt.model_copy(update={"levensloop": Levensloop.ACTIEF})


def _as_points(site: Site, kandidaten: Sequence[Kandidaat], first: int) -> list[Noodsteunpunt]:
    """Candidates in the shape of points, numbered from `first` in their ids."""
    return [_as_point(site, number, kandidaat) for number, kandidaat in enumerate(kandidaten, first)]


def _as_point(site: Site, number: int, kandidaat: Kandidaat) -> Noodsteunpunt:
    """A candidate in the shape of a point, so that it is walked to like any other. It never leaves this report."""
    inside = int(wijk_at(site.wijken, np.array([kandidaat.lat]), np.array([kandidaat.lon]))[0])
    return Noodsteunpunt(
        id=f"kandidaat-{number}",
        naam=kandidaat.naam,
        levensloop=Levensloop.ACTIEF,
        wijk=site.wijken[inside].id if inside >= 0 else OUTSIDE,
        locatie=Locatie(lat=kandidaat.lat, lon=kandidaat.lon),
        herkomst=Herkomst(bron="proef"),
    )


def _residents(site: Site, net: Loopnet) -> Bewoners:
    rows = net.adressen
    wijken = wijk_at(site.wijken, rows.lat, rows.lon)
    names = [wijk.naam for wijk in site.wijken]
    return Bewoners(rows, wijken, names, [wijk.inwoners for wijk in site.wijken], net.straten)


def _loose(net: Loopnet, plekken: Sequence[Plek]) -> tuple[Plek, ...]:
    """The places that no way comes near: nobody is sent there."""
    lat, lon = np.array([plek.lat for plek in plekken]), np.array([plek.lon for plek in plekken])
    weg = Doors(net).attach(lat, lon).weg
    return tuple(plek for plek, way in zip(plekken, weg.tolist(), strict=True) if way == NOBODY)


def _walk(
    site: Site, net: Loopnet, punten: Sequence[Noodsteunpunt], known: set[str], stairs: bool = True
) -> tuple[list[Plek], Choice]:
    """The places and where every address goes."""
    on_foot = OnFoot(net, punten, site.wijken, catchments(punten), stairs)
    return [_plek(punt, known) for punt in on_foot.punten], on_foot.addresses


def _plek(punt: Noodsteunpunt, known: set[str]) -> Plek:
    """known: the ids of points people are sent to now; another one is a candidate."""
    return Plek(punt.id, punt.naam, punt.locatie.lat, punt.locatie.lon, kandidaat=punt.id not in known)


def _write(rapport: Rapport, out: Path) -> None:
    """All or nothing, and not when something private is in it."""
    gate = Finish(rapport.site)
    with Output(out, ()) as output:
        for artifact in coverage_report(rapport, open_theme(shipped_root())):
            gate.see(artifact)
            output.write(artifact)
        if found := gate.leak_problems():
            raise FolderError(found)
        output.publish()
