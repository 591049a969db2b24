"""Real streets: a canal with few bridges, and an independent judge that walks every bend. All of it: `make trial`."""

import numpy as np
import pytest
from tests import delft

from noodsteunpunt.geo.distance import distance_m
from noodsteunpunt.geo.on_foot import OnFoot
from noodsteunpunt.geo.walking import NOBODY, Walking
from noodsteunpunt.model.loopnet import PER_DEGREE

OFF_M = 0.5  # what rounding may add up to over a walk


def test_across_the_schie() -> None:
    """Schieweg 16 and Rotterdamseweg 272 lie 101 m apart; on foot it is nearly two kilometres."""
    net = delft.network()
    here, there = delft.address("Schieweg", 16), delft.address("Rotterdamseweg", 272)
    rows = net.adressen
    assert distance_m(rows.lat[here], rows.lon[here], rows.lat[there], rows.lon[there]) == pytest.approx(101, abs=1)
    walking = Walking(net)
    places = walking.doors.attach(rows.lat, rows.lon)
    walk_m = walking.reach(places.take([here])).at(places.take([there])).first_m[0]
    # Measured before on the crossings nearest to both doors: 1,863 m; from the doors themselves it is a little more.
    assert walk_m == pytest.approx(1863, abs=15)


@pytest.mark.parametrize("extract", [delft.EXTRACT, delft.OLDER])
def test_a_sample_agrees_with_an_independent_calculation(extract: str) -> None:
    """Every fortieth address has the point that networkx finds over every bend of the file, as far to half a metre."""
    assert disagreement_m(extract, delft.stations(), step=40) < OFF_M


def disagreement_m(extract: str, sources: np.ndarray, step: int = 1) -> float:
    """The most by which the kept network and the judge differ on an address: on its walks to the nearest and the next
    source, and on how much farther the named ones are than the judge's own.
    """
    net, doors = delft.network(extract), delft.extract(extract).adressen[::step]
    choice = OnFoot(net, delft.points(sources)).addresses
    places = np.array([(door.lat, door.lon) for door in doors])
    return max(
        min(_off_m(tuple(column[row] for column in choice), walks_m) for walks_m in ties)
        for row, ties in zip(_rows(extract, places), delft.judge(extract).walks_m(sources, places), strict=True)
    )


def _off_m(told: tuple[float, ...], walks_m: np.ndarray) -> float:
    """told: the nearest source, the walk to it, the next, and the walk to that. walks_m: to every source."""
    first, first_m, second, second_m = told
    shortest = np.sort(walks_m)
    off_m = [0.0]
    for source, said_m, judged_m in ((first, first_m, shortest[0]), (second, second_m, shortest[1])):
        named_m = walks_m[int(source)] if source != NOBODY else np.inf
        off_m += [0.0 if np.isinf(one) and np.isinf(judged_m) else abs(one - judged_m) for one in (said_m, named_m)]
    return max(off_m)


def _rows(extract: str, places: np.ndarray) -> list[int]:
    """The row of the kept network for each place with an address. Raises KeyError when it was lost."""
    rows = delft.network(extract).adressen
    at = {place: row for row, place in enumerate(_steps(np.column_stack([rows.lat, rows.lon])))}
    return [at[place] for place in _steps(places)]


def _steps(places: np.ndarray) -> list[tuple[int, int]]:
    return [(round(lat * PER_DEGREE), round(lon * PER_DEGREE)) for lat, lon in places.tolist()]
