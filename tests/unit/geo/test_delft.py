"""Real streets: a canal with few bridges, and an independent judge that walks every bend. All of it: `make trial`."""

import numpy as np
import pytest
from tests import delft

from noodsteunpunt.geo.distance import distance_m
from noodsteunpunt.geo.walking import Walking


def test_across_the_schie() -> None:
    """Schieweg 16 and Rotterdamseweg 272 lie 101 m apart; on foot it is nearly two kilometres."""
    net = delft.network()
    here, there = delft.address("Schieweg", 16), delft.address("Rotterdamseweg", 272)
    rows = net.adressen
    assert distance_m(rows.lat[here], rows.lon[here], rows.lat[there], rows.lon[there]) == pytest.approx(101, abs=1)
    walking = Walking(net)
    places = walking.attach(rows.lat, rows.lon)
    walk_m = walking.reach(places.take([here])).at(places.take([there])).first_m[0]
    # Measured before on the crossings nearest to both doors: 1,863 m; from the doors themselves it is a little more.
    assert walk_m == pytest.approx(1863, abs=15)


def test_a_sample_agrees_with_networkx() -> None:
    """Every fiftieth address is as far from each polling station as networkx says, bend by bend, to 5 m."""
    assert_agrees(np.arange(0, len(delft.network().adressen), 50))


def assert_agrees(rows: np.ndarray) -> None:
    """The network that is kept is rounded to a metre, so of two ways equally near to a door it may take either."""
    net = delft.network()
    walking = Walking(net)
    places = np.column_stack([net.adressen.lat[rows], net.adressen.lon[rows]])
    homes = walking.attach(*places.T)
    for station in delft.stations():
        ours = walking.reach(walking.attach(*station[:, None])).at(homes).first_m
        theirs = delft.every_bend().walks_m(tuple(station), places, room_m=4)
        assert np.isfinite(ours).mean() > 0.99
        for own, walks in zip(ours, theirs, strict=True):
            assert np.isinf(walks).any() if np.isinf(own) else abs(walks - own).min() < 5
