"""What the sketch map shows besides the wijk: water, rail and roads, from `locations/schets.geojson`."""

from enum import StrEnum
from typing import Annotated

from .base import Part, such_as
from .fields.choice import choice
from .fields.text import Naam
from .wijk import Ring


class Soort(StrEnum):
    """What a line or area is. `water` is an area, the others are lines."""

    WATER = "water"
    WATERLOOP = "waterloop"
    SPOOR = "spoor"
    WEG = "weg"
    GROTE_WEG = "grote_weg"


class SchetsBron(Part):
    """Whose data the sketch is, in the words its licence asks for."""

    bron: Annotated[Naam, such_as("© OpenStreetMap-bijdragers")]
    """Van wie de kaartgegevens zijn, zoals het onder de kaart moet staan."""


class SchetsDeel(Part):
    """One line, or the outer ring of one area of water.

    punten: (lon, lat) in degrees WGS84.
    """

    soort: Annotated[Soort, choice(Soort), such_as("water")]
    """Wat het is."""
    punten: Ring
    """Waar het loopt."""
