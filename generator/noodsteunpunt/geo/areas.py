"""Points and neighbourhoods: inside or outside, and how far outside."""

from math import cos, radians

from shapely.geometry import MultiPolygon, Point, Polygon

from ..model.wijk import Wijk

METRES_PER_DEGREE = 111_195.0  # one degree of latitude on the mean earth


def outside_by_m(wijk: Wijk, lat: float, lon: float) -> float:
    """How far outside a wijk a position is, in metres; 0 inside or on the edge.

    Degrees are laid flat around the position, which is right to the metre over a few kilometres.
    """
    per_lon_degree = METRES_PER_DEGREE * cos(radians(lat))

    def flat(ring: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [((x - lon) * per_lon_degree, (y - lat) * METRES_PER_DEGREE) for x, y in ring]

    polygons = [Polygon(flat(outer), [flat(hole) for hole in holes]) for outer, *holes in wijk.vlakken]
    return float(MultiPolygon(polygons).distance(Point(0, 0)))
