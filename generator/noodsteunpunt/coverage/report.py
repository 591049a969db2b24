"""`nsp coverage`: how well the points serve everybody, and what a trial with other points would change."""

from pathlib import Path

from ..checked import check
from ..compile.artifact import INTERN
from ..compile.dekking.page import Rapport
from ..compile.dekking.report import coverage_report
from ..compile.theme import open_theme
from ..enrich.dekking import changed
from ..enrich.voorstel import Voorstel, propose
from ..finish.finish import Finish
from ..geo.on_foot import destinations
from ..model.loopnet import Loopnet
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..shipped import shipped_root
from ..write.output import Output
from .doubts import doubts
from .points import as_points, with_trial
from .trial import Search, Trial, read_list
from .walks import Walks

REPORT = Path(INTERN, "dekking", "index.html")
LOOPNET = "locations/geo/lopen.json"


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
    walks = Walks(site, net)
    own, chosen = destinations(site.punten), with_trial(site, trial)
    listed = read_list(search, site) if search else ()
    voorstel = None
    if search:
        candidates = as_points(site, listed, len(trial.kandidaten) + 1)
        voorstel = _proposal(walks, chosen, candidates, search)
        chosen = (*chosen, *_found(voorstel, candidates))
    if not chosen:
        raise FolderError([_nowhere_to_go(search)])
    then = walks.to(chosen)
    now = walks.to(own) if own and (trial or (voorstel and voorstel.stappen)) else None
    return Rapport(
        site,
        then.dekking,
        net.bronnen,
        trapvrij=then.without_stairs().dekking.totaal,
        los=walks.loose([*then.plekken, *(voorstel.af if voorstel else ())]),
        nu=now.dekking if now else None,
        verschil=changed(walks.bewoners, (now.choice, now.plekken), (then.choice, then.plekken)) if now else None,
        zonder=tuple(walks.plek(site.punt(id_)) for id_ in trial.zonder),
        met=tuple(plek for plek in then.plekken if plek.kandidaat),
        voorstel=voorstel,
        let_op=tuple(doubts(site, (*trial.kandidaten, *listed))),
    )


def _proposal(
    walks: Walks, chosen: tuple[Noodsteunpunt, ...], candidates: list[Noodsteunpunt], search: Search
) -> Voorstel:
    """The best of the candidates beside the points that are chosen already."""
    before = walks.to(chosen)
    plekken, walks_m = [walks.plek(punt) for punt in candidates], before.on_foot.walks_to(candidates)
    return propose(walks.bewoners, before.choice.first_m, plekken, walks_m, search.aantal, search.binnen)


def _found(voorstel: Voorstel, candidates: list[Noodsteunpunt]) -> list[Noodsteunpunt]:
    """The candidates that were proposed, the one that helps most first."""
    by_id = {punt.id: punt for punt in candidates}
    return [by_id[stap.plek.id] for stap in voorstel.stappen]


def _nowhere_to_go(search: Search | None) -> Problem:
    what = "er is geen punt met 'levensloop: pilot' of 'levensloop: actief' om naartoe te lopen"
    repair = "probeer een plek uit met --with"
    if search:
        what += ", en geen plek van de lijst brengt iemand dichterbij"
        repair = "kijk na waar de plekken liggen" + (", of zoek zonder --binnen" if search.binnen else "")
    return Problem("locations/punten", 0, 0, "", what, repair, code="NSP717")


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
