"""The nearest place on foot, for every crossing of a network and every address beside it.

One run of Dijkstra's algorithm from all noodsteunpunten at once gives each crossing its nearest; a second run, over
what comes in from the neighbours, gives it the second nearest. Why so: docs/decisions/0201-walking.md.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import shapely

from ..model.loopnet import Floats, Ints, Loopnet
from .areas import metres_per_degree
from .pieces import pieces_of

FAR_FROM_A_WAY_M = 250.0
NOBODY = -1


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


class Choice(NamedTuple):
    """The nearest source and the next, each as a number in the list of sources and a walk in metres.

    NOBODY and infinite where there is none.
    """

    first: Ints
    first_m: Floats
    second: Ints
    second_m: Floats


class Walking:
    """A walking network that can be asked what is near.

    stairs: whether people can take steps. A way over steps is never where a place touches the network.
    """

    def __init__(self, net: Loopnet, stairs: bool = True) -> None:
        self.net = net
        self._length_m = net.lengte_m if stairs else np.where(net.trap, np.inf, net.lengte_m)

    def attach(self, lat: Floats, lon: Floats, within_m: float = FAR_FROM_A_WAY_M) -> Places:
        """Where places, in degrees, touch the network: on the nearest way within a distance in a straight line."""
        weg = np.full(len(lat), NOBODY, np.int32)
        langs_m, naast_m = np.zeros(len(lat)), np.full(len(lat), np.inf)
        points: Any = shapely.points(self._flat(lat, lon))
        place, near = self._ways.query_nearest(points, max_distance=within_m, all_matches=False)
        lines = self._ways.geometries[near]
        weg[place] = self._touchable[near]
        part = shapely.line_locate_point(lines, points[place], normalized=True)
        langs_m[place] = part * self.net.lengte_m[weg[place]]
        naast_m[place] = shapely.distance(lines, points[place])
        return Places(weg, langs_m, naast_m)

    def pieces(self, places: Places) -> Ints:
        """The piece of the network each place is in; people can walk between places of one piece only."""
        return np.where(places.weg == NOBODY, NOBODY, self._piece[self.net.van[places.weg]])

    @cached_property
    def _piece(self) -> Ints:
        passable = np.isfinite(self._length_m)
        return pieces_of(len(self.net.lat), self.net.van[passable], self.net.naar[passable])

    def reach(self, sources: Places) -> "Reach":
        """What is nearest to every crossing, out of places in the list `sources`."""
        return Reach(self.net, self._length_m, sources)

    @property
    def _touchable(self) -> Ints:
        return np.flatnonzero(~self.net.trap).astype(np.int32)

    @cached_property
    def _ways(self) -> Any:
        """The ways that places touch, flat and in metres, in a tree that finds the nearest."""
        net, ways = self.net, self._touchable
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
        south, west = self.net.lat.min(), self.net.lon.min()
        per_lat, per_lon = metres_per_degree((south + self.net.lat.max()) / 2)
        return np.column_stack([(lon - west) * per_lon, (lat - south) * per_lat])


@dataclass(frozen=True)
class _Nearest:
    """Per crossing the walk to the nearest source and which that is."""

    walk_m: Floats
    source: Ints


class Reach:
    """The nearest source of each crossing, and the nearest of the others."""

    def __init__(self, net: Loopnet, length_m: Floats, sources: Places) -> None:
        self._net, self._length_m, self._sources = net, length_m, sources
        known = np.flatnonzero(sources.weg != NOBODY).astype(np.int32)
        weg, langs_m, naast_m = sources.take(known)
        # Sources become crossings of their own, at the end of the list, tied to both ends of their way.
        own = np.repeat(len(net.lat) + np.arange(len(known), dtype=np.int32), 2)
        ends = np.column_stack([net.van[weg], net.naar[weg]]).ravel()
        ties_m = np.column_stack([naast_m + langs_m, naast_m + length_m[weg] - langs_m]).ravel()
        self._ways = np.concatenate([net.van, own]), np.concatenate([net.naar, ends])
        self._lengths_m = np.concatenate([length_m, ties_m])
        count = len(net.lat) + len(known)
        self.first = _nearest(count, *self._ways, self._lengths_m, np.arange(len(net.lat), count), known)

    @cached_property
    def second(self) -> _Nearest:
        """The nearest source but the own. It comes in over a way from a crossing that has another one.

        Up to there it is the nearest of that crossing, which is known; from there it stays among crossings with the
        same own source. So ways inside such an area stay, and ways between areas begin at the source itself.
        """
        first, (van, naar), lengths_m = self.first, self._ways, self._lengths_m
        between = first.source[van] != first.source[naar]
        a, b, over_m = van[between], naar[between], lengths_m[between]
        out, into = np.concatenate([a, b]), np.concatenate([b, a])
        come_m = first.walk_m[out] + np.concatenate([over_m, over_m])
        from_source = first.source[out]
        order = np.argsort(from_source, kind="stable")
        starts, begin = np.unique(from_source, return_inverse=True)
        count = len(first.walk_m)
        return _nearest(
            count + len(starts),
            np.concatenate([van[~between], (count + begin[order]).astype(np.int32)]),
            np.concatenate([naar[~between], into[order]]),
            np.concatenate([lengths_m[~between], come_m[order]]),
            np.arange(count, count + len(starts)),
            starts,
        )

    def at(self, places: Places) -> Choice:
        """The nearest source of each place, and the next."""
        chosen = np.flatnonzero(places.weg != NOBODY)
        weg, langs_m, naast_m = places.take(chosen)
        rest_m = self._length_m[weg] - langs_m
        best = _Best(len(chosen))
        alone = np.count_nonzero(self._sources.weg != NOBODY) < 2
        for nearest in (self.first,) if alone else (self.first, self.second):
            for end, to_end_m in ((self._net.van, langs_m), (self._net.naar, rest_m)):
                best.see(nearest.source[end[weg]], nearest.walk_m[end[weg]] + to_end_m + naast_m)
        for source, at in self._on_the_same_way(weg):
            walk_m = abs(langs_m[at] - self._sources.langs_m[source]) + naast_m[at] + self._sources.naast_m[source]
            best.see(np.full(len(at), source, np.int32), walk_m, at)
        return best.spread_over(len(places.weg), chosen)

    def _on_the_same_way(self, weg: Ints) -> Any:
        """Each source with the places on its own stretch of way, which need not go by a crossing."""
        order = np.argsort(weg, kind="stable")
        ordered = weg[order]
        for source, own in enumerate(self._sources.weg):
            if own != NOBODY:
                begin, end = np.searchsorted(ordered, [own, own + 1])
                yield source, order[begin:end]


class _Best:
    """The two best different sources seen so far, per place."""

    def __init__(self, count: int) -> None:
        self.choice = Choice(
            np.full(count, NOBODY, np.int32), np.full(count, np.inf), np.full(count, NOBODY, np.int32),
            np.full(count, np.inf),
        )  # fmt: skip

    def see(self, source: Ints, walk_m: Floats, at: Any = slice(None)) -> None:
        """Take in one source per place in `at`; NOBODY comes with an infinite walk."""
        first, first_m, second, second_m = (column[at] for column in self.choice)
        source = np.where(np.isfinite(walk_m), source, NOBODY)
        same, better = source == first, walk_m < first_m
        # The old first becomes second, unless it is the same source that came a shorter way.
        down = better & ~same
        up = ~better & ~same & (walk_m < second_m)
        self.choice.second[at] = np.where(down, first, np.where(up, source, second))
        self.choice.second_m[at] = np.where(down, first_m, np.where(up, walk_m, second_m))
        self.choice.first[at] = np.where(better, source, first)
        self.choice.first_m[at] = np.where(better, walk_m, first_m)

    def spread_over(self, count: int, chosen: Any) -> Choice:
        """The same for a longer list, of which these were the places numbered `chosen`."""
        whole = _Best(count).choice
        whole.first[chosen], whole.first_m[chosen] = self.choice.first, self.choice.first_m
        whole.second[chosen], whole.second_m[chosen] = self.choice.second, self.choice.second_m
        return whole


def _nearest(count: int, van: Ints, naar: Ints, lengths_m: Floats, starts: Any, names: Any) -> _Nearest:
    """Per crossing the nearest of `starts`, said by its name. van is sorted; ways go both ways."""
    from scipy.sparse import csr_array  # here, because it takes a tenth of a second and most commands do not walk
    from scipy.sparse.csgraph import dijkstra

    walk_m, source = np.full(count, np.inf), np.full(count, NOBODY, np.int32)
    if len(starts):
        rows = np.concatenate([[0], np.cumsum(np.bincount(van, minlength=count))]).astype(np.int32)
        graph = csr_array((lengths_m, naar, rows), shape=(count, count))
        walk_m, _, start = dijkstra(graph, directed=False, indices=starts, min_only=True, return_predecessors=True)
        reached = start >= 0
        place = np.searchsorted(starts, start[reached])
        source[reached] = names[place]
    return _Nearest(walk_m, source)
