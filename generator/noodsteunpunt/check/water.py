"""Points that lie in water, by the areas of a map."""

from collections.abc import Iterable, Iterator

from shapely import Point, Polygon

from ..geo.areas import to_metres
from ..model.problem import Problem
from .rules import Facts

Rings = tuple[tuple[tuple[float, float], ...], ...]  # an outer ring and its holes


def in_water(facts: Facts, origin: tuple[float, float], water: Iterable[Rings]) -> Iterator[Problem]:
    """Points in use that lie in water: mostly a mistake, but it may be a boat.

    origin: lon and lat in degrees of the place from which the rings count metres east and north.
    """
    lon, lat = origin
    areas = [Polygon(outer, holes) for outer, *holes in water]
    for punt in facts.punten:
        place = Point(to_metres(((punt.locatie.lon, punt.locatie.lat),), lat, lon)[0])
        if punt.in_use and any(area.contains(place) for area in areas):
            what = "dit punt ligt op de kaart in het water"
            yield facts.files[punt.id].problem(
                ("locatie", "lat"), what, "kijk lat en lon na", warning=True, code="NSP227"
            )
