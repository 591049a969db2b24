"""A site with the distances between its places."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from typing import Self

from ..geo.areas import surface_of
from ..geo.distance import distance_m
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from ..model.status import Status
from ..model.wijk import Wijk


@dataclass(frozen=True)
class Near:
    """A point, and how far it is in metres in a straight line; say "hemelsbreed" where a reader sees it."""

    punt: Noodsteunpunt
    distance_m: float


class Atlas:
    """Answers what is near, for points and wijken of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._in_use = [punt for punt in site.punten if punt.in_use]

    def at_rest(self) -> Self:
        """The same places when nothing is going on."""
        calm = copy(self)
        calm.site = replace(self.site, status=Status())
        return calm

    def near_point(self, punt: Noodsteunpunt, count: int) -> tuple[Near, ...]:
        """The nearest other points in use, nearest first."""
        others = (other for other in self._in_use if other.id != punt.id)
        return _nearest(punt.locatie.lat, punt.locatie.lon, others, count)

    def near_wijk(self, wijk: Wijk, count: int) -> tuple[Near, ...]:
        """The nearest points in use that are not for a wijk, seen from a place in its middle."""
        middle = surface_of(wijk).representative_point()
        others = (other for other in self._in_use if wijk.id not in other.wijken)
        return _nearest(middle.y, middle.x, others, count)


def _nearest(lat: float, lon: float, punten: Iterable[Noodsteunpunt], count: int) -> tuple[Near, ...]:
    found = (Near(punt, distance_m(lat, lon, punt.locatie.lat, punt.locatie.lon)) for punt in punten)
    return tuple(sorted(found, key=lambda near: (near.distance_m, near.punt.id))[:count])
