"""The map of the coverage report can be read."""

from typing import Any

import pytest

from noodsteunpunt.compile.dekking.map import Drawing
from noodsteunpunt.enrich.dekking import Belasting, Deel, Dekking, Plek, Vlek
from noodsteunpunt.model.wijk import Wijk

RING = ((5.20, 52.55), (5.22, 52.55), (5.22, 52.56), (5.20, 52.56), (5.20, 52.55))
HAVEN = Wijk(id="haven", naam="Haven", vlakken=((RING,),))
MIDDLE, ELSEWHERE = (52.555, 5.21), (52.559, 5.202)
MARKER, LETTERS = 24, 18  # how high a marker and a name are, in units of the drawing


def drawn(punten: list[tuple[float, float]], spots: list[tuple[float, float]]) -> dict[str, Any]:
    """The map of one wijk with points and white spots at these latitudes and longitudes."""
    deel = Deel("Haven", 0, None, (0,) * 6, 0, 0.0)
    belasting = tuple(Belasting(Plek(f"p{at}", "P", *place), 0, None, 0.0, 0.0) for at, place in enumerate(punten))
    vlekken = tuple(Vlek("Haven", *place, 5, 1300.0, ()) for place in spots)
    return Drawing([HAVEN], Dekking(deel, (deel,), belasting, vlekken, (), 0.0009, 0.0015), None).view()


@pytest.mark.parametrize(
    ("punten", "spots"),
    [([MIDDLE], []), ([], [MIDDLE]), ([MIDDLE, (52.5546, 5.21)], [])],
)
def test_name_of_a_wijk_stands_beside_a_marker(
    punten: list[tuple[float, float]], spots: list[tuple[float, float]]
) -> None:
    """A number or letter in the middle of a wijk does not hide what the wijk is called."""
    shown = drawn(punten, spots)
    (name,) = shown["wijken"]
    markers = [*shown["punten"], *shown["vlekken"]]
    assert len(markers) == len(punten) + len(spots)
    assert min(abs(marker["y"] - name["y"]) for marker in markers) >= (MARKER + LETTERS) / 2
    assert 0 < name["y"] < shown["hoogte"]


def test_name_of_a_wijk_stands_in_its_middle() -> None:
    """Nothing moves it when no marker is near."""
    (name,) = drawn([ELSEWHERE], [])["wijken"]
    assert (name["x"], name["y"]) == (500.0, pytest.approx(drawn([MIDDLE], [])["punten"][0]["y"]))
