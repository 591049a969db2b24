"""A site with the distances between its places."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from heapq import nsmallest
from math import inf
from typing import Self

import numpy as np

from ..geo.areas import middle_of
from ..geo.bands import bands
from ..geo.distance import distance_m
from ..geo.on_foot import OPENS_IN_A_CRISIS, OnFoot, catchments
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from ..model.status import Status
from ..model.wijk import Wijk


@dataclass(frozen=True)
class Near:
    """A point, and how far it is.

    band: the walk, as in `geo.bands`; None when no walk is known. distance_m: then all there is to say, in metres in
    a straight line; say "hemelsbreed" where a reader sees it.
    """

    punt: Noodsteunpunt
    distance_m: float
    band: int | None = None


class Atlas:
    """Answers what is near, for points and wijken of one site: on foot when there is street data.

    on_foot: who goes where; None without street data.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._in_use = [punt for punt in site.punten if punt.in_use]
        self.on_foot: OnFoot | None = None
        if site.loopnet is not None:
            self.on_foot = OnFoot(site.loopnet, site.punten, site.wijken, catchments(site.punten))
        self._walks_m: dict[tuple[float, float], dict[str, float]] = {}

    def at_rest(self) -> Self:
        """The same places when nothing is going on."""
        calm = copy(self)
        calm.site = replace(self.site, status=Status())
        return calm

    def near_point(self, punt: Noodsteunpunt, count: int) -> tuple[Near, ...]:
        """The nearest other points in use, nearest first."""
        others = (other for other in self._in_use if other.id != punt.id)
        return self._nearest(punt.locatie.lat, punt.locatie.lon, others, count)

    def near_wijk(self, wijk: Wijk, count: int) -> tuple[Near, ...]:
        """The nearest points in use that are not for a wijk, seen from a place in its middle."""
        lat, lon = middle_of(wijk)
        others = (other for other in self._in_use if wijk.id not in other.wijken)
        return self._nearest(lat, lon, others, count)

    def _nearest(self, lat: float, lon: float, punten: Iterable[Noodsteunpunt], count: int) -> tuple[Near, ...]:
        """Points that can be walked to go first, the shortest walk first; then the others, straight over the ground.

        Those that nobody is sent to yet come last.
        """
        walks_m = self._walks_from(lat, lon)

        def away(punt: Noodsteunpunt) -> tuple[bool, float, float, str]:
            straight_m = distance_m(lat, lon, punt.locatie.lat, punt.locatie.lon)
            return punt.levensloop not in OPENS_IN_A_CRISIS, walks_m.get(punt.id, inf), straight_m, punt.id

        def near(punt: Noodsteunpunt) -> Near:
            _, walk_m, straight_m, _ = away(punt)
            band = int(bands(np.array([walk_m]))[0]) if walk_m < inf else None
            return Near(punt, straight_m, band)

        return tuple(map(near, nsmallest(count, punten, key=away)))

    def _walks_from(self, lat: float, lon: float) -> dict[str, float]:
        """By id the walk to every point in use in metres, where one is known. Kept, because every language asks."""
        if self.on_foot is None:
            return {}
        if (lat, lon) not in self._walks_m:
            walking = self.on_foot.walking
            here = walking.doors.attach(np.array([lat]), np.array([lon]))
            walks_m = walking.reach(here).at(self.on_foot.place(self._in_use)).first_m.tolist()
            self._walks_m[lat, lon] = dict(zip((punt.id for punt in self._in_use), walks_m, strict=True))
        return self._walks_m[lat, lon]
