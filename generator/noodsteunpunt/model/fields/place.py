"""Parts of an address, and degrees."""

import re
from functools import partial
from typing import Annotated

from ..nederland import DECIMALS, LAT, LON
from .field import Field, FieldError, parse_by_pattern
from .moment import MONTHS

_HUISNUMMER = r"\d{1,5}(?: ?[a-zA-Z])?(?:[- ][0-9a-zA-Z]{1,4})?"


def _parse_house_number(text: str) -> str:
    """A spreadsheet makes "4-jun" of number 4-6."""
    if (day := re.fullmatch(r"(\d{1,2})-([a-z]{3})", text.lower(), re.ASCII)) and day[2] in MONTHS:
        meant = f"{day[1]}-{MONTHS.index(day[2]) + 1}"
        raise FieldError(f"'{text}' is een datum, gemaakt door een spreadsheet", f"schrijf {meant}", "NSP115", meant)
    return parse_by_pattern(
        text, _HUISNUMMER, "'{}' is geen huisnummer", "een huisnummer zoals 12, 12a of 12-2", "NSP115"
    )


Huisnummer = Annotated[
    str,
    Field(
        _parse_house_number,
        "een huisnummer zoals 12, 12a of 12-2",
        {"type": ["string", "integer"], "pattern": f"^(?!\\d{{1,2}}-(?:{'|'.join(MONTHS)})$)(?:{_HUISNUMMER})$"},
    ),
]


def _parse_bag_id(text: str) -> str:
    """A BAG number: municipality (4 digits), kind of thing (01, 02, 03, 10 or 20), serial number (10 digits)."""
    if re.fullmatch(_BAG_ID, text, re.ASCII):
        return text
    if re.fullmatch(_BAG_ID, f"0{text}", re.ASCII):
        raise FieldError(f"van '{text}' is de eerste nul weg", f"schrijf 0{text}", "NSP139", f"0{text}")
    raise FieldError(f"'{text}' is geen nummer uit de BAG", "schrijf de 16 cijfers van het gebouw of adres", "NSP139")


_BAG_ID = r"\d{4}(?:01|02|03|10|20)\d{10}"

BagId = Annotated[
    str,
    Field(
        _parse_bag_id,
        "een nummer uit de BAG van 16 cijfers",
        {"type": ["string", "integer"], "pattern": f"^{_BAG_ID}$"},
    ),
]


def _parse_degrees(text: str, name: str, low: float, high: float, other_low: float, other_high: float) -> float:
    """Degrees WGS84 inside the Netherlands; the bounds are a box around the country with its waters."""
    if not re.fullmatch(r"-?(?:0|[1-9]\d{0,5})(?:[.,]\d{1,15})?", text, re.ASCII):
        if (bare := _without_quarter(text, name)) and low <= float(bare) <= high:
            raise FieldError(f"de {name} is een getal, zonder letter of ander teken", f"schrijf {bare}", "NSP122", bare)
        if (bare := text.lstrip("0")) != text and re.fullmatch(r"[1-9]\d?\.\d{1,15}", bare, re.ASCII):
            raise FieldError(f"voor '{text}' staat een nul te veel", f"schrijf {bare}", "NSP144", bare)
        raise FieldError(f"'{text}' is geen {name}", f"schrijf de {name} als {low + 1:.1f}234", "NSP122")
    if "," in text:
        dotted = text.replace(",", ".")
        raise FieldError(f"in '{text}' staat een komma", f"schrijf {dotted} (met een punt)", "NSP123", dotted)
    value = float(text)
    if low <= value <= high:
        return value
    if other_low <= value <= other_high:
        what = f"{text} ligt niet in Nederland: lat en lon lijken verwisseld"
        raise FieldError(what, "wissel lat en lon om", "NSP124")
    if value > 1000:
        raise FieldError(
            f"{text} lijkt op een coördinaat in meters (Rijksdriehoek)",
            "zet graden neer (WGS84), zoals lat 52.5500 en lon 5.2200",
            "NSP125",
        )
    raise FieldError(f"{text} ligt niet in Nederland", f"de {name} ligt tussen {low} en {high}", "NSP126")


def _without_quarter(text: str, name: str) -> str:
    """The number of "52.63170° N", as maps write it; empty when it is something else."""
    quarter = "N|NB|noord" if name == "breedtegraad" else "E|O|OL|oost"
    found = re.fullmatch(
        rf"(?:(?:{quarter}) ?)?(\d{{1,2}}[.,]\d{{1,15}}) ?°? ?(?:{quarter})?", text, re.ASCII | re.IGNORECASE
    )
    if found:
        return found[1].replace(",", ".")
    parts = re.fullmatch(
        rf"(\d{{1,2}}) ?° ?(\d{{1,2}}) ?['′’] ?(\d{{1,2}}(?:[.,]\d{{1,6}})?) ?[\"″”] ?(?:{quarter})?",
        text,
        re.ASCII | re.IGNORECASE,
    )
    if not parts:
        return ""
    return f"{int(parts[1]) + int(parts[2]) / 60 + float(parts[3].replace(',', '.')) / 3600:.{DECIMALS}f}"


def _degrees_field(name: str, own: tuple[float, float], other: tuple[float, float]) -> Field:
    return Field(
        partial(_parse_degrees, name=name, low=own[0], high=own[1], other_low=other[0], other_high=other[1]),
        f"de {name} in graden, tussen {own[0]} en {own[1]}",
        {
            "type": ["number", "string"],
            "minimum": own[0],
            "maximum": own[1],
            "pattern": rf"^(?:{'|'.join(map(str, range(int(own[0]), int(own[1]) + 1)))})(?:\.\d+)?$",
        },
    )


Breedtegraad = Annotated[float, _degrees_field("breedtegraad", LAT, LON)]

Lengtegraad = Annotated[float, _degrees_field("lengtegraad", LON, LAT)]


def _parse_postcode(text: str) -> str:
    found = re.fullmatch(r"([0-9]{4}) ?([A-Za-z]{2})", text)
    if not found:
        raise FieldError(f"'{text}' is geen postcode", "schrijf vier cijfers en twee letters, zoals 1234 AB", "NSP128")
    return f"{found[1]} {found[2].upper()}"


Postcode = Annotated[
    str,
    Field(_parse_postcode, "een postcode zoals 1234 AB", {"type": "string", "pattern": r"^\d{4} ?[A-Za-z]{2}$"}),
]
