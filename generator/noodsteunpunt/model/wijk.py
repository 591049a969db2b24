"""A neighbourhood: one feature of `locations/wijken.geojson`."""

from .base import Part
from .fields import Aantal, Id, Naam

Ring = tuple[tuple[float, float], ...]


class Wijk(Part):
    """A neighbourhood of the municipality.

    vlakken: one or more polygons; each is an outer ring and its holes, a ring is (lon, lat) in degrees WGS84.
    """

    id: Id
    """De id van de wijk."""
    naam: Naam
    """De naam van de wijk."""
    inwoners: Aantal | None = None
    """Hoeveel mensen er wonen."""
    vlakken: tuple[tuple[Ring, ...], ...]
    """De omtrek van de wijk."""
