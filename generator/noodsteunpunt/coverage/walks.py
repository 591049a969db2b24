"""Who goes where in a report, for one list of points after another on the same streets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..enrich.dekking import Bewoners, Dekking, Plek, coverage
from ..geo.areas import wijk_at
from ..geo.doors import Doors
from ..geo.on_foot import OnFoot, catchments, destinations
from ..geo.walking import NOBODY, Choice
from ..model.loopnet import Loopnet
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site


@dataclass(frozen=True)
class Walked:
    """Where every address goes when these places are open. plekken: in the order of the numbers in a choice."""

    bewoners: Bewoners
    plekken: Sequence[Plek]
    on_foot: OnFoot

    @property
    def choice(self) -> Choice:
        """Where every address goes."""
        return self.on_foot.addresses

    @cached_property
    def dekking(self) -> Dekking:
        """How well these places serve everybody."""
        return coverage(self.bewoners, self.choice, self.plekken)

    def without_stairs(self) -> "Walked":
        """The same for who cannot take them."""
        return Walked(self.bewoners, self.plekken, self.on_foot.without_stairs())


class Walks:
    """The walks in one municipality. Each list of points is worked out once."""

    def __init__(self, site: Site, net: Loopnet) -> None:
        self._site, self._net, self._doors = site, net, Doors(net)
        self._now = {punt.id for punt in destinations(site.punten)}
        self._walked: dict[tuple[str, ...], Walked] = {}
        rows, wijken = net.adressen, site.wijken
        names, inwoners = [wijk.naam for wijk in wijken], [wijk.inwoners for wijk in wijken]
        self.bewoners = Bewoners(rows, wijk_at(wijken, rows.lat, rows.lon), names, inwoners, net.straten)

    def to(self, punten: Sequence[Noodsteunpunt]) -> Walked:
        """Where everybody goes when people are sent to these points."""
        ids = tuple(punt.id for punt in punten)
        if ids not in self._walked:
            on_foot = OnFoot(self._net, punten, self._site.wijken, catchments(punten), doors=self._doors)
            self._walked[ids] = Walked(self.bewoners, [self.plek(punt) for punt in on_foot.punten], on_foot)
        return self._walked[ids]

    def plek(self, punt: Noodsteunpunt) -> Plek:
        """A point as a report shows it. One that people are not sent to now is a candidate."""
        return Plek(punt.id, punt.naam, punt.locatie.lat, punt.locatie.lon, kandidaat=punt.id not in self._now)

    def loose(self, plekken: Sequence[Plek]) -> tuple[Plek, ...]:
        """The places that no way comes near: nobody is sent there."""
        lat, lon = np.array([plek.lat for plek in plekken]), np.array([plek.lon for plek in plekken])
        weg = self._doors.attach(lat, lon).weg
        return tuple(plek for plek, way in zip(plekken, weg.tolist(), strict=True) if way == NOBODY)
