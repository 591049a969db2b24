"""Geometry on the ground, against values that others publish."""

import pytest
from pyproj import Geod

from noodsteunpunt.geo.areas import metres_per_degree, outside_m, surface_of
from noodsteunpunt.geo.distance import distance_m
from noodsteunpunt.geo.rd import to_rd
from noodsteunpunt.model.wijk import Wijk

RING = ((5.20, 52.55), (5.22, 52.55), (5.22, 52.56), (5.20, 52.56), (5.20, 52.55))
HOLE = ((5.205, 52.552), (5.215, 52.552), (5.215, 52.558), (5.205, 52.558), (5.205, 52.552))


def test_one_minute_of_latitude_is_a_nautical_mile() -> None:
    """1/60 degree north is about 1852 m anywhere."""
    assert distance_m(52.0, 5.0, 52.0 + 1 / 60, 5.0) == pytest.approx(1853, abs=1)


def test_rd_of_amersfoort() -> None:
    """The tower of Amersfoort is the origin of the Dutch grid: 155000, 463000 (Kadaster)."""
    assert to_rd(52.155172, 5.387206) == (pytest.approx(155_000, abs=1), pytest.approx(463_000, abs=1))


def test_inside_and_on_the_edge_is_not_outside() -> None:
    """A point in its wijk, or on the line, is 0 m outside."""
    wijk = Wijk(id="haven", naam="Haven", vlakken=((RING,),))
    assert outside_m(surface_of(wijk), 52.555, 5.21) == 0
    assert outside_m(surface_of(wijk), 52.55, 5.21) == pytest.approx(0, abs=0.01)


def test_a_degree_is_as_long_as_surveyors_say() -> None:
    """From the south of Limburg to the Wadden, to the decimetre, as pyproj measures along the ellipsoid."""
    geod = Geod(ellps="WGS84")
    for lat in (50.8, 52.0, 53.5):
        north, east = metres_per_degree(lat)
        assert north == pytest.approx(geod.inv(5, lat - 0.005, 5, lat + 0.005)[2] * 100, abs=0.1)
        assert east == pytest.approx(geod.inv(5, lat, 5.01, lat)[2] * 100, abs=0.1)


def test_outside_is_in_metres_over_the_ground() -> None:
    """A thousandth of a degree south of the edge is 111 m; east it is less, because meridians meet."""
    wijk = Wijk(id="haven", naam="Haven", vlakken=((RING,),))
    assert outside_m(surface_of(wijk), 52.549, 5.21) == pytest.approx(111.3, abs=0.1)
    assert outside_m(surface_of(wijk), 52.555, 5.221) == pytest.approx(67.8, abs=0.1)


def test_a_hole_is_outside() -> None:
    """An enclave of another wijk is not in this one."""
    wijk = Wijk(id="haven", naam="Haven", vlakken=((RING, HOLE),))
    assert outside_m(surface_of(wijk), 52.555, 5.21) == pytest.approx(333.6, abs=1)


def test_surface_of_a_wijk_keeps_its_holes() -> None:
    """One shape for all that measures."""
    wijk = Wijk(id="haven", naam="Haven", vlakken=((RING, HOLE),))
    assert surface_of(wijk).area == pytest.approx(0.02 * 0.01 - 0.01 * 0.006)
