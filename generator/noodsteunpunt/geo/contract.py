"""From every bend of every way to crossings with stretches of way between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..model.loopnet import Flags, Floats, Ints, Loopnet
from .areas import metres_per_degree
from .pieces import pieces_of

# Pieces of the network with a smaller part of all points than this are loose ends: paths in a garden, and ways that
# hang together only outside the extract.
SMALLEST_PIECE = 0.02


@dataclass(frozen=True, eq=False)
class Ways:
    """Ways as straight lines. lat, lon: degrees per point. van, naar: the points of each line. trap: over steps."""

    lat: Floats
    lon: Floats
    van: Ints
    naar: Ints
    trap: Flags


@dataclass(frozen=True)
class _Chain:
    """A stretch as the points it goes by, from crossing to crossing."""

    points: tuple[int, ...]
    trap: bool


def contract(ways: Ways) -> Loopnet:
    """The same network with only its crossings; each stretch keeps its length and all its bends. Without addresses.

    Points in pieces too small to keep are counted in `weggelaten` as "losse_knopen".
    """
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
            if (start, first) in done:
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


def _stretches(chains: list[tuple[_Chain, int, int]], ways: Ways, loose: int) -> Loopnet:
    count = max((naar for _, _, naar in chains), default=-1) + 1
    ends = np.zeros(count, np.int32)
    bends: list[int] = []
    for chain, van, naar in chains:
        ends[van], ends[naar] = chain.points[0], chain.points[-1]
        bends += chain.points[1:-1]
    inner = np.array(bends, np.int32)
    return Loopnet(
        lat=ways.lat[ends],
        lon=ways.lon[ends],
        van=np.array([van for _, van, _ in chains], np.int32),
        naar=np.array([naar for _, _, naar in chains], np.int32),
        lengte_m=np.array([_length_m(chain, ways) for chain, _, _ in chains]),
        trap=np.array([chain.trap for chain, _, _ in chains], bool),
        bochten=np.cumsum([0, *(len(chain.points) - 2 for chain, _, _ in chains)]).astype(np.int32),
        bocht_lat=ways.lat[inner],
        bocht_lon=ways.lon[inner],
        weggelaten={"losse_knopen": loose},
    )


def _length_m(chain: _Chain, ways: Ways) -> float:
    points = list(chain.points)
    lat, lon = ways.lat[points], ways.lon[points]
    per_lat, per_lon = metres_per_degree(lat[0])
    return float(np.hypot(np.diff(lat) * per_lat, np.diff(lon) * per_lon).sum())
