"""Dijkstra's algorithm from many places at once: for each crossing the nearest of them, and the walk to it."""

from heapq import heappop, heappush

import numpy as np

from ..model.loopnet import Floats, Ints

NOBODY = -1
# Up to so many stretches of way Python itself has the answer sooner than scipy has been loaded.
FEW_WAYS = 10_000


def nearest_start(count: int, van: Ints, naar: Ints, lengths_m: Floats, starts: Ints) -> tuple[Floats, Ints]:
    """Per crossing the walk to the nearest of `starts` and which that is, or infinite and NOBODY.

    van is sorted; ways go both ways. Of starts that are equally far one counts, the same each time.
    """
    if not len(starts):
        return np.full(count, np.inf), np.full(count, NOBODY, np.int32)
    if len(van) <= FEW_WAYS:
        return _by_heap(count, van, naar, lengths_m, starts)
    from scipy.sparse import csr_array  # here, because it takes a third of a second
    from scipy.sparse.csgraph import dijkstra

    rows = np.concatenate([[0], np.cumsum(np.bincount(van, minlength=count))]).astype(np.int32)
    graph = csr_array((lengths_m, naar, rows), shape=(count, count))
    walk_m, _, start = dijkstra(graph, directed=False, indices=starts, min_only=True, return_predecessors=True)
    return walk_m, np.where(start >= 0, start, NOBODY).astype(np.int32)


def _by_heap(count: int, van: Ints, naar: Ints, lengths_m: Floats, starts: Ints) -> tuple[Floats, Ints]:
    ways: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for one, other, length_m in zip(van.tolist(), naar.tolist(), lengths_m.tolist(), strict=True):
        ways[one].append((other, length_m))
        ways[other].append((one, length_m))
    walk_m, start = [np.inf] * count, [NOBODY] * count
    waiting = [(0.0, crossing, crossing) for crossing in sorted(starts.tolist())]
    for _, crossing, _ in waiting:
        walk_m[crossing] = 0.0
    while waiting:
        so_far_m, source, crossing = heappop(waiting)
        if start[crossing] != NOBODY:
            continue
        start[crossing] = source
        for other, length_m in ways[crossing]:
            there_m = so_far_m + length_m
            if start[other] == NOBODY and there_m <= walk_m[other] and there_m != np.inf:
                walk_m[other] = there_m
                heappush(waiting, (there_m, source, other))
    return np.array(walk_m), np.array(start, np.int32)
