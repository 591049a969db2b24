"""Dijkstra's algorithm in plain Python, for a network so small that it has the answer before scipy has been loaded."""

from heapq import heapify, heappop, heappush
from math import inf

import numpy as np

from ..model.loopnet import Floats, Ints

NOBODY = -1
FEW_WAYS = 10_000


def nearest_by_heap(
    count: int, van: Ints, naar: Ints, length_m: Floats, name: Ints, crossing: Ints, away_m: Floats
) -> tuple[Floats, Ints]:
    """Per crossing the walk to its nearest start in metres and the name of that; infinite and NOBODY without one.

    van, naar, length_m: ways, to be walked in both directions. name, crossing, away_m: starts, as in `Starts`. Of two
    starts that are equally far the one with the lowest name counts.
    """
    ways: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for one, other, over_m in zip(van.tolist(), naar.tolist(), length_m.tolist(), strict=True):
        ways[one].append((other, over_m))
        ways[other].append((one, over_m))
    walk_m, nearest = [inf] * count, [NOBODY] * count
    waiting = list(zip(away_m.tolist(), name.tolist(), crossing.tolist(), strict=True))
    heapify(waiting)
    while waiting:
        so_far_m, source, here = heappop(waiting)
        if nearest[here] != NOBODY or so_far_m == inf:
            continue
        walk_m[here], nearest[here] = so_far_m, source
        for other, over_m in ways[here]:
            if nearest[other] == NOBODY:
                heappush(waiting, (so_far_m + over_m, source, other))
    return np.array(walk_m), np.array(nearest, np.int32)
