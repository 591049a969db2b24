"""The words of one language and the facts they are filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part, such_as
from .fields.choice import choice
from .fields.moment import Datum
from .fields.reach import Webadres
from .fields.text import Naam, Tekst

SOURCE_LANGUAGE = "nl"
PHONE_NUMBER = "telefoonnummer"
"""The unit of a fact that readers can dial."""


class Richting(StrEnum):
    """The direction in which a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class Feit(Part):
    """One national fact: `content/feiten.yml`. Texts use it as {placeholder}, so it is never retyped."""

    waarde: Annotated[Naam, such_as("3")]
    """De waarde, zonder eenheid."""
    eenheid: Annotated[Naam | None, such_as("liter")] = None
    """De eenheid. Bij een nummer dat lezers kunnen bellen: telefoonnummer."""
    bron: Annotated[Tekst, such_as("Denk vooruit")]
    """De naam van de publicatie."""
    bron_adres: Annotated[Webadres | None, such_as("https://www.denkvooruit.nl")] = None
    """Het webadres van de bron."""
    gezien_op: Annotated[Datum, such_as("2026-11-20")]
    """Wanneer dit in de bron is gelezen."""
    herzien_voor: Annotated[Datum, such_as("2027-05-20")]
    """Voor welke dag iemand dit opnieuw moet nakijken."""
    berekend_uit: Annotated[Tekst | None, such_as("3 liter × 3 dagen")] = None
    """De som waar deze waarde uit komt."""


class TaalGegevens(Part):
    """How a language is called and written: `content/<code>/taal.yml`."""

    naam: Annotated[Naam, such_as("English")]
    """De naam van de taal, in die taal zelf."""
    richting: Annotated[Richting, choice(Richting), such_as("ltr")]
    """De schrijfrichting."""
    datum: Annotated[Naam, such_as("{dag} {maand} {jaar}")]
    """Hoe een datum wordt geschreven, met {dag}, {maand} en {jaar}."""
    moment: Annotated[Naam, such_as("{datum}, {tijd}")]
    """Hoe een dag met tijd wordt geschreven, met {datum} en {tijd}."""
    decimaal: Annotated[Naam, such_as(".")]
    """Het teken tussen hele getallen en delen: een komma of een punt."""
    maanden: Annotated[
        tuple[Naam, ...],
        Setting(strict=False, min_length=12, max_length=12),
        such_as(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
    ]
    """De namen van de twaalf maanden."""


@dataclass(frozen=True)
class Taal:
    """One language of the site.

    teksten: sentence by dotted key ("site.home.titel"), without the ones that are not translated.
    documenten: editorial Markdown by name, likewise.
    """

    code: str
    gegevens: TaalGegevens
    teksten: Mapping[str, str]
    documenten: Mapping[str, str]
