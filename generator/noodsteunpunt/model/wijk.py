"""A neighbourhood: one feature of `locations/wijken.geojson`."""

import re
from typing import Annotated

from .base import Part, such_as
from .fields.number import Aantal
from .fields.text import Id, Naam

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

    @property
    def eigennaam(self) -> str:
        """The name for behind the word "wijk": without that word when it is part of the name, as in lists of CBS."""
        return re.sub(r"^wijk +(?=\S)", "", self.naam, flags=re.IGNORECASE)
