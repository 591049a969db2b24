"""Distances over the ground."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1 of the GRS80 ellipsoid (Moritz 2000)
METRES_PER_DEGREE = radians(EARTH_RADIUS_M)  # to the north, as distance_m counts them


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in metres between two WGS84 positions in degrees.

    Straight over the ground, so always shorter than the walk;
    say "hemelsbreed" next to it wherever a reader sees it.
    """
    half_lat = sin(radians(lat2 - lat1) / 2)
    half_lon = sin(radians(lon2 - lon1) / 2)
    return 2 * EARTH_RADIUS_M * asin(sqrt(half_lat**2 + cos(radians(lat1)) * cos(radians(lat2)) * half_lon**2))
