"""By what people recognise a place: a word that every language has, with a proper name that no language translates."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Tag

from .base import Part, such_as
from .fields.choice import choice
from .fields.text import Naam, Tekst


class Baken(StrEnum):
    """What one sees from afar. Its word in each language is in `site.herkenning.soort`."""

    APOTHEEK = "apotheek"
    BEGRAAFPLAATS = "begraafplaats"
    BIBLIOTHEEK = "bibliotheek"
    BOERDERIJ = "boerderij"
    BRUG = "brug"
    BUSHALTE = "bushalte"
    BUURTHUIS = "buurthuis"
    FLAT = "flat"
    GEMAAL = "gemaal"
    HAVEN = "haven"
    KERK = "kerk"
    KUNSTWERK = "kunstwerk"
    MOLEN = "molen"
    MOSKEE = "moskee"
    PARK = "park"
    PARKEERPLAATS = "parkeerplaats"
    PLEIN = "plein"
    ROTONDE = "rotonde"
    SCHOOL = "school"
    SLUIS = "sluis"
    SPEELTUIN = "speeltuin"
    SPORTHAL = "sporthal"
    SPORTVELD = "sportveld"
    STATION = "station"
    SUPERMARKT = "supermarkt"
    SYNAGOGE = "synagoge"
    TANKSTATION = "tankstation"
    TEMPEL = "tempel"
    TOREN = "toren"
    VIADUCT = "viaduct"
    WATERTOREN = "watertoren"
    WINKELCENTRUM = "winkelcentrum"
    ZIEKENHUIS = "ziekenhuis"
    ZWEMBAD = "zwembad"


class Ligging(StrEnum):
    """Where a point lies as seen from what one recognises. Its word in each language is in `site.herkenning`."""

    BIJ = "bij"
    NAAST = "naast"
    TEGENOVER = "tegenover"
    ACHTER = "achter"
    VOOR = "voor"
    IN = "in"
    ONDER = "onder"


_FREE_TEXT = "; past er geen, schrijf dan een eigen tekst, zoals 'herkenningspunt: onder de groene lamp'"


class Herkenningspunt(Part):
    """Something near the point that one recognises, also in the dark."""

    soort: Annotated[Baken, choice(Baken, otherwise=_FREE_TEXT), such_as("kerk")]
    """Wat het is. Kies een woord uit de lijst; dat staat dan vanzelf in elke taal op de site."""
    naam: Annotated[Naam | None, such_as("De Ark")] = None
    """Hoe het heet. De naam wordt niet vertaald."""
    ligging: Annotated[Ligging, choice(Ligging), such_as("naast")] = Ligging.BIJ
    """Waar het noodsteunpunt ligt ten opzichte hiervan."""


def _shape(value: Any) -> str:
    return "[blok]" if isinstance(value, dict | Herkenningspunt) else "[tekst]"


# A block from the closed list, or free text that somebody has to translate. The tags stand in pydantic's places
# between square brackets, which `check/values.py` leaves out of what an editor reads.
Herkenning = Annotated[
    Annotated[Herkenningspunt, Tag("[blok]")] | Annotated[Tekst, Tag("[tekst]")], Discriminator(_shape)
]
