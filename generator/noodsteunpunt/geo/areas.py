"""Points and neighbourhoods: inside or outside, and how far outside."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin

import numpy as np
from shapely import intersects_xy, prepare
from shapely.affinity import scale, translate
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from ..model.loopnet import Floats, Ints
from ..model.wijk import Ring, Wijk

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

_EQUATOR_M, _FLAT = 6_378_137.0, 0.006_694_379_990_14  # the WGS84 ellipsoid: half its width, and e squared


def metres_per_degree(lat: float) -> tuple[float, float]:
    """How many metres one degree to the north and one to the east are, at a latitude on the WGS84 ellipsoid."""
    bulge = 1 - _FLAT * sin(radians(lat)) ** 2
    east = _EQUATOR_M / bulge**0.5
    return radians(east * (1 - _FLAT) / bulge), radians(east * cos(radians(lat)))


def to_metres(ring: Ring, lat: float, lon: float) -> Ring:
    """Positions (lon, lat) laid flat as metres east and north of a place; good for a few kilometres around it."""
    north, east = metres_per_degree(lat)
    return tuple(((x - lon) * east, (y - lat) * north) for x, y in ring)


def grown(box: Box, metres: float) -> Box:
    """A box with so many metres more on every side; a little over in the south, where degrees are wider."""
    west, south, east, north = box
    per_lat, per_lon = metres_per_degree(north)
    high, wide = metres / per_lat, metres / per_lon
    return west - wide, south - high, east + wide, north + high


def surface_of(wijk: Wijk) -> MultiPolygon:
    """A wijk as one shape in degrees, x east and y north."""
    return MultiPolygon([Polygon(outer, holes) for outer, *holes in wijk.vlakken])


@lru_cache(maxsize=10_000)
def middle_of(wijk: Wijk) -> tuple[float, float]:
    """Latitude and longitude in degrees of a place inside a wijk; the preview asks for all after every save."""
    middle = surface_of(wijk).representative_point()
    return middle.y, middle.x


def wijk_at(wijken: Sequence[Wijk], lat: Floats, lon: Floats) -> Ints:
    """Per place in degrees the number of the wijk it lies in, -1 for none. On a border the first wijk wins."""
    found = np.full(len(lat), -1, np.int32)
    for number, wijk in enumerate(wijken):
        surface = surface_of(wijk)
        prepare(surface)
        found[(found < 0) & intersects_xy(surface, lon, lat)] = number
    return found


def outside_m(vlak: BaseGeometry, lat: float, lon: float) -> float:
    """How far outside a surface in degrees a position is, in metres; 0 inside or on the edge.

    Degrees are laid flat around the position, which is right to the metre over a few kilometres.
    """
    prepare(vlak)  # remembered by the shape, so many positions in one surface are quick
    if vlak.intersects(Point(lon, lat)):
        return 0.0
    flat = translate(vlak, -lon, -lat)
    north, east = metres_per_degree(lat)
    return float(scale(flat, east, north, origin=(0, 0)).distance(Point(0, 0)))
