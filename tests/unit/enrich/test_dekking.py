"""What planners are told about coverage."""

from dataclasses import replace

import numpy as np
import pytest

from noodsteunpunt.enrich.dekking import Bewoners, Plek, changed, coverage
from noodsteunpunt.geo.walking import NOBODY, Choice
from noodsteunpunt.model.loopnet import Adressen

LAT, LON = 52.55, 5.22
NORTH, SOUTH = Plek("noord", "Noord", LAT, LON), Plek("zuid", "Zuid", LAT, LON)


def residents(wijk: list[int], inwoners: list[int | None], aantal: list[int] | None = None) -> Bewoners:
    """Addresses ten metres apart, each in a wijk of the list."""
    count = len(wijk)
    whole = np.zeros(count, np.int32)
    many = np.array(aantal or [1] * count, np.int32)
    rows = Adressen(LAT + np.arange(count) * 0.0001, np.full(count, LON), whole, whole - 1, whole + 1, many)
    names = [f"Wijk {number}" for number in range(len(inwoners))]
    return Bewoners(rows, np.array(wijk, np.int32), names, inwoners, ["Dijkweg"])


def walks(first: list[int], metres: list[float]) -> Choice:
    none = np.full(len(first), NOBODY, np.int32)
    return Choice(np.array(first, np.int32), np.array(metres), none, np.full(len(first), np.inf))


def test_every_address_is_in_one_band() -> None:
    """The bands of a wijk add up to its addresses, also for who cannot walk there at all."""
    made = coverage(
        residents([0] * 6, [600]), walks([0, 0, 0, 0, 0, NOBODY], [400, 401, 1200, 1600, 1601, np.inf]), [NORTH]
    )
    assert made.wijken[0].banden == (1, 1, 1, 1, 1, 1)
    assert made.totaal.adressen == 6
    assert made.totaal.binnen(2) == 3


def test_a_kilometre_is_a_kilometre() -> None:
    """Exactly 1 km on foot is within 1 km; a metre more is not."""
    made = coverage(residents([0, 0], [None]), walks([0, 0], [1000.0, 1001.0]), [NORTH])
    assert made.totaal.binnen_km == 1


def test_a_block_of_flats_counts_for_all_its_addresses() -> None:
    """Forty addresses at one door are forty, in the bands and at the point."""
    made = coverage(residents([0, 0], [82], aantal=[40, 1]), walks([0, 0], [100, 900]), [NORTH])
    assert made.totaal.banden[:3] == (40, 0, 1)
    assert made.belasting[0].adressen == 41
    assert made.belasting[0].mediaan_m == 100


def test_the_average_is_in_whole_centimetres() -> None:
    """So that another machine, which adds up in another order, writes the same figures."""
    made = coverage(residents([0, 0, 0], [None]), walks([0, 0, NOBODY], [100.001, 200.0123, np.inf]), [NORTH])
    assert made.totaal.gemiddeld_m == 150.01


def test_inhabitants_are_spread_over_the_addresses_of_their_wijk() -> None:
    """A point that gets half of one wijk and all of another gets half and all of their people."""
    made = coverage(residents([0, 0, 1, 1], [100, 40]), walks([0, 1, 1, 1], [10, 10, 10, 10]), [NORTH, SOUTH])
    assert [last.inwoners for last in made.belasting] == [50, 90]
    assert made.totaal.inwoners == 140


def test_unknown_inhabitants_stay_unknown() -> None:
    """A point that serves a wijk without a number of people gets no number; what is known elsewhere stays."""
    made = coverage(residents([0, 1], [100, None]), walks([0, 1], [10, 10]), [NORTH, SOUTH])
    assert [last.inwoners for last in made.belasting] == [100, None]
    assert made.totaal.inwoners is None


