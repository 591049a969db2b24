"""From every bend of every way to crossings with stretches of way between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

import numpy as np
import shapely

from ..model.loopnet import Flags, Floats, Ints
from .areas import METRES_PER_DEGREE
from .pieces import pieces_of

# Pieces of the network with a smaller part of all points than this are loose ends: paths in a garden, and ways that
# hang together only outside the extract.
SMALLEST_PIECE = 0.02
SHAPE_TOLERANCE_M = 1.5


@dataclass(frozen=True, eq=False)
class Ways:
    """Ways as straight lines. lat, lon: degrees per point. van, naar: the points of each line. trap: over steps."""

    lat: Floats
    lon: Floats
    van: Ints
    naar: Ints
    trap: Flags


@dataclass(frozen=True, eq=False)
class Stretches:
    """Crossings and the stretches between them, as the fields of the same name in `Loopnet`.

    loose: how many points were in pieces too small to keep.
    """

    lat: Floats
    lon: Floats
    van: Ints
    naar: Ints
    lengte_m: Floats
    trap: Flags
    bochten: Ints
    bocht_lat: Floats
    bocht_lon: Floats
    loose: int


@dataclass(frozen=True)
class _Chain:
    """A stretch as the points it goes by, from crossing to crossing."""

    points: tuple[int, ...]
    trap: bool


def contract(ways: Ways) -> Stretches:
    """The same network with only its crossings; each stretch keeps its full length and, to about a metre, its shape."""
    lines = _lines(ways)
    kept, loose = _kept(len(ways.lat), lines)
    chains = _in_order(_chains({pair: trap for pair, trap in lines.items() if kept[pair[0]]}), ways)
    return _stretches(chains, ways, loose)


def _lines(ways: Ways) -> dict[tuple[int, int], bool]:
    """Each line once, lowest point first. Where two ways share a line, one without steps wins."""
    lines: dict[tuple[int, int], bool] = {}
    for a, b, trap in zip(ways.van.tolist(), ways.naar.tolist(), ways.trap.tolist(), strict=True):
        if a != b:
            pair = (a, b) if a < b else (b, a)
            lines[pair] = trap and lines.get(pair, True)
    return lines


def _kept(count: int, lines: dict[tuple[int, int], bool]) -> tuple[Flags, int]:
    """Which points are in a piece that is large enough, and how many in use are not."""
    ends = np.array(list(lines), dtype=np.int32).reshape(-1, 2)
    piece = pieces_of(count, ends[:, 0], ends[:, 1])
    used = np.unique(ends)
    sizes = np.bincount(piece[used], minlength=count)
    kept = sizes[piece] >= SMALLEST_PIECE * max(len(used), 1)
    return kept, int(len(used) - kept[used].sum())


def _chains(lines: dict[tuple[int, int], bool]) -> Iterator[_Chain]:
    """The lines strung together from crossing to crossing; a ring without a crossing begins at its lowest point."""
    beside: dict[int, list[int]] = {}
    for a, b in lines:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)

    def over_steps(a: int, b: int) -> bool:
        return lines[(a, b) if a < b else (b, a)]

    def passes(point: int) -> bool:
        """Whether a point is no crossing: two lines meet, both or neither over steps."""
        near = beside[point]
        return len(near) == 2 and over_steps(point, near[0]) == over_steps(point, near[1])

    done: set[tuple[int, int]] = set()
    crossings = sorted(point for point in beside if not passes(point))
    for start in (*crossings, *sorted(beside)):
        for first in sorted(beside[start]):
            if (start, first) in done or (passes(start) and (first, start) in done):
                continue
            points = [start, first]
            while passes(points[-1]) and points[-1] != start:
                one, other = beside[points[-1]]
                points.append(other if one == points[-2] else one)
            done |= set(pairwise(points)) | set(pairwise(reversed(points)))
            yield _Chain(tuple(points), over_steps(points[0], points[1]))


def _in_order(chains: Iterator[_Chain], ways: Ways) -> list[tuple[_Chain, int, int]]:
    """Chains with the new numbers of their ends, lowest first, in the order of `Loopnet`.

    Crossings are numbered in strips from west to east, so that neighbours get numbers near each other.
    """
    found = list(chains)
    ends = {end for chain in found for end in (chain.points[0], chain.points[-1])}
    ordered = sorted(ends, key=lambda point: (int(ways.lat[point] * 500), ways.lon[point], ways.lat[point]))
    number = {point: at for at, point in enumerate(ordered)}
    turned = [
        chain if number[chain.points[0]] <= number[chain.points[-1]] else _Chain(chain.points[::-1], chain.trap)
        for chain in found
    ]
    numbered = [(chain, number[chain.points[0]], number[chain.points[-1]]) for chain in turned]
    return sorted(numbered, key=lambda one: (one[1], one[2], one[0].points))


def _stretches(chains: list[tuple[_Chain, int, int]], ways: Ways, loose: int) -> Stretches:
    count = max((naar for _, _, naar in chains), default=-1) + 1
    lat, lon = np.zeros(count), np.zeros(count)
    lengths_m, bends, bend_at = [], [0], []
    middle = float(np.mean(ways.lat)) if len(ways.lat) else 0.0
    scale = np.array([METRES_PER_DEGREE * cos(radians(middle)), METRES_PER_DEGREE])
    for chain, van, naar in chains:
        points = list(chain.points)
        flat = np.column_stack([ways.lon[points], ways.lat[points]])
        lengths_m.append(np.hypot(*(np.diff(flat, axis=0) * scale).T).sum())
        shape = shapely.get_coordinates(shapely.simplify(shapely.linestrings(flat * scale), SHAPE_TOLERANCE_M)) / scale
        bend_at.append(shape[1:-1])
        bends.append(len(shape) - 2)
        lon[van], lat[van] = flat[0]
        lon[naar], lat[naar] = flat[-1]
    inner = np.concatenate(bend_at) if bend_at else np.zeros((0, 2))
    return Stretches(
        lat=lat,
        lon=lon,
        van=np.array([van for _, van, _ in chains], np.int32),
        naar=np.array([naar for _, _, naar in chains], np.int32),
        lengte_m=np.array(lengths_m),
        trap=np.array([chain.trap for chain, _, _ in chains], bool),
        bochten=np.cumsum(bends).astype(np.int32),
        bocht_lat=inner[:, 1],
        bocht_lon=inner[:, 0],
        loose=loose,
    )
