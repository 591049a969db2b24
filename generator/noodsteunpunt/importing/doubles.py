"""Rows that may be the same place twice.

One name on one spot, or one name at one address, is the same place: the later row is refused, because two files for one
building would send people to two pages. Anything less certain is told and kept: two counters in one hall are legal.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians

from ..geo.distance import METRES_PER_DEGREE, distance_m
from ..model.problem import Problem
from .columns import simplify
from .rows import Place, Sorted, row_problem
from .table import Table

SAME_SPOT_M = 25.0
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
    near = dict(_near_pairs(places))
    named: dict[str, Place] = {}
    addressed: dict[tuple[str, str], Place] = {}
    for place in places:
        spot = near.get(place.row.number)
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


def _near_pairs(places: tuple[Place, ...]) -> Iterator[tuple[int, Place]]:
    """(number, earlier place within reach); of several the one with the same name, then the first in the file.

    Looks only at neighbours in a list from south to north, so a list of ten thousand rows takes no longer per row.
    """
    ordered = sorted(places, key=lambda place: place.lat)
    found: dict[int, list[Place]] = {}
    reach = SAME_SPOT_M / METRES_PER_DEGREE * 1.01
    for at, south in enumerate(ordered):
        for north in (ordered[beside] for beside in range(at + 1, len(ordered))):
            if north.lat - south.lat > reach:
                break
            wide = abs(north.lon - south.lon) * cos(radians(south.lat))
            if wide <= reach and _apart_m(south, north) <= SAME_SPOT_M:
                first, second = sorted((south, north), key=lambda place: place.row.number)
                found.setdefault(second.row.number, []).append(first)
    for place in places:
        if earlier := found.get(place.row.number):
            yield place.row.number, min(earlier, key=lambda one: (_name(one) != _name(place), one.row.number))


def _apart_m(one: Place, other: Place) -> float:
    return distance_m(one.lat, one.lon, other.lat, other.lon)


def _apart(one: Place, other: Place) -> str:
    return f"{_apart_m(one, other):.0f} m"


def _warning(table: Table, place: Place, what: str, repair: str, code: str) -> Problem:
    return row_problem(table, place.row, "", what, repair, code, warning=True)
