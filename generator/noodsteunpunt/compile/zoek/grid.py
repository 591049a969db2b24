"""The table from a position to noodsteunpunt: squares of 50 m over the municipality."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any, NamedTuple

import numpy as np

from ...geo.areas import metres_per_degree, wijk_at
from ...geo.bands import UNREACHABLE
from ...geo.on_foot import OnFoot
from ...geo.walking import NOBODY
from ...model.loopnet import Floats, Ints
from ...model.wijk import Wijk
from .answers import Answers, agreed, answers_of
from .columns import VERSIE, table_of

SIDE_M = 50
DECIMALS = 7


class Squares(NamedTuple):
    """A grid in rows from south to north, each from west to east. step_lat, step_lon: the sides in degrees."""

    south: float
    west: float
    step_lat: float
    step_lon: float
    rows: int
    columns: int

    def at(self, lat: Floats, lon: Floats) -> Ints:
        """The number of the square of each place; a place beyond the edge is put on it."""
        row = np.clip(np.floor((lat - self.south) / self.step_lat), 0, self.rows - 1)
        column = np.clip(np.floor((lon - self.west) / self.step_lon), 0, self.columns - 1)
        return np.asarray(row * self.columns + column, np.int32)

    def middles(self) -> tuple[Floats, Floats]:
        """The latitude and longitude of the middle of every square."""
        row, column = np.divmod(np.arange(self.rows * self.columns), self.columns)
        return self.south + (row + 0.5) * self.step_lat, self.west + (column + 0.5) * self.step_lon


def squares_over(wijken: Sequence[Wijk]) -> Squares:
    """The grid that covers all wijken."""
    places = [place for wijk in wijken for polygon in wijk.vlakken for place in polygon[0]]
    west, east = min(lon for lon, _ in places), max(lon for lon, _ in places)
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    step_lat, step_lon = (round(SIDE_M / metres, DECIMALS) for metres in metres_per_degree((south + north) / 2))
    # The corners are whole steps from the equator, so that a border that moves a little leaves the squares in place.
    south, west = floor(south / step_lat) * step_lat, floor(west / step_lon) * step_lon
    rows, columns = ceil((north - south) / step_lat), ceil((east - west) / step_lon)
    return Squares(round(south, DECIMALS), round(west, DECIMALS), step_lat, step_lon, rows, columns)


def grid_table(on_foot: OnFoot, step_free: OnFoot, wijken: Sequence[Wijk], names: Sequence[str]) -> dict[str, Any]:
    """Every square with the point of the addresses in it, or of its middle where nobody lives.

    Squares outside the wijken have none. step_free: who goes where without stairs. names: the code of each point.
    """
    squares = squares_over(wijken)
    outside = wijk_at(wijken, *squares.middles()) == NOBODY
    return {
        "soort": "raster",
        "versie": VERSIE,
        "zuid": squares.south,
        "west": squares.west,
        "stap_lat": squares.step_lat,
        "stap_lon": squares.step_lon,
        "rijen": squares.rows,
        "kolommen": squares.columns,
        **table_of(names, _answers(squares, on_foot, outside), _answers(squares, step_free, outside)),
    }


def _answers(squares: Squares, on_foot: OnFoot, outside: Any) -> Answers:
    """The answer of every square."""
    answers = _nowhere(answers_of(on_foot.choice(*squares.middles())), outside)
    adressen = on_foot.walking.net.adressen
    lived, place = np.unique(squares.at(adressen.lat, adressen.lon), return_inverse=True)
    here = agreed(place.astype(np.int32), answers_of(on_foot.addresses), adressen.aantal, len(lived))
    for column, values in zip(answers, here, strict=True):
        column[lived] = values
    return answers


def _nowhere(answers: Answers, outside: Any) -> Answers:
    """The answers, with none for the squares outside."""
    nobody = (NOBODY, UNREACHABLE, NOBODY, UNREACHABLE)
    return Answers(*(np.where(outside, none, column) for column, none in zip(answers, nobody, strict=True)))
