"""Points and neighbourhoods: inside or outside, and how far outside."""

from collections.abc import Sequence
from math import cos, radians

import numpy as np
from shapely import intersects_xy, prepare
from shapely.affinity import scale, translate
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from ..model.loopnet import Floats, Ints
from ..model.wijk import Ring, Wijk

METRES_PER_DEGREE = 111_195.0  # one degree of latitude on the mean earth


def to_metres(ring: Ring, lat: float, lon: float) -> Ring:
    """Positions (lon, lat) laid flat as metres east and north of a place; good for a few kilometres around it."""
    per_lon_degree = METRES_PER_DEGREE * cos(radians(lat))
    return tuple(((x - lon) * per_lon_degree, (y - lat) * METRES_PER_DEGREE) for x, y in ring)


def surface_of(wijk: Wijk) -> MultiPolygon:
    """A wijk as one shape in degrees, x east and y north."""
    return MultiPolygon([Polygon(outer, holes) for outer, *holes in wijk.vlakken])


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
    per_lon_degree = METRES_PER_DEGREE * cos(radians(lat))
    return float(scale(flat, per_lon_degree, METRES_PER_DEGREE, origin=(0, 0)).distance(Point(0, 0)))
