"""The emblem keeps the rules of Protocol I, art. 66(4), and Annex I, art. 16, on any ground."""

from math import dist, isclose

import pytest

from noodsteunpunt.draw.symbol import civil_defence_symbol, polygon_path

GROUNDS = [(1500, 1000), (2250, 1500), (1000, 3000), (50, 50), (297, 236), (3000, 200)]


@pytest.mark.parametrize(("width", "height"), GROUNDS)
def test_triangle_is_equilateral_and_points_up(width, height):
    top, right, left = civil_defence_symbol(width, height).triangle
    assert isclose(dist(top, right), dist(right, left))
    assert isclose(dist(right, left), dist(left, top))
    assert right[1] == left[1] > top[1]
    assert isclose(top[0], width / 2)


@pytest.mark.parametrize(("width", "height"), GROUNDS)
def test_no_corner_comes_nearer_than_an_eighth_of_the_short_side(width, height):
    clear = min(edge for x, y in civil_defence_symbol(width, height).triangle for edge in (x, y, width - x, height - y))
    assert isclose(clear, min(width, height) / 8)


@pytest.mark.parametrize(("ground", "side"), [((1500, 1000), 866), ((2250, 1500), 1299), ((1000, 3000), 750)])
def test_side_is_as_computed_by_hand(ground, side):
    _, right, left = civil_defence_symbol(*ground).triangle
    assert round(dist(right, left)) == side


def test_ground_without_area_is_refused():
    with pytest.raises(ValueError, match="no area"):
        civil_defence_symbol(0, 10)


def test_polygon_path_is_closed():
    assert polygon_path(((0, 0), (1, 0), (0.5, 1))) == "M0.000 0.000 1.000 0.000 0.500 1.000Z"
