"""Rows that may be the same place twice.

One name on one spot, or one name at one address, is the same place: the later row is refused, because two files for one
building would send people to two pages. Anything less certain is told and kept: two counters in one hall are legal.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians

from ..geo.distance import METRES_PER_DEGREE, distance_m
from ..model.nederland import LAT
from ..model.problem import Problem
from .columns import simplify
from .rows import Place, Sorted, row_problem
from .table import Table

SAME_SPOT_M = 25.0
# A square on the map that is that wide everywhere in the Netherlands; and as many as are looked at of those in one.
_SQUARE_LAT = SAME_SPOT_M / METRES_PER_DEGREE * 1.01
_SQUARE_LON = _SQUARE_LAT / cos(radians(LAT[1]))
MOST_ON_A_SPOT = 10
_AWAY = "haal een van de twee weg; met --sla-over telt alleen de eerste"


def without_doubles(table: Table, rows: Sorted) -> Sorted:
    """The rows without those that are an earlier place again, which are refused, and with warnings about the others."""
    found = {place.row.number: problem for place, problem in _doubles(table, rows.places)}
    kept = tuple(place for place in rows.places if place.row.number not in found or found[place.row.number].warning)
    refused = tuple((problem,) for problem in found.values() if not problem.warning)
    warnings = tuple(problem for problem in found.values() if problem.warning)
    return replace(rows, places=kept, refused=(*rows.refused, *refused), warnings=(*rows.warnings, *warnings))


def _doubles(table: Table, places: tuple[Place, ...]) -> Iterator[tuple[Place, Problem]]:
    """At most one problem per row, about the earlier row that looks most like it."""
    spots = _Spots()
    named: dict[str, Place] = {}
    addressed: dict[tuple[str, str], Place] = {}
    for place in places:
        spot = spots.add(place)
        namesake = named.setdefault(_name(place), place)
        neighbour = addressed.setdefault(place.address, place) if place.address else place
        if spot and _name(spot) == _name(place):
            what = f"'{place.naam}' staat ook op {table.where(spot.row)}, met dezelfde naam op dezelfde plek"
            yield place, row_problem(table, place.row, "", what, _AWAY, "NSP911")
        elif neighbour is not place and _name(neighbour) == _name(place):
            what = f"'{place.naam}' staat ook op {table.where(neighbour.row)}, met dezelfde naam op hetzelfde adres"
            yield place, row_problem(table, place.row, "", what, _AWAY, "NSP911")
        elif spot:
            what = f"'{place.naam}' ligt {_apart(place, spot)} van '{spot.naam}' op {table.where(spot.row)}"
            yield place, _warning(table, place, what, "kijk of dit hetzelfde gebouw is", "NSP213")
        elif neighbour is not place:
            what = f"'{place.naam}' heeft hetzelfde adres als '{neighbour.naam}' op {table.where(neighbour.row)}"
            yield place, _warning(table, place, what, "kijk of dit hetzelfde gebouw is", "NSP213")
        elif namesake is not place:
            what = f"'{place.naam}' staat ook op {table.where(namesake.row)}, {_apart(place, namesake)} hiervandaan"
            yield place, _warning(table, place, what, "geef ze namen die inwoners uit elkaar kunnen houden", "NSP219")


def _name(place: Place) -> str:
    return simplify(place.naam) or place.naam


class _Spots:
    """The places that were seen, by square on the map. Looks for each at a few of them, however many stand together.

    In a list that a geocoder filled, thousands can have one position; which of those are near is no question then.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], list[Place]] = {}
        self._named: dict[tuple[int, int, str], list[Place]] = {}

    def add(self, place: Place) -> Place | None:
        """An earlier place within reach: one with the same name, else the first in the file. Then this one is seen."""
        row, column = _square(place)
        squares = [(row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1)]
        name = _name(place)
        near = self._first(place, [one for square in squares for one in self._named.get((*square, name), ())])
        near = near or self._first(place, [one for square in squares for one in self._seen.get(square, ())])
        for known in (self._seen.setdefault((row, column), []), self._named.setdefault((row, column, name), [])):
            if len(known) < MOST_ON_A_SPOT:
                known.append(place)
        return near

    def _first(self, place: Place, earlier: list[Place]) -> Place | None:
        within = (one for one in earlier if _apart_m(one, place) <= SAME_SPOT_M)
        return min(within, key=lambda one: one.row.number, default=None)


def _square(place: Place) -> tuple[int, int]:
    """The square of at least SAME_SPOT_M by SAME_SPOT_M in which a place lies; what is nearer lies beside it."""
    return int(place.lat / _SQUARE_LAT), int(place.lon / _SQUARE_LON)


def _apart_m(one: Place, other: Place) -> float:
    return distance_m(one.lat, one.lon, other.lat, other.lon)


def _apart(one: Place, other: Place) -> str:
    return f"{_apart_m(one, other):.0f} m"


def _warning(table: Table, place: Place, what: str, repair: str, code: str) -> Problem:
    return row_problem(table, place.row, "", what, repair, code, warning=True)
