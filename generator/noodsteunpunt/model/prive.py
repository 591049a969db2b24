"""What is never published: coordination points and who holds the key. Lives outside the municipality's folder."""

from typing import Annotated

from pydantic import Field as Setting

from .base import Part, such_as
from .fields.place import Breedtegraad, Huisnummer, Lengtegraad, Postcode
from .fields.reach import Telefoon
from .fields.text import Id, Naam, Tekst


class PrivateLocatie(Part):
    """Where a coordination point is. lat, lon: degrees WGS84."""

    straat: Annotated[Naam, such_as("Kazernestraat")]
    """De straat."""
    huisnummer: Annotated[Huisnummer, such_as("1")]
    """Het huisnummer."""
    postcode: Annotated[Postcode | None, such_as("1234 AB")] = None
    """De postcode."""
    plaats: Annotated[Naam | None, such_as("Bakendorp")] = None
    """De plaats."""
    lat: Annotated[Breedtegraad, such_as("52.5600")]
    """De breedtegraad."""
    lon: Annotated[Lengtegraad, such_as("5.2300")]
    """De lengtegraad."""


class Coordinatiepunt(Part):
    """A coordination point (CP, C-NSP): `PRIVE/coordinatiepunten/<id>.yml`. Not for inhabitants, in no output."""

    id: Annotated[Id, such_as("kazerne-noord")]
    """De naam van het bestand, zonder .yml."""
    naam: Annotated[Naam, such_as("Kazerne Noord")]
    """De naam van het coördinatiepunt."""
    locatie: PrivateLocatie
    """Waar het is."""
    telefoon: Annotated[tuple[Telefoon, ...], Setting(strict=False), such_as(["0123 456 789"])] = ()
    """De telefoonnummers."""
    gedeeld: Annotated[tuple[Tekst, ...], Setting(strict=False), such_as(["Kazernestraat 1"])] = ()
    """Waarden die ook bij een openbaar punt horen, zoals hetzelfde adres; dat hebt u zelf bevestigd."""


class PriveVanPunt(Part):
    """What only the staff may know of a public point: `PRIVE/punten/<id>.yml`."""

    id: Annotated[Id, such_as("dorpshuis-de-baken")]
    """De id van het openbare punt."""
    sleutelhouder: Annotated[Naam | None, such_as("de beheerder van het dorpshuis")] = None
    """Wie de sleutel heeft."""
    intern_telefoon: Annotated[Telefoon | None, such_as("0123 456 789")] = None
    """Het nummer dat alleen medewerkers kennen."""


class Prive(Part):
    """Everything that may appear in no output."""

    coordinatiepunten: tuple[Coordinatiepunt, ...] = ()
    """De coördinatiepunten."""
    punten: tuple[PriveVanPunt, ...] = ()
    """De privégegevens van openbare punten."""
