"""Which of some starts is nearest to every crossing of a network, be it as large as the country.

One run of Dijkstra's algorithm over millions of crossings spends most of its time fetching what lies far apart in
memory. So the network is cut in districts that are worked out one by one, and what hangs on more than one district is
worked out after that. Exact all the same; why: docs/decisions/0201-walking.md.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..model.loopnet import Flags, Floats, Ints
from .dijkstra import FEW_WAYS, nearest_by_heap
from .dijkstra import NOBODY as NOBODY  # what answers say too

# Fewer crossings, and too many of them hang on the next district; more, and a run no longer fits near the processor.
DISTRICT = 400_000
_OUTSIDE = -2  # stands for all starts beyond the edge of a district
_SAMPLE = 100_000


class Ways(NamedTuple):
    """Ways between crossings, to be walked in both directions. van is sorted."""

    van: Ints
    naar: Ints
    length_m: Floats

    def take(self, chosen: Any) -> "Ways":
        """Some of the ways, in the same order: a mask or a slice."""
        return Ways(self.van[chosen], self.naar[chosen], self.length_m[chosen])

    def less(self, number: int) -> "Ways":
        """The same with lower numbers for the crossings."""
        return Ways(self.van - number, self.naar - number, self.length_m)


class Starts(NamedTuple):
    """Where walks begin: the name of a start, a crossing, and the metres between them. Both may occur more often."""

    name: Ints
    crossing: Ints
    away_m: Floats

    def take(self, chosen: Any) -> "Starts":
        """Some of the starts: a mask, a slice or their places."""
        return Starts(self.name[chosen], self.crossing[chosen], self.away_m[chosen])

    def less(self, number: int) -> "Starts":
        """The same with lower numbers for the crossings."""
        return Starts(self.name, self.crossing - number, self.away_m)

    def plus(self, other: "Starts") -> "Starts":
        """These and others."""
        return Starts(
            np.concatenate([self.name, other.name]),
            np.concatenate([self.crossing, other.crossing]),
            np.concatenate([self.away_m, other.away_m]),
        )


@dataclass(frozen=True, eq=False)
class Nearest:
    """Per crossing the walk to its nearest start in metres and the name of it; infinite and NOBODY without one."""

    walk_m: Floats
    name: Ints

    def across(self, out: Ints, into: Ints, length_m: Floats) -> Starts:
        """What is known at one end of ways, as starts for the other end."""
        some = self.name[out] != NOBODY
        out = out[some]
        return Starts(self.name[out], into[some], self.walk_m[out] + length_m[some])


@dataclass(frozen=True, eq=False)
class Districts:
    """Numbers for crossings, with which those of one district follow each other.

    district: that of each crossing. number: its new number, in the old order within a district. bounds: where each
    district begins, and the end of the last.
    """

    district: npt.NDArray[np.int16]
    number: Ints
    bounds: Ints

    def renumber(self, ways: Ways) -> Ways:
        """The same ways between the new numbers."""
        order = np.argsort(self.district[ways.van], kind="stable")  # ways of one district stay sorted
        return Ways(self.number[ways.van[order]], self.number[ways.naar[order]], ways.length_m[order])


def districts(lat: Floats, lon: Floats, most: int) -> Districts:
    """Strips from south to north, each cut from west to east, of about `most` crossings at most."""
    side = max(1, ceil(sqrt(len(lat) / most)))
    district = _parts(lat, side) * side
    for strip in range(side):
        inside = np.flatnonzero(district == strip * side)
        district[inside] += _parts(lon[inside], side)
    number = np.empty(len(lat), np.int32)
    number[np.argsort(district, kind="stable")] = np.arange(len(lat), dtype=np.int32)
    sizes = np.bincount(district, minlength=side * side)
    return Districts(district, number, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32))


def _parts(values: Floats, count: int) -> npt.NDArray[np.int16]:
    """In which of `count` parts, about as large as each other, every value falls; the lowest are part 0."""
    some = values[:: len(values) // _SAMPLE + 1]
    ends = np.quantile(some, np.arange(1, count) / count) if len(some) else np.zeros(0)
    return np.searchsorted(ends, values).astype(np.int16)


def nearest(ways: Ways, open_: Flags, starts: Starts, bounds: Ints) -> Nearest:
    """The nearest start of every crossing, over the ways that are open. bounds: as of `Districts`.

    In a district everything outside counts as one start, met where a way leads out. A crossing that has a start of
    its own district nearer than that has nothing to expect from outside. The others are worked out from those.
    """
    if len(bounds) == 2:
        return _run(int(bounds[-1]), ways.take(open_), starts)
    known = Nearest(np.empty(bounds[-1]), np.empty(bounds[-1], np.int32))
    district = np.repeat(np.arange(len(bounds) - 1, dtype=np.int16), np.diff(bounds))
    same = district[ways.van] == district[ways.naar]
    starts_or_outside = starts.plus(_outside(ways.take(open_ & ~same)))
    within = open_ & same
    ordered = starts_or_outside.take(np.argsort(starts_or_outside.crossing, kind="stable"))
    way_at, start_at = np.searchsorted(ways.van, bounds), np.searchsorted(ordered.crossing, bounds)
    for number in range(len(bounds) - 1):
        begin, end = int(bounds[number]), int(bounds[number + 1])
        part = slice(way_at[number], way_at[number + 1])
        own_ways = ways.take(part).take(within[part])
        own_starts = ordered.take(slice(start_at[number], start_at[number + 1]))
        found = _run(end - begin, own_ways.less(begin), own_starts.less(begin))
        known.walk_m[begin:end], known.name[begin:end] = found.walk_m, found.name
    _complete(known, ways, open_, starts)
    return known


def _outside(ways: Ways) -> Starts:
    """Both ends of the ways between districts."""
    ends = np.unique(np.concatenate([ways.van, ways.naar]))
    return Starts(np.full(len(ends), _OUTSIDE, np.int32), ends, np.zeros(len(ends)))


def _complete(known: Nearest, ways: Ways, open_: Flags, starts: Starts) -> None:
    """Work out the crossings that may hang on another district, in one run that begins at those that do not."""
    unsure = known.name == _OUTSIDE
    if not unsure.any():
        return
    van, naar = unsure[ways.van], unsure[ways.naar]
    begin = starts.take(unsure[starts.crossing])
    for out, into, mask in ((ways.van, ways.naar, naar & ~van), (ways.naar, ways.van, van & ~naar)):
        mask &= open_
        begin = begin.plus(known.across(out[mask], into[mask], ways.length_m[mask]))
    number = np.cumsum(unsure, dtype=np.int32) - 1
    between = ways.take(van & naar & open_)
    found = _run(
        int(np.count_nonzero(unsure)),
        Ways(number[between.van], number[between.naar], between.length_m),
        Starts(begin.name, number[begin.crossing], begin.away_m),
    )
    known.walk_m[unsure], known.name[unsure] = found.walk_m, found.name


def _run(count: int, ways: Ways, starts: Starts) -> Nearest:
    """The same at once: a name becomes one more crossing, at the end of the list, tied to where it is met."""
    if len(ways.van) <= FEW_WAYS:
        return Nearest(*nearest_by_heap(count, *ways, *starts))
    from scipy.sparse import csr_array  # here, because it takes a third of a second
    from scipy.sparse.csgraph import dijkstra

    if not len(starts.name):
        return Nearest(np.full(count, np.inf), np.full(count, NOBODY, np.int32))
    name, crossing, away_m = starts.take(np.argsort(starts.name, kind="stable"))
    names, place = np.unique(name, return_inverse=True)
    whole = count + len(names)
    out = np.bincount(ways.van, minlength=whole) + np.bincount(count + place, minlength=whole)
    graph = csr_array(
        (
            np.concatenate([ways.length_m, away_m]),
            np.concatenate([ways.naar, crossing]),
            np.concatenate([[0], np.cumsum(out)]).astype(np.int32),
        ),
        shape=(whole, whole),
    )
    begin = np.arange(count, whole)
    walk_m, _, source = dijkstra(graph, directed=False, indices=begin, min_only=True, return_predecessors=True)
    place = np.where(source[:count] < 0, len(names), source[:count] - count)
    return Nearest(walk_m[:count], np.append(names, NOBODY).astype(np.int32)[place])
