"""Contracting keeps every distance, and only crossings."""

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.geo.networks import place

from noodsteunpunt.geo.contract import Ways, contract
from noodsteunpunt.model.loopnet import Loopnet


def ways(corners: list[tuple[float, float]], lines: list[tuple[int, int]], steps: tuple[int, ...] = ()) -> Ways:
    """Ways between corners in metres."""
    lat, lon = np.array([place(*corner) for corner in corners]).T
    van, naar = np.array(lines, np.int32).T
    return Ways(lat, lon, van, naar, np.isin(np.arange(len(lines)), steps))


def lengths(found: Loopnet) -> list[int]:
    return sorted(round(length) for length in found.lengte_m)


def test_bends_are_no_crossings() -> None:
    """A winding road is one stretch with its full length."""
    found = contract(ways([(0, 0), (100, 0), (100, 100), (200, 100)], [(0, 1), (1, 2), (2, 3)]))
    assert (len(found.lat), lengths(found), found.bochten.tolist()) == (2, [300], [0, 2])


def test_a_bend_of_a_metre_stays() -> None:
    """A door that lies as near to two ways would come out at the other one without it."""
    found = contract(ways([(0, 0), (50, 1), (100, 0)], [(0, 1), (1, 2)]))
    assert found.bochten.tolist() == [0, 1]
    assert found.lengte_m[0] == pytest.approx(100.02, abs=0.01)


def test_steps_stay_apart() -> None:
    """Where steps begin is a crossing, because not everybody goes on."""
    found = contract(ways([(0, 0), (100, 0), (110, 0), (200, 0)], [(0, 1), (1, 2), (2, 3)], steps=(1,)))
    assert lengths(found) == [10, 90, 100]
    assert found.lengte_m[found.trap].round().tolist() == [10]


def test_a_way_beside_steps_on_the_same_line() -> None:
    """Drawn twice, once as steps and once without: then there is a way without steps."""
    found = contract(ways([(0, 0), (100, 0)], [(0, 1), (1, 0)], steps=(0,)))
    assert (lengths(found), found.trap.tolist()) == ([100], [False])


def test_two_ways_round_a_block_both_stay() -> None:
    """Between the same two crossings there may be more than one way."""
    corners = [(0, 0), (100, 0), (50, 50), (50, -80), (-50, 0), (150, 0)]
    found = contract(ways(corners, [(4, 0), (0, 2), (2, 1), (0, 3), (3, 1), (1, 5)]))
    assert lengths(found) == [50, 50, 141, 189]


def test_a_ring_without_crossings() -> None:
    """An island with one road round it."""
    found = contract(ways([(0, 0), (100, 0), (100, 100), (0, 100)], [(0, 1), (1, 2), (2, 3), (3, 0)]))
    assert (len(found.lat), lengths(found), found.van.tolist(), found.naar.tolist()) == (1, [400], [0], [0])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=9, unique=True).flatmap(
        lambda corners: st.tuples(
            st.just(corners),
            st.lists(
                st.tuples(st.integers(0, len(corners) - 1), st.integers(0, len(corners) - 1)), min_size=1, max_size=14
            ).filter(lambda lines: any(a != b for a, b in lines)),
        )
    )
)
def test_no_distance_changes(town: tuple[list[tuple[float, float]], list[tuple[int, int]]]) -> None:
    """Between any two crossings that are kept the shortest way is as long as before."""
    corners, lines = town
    before = networkx.Graph()
    for a, b in lines:
        before.add_edge(a, b, weight=float(np.hypot(*np.subtract(corners[a], corners[b]))))
    found = contract(ways(corners, lines))
    after = networkx.MultiGraph()
    for a, b, length in zip(found.van.tolist(), found.naar.tolist(), found.lengte_m.tolist(), strict=True):
        after.add_edge(a, b, weight=length)
    old = {place(*corner): number for number, corner in enumerate(corners)}
    same = {number: old[lat, lon] for number, (lat, lon) in enumerate(zip(found.lat, found.lon, strict=True))}
    for one in after:
        old_m = networkx.single_source_dijkstra_path_length(before, same[one])
        new_m = networkx.single_source_dijkstra_path_length(after, one)
        assert new_m == {other: pytest.approx(old_m[same[other]], rel=1e-3, abs=0.01) for other in new_m}
    assert (np.diff(found.van) >= 0).all()
