"""Rows that may be the same place twice. They are told, never dropped: two counters in one hall are legal."""

from collections.abc import Iterator
from math import cos, radians

from ..geo.areas import METRES_PER_DEGREE
from ..geo.distance import distance_m
from ..model.problem import Problem
from .columns import simplify
from .rows import Place, row_problem
from .table import Table

SAME_SPOT_M = 25.0


def find_doubles(table: Table, places: tuple[Place, ...]) -> Iterator[Problem]:
    """At most one warning per row, about the earlier row that looks most like it."""
    near = dict(_near_pairs(places))
    named: dict[str, Place] = {}
    for place in places:
        spot = near.get(place.row.number)
        namesake = named.setdefault(simplify(place.naam) or place.naam, place)
        if spot and (simplify(spot.naam) or spot.naam) == (simplify(place.naam) or place.naam):
            what = f"'{place.naam}' staat ook op {table.where(spot.row)}, met dezelfde naam op dezelfde plek"
            yield _warning(table, place, what, "haal een van de twee weg")
        elif spot:
            what = f"'{place.naam}' ligt {_apart_m(place, spot):.0f} m van '{spot.naam}' op {table.where(spot.row)}"
            yield _warning(table, place, what, "kijk of dit hetzelfde gebouw is")
        elif namesake is not place:
            apart = _apart_m(place, namesake)
            what = f"'{place.naam}' staat ook op {table.where(namesake.row)}, {apart:.0f} m hiervandaan"
            yield _warning(table, place, what, "geef ze namen die inwoners uit elkaar kunnen houden")


def _near_pairs(places: tuple[Place, ...]) -> Iterator[tuple[int, Place]]:
    """(number, earlier place within reach); of several the one with the same name, then the first in the file.

    Looks only at neighbours in a list from south to north, so a list of ten thousand rows takes no longer per row.
    """
    ordered = sorted(places, key=lambda place: place.position.lat)
    found: dict[int, list[Place]] = {}
    reach = SAME_SPOT_M / METRES_PER_DEGREE * 1.01
    for at, south in enumerate(ordered):
        for north in ordered[at + 1 :]:
            if north.position.lat - south.position.lat > reach:
                break
            wide = abs(north.position.lon - south.position.lon) * cos(radians(south.position.lat))
            if wide <= reach and _apart_m(south, north) <= SAME_SPOT_M:
                first, second = sorted((south, north), key=lambda place: place.row.number)
                found.setdefault(second.row.number, []).append(first)
    for place in places:
        if earlier := found.get(place.row.number):
            yield (
                place.row.number,
                min(earlier, key=lambda one: (simplify(one.naam) != simplify(place.naam), one.row.number)),
            )


def _apart_m(one: Place, other: Place) -> float:
    return distance_m(one.position.lat, one.position.lon, other.position.lat, other.position.lon)


def _warning(table: Table, place: Place, what: str, repair: str) -> Problem:
    return row_problem(table, place.row, "", what, repair, warning=True)
