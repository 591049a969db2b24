"""A neighbourhood: one feature of `locations/wijken.geojson`."""

from typing import Annotated

from .base import Part, such_as
from .fields import Aantal, Id, Naam

Ring = tuple[tuple[float, float], ...]


class Wijk(Part):
    """A neighbourhood of the municipality.

    vlakken: one or more polygons; each is an outer ring and its holes, a ring is (lon, lat) in degrees WGS84.
    """

    id: Annotated[Id, such_as("dijkrand")]
    """De id van de wijk."""
    naam: Annotated[Naam, such_as("Dijkrand")]
    """De naam van de wijk."""
    inwoners: Annotated[Aantal | None, such_as("5240")] = None
    """Hoeveel mensen er wonen."""
    vlakken: tuple[tuple[Ring, ...], ...]
    """De omtrek van de wijk."""
