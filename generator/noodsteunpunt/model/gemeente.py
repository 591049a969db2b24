"""The municipality: `locations/gemeente.yml`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part, such_as
from .fields.choice import choice
from .fields.field import Field, FieldError
from .fields.moment import Datum
from .fields.number import Frequentie
from .fields.reach import Siteadres, Telefoon, Webadres
from .fields.text import GemeenteCode, Gemeentenaam, Naam, Taalcode, Tekst


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
FICTIONAL_REGION, FICTIONAL_CODE = "VR00", "GM0000"


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

    door: Annotated[Tekst, such_as("naam van het ministerie")]
    """Wie de toestemming gaf."""
    datum: Annotated[Datum, such_as("2026-12-01")]
    """Wanneer de toestemming is gegeven."""
    kenmerk: Annotated[Tekst | None, such_as("BS2026012345")] = None
    """Het kenmerk van de brief of het besluit."""


class Contact(Part):
    """How inhabitants reach the municipality when there is no crisis."""

    telefoon: Annotated[Telefoon | None, such_as("14 0123")] = None
    """Het telefoonnummer van de gemeente."""
    website: Annotated[Webadres | None, such_as("https://www.gemeente.nl")] = None
    """De website van de gemeente."""


class FrequentieInGebied(Part):
    """One transmitter of the broadcaster; an unknown frequency is left out, never guessed."""

    gebied: Annotated[Naam, such_as("de hele gemeente")]
    """Waar deze frequentie te horen is."""
    frequentie: Annotated[Frequentie, such_as("FM 93.1")]
    """De FM-frequentie."""
    bron: Annotated[Tekst, such_as("denkvooruit.nl/radio")]
    """Waar dit staat."""
    gecontroleerd_op: Annotated[Datum, such_as("2026-11-01")]
    """Wanneer dit is nagekeken."""


class Omroep(Part):
    """The regional public broadcaster that is the disaster channel (rampenzender)."""

    naam: Annotated[Naam, such_as("Radio Bakendorp")]
    """De naam van de omroep."""
    frequenties: Annotated[tuple[FrequentieInGebied, ...], Setting(strict=False)] = ()
    """Op welke frequenties de omroep te horen is."""


class Gemeente(Part):
    """One municipality."""

    naam: Annotated[Gemeentenaam, such_as("Bakendorp")]
    """De naam van de gemeente, zonder het woord gemeente."""
    aard: Annotated[Aard, choice(Aard), such_as("proef")]
    """Of dit echte noodsteunpunten zijn."""
    cbs_code: Annotated[GemeenteCode, such_as("GM0361")]
    """De gemeentecode van het CBS."""
    veiligheidsregio: Annotated[Veiligheidsregio, such_as("VR10")]
    """De code van de veiligheidsregio."""
    siteadres: Annotated[Siteadres, such_as("https://noodsteunpunt.gemeente.nl")]
    """Het adres waar de site komt te staan; dit staat ook in de QR-codes."""
    talen: Annotated[tuple[Taalcode, ...], Setting(strict=False), such_as(["nl", "en", "ar"])] = ("nl",)
    """De talen van de site; Nederlands staat altijd vooraan."""
    toestemming: Toestemming | None = None
    """De toestemming om het internationale teken te gebruiken."""
    contact: Contact = Contact()
    """Hoe inwoners de gemeente bereiken."""
    omroep: Omroep | None = None
    """De rampenzender."""
