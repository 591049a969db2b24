"""The nearest place on foot, for every crossing of a network and every address beside it.

One run of Dijkstra's algorithm from all noodsteunpunten at once gives each crossing its nearest; a second run, over
what comes in from the neighbours, gives it the second nearest. Why so: docs/decisions/0201-walking.md.
"""

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from ..model.loopnet import Floats, Ints, Loopnet
from .doors import Doors, Places
from .nearest import DISTRICT, Districts, Nearest, Starts, Ways, districts, nearest
from .nearest import NOBODY as NOBODY  # what answers say too
from .pieces import pieces_of


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

    stairs: whether people can take steps. doors: of the same network, when somebody has them already.
    """

    def __init__(self, net: Loopnet, stairs: bool = True, doors: Doors | None = None) -> None:
        self.net = net
        self.doors = doors or Doors(net)
        self._length_m = net.lengte_m if stairs else np.where(net.trap, np.inf, net.lengte_m)

    def pieces(self, places: Places) -> Ints:
        """The piece of the network each place is in; people can walk between places of one piece only."""
        return np.where(places.weg == NOBODY, NOBODY, self._piece[self.net.van[places.weg]])

    @cached_property
    def _piece(self) -> Ints:
        passable = np.isfinite(self._length_m)
        return pieces_of(len(self.net.lat), self.net.van[passable], self.net.naar[passable])

    def reach(self, sources: Places) -> "Reach":
        """What is nearest to every crossing, out of places in the list `sources`."""
        return Reach(self.net, self._length_m, sources, *self._by_district)

    @cached_property
    def _by_district(self) -> tuple[Districts, Ways]:
        """The crossings in districts, and the ways that can be taken between them."""
        net, passable = self.net, np.isfinite(self._length_m)
        chosen = districts(net.lat, net.lon, DISTRICT)
        return chosen, chosen.renumber(Ways(net.van, net.naar, self._length_m).take(passable))


class Reach:
    """The nearest source of each crossing, and the nearest of the others.

    length_m: of every way of the network, infinite where it cannot be taken. districts: of its crossings. ways: those
    that can be taken, between crossings numbered by district.
    """

    def __init__(self, net: Loopnet, length_m: Floats, sources: Places, districts: Districts, ways: Ways) -> None:
        self._net, self._length_m, self._sources = net, length_m, sources
        self._number, self._bounds, self._ways = districts.number, districts.bounds, ways
        known = np.flatnonzero(sources.weg != NOBODY).astype(np.int32)
        weg, langs_m, naast_m = sources.take(known)
        # A source is met at both ends of its way.
        ends = np.concatenate([net.van[weg], net.naar[weg]])
        away_m = np.concatenate([naast_m + langs_m, naast_m + length_m[weg] - langs_m])
        self._starts = Starts(np.tile(known, 2), self._number[ends], away_m)

    @cached_property
    def first(self) -> Nearest:
        """The nearest source, with crossings numbered by district."""
        return nearest(self._ways, np.ones(len(self._ways.van), bool), self._starts, self._bounds)

    @cached_property
    def second(self) -> Nearest:
        """The nearest source but the own. It comes in over a way from a crossing that has another one.

        Up to there it is the nearest of that crossing, which is known; from there it stays among crossings with the
        same own source. So ways between such areas are closed, and what comes over them is where it starts.
        """
        first, ways, starts = self.first, self._ways, self._starts
        same = first.name[ways.van] == first.name[ways.naar]
        van, naar, length_m = ways.take(~same)
        other = starts.take(first.name[starts.crossing] != starts.name)
        into = first.across(van, naar, length_m).plus(first.across(naar, van, length_m))
        return nearest(ways, same, other.plus(into), self._bounds)

    def at(self, places: Places) -> Choice:
        """The nearest source of each place, and the next."""
        chosen = np.flatnonzero(places.weg != NOBODY)
        weg, langs_m, naast_m = places.take(chosen)
        rest_m = self._length_m[weg] - langs_m
        best = _Best(len(chosen))
        alone = np.count_nonzero(self._sources.weg != NOBODY) < 2
        for found in (self.first,) if alone else (self.first, self.second):
            for end, to_end_m in ((self._net.van, langs_m), (self._net.naar, rest_m)):
                crossing = self._number[end[weg]]
                best.see(found.name[crossing], found.walk_m[crossing] + to_end_m + naast_m)
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
