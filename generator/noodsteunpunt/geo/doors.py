"""Where places touch a walking network: on the nearest way that is no stairs, for everybody alike."""

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import shapely

from ..model.loopnet import Floats, Ints, Loopnet
from .areas import metres_per_degree
from .nearest import NOBODY

FAR_FROM_A_WAY_M = 250.0


class Places(NamedTuple):
    """Where places touch the network. weg: the stretch of way, NOBODY when none is near enough.

    langs_m: from the beginning of the stretch. naast_m: in a straight line from the place to the way.
    """

    weg: Ints
    langs_m: Floats
    naast_m: Floats

    def take(self, chosen: Any) -> "Places":
        """Some of the places: by their numbers, or a mask."""
        return Places(self.weg[chosen], self.langs_m[chosen], self.naast_m[chosen])


class Doors:
    """The ways of a network in a tree that finds the nearest.

    A way over steps is never where a place touches the network, so who cannot take them begins at the same spot.
    """

    def __init__(self, net: Loopnet) -> None:
        self._net = net
        self._open: Ints = np.flatnonzero(~net.trap).astype(np.int32)

    def attach(self, lat: Floats, lon: Floats) -> Places:
        """Where places, in degrees, touch the network: on the nearest way, if one is near enough in a straight line."""
        weg = np.full(len(lat), NOBODY, np.int32)
        langs_m, naast_m = np.zeros(len(lat)), np.full(len(lat), np.inf)
        points: Any = shapely.points(self._flat(lat, lon))
        place, near = self._ways.query_nearest(points, max_distance=FAR_FROM_A_WAY_M, all_matches=False)
        lines = self._ways.geometries[near]
        weg[place] = self._open[near]
        part = shapely.line_locate_point(lines, points[place], normalized=True)
        langs_m[place] = part * self._net.lengte_m[weg[place]]
        naast_m[place] = shapely.distance(lines, points[place])
        return Places(weg, langs_m, naast_m)

    @cached_property
    def homes(self) -> Places:
        """Where the addresses of the network touch it."""
        return self.attach(self._net.adressen.lat, self._net.adressen.lon)

    @cached_property
    def _ways(self) -> Any:
        """The ways that places touch, flat and in metres, in a tree that finds the nearest."""
        net, ways = self._net, self._open
        bends = np.diff(net.bochten)[ways]
        owner = np.repeat(np.arange(len(ways)), bends + 2)
        begin = np.cumsum(bends + 2) - (bends + 2)
        lat, lon = np.empty(len(owner)), np.empty(len(owner))
        inner = np.ones(len(owner), bool)
        for at, ends in ((begin, net.van[ways]), (begin + bends + 1, net.naar[ways])):
            lat[at], lon[at], inner[at] = net.lat[ends], net.lon[ends], False
        chosen = np.repeat(~net.trap, np.diff(net.bochten))
        lat[inner], lon[inner] = net.bocht_lat[chosen], net.bocht_lon[chosen]
        lines: Any = shapely.linestrings(self._flat(lat, lon), indices=owner)
        return shapely.STRtree(lines)

    def _flat(self, lat: Floats, lon: Floats) -> Floats:
        """Metres east and north of the south-west corner, right to 0.2 % over a municipality."""
        south, west = self._net.lat.min(), self._net.lon.min()
        per_lat, per_lon = metres_per_degree((south + self._net.lat.max()) / 2)
        return np.column_stack([(lon - west) * per_lon, (lat - south) * per_lat])
