"""A place that neighbours arrange themselves: `locations/initiatieven/<id>.yml`. Not a noodsteunpunt."""

from typing import Annotated

from .base import Part, such_as
from .fields.place import Huisnummer, Postcode
from .fields.reach import Webadres
from .fields.text import Id, Naam, Taalcode, Tekst
from .noodsteunpunt import Herkomst


class Plek(Part):
    """Where neighbours meet, in words; it has no place on a map and no sign."""

    gebouw: Annotated[Naam | None, such_as("Kantine van de korfbalclub")] = None
    """Het gebouw."""
    straat: Annotated[Naam | None, such_as("Sportlaan")] = None
    """De straat."""
    huisnummer: Annotated[Huisnummer | None, such_as("8")] = None
    """Het huisnummer."""
    postcode: Annotated[Postcode | None, such_as("1234 AB")] = None
    """De postcode."""
    plaats: Annotated[Naam | None, such_as("Bakendorp")] = None
    """De plaats."""


class InitiatiefVertaling(Part):
    """The free text of an initiative in another language."""

    wat: Annotated[Tekst | None, such_as("The neighbours make soup and share the news.")] = None
    """Wat buren daar doen, in deze taal."""


class Initiatief(Part):
    """Something neighbours arrange for each other (Maatstaf noodsteunpunten, "Pop-up initiatieven").

    Shown on the page of its wijk below a heading of its own; it has no code, no page and no sign, and it is not in the
    open data about noodsteunpunten.
    """

    id: Annotated[Id, such_as("soep-op-de-sportlaan")]
    """De naam van het bestand, zonder .yml."""
    naam: Annotated[Naam, such_as("Soep op de Sportlaan")]
    """Hoe de buren het noemen; het woord noodsteunpunt mag er niet in staan."""
    wijk: Annotated[Id, such_as("dijkrand")]
    """De id van de wijk."""
    door: Annotated[Naam, such_as("Buurtvereniging Sportlaan")]
    """De groep die het doet: een vereniging of straat, geen naam van een persoon."""
    wat: Annotated[Tekst, such_as("De buren maken soep en delen het nieuws.")]
    """Wat buren daar voor elkaar doen. Beloof niets wat de groep niet zelf heeft gezegd."""
    plek: Plek = Plek()
    """Waar het is. De groep moet het goed vinden dat dit op de site staat."""
    website: Annotated[Webadres | None, such_as("https://sportlaan.example")] = None
    """De website van de groep."""
    herkomst: Herkomst
    """Waar deze gegevens vandaan komen."""
    vertaling: dict[Taalcode, InitiatiefVertaling] = {}
    """De vrije tekst in andere talen."""
