"""The municipality: `locations/gemeente.yml`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part
from .fields import (
    Datum,
    Field,
    FieldError,
    Frequentie,
    GemeenteCode,
    Naam,
    Siteadres,
    Taalcode,
    Tekst,
    Telefoon,
    Webadres,
    choice,
)


class Aard(StrEnum):
    """Whether people can rely on this site."""

    ECHT = "echt"
    VOORBEELD = "voorbeeld"
    PROEF = "proef"


# The 25 veiligheidsregio's and their codes: Rijksoverheid, minvws/nl-covid19-data-dashboard (vr.ts), seen 2026-11-20.
VEILIGHEIDSREGIOS = {
    "VR01": "Groningen",
    "VR02": "Fryslân",
    "VR03": "Drenthe",
    "VR04": "IJsselland",
    "VR05": "Twente",
    "VR06": "Noord- en Oost-Gelderland",
    "VR07": "Gelderland-Midden",
    "VR08": "Gelderland-Zuid",
    "VR09": "Utrecht",
    "VR10": "Noord-Holland Noord",
    "VR11": "Zaanstreek-Waterland",
    "VR12": "Kennemerland",
    "VR13": "Amsterdam-Amstelland",
    "VR14": "Gooi en Vechtstreek",
    "VR15": "Haaglanden",
    "VR16": "Hollands Midden",
    "VR17": "Rotterdam-Rijnmond",
    "VR18": "Zuid-Holland Zuid",
    "VR19": "Zeeland",
    "VR20": "Midden- en West-Brabant",
    "VR21": "Brabant-Noord",
    "VR22": "Brabant-Zuidoost",
    "VR23": "Limburg-Noord",
    "VR24": "Zuid-Limburg",
    "VR25": "Flevoland",
}
FICTIONAL_REGION = "VR00"


def _parse_region(text: str) -> str:
    if text in VEILIGHEIDSREGIOS or text == FICTIONAL_REGION:
        return text
    code = next((code for code, name in VEILIGHEIDSREGIOS.items() if name.lower() == text.lower()), "")
    repair = f"schrijf {code}" if code else "schrijf VR met twee cijfers, van VR01 tot VR25"
    raise FieldError(f"'{text}' is geen code van een veiligheidsregio", repair, "NSP135", code)


Veiligheidsregio = Annotated[
    str,
    Field(
        _parse_region,
        "de code van een veiligheidsregio, zoals VR10",
        {"type": "string", "enum": [FICTIONAL_REGION, *VEILIGHEIDSREGIOS]},
    ),
]


class Toestemming(Part):
    """Who allowed the use of the civil-protection sign (AP I art. 66(7)); without it the sign is marked."""

    door: Tekst
    """Wie de toestemming gaf."""
    datum: Datum
    """Wanneer de toestemming is gegeven."""
    kenmerk: Tekst | None = None
    """Het kenmerk van de brief of het besluit."""


class Contact(Part):
    """How inhabitants reach the municipality when there is no crisis."""

    telefoon: Telefoon | None = None
    """Het telefoonnummer van de gemeente."""
    website: Webadres | None = None
    """De website van de gemeente."""


class FrequentieInGebied(Part):
    """One transmitter of the broadcaster; an unknown frequency is left out, never guessed."""

    gebied: Naam
    """Waar deze frequentie te horen is."""
    frequentie: Frequentie
    """De FM-frequentie."""
    bron: Tekst
    """Waar dit staat."""
    gecontroleerd_op: Datum
    """Wanneer dit is nagekeken."""


class Omroep(Part):
    """The regional public broadcaster that is the disaster channel (rampenzender)."""

    naam: Naam
    """De naam van de omroep."""
    frequenties: Annotated[tuple[FrequentieInGebied, ...], Setting(strict=False)] = ()
    """Op welke frequenties de omroep te horen is."""


class Gemeente(Part):
    """One municipality."""

    naam: Naam
    """De naam van de gemeente, zonder het woord gemeente."""
    aard: Annotated[Aard, choice(Aard)]
    """Of dit echte noodsteunpunten zijn."""
    cbs_code: GemeenteCode
    """De gemeentecode van het CBS."""
    veiligheidsregio: Veiligheidsregio
    """De code van de veiligheidsregio."""
    siteadres: Siteadres
    """Het adres waar de site komt te staan; dit staat ook in de QR-codes."""
    talen: Annotated[tuple[Taalcode, ...], Setting(strict=False)] = ("nl",)
    """De talen van de site; Nederlands staat altijd vooraan."""
    toestemming: Toestemming | None = None
    """De toestemming om het internationale teken te gebruiken."""
    contact: Contact = Contact()
    """Hoe inwoners de gemeente bereiken."""
    omroep: Omroep | None = None
    """De rampenzender."""
