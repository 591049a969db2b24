"""The sea, which OpenStreetMap draws only as its coast: lines with land on the left and water on the right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from shapely import STRtree, get_parts, polygonize, union_all
from shapely.geometry import LineString, Point, Polygon

BESIDE_M = 0.1  # so near to the coast lies no other side


def sea(coast: Sequence[LineString], frame: Polygon) -> list[Polygon]:
    """The parts of a frame, in metres, that are sea.

    A coast that ends inside the frame encloses nothing: then the same part has land and water, and stays land.
    """
    if not coast:
        return []
    parts: list[Polygon] = list(get_parts(polygonize([*get_parts(union_all([*coast, frame.exterior]))])))
    tree = STRtree(parts)
    wet, dry = ({int(at) for place in _beside(coast, side) for at in tree.query(place, "within")} for side in (-1, 1))
    return [parts[at] for at in sorted(wet - dry)]


def _beside(coast: Sequence[LineString], side: int) -> Iterator[Point]:
    """Places to the left (1) or the right (-1) of every step of a coast."""
    for line in coast:
        for (x1, y1), (x2, y2) in pairwise(line.coords):
            east, north = x2 - x1, y2 - y1
            out = side * BESIDE_M / (hypot(east, north) or 1)
            yield Point((x1 + x2) / 2 - north * out, (y1 + y2) / 2 + east * out)
