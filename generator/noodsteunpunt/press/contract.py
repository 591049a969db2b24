"""What a sheet is drawn from: the same shape for every product (docs/formats/drukwerk.md).

Only public facts can be put in: there is no field for a coordination point or a private phone number.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

# One coordinate pair in metres; x to the east, y to the north, from any origin near the wijk.
Metres = tuple[float, float]
Line = tuple[Metres, ...]
# The strings of content/<taal>/druk.yml with their placeholders filled in: by key, or by product and key.
Texts = dict[str, str | dict[str, str]]


class Part(BaseModel):
    """Base of all parts: frozen, typed strictly, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Gemeente(Part):
    """Who the sheet is from. toestemming: may carry the emblem (Protocol I, art. 66(7)). site: in words."""

    naam: str
    aard: Literal["echt", "voorbeeld", "proef"]
    toestemming: bool
    site: str


class Punt(Part):
    """One published noodsteunpunt, numbered within its sheet as on the map. Empty strings are not drawn.

    geldig: the sentence from or until when it is a noodsteunpunt, where that is set; every product draws it.
    later: whether it may not be one yet for who reads the sheet: it is not ready, or one only from a day.
    niet_klaar: that it is not ready yet; empty when it is.
    in_het_nederlands: which of its texts nobody translated into the language of the sheet.
    """

    nummer: int = Field(ge=1)
    naam: str
    adres: str
    postcode: str = ""
    plaats: str
    geldig: str = ""
    later: bool = False
    niet_klaar: str = ""
    herkenning: str = ""
    ingang: str = ""
    noodmelding: Literal["ja", "nee", "onbekend"] = "onbekend"
    in_het_nederlands: tuple[Literal["herkenning", "ingang"], ...] = ()


class KaartPunt(Part):
    """Where a numbered point lies, in metres."""

    nummer: int
    plek: Metres


class KaartVlak(Part):
    """An area of a street map: an outer ring and its holes."""

    soort: Literal["bebouwd", "groen", "water"]
    ringen: tuple[Line, ...]


class KaartRuimte(Part):
    """Where a name could stand: its middle, how it is turned (degrees from east), and the metres of room along it.

    lengte_m: None for a name that is not set along a line.
    """

    plek: Metres
    hoek: float = 0.0
    lengte_m: float | None = None


class KaartNaam(Part):
    """A name on a street map and where it could stand, the best first."""

    naam: str
    soort: Literal["plaats", "straat", "water"]
    ruimte: tuple[KaartRuimte, ...]


class Kaart(Part):
    """Map in metres. kader: what must be seen (west, south, east, north).

    wijk, water: closed rings; waterlopen, spoor, wegen, grote_wegen: lines. A street map also has straten, which are
    lines, with vlakken instead of water, and namen in the order in which they matter; in a sketch those are empty.
    bron: whose data, in the words its licence asks for.
    """

    kader: tuple[float, float, float, float]
    wijk: tuple[Line, ...]
    water: tuple[Line, ...] = ()
    waterlopen: tuple[Line, ...] = ()
    spoor: tuple[Line, ...] = ()
    wegen: tuple[Line, ...] = ()
    grote_wegen: tuple[Line, ...] = ()
    straten: tuple[Line, ...] = ()
    vlakken: tuple[KaartVlak, ...] = ()
    namen: tuple[KaartNaam, ...] = ()
    punten: tuple[KaartPunt, ...]
    bron: str


class CodeTekst(Part):
    """What a QR code holds, and the same address as a person would type it, printed beside it."""

    inhoud: str
    in_woorden: str


class Omroep(Part):
    """The regional broadcaster that is the rampenzender. frequentie: as printed, for example "97,5 FM"."""

    naam: str
    frequentie: str


class PakketRegel(Part):
    """One line of the 72-hour list. hoeveel: amount in words, may be empty."""

    wat: str
    hoeveel: str = ""


class SheetData(Part):
    """Everything one sheet shows, in one language.

    wijk: empty for a sheet of the whole municipality. punten: exactly one for a product `per: punt`.
    codes: by the names the product asks for. wel, niet, pakket: lines of the site's own texts, never retyped.
    datum: of the data, as printed.
    """

    taal: str
    richting: Literal["ltr", "rtl"]
    gemeente: Gemeente
    wijk: str = ""
    punten: tuple[Punt, ...] = ()
    kaart: Kaart | None = None
    codes: dict[str, CodeTekst] = {}
    omroep: Omroep | None = None
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()
    pakket: tuple[PakketRegel, ...] = ()
    datum: str
    teksten: Texts
