"""The words of one language and the facts they are filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part
from .fields import Datum, Naam, Tekst, Webadres, choice

SOURCE_LANGUAGE = "nl"


class Richting(StrEnum):
    """The direction in which a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class Feit(Part):
    """One national fact: `content/feiten.yml`. Texts use it as {placeholder}, so it is never retyped."""

    waarde: Naam
    """De waarde, zonder eenheid."""
    eenheid: Naam | None = None
    """De eenheid."""
    bron: Tekst
    """De naam van de publicatie."""
    bron_adres: Webadres | None = None
    """Het webadres van de bron."""
    gezien_op: Datum
    """Wanneer dit in de bron is gelezen."""
    herzien_voor: Datum
    """Voor welke dag iemand dit opnieuw moet nakijken."""
    berekend_uit: Tekst | None = None
    """De som waar deze waarde uit komt."""


class TaalGegevens(Part):
    """How a language is called and written: `content/<code>/taal.yml`."""

    naam: Naam
    """De naam van de taal, in die taal zelf."""
    richting: Annotated[Richting, choice(Richting)]
    """De schrijfrichting."""
    datum: Naam
    """Hoe een datum wordt geschreven, met {dag}, {maand} en {jaar}."""
    moment: Naam
    """Hoe een dag met tijd wordt geschreven, met {datum} en {tijd}."""
    decimaal: Naam
    """Het teken tussen hele getallen en delen: een komma of een punt."""
    maanden: Annotated[tuple[Naam, ...], Setting(strict=False, min_length=12, max_length=12)]
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
