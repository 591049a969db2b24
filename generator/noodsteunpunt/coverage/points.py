"""The points that a trial is about, and candidates in the shape of points."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from ..geo.areas import wijk_at
from ..geo.on_foot import destinations
from ..model.noodsteunpunt import Herkomst, Levensloop, Locatie, Noodsteunpunt
from ..model.problem import FolderError, Problem, did_you_mean
from ..model.site import Site
from .trial import Kandidaat, Trial

OUTSIDE = "buiten-de-gemeente"  # the wijk of a candidate that lies in none


def with_trial(site: Site, trial: Trial) -> tuple[Noodsteunpunt, ...]:
    """The points people would walk to in the trial. Raises FolderError for ids that cannot be tried."""
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
    return (*stay, *opened, *as_points(site, trial.kandidaten, 1))


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


def as_points(site: Site, kandidaten: Sequence[Kandidaat], first: int) -> list[Noodsteunpunt]:
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