def test_addresses_of_the_neighbours_do_not_count() -> None:
    """Street data goes on beyond the border; who lives there has another municipality."""
    made = coverage(residents([0, NOBODY], [10]), walks([0, 0], [10, 10]), [NORTH])
    assert made.totaal.adressen == 1
    assert made.belasting[0].adressen == 1
    assert sum(cel.adressen for cel in made.cellen) == 1


def test_white_spot_names_its_streets() -> None:
    """Where many walk more than 15 minutes a planner reads in which wijk, how many, how far and which streets."""
    made = coverage(residents([0] * 8, [80]), walks([0] * 8, [1300.0] * 8), [NORTH])
    (spot,) = made.vlekken
    assert (spot.wijk, spot.adressen, spot.mediaan_m, spot.straten) == ("Wijk 0", 8, 1300.0, ("Dijkweg",))


def test_a_block_of_flats_counts_for_all_its_addresses_on_the_map_and_in_a_white_spot() -> None:
    """Forty addresses behind one door outweigh two houses: in the colour, the walk, the street and the wijk."""
    flats = residents([0, 0, 1], [None, None], aantal=[1, 1, 40])
    flats.adressen.straat[:] = [0, 0, 1]
    flats = replace(flats, straten=["Dijkweg", "Torenflat"])
    made = coverage(flats, walks([0] * 3, [1300.0, 1300.0, 1700.0]), [NORTH])
    (spot,) = made.vlekken
    assert (spot.straten, spot.wijk, spot.mediaan_m, spot.adressen) == (("Torenflat", "Dijkweg"), "Wijk 1", 1700, 42)
    assert [(cel.adressen, cel.band) for cel in made.cellen] == [(42, 4)]


def test_white_spots_that_touch_are_one_and_others_stay_apart() -> None:
    """Houses ten metres apart over a kilometre are one gap; the same houses with a kilometre between are two."""
    row = residents([0] * 120, [80])
    assert [spot.adressen for spot in coverage(row, walks([0] * 120, [1300.0] * 120), [NORTH]).vlekken] == [120]
    near_by = [1300.0] * 10 + [10.0] * 100 + [1300.0] * 10
    assert [spot.adressen for spot in coverage(row, walks([0] * 120, near_by), [NORTH]).vlekken] == [10, 10]


def test_a_single_far_house_is_no_white_spot() -> None:
    """A few houses far away are told per band, not as a gap in the map."""
    made = coverage(residents([0] * 3, [80]), walks([0] * 3, [1300.0, 10, 10]), [NORTH])
    assert made.vlekken == ()


def test_place_without_addresses_has_no_walk() -> None:
    """A point nobody is nearest to shows zeros."""
    made = coverage(residents([0], [10]), walks([0], [10]), [NORTH, SOUTH])
    empty = made.belasting[1]
    assert (empty.adressen, empty.inwoners, empty.mediaan_m, empty.verste_m) == (0, 0, 0.0, 0.0)


@pytest.mark.parametrize(("metres", "expected"), [(500.0, (1, 0, 0)), (501.0, (1, 1, 0)), (100.0, (1, 0, 0))])
def test_a_point_that_drops_out(metres: float, expected: tuple[int, int, int]) -> None:
    """Who goes elsewhere is counted, and who walks more than 5 minutes (400 m) farther apart from that."""
    people = residents([0, 0], [10])
    before = (walks([0, 1], [100, 100]), [NORTH, SOUTH])
    after = (walks([0, 0], [metres, 100]), [SOUTH])
    found = changed(people, before, after)
    assert (found.elders, found.verder, found.dichterbij) == expected


def test_a_candidate_that_brings_people_near() -> None:
    """A new place is told by who walks more than 5 minutes less."""
    people = residents([0, 0], [10])
    found = changed(people, (walks([0, 0], [1000, 100]), [NORTH]), (walks([1, 0], [100, 100]), [NORTH, SOUTH]))
    assert (found.elders, found.verder, found.dichterbij) == (1, 0, 1)
