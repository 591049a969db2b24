"""The nearest start, worked out district by district."""

import networkx
import numpy as np
import pytest

from noodsteunpunt.geo import dijkstra
from noodsteunpunt.geo import nearest as nearest_module
from noodsteunpunt.geo.nearest import NOBODY, Starts, Ways, districts, nearest
from noodsteunpunt.model.loopnet import Floats, Ints

SIDE, STREET_M = 30, 50.0


@pytest.fixture(params=[0, dijkstra.FEW_WAYS], ids=["scipy", "heap"], autouse=True)
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small network is worked out without scipy, a large one with; the answers are the same."""
    monkeypatch.setattr(nearest_module, "FEW_WAYS", request.param)


def square_town(seed: int) -> tuple[Floats, Floats, Ways]:
    """Crossings in a square, with a third of the streets between them missing."""
    rng = np.random.default_rng(seed)
    number = np.arange(SIDE * SIDE, dtype=np.int32).reshape(SIDE, SIDE)
    van = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    naar = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    kept = np.flatnonzero(rng.random(len(van)) < 0.67)
    kept = kept[np.argsort(van[kept], kind="stable")]
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    return 52 + row * 1e-3, 5 + column * 1e-3, Ways(van[kept], naar[kept], STREET_M * (1 + rng.random(len(kept))))


def some_starts(seed: int, count: int) -> Starts:
    """Starts a little way off a crossing; some are met at two."""
    rng = np.random.default_rng(seed)
    crossing = rng.choice(SIDE * SIDE, count, replace=False).astype(np.int32)
    return Starts((np.arange(count) // 2).astype(np.int32), crossing, rng.random(count) * 100)


@pytest.mark.parametrize("most", [10, 100, 400])
@pytest.mark.parametrize("count", [2, 60])
@pytest.mark.parametrize("seed", range(3))
def test_districts_change_no_answer(most: int, count: int, seed: int) -> None:
    """In however many districts it is cut, every crossing has the walk and the start that networkx finds.

    Also with so few starts that most have theirs in another district, and where no start can be reached.
    """
    lat, lon, ways = square_town(seed)
    starts = some_starts(seed, count)
    cut = districts(lat, lon, most)
    assert len(cut.bounds) > 2
    open_ = np.random.default_rng(seed).random(len(ways.van)) < 0.95
    renumbered = Ways(cut.number[ways.van], cut.number[ways.naar], ways.length_m)
    order = np.argsort(renumbered.van, kind="stable")
    own = Starts(starts.name, cut.number[starts.crossing], starts.away_m)
    found = nearest(cut.renumber(ways), open_[order], own, cut.bounds)

    graph = networkx.Graph()
    graph.add_nodes_from(range(SIDE * SIDE))
    graph.add_weighted_edges_from(zip(*(column[open_].tolist() for column in ways), strict=True))
    graph.add_weighted_edges_from(
        (("start", name), crossing, away_m)
        for name, crossing, away_m in zip(*map(np.ndarray.tolist, starts), strict=True)
    )
    names = [("start", name) for name in np.unique(starts.name).tolist()]
    walks = networkx.multi_source_dijkstra_path_length(graph, names)
    told_m, told = found.walk_m[cut.number], found.name[cut.number]
    np.testing.assert_allclose(told_m, [walks.get(at, np.inf) for at in range(SIDE * SIDE)], rtol=1e-9)
    assert ((told == NOBODY) == np.isinf(told_m)).all()
    for name in np.unique(starts.name).tolist():
        own_walks = networkx.single_source_dijkstra_path_length(graph, ("start", name))
        here = np.flatnonzero(told == name).tolist()
        np.testing.assert_allclose(told_m[here], [own_walks[at] for at in here], rtol=1e-9)


def test_districts_are_of_one_size_and_lie_together() -> None:
    """Each district has about as many crossings as the others, and none has more than it may by much."""
    lat, lon, _ = square_town(1)
    cut = districts(lat, lon, 100)
    sizes = np.diff(cut.bounds)
    assert sorted(cut.number.tolist()) == list(range(SIDE * SIDE))
    assert sizes.tolist() == [100] * 9
    for begin, end in zip(cut.bounds[:-1], cut.bounds[1:], strict=True):
        inside = (cut.number >= begin) & (cut.number < end)
        assert np.ptp(lat[inside]) < 0.0095
        assert np.ptp(lon[inside]) < 0.0095


def test_a_small_network_is_one_district() -> None:
    """A municipality is worked out at once, with the numbers its crossings have."""
    lat, lon, _ = square_town(1)
    cut = districts(lat, lon, SIDE * SIDE)
    assert cut.bounds.tolist() == [0, SIDE * SIDE]
    assert cut.number.tolist() == list(range(SIDE * SIDE))


def test_an_empty_network_has_no_nearest() -> None:
    """Without crossings there is nothing to say, and nothing goes wrong."""
    none: Ints = np.zeros(0, np.int32)
    cut = districts(np.zeros(0), np.zeros(0), 10)
    ways, starts = Ways(none, none, np.zeros(0)), Starts(none, none, np.zeros(0))
    assert len(nearest(ways, np.zeros(0, bool), starts, cut.bounds).walk_m) == 0
