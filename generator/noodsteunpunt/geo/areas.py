"""Points and neighbourhoods: inside or outside, and how far outside."""

from math import cos, radians

from shapely.geometry import MultiPolygon, Point, Polygon

from ..model.wijk import Ring, Wijk

METRES_PER_DEGREE = 111_195.0  # one degree of latitude on the mean earth


def to_metres(ring: Ring, lat: float, lon: float) -> Ring:
    """Positions (lon, lat) laid flat as metres east and north of a place; good for a few kilometres around it."""
    per_lon_degree = METRES_PER_DEGREE * cos(radians(lat))
    return tuple(((x - lon) * per_lon_degree, (y - lat) * METRES_PER_DEGREE) for x, y in ring)


def outside_by_m(wijk: Wijk, lat: float, lon: float) -> float:
    """How far outside a wijk a position is, in metres; 0 inside or on the edge.

    Degrees are laid flat around the position, which is right to the metre over a few kilometres.
    """
    polygons = [
        Polygon(to_metres(outer, lat, lon), [to_metres(hole, lat, lon) for hole in holes])
        for outer, *holes in wijk.vlakken
    ]
    return float(MultiPolygon(polygons).distance(Point(0, 0)))
