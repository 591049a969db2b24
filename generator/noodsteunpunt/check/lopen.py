"""`geo/lopen.json` to a walking network, and what it says about the points: warnings, because people know better."""

from collections.abc import Iterator

import numpy as np

from ..geo.areas import wijk_at
from ..geo.doors import FAR_FROM_A_WAY_M
from ..geo.on_foot import OnFoot, catchments
from ..geo.walking import NOBODY, Walking
from ..load.memory import Recall, afresh
from ..model.loopnet import Floats, Loopnet, from_json
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem
from .rules import Facts

FILE = "locations/geo/lopen.json"
REPAIR = "kijk lat en lon na, of draai 'nsp geo prepare' met een ruimere uitsnede"
WARN_FROM_WAY_M = 100
CUT_OFF = 0.05  # more of the addresses than this cannot be walked to
# Another point is "much nearer" when it saves this much of the usual walk of a wijk, both in parts and in metres.
MUCH_NEARER, MUCH_NEARER_M = 0.5, 400


def check_lopen(text: str, facts: Facts | None, recall: Recall = afresh) -> tuple[Loopnet | None, list[Problem]]:
    """The walking network in the file, and what an editor should look at because of it."""
    net = recall(FILE, _network, text)
    if net is None:
        what = "dit bestand is beschadigd of van een andere versie van nsp"
        repair = "maak het opnieuw met 'nsp geo prepare', of haal het weg"
        return None, [Problem(FILE, 0, 0, "", what, repair, code="NSP313")]
    if facts is None:
        return net, []
    homes = recall((FILE, "homes"), _Homes, net)
    return net, [*_far_and_cut_off(facts, homes), *_much_farther(facts, homes)]


def _network(text: str) -> Loopnet | None:
    """None when the file cannot be used."""
    try:
        return from_json(text)
    except ValueError:
        return None


class _Homes:
    """In which piece of the network the addresses are. Takes most of the work, and no point changes it."""

    def __init__(self, net: Loopnet) -> None:
        self.walking = Walking(net)
        self._count = net.adressen.aantal
        self._piece = self.walking.pieces(self.walking.doors.homes)
        self._known = int(self._count[self._piece != NOBODY].sum())

    def cut_off(self, piece: int) -> float:
        """From which part of the addresses nobody can walk to this piece."""
        return 1 - self._count[self._piece == piece].sum() / self._known if self._known else 0


def _far_and_cut_off(facts: Facts, homes: _Homes) -> Iterator[Problem]:
    """A point in use is where people can walk to."""
    walking = homes.walking
    punten = [punt for punt in facts.punten if punt.in_use]
    lat = np.array([punt.locatie.lat for punt in punten], float)
    places = walking.doors.attach(lat, np.array([punt.locatie.lon for punt in punten], float))
    piece = walking.pieces(places)
    for number, punt in enumerate(punten):
        if places.weg[number] == NOBODY or places.naast_m[number] > WARN_FROM_WAY_M:
            yield _far(facts, punt, places.naast_m[number])
        elif (share := homes.cut_off(piece[number])) > CUT_OFF:
            yield _cut_off(facts, punt, share)


def _far(facts: Facts, punt: Noodsteunpunt, metres: float) -> Problem:
    far = f"{metres:.0f}" if np.isfinite(metres) else f"meer dan {FAR_FROM_A_WAY_M:.0f}"
    what = f"dit punt ligt {far} m van de dichtstbijzijnde weg waar u mag lopen"
    return facts.files[punt.id].problem(("locatie", "lat"), what, REPAIR, warning=True, code="NSP224")


def _cut_off(facts: Facts, punt: Noodsteunpunt, share: float) -> Problem:
    what = (
        f"van {100 * share:.0f} % van de adressen kunt u hier niet lopend komen; de wegen zitten niet aan elkaar vast"
    )
    return facts.files[punt.id].problem(("locatie", "lat"), what, REPAIR, warning=True, code="NSP225")


def _much_farther(facts: Facts, homes: _Homes) -> Iterator[Problem]:
    """A wijk is not sent past a point that is much nearer, unless somebody wants that."""
    net, assigned = homes.walking.net, catchments(facts.punten)
    if not assigned or not len(net.adressen):
        return
    on_foot = OnFoot(net, facts.punten, facts.wijken, assigned, doors=homes.walking.doors)
    nearest, sent = on_foot.nearest, on_foot.addresses
    wijken = wijk_at(facts.wijken, net.adressen.lat, net.adressen.lon)
    for number, wijk in enumerate(facts.wijken):
        inside = (wijken == number) & np.isfinite(sent.first_m)
        if wijk.id not in assigned or not inside.any():
            continue
        usual_m, shortest_m = _middle(sent.first_m[inside]), _middle(nearest.first_m[inside])
        if shortest_m < MUCH_NEARER * usual_m and usual_m - shortest_m > MUCH_NEARER_M:
            closest = np.bincount(nearest.first[inside]).argmax()
            naam = on_foot.punten[closest].naam
            what = (
                f"in de wijk '{wijk.naam}' is het meestal {_km(usual_m)} lopen naar het gekozen punt, en "
                f"{_km(shortest_m)} naar het dichtstbijzijnde, vaak '{naam}'; is dat de bedoeling?"
            )
            yield Problem("locations/wijken.geojson", 0, 0, f"wijk {wijk.id}", what, warning=True, code="NSP226")


def _middle(walks_m: Floats) -> float:
    """The median. That of numpy loads arrays with gaps for it, which takes as long as all of this."""
    return float(np.quantile(walks_m, 0.5))


def _km(metres: float) -> str:
    return f"{metres / 1000:.1f} km".replace(".", ",")
