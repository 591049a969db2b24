"""What is never published: coordination points and who holds the key. Lives outside the municipality's folder."""

from typing import Annotated

from pydantic import Field as Setting

from .base import Part
from .fields import Breedtegraad, Huisnummer, Id, Lengtegraad, Naam, Postcode, Tekst, Telefoon


class PrivateLocatie(Part):
    """Where a coordination point is. lat, lon: degrees WGS84."""

    straat: Naam
    """De straat."""
    huisnummer: Huisnummer
    """Het huisnummer."""
    postcode: Postcode | None = None
    """De postcode."""
    plaats: Naam | None = None
    """De plaats."""
    lat: Breedtegraad
    """De breedtegraad."""
    lon: Lengtegraad
    """De lengtegraad."""


class Coordinatiepunt(Part):
    """A coordination point (CP, C-NSP): `PRIVE/coordinatiepunten/<id>.yml`. Not for inhabitants, in no output."""

    id: Id
    """De naam van het bestand, zonder .yml."""
    naam: Naam
    """De naam van het coördinatiepunt."""
    locatie: PrivateLocatie
    """Waar het is."""
    telefoon: Annotated[tuple[Telefoon, ...], Setting(strict=False)] = ()
    """De telefoonnummers."""
    gedeeld: Annotated[tuple[Tekst, ...], Setting(strict=False)] = ()
    """Waarden die ook bij een openbaar punt horen, zoals hetzelfde adres; dat hebt u zelf bevestigd."""


class PriveVanPunt(Part):
    """What only the staff may know of a public point: `PRIVE/punten/<id>.yml`."""

    id: Id
    """De id van het openbare punt."""
    sleutelhouder: Naam | None = None
    """Wie de sleutel heeft."""
    intern_telefoon: Telefoon | None = None
    """Het nummer dat alleen medewerkers kennen."""


class Prive(Part):
    """Everything that may appear in no output."""

    coordinatiepunten: tuple[Coordinatiepunt, ...] = ()
    """De coördinatiepunten."""
    punten: tuple[PriveVanPunt, ...] = ()
    """De privégegevens van openbare punten."""
