"""The kinds of value an editor can write: each with its parser, its Dutch sentence and its JSON Schema.

YAML reaches us as text (see `load/yamlfile.py`); here the schema, not the look of the value, decides what it is.
A parser takes the text and returns the value, or raises `FieldError` with what is wrong and how to repair it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .hidden import HIDDEN
from .likeness import plain, unaccented
from .nederland import DECIMALS, LAT, LON
from .nothing import says_nothing
from .problem import did_you_mean, one_of

Parser = Callable[[str], Any]
# What our own repairs show where an editor has to fill something in; quotes around it make it no value.
PLACEHOLDER, NO_FACT = "NSP233", "NSP236"
# Emoji and other small pictures: in no font of ours, and a printer would leave a box.
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_IS_PLACEHOLDER = re.compile(r"[\"'“”„‘’`\s]*(?:…|\.{3})[….]*[\"'“”„‘’`\s]*")


class FieldError(ValueError):
    """A value that cannot be used. what, repair: Dutch, without closing full stop.

    code: the kind of mistake. instead: the value that was meant, when nobody has to choose.
    """

    def __init__(self, what: str, repair: str, code: str, instead: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.repair = repair
        self.code = code
        self.instead = instead


@dataclass(frozen=True, eq=False)
class Field:
    """One kind of value. `expected` ends the sentence "hier hoort …"; `schema` is draft-07 JSON Schema."""

    parse: Parser
    expected: str
    schema: dict[str, Any]

    def read(self, value: object) -> Any:
        """The parsed value.

        Values that are no text come from our own code (dates, enums) or from a list or block in the file.
        """
        if isinstance(value, str):
            return self._read_text(value.strip())
        if isinstance(value, list | dict):
            raise refused(FieldError("hier staat een lijst of blok", f"schrijf hier {self.expected}", "NSP105"))
        return value

    def _read_text(self, text: str) -> Any:
        if not text:
            raise refused(FieldError("hier is niets ingevuld", f"schrijf hier {self.expected}", "NSP106"))
        if left := left_from_example(text, self.expected):
            raise refused(left)
        try:
            return self.parse(text)
        except FieldError as error:
            raise refused(error) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        said = f"hier hoort {self.expected}"
        # Not of JSON Schema: what the language server of VS Code and others says in place of English words of its own.
        return {**self.schema, "description": said, "patternErrorMessage": said, "errorMessage": said}


def left_from_example(text: str, expected: str) -> FieldError | None:
    """What is wrong with a text that is no more than the ellipsis of an example. expected: what belongs there."""
    if not _IS_PLACEHOLDER.fullmatch(text):
        return None
    what = f"hier staat nog '{text}', en dat is alleen een voorbeeld"
    return FieldError(what, f"vul in wat hier echt hoort: {expected}", PLACEHOLDER)


def refused(error: FieldError) -> PydanticCustomError:
    """What a validator of pydantic raises, so that `check/values.py` makes a Problem of it."""
    said = {"what": error.what, "repair": error.repair, "code": error.code, "instead": error.instead}
    return PydanticCustomError("nsp_field", "{what}", said)


# --- text ---------------------------------------------------------------------------------------------------


def _parse_text(text: str, longest: int, *, printed: bool = True) -> str:
    if hidden := HIDDEN.search(text):
        what = f"hier staat een onzichtbaar teken (U+{ord(hidden.group()):04X})"
        raise FieldError(what, "typ de tekst opnieuw", "NSP004")
    tidy = " ".join(text.split())
    if says_nothing(tidy):
        raise FieldError(f"'{tidy}' is geen gegeven, en zou zo op de site komen", "vul in wat u zeker weet", NO_FACT)
    if (meant := _read_twice(tidy)) != tidy:
        raise FieldError("hier staan verkeerde tekens: een é werd er twee", f"schrijf {meant}", "NSP145", meant)
    if printed and (picture := _PICTURE.search(tidy)):
        what = f"het teken {picture.group()} kan niet gedrukt worden"
        raise FieldError(what, "haal het weg, of schrijf een woord", "NSP143")
    if len(tidy) > longest:
        raise FieldError(f"deze tekst is {len(tidy)} tekens lang", f"maak er hoogstens {longest} tekens van", "NSP111")
    return tidy


def _read_twice(text: str) -> str:
    """The text of "CafÃ©": UTF-8 that was taken for the old coding of Windows; any other text as it is."""
    if not re.search("[ÃÂâ][\u0080-\u00bf\u0152-\u2122]", text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _parse_id(text: str, expected: str) -> str:
    """An id; who writes a name instead is shown the id that it would be."""
    if _IS_ID.fullmatch(text):
        return text
    meant = id_of(text)
    raise FieldError(f"'{text}' kan geen id zijn", f"schrijf {meant or expected}", "NSP112", meant)


def id_of(name: str) -> str:
    """The id that a name would be, itself when it is one; empty when it cannot be."""
    slug = re.sub(r"[^a-z0-9]+", "-", unaccented(name)).strip("-")
    return slug if _IS_ID.fullmatch(slug) else ""


def _parse_by_pattern(text: str, pattern: str, what: str, expected: str, code: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise FieldError(what.format(text), f"schrijf {expected}", code)
    return text


def _pattern_field(pattern: str, what: str, expected: str, code: str) -> Field:
    parse = partial(_parse_by_pattern, pattern=pattern, what=what, expected=expected, code=code)
    # An editor sees `huisnummer: 12` as a number, and YAML is text only for us.
    types: str | list[str] = ["string", "integer"] if re.fullmatch(pattern, "12") else "string"
    return Field(parse, expected, {"type": types, "pattern": f"^(?:{pattern})$"})


def _text_field(longest: int, *, printed: bool = True) -> Field:
    return Field(
        partial(_parse_text, longest=longest, printed=printed),
        f"tekst van hoogstens {longest} tekens",
        {"type": ["string", "number"], "maxLength": longest},
    )


_LONGEST_NAME = 60
Naam = Annotated[str, _text_field(_LONGEST_NAME)]
Tekst = Annotated[str, _text_field(300)]
LangeTekst = Annotated[str, _text_field(1200, printed=False)]


def _parse_gemeentenaam(text: str) -> str:
    name = _parse_text(text, _LONGEST_NAME)
    bare = re.sub(r"^gemeente +(?=\S)", "", name, flags=re.IGNORECASE)
    if bare != name:
        what = "het woord 'gemeente' hoort niet in de naam; de site en de flyer zetten het ervoor"
        raise FieldError(what, f"schrijf {bare}", "NSP142", bare)
    return name


Gemeentenaam = Annotated[
    str,
    Field(
        _parse_gemeentenaam,
        "de naam van de gemeente, zonder het woord gemeente",
        {"type": "string", "maxLength": _LONGEST_NAME, "pattern": "^(?![Gg][Ee][Mm][Ee][Ee][Nn][Tt][Ee] )"},
    ),
]
_ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_IS_ID = re.compile(_ID, re.ASCII)
_ID_EXPECTED = "een id met kleine letters, cijfers en streepjes, zoals dorpshuis-de-baken"
Id = Annotated[
    str,
    Field(partial(_parse_id, expected=_ID_EXPECTED), _ID_EXPECTED, {"type": "string", "pattern": f"^{_ID}$"}),
]
Taalcode = Annotated[
    str,
    # "nu" and "app" are addresses of the site itself, and of no language.
    _pattern_field(
        r"(?!(?:nu|app)$)[a-z]{2,3}(?:-[a-z0-9]+)?",
        "'{}' is geen taalcode",
        "een taalcode zoals nl, en of ar",
        "NSP113",
    ),
]
GemeenteCode = Annotated[
    str,
    _pattern_field(r"GM\d{4}", "'{}' is geen gemeentecode van het CBS", "GM met vier cijfers, zoals GM0361", "NSP114"),
]
_HUISNUMMER = r"\d{1,5}(?: ?[a-zA-Z])?(?:[- ][0-9a-zA-Z]{1,4})?"
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _parse_house_number(text: str) -> str:
    """A spreadsheet makes "4-jun" of number 4-6."""
    if (day := re.fullmatch(r"(\d{1,2})-([a-z]{3})", text.lower(), re.ASCII)) and day[2] in _MONTHS:
        meant = f"{day[1]}-{_MONTHS.index(day[2]) + 1}"
        raise FieldError(f"'{text}' is een datum, gemaakt door een spreadsheet", f"schrijf {meant}", "NSP115", meant)
    return _parse_by_pattern(
        text, _HUISNUMMER, "'{}' is geen huisnummer", "een huisnummer zoals 12, 12a of 12-2", "NSP115"
    )


Huisnummer = Annotated[
    str,
    Field(
        _parse_house_number,
        "een huisnummer zoals 12, 12a of 12-2",
        {"type": ["string", "integer"], "pattern": f"^(?!\\d{{1,2}}-(?:{'|'.join(_MONTHS)})$)(?:{_HUISNUMMER})$"},
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


# --- yes and no ---------------------------------------------------------------------------------------------


class JaNeeOnbekend(StrEnum):
    """A fact about a point; what nobody has found out stays `onbekend` and is never promised."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


# What people write for yes, no and unknown in forms and other programs.
_ANSWERS = {
    "yes": "ja", "y": "ja", "j": "ja", "true": "ja", "waar": "ja", "aanwezig": "ja", "on": "ja",
    "no": "nee", "n": "nee", "neen": "nee", "false": "nee", "onwaar": "nee", "afwezig": "nee", "off": "nee",
    "?": "onbekend", "weet niet": "onbekend", "onduidelijk": "onbekend", "unknown": "onbekend",
}  # fmt: skip


def choice(words: type[StrEnum], refused: Mapping[str, FieldError] | None = None, otherwise: str = "") -> Field:
    """A field for a closed list of words.

    refused: words that people may try, and what to say then. otherwise: what an editor can do for whom no word fits.
    """
    by_value = {word.value: word for word in words}
    values = list(by_value)
    expected = one_of(values)

    def parse(text: str) -> StrEnum:
        word = by_value.get(text.lower())
        if word is None:
            raise _unknown_word(text, values, f"{expected}{otherwise}", refused or {})
        return word

    return Field(parse, expected, {"type": "string", "enum": values})


def _unknown_word(text: str, values: list[str], expected: str, refused: Mapping[str, FieldError]) -> FieldError:
    bare = plain(text)
    for word, error in refused.items():
        if plain(word) in bare:
            return error
    same = next((value for value in values if plain(value) == bare), "")
    same = same or (_ANSWERS.get(text.lower(), "") if "onbekend" in values else "")
    if same:
        return FieldError(f"'{text}' ken ik hier niet", f"schrijf {same}", "NSP116", same)
    near = did_you_mean(text, values)
    repair = f"bedoelt u '{near}'?" if near else f"kies uit {expected}"
    return FieldError(f"'{text}' ken ik hier niet", repair, "NSP116")


# --- numbers, dates, places -----------------------------------------------------------------------------------

_MONTHS_DATE = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})-(\d{1,2})-(\d{4}))", re.ASCII)


def _parse_date(text: str) -> date:
    found = _MONTHS_DATE.fullmatch(text)
    if not found and (meant := _in_words(text)):
        raise FieldError(f"'{text}' is geen datum zoals wij die schrijven", f"schrijf {meant}", "NSP117", meant)
    if not found:
        raise FieldError(f"'{text}' is geen datum", "schrijf de datum als jaar-maand-dag, zoals 2026-11-21", "NSP117")
    year, month, day, day_first, month_second, year_last = found.groups()
    try:
        return date(int(year or year_last), int(month or month_second), int(day or day_first))
    except ValueError:
        raise FieldError(f"de dag {text} bestaat niet", "kijk de datum na", "NSP118") from None


def _in_words(text: str) -> str:
    """The day of "1 november 2026" as it belongs in a file; empty when it is something else."""
    found = re.fullmatch(r"(?:[a-z]+dag )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})", text.lower(), re.ASCII)
    month = found[2].replace("maart", "mrt")[:3] if found else ""
    return f"{found[3]}-{_MONTHS.index(month) + 1:02}-{int(found[1]):02}" if found and month in _MONTHS else ""


Datum = Annotated[
    date,
    Field(
        _parse_date,
        "een datum zoals 2026-11-21",
        {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})$"},
    ),
]


def _parse_whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise FieldError(f"'{text}' is geen heel getal", "schrijf alleen cijfers, zonder punt of komma", "NSP119")
    return int(text)


_MOMENT = re.compile(r"(\S+)[ T](\d{1,2})[:.](\d{2})(?: uur)?")


def _parse_moment(text: str) -> datetime:
    """A day and a time on Dutch clocks, without zone."""
    found = _MOMENT.fullmatch(text)
    if not found:
        raise FieldError(f"'{text}' is geen dag met tijd", "schrijf het zoals 2026-11-21 14:05", "NSP120")
    day = _parse_date(found[1])
    try:
        return datetime.combine(day, time(int(found[2]), int(found[3])))
    except ValueError:
        raise FieldError(f"de tijd {found[2]}:{found[3]} bestaat niet", "kijk de tijd na", "NSP121") from None


Tijdstip = Annotated[
    datetime,
    Field(
        _parse_moment, "een dag met tijd zoals 2026-11-21 14:05", {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}
    ),
]

Aantal = Annotated[
    int,
    Field(_parse_whole_number, "een heel getal", {"type": ["integer", "string"], "pattern": r"^\d{1,9}$"}),
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


def _parse_phone(text: str) -> str:
    """Dutch numbers: 112, 14 0xx(x), 0800/0900 short and long, ten digits, or +31 with nine."""
    digits = re.sub(r"[ \-()]", "", text)
    if re.fullmatch(r"112|140\d{2,3}|0[89]00\d{4}(?:\d{3})?|0\d{9}|\+31\d{9}", digits, re.ASCII):
        return text
    what = f"'{text}' is geen Nederlands telefoonnummer"
    bare = digits.replace("+310", "+31") if digits.startswith("+310") else f"0{digits}"
    if re.fullmatch(r"\+31\d{9}|0[1-9]\d{8}", bare, re.ASCII):
        raise FieldError(what, f"schrijf {bare}", "NSP129", bare)
    raise FieldError(what, "schrijf het zoals 0123 456 789 of 14 0123", "NSP129")


Telefoon = Annotated[
    str,
    Field(
        _parse_phone,
        "een telefoonnummer zoals 0123 456 789",
        {"type": ["string", "integer"], "pattern": r"^[+0-9 ()\-]{3,20}$"},
    ),
]


_ADDRESS_EXAMPLE = "schrijf het zoals https://noodsteunpunt.gemeente.nl"


def _parse_site(text: str) -> str:
    """An https address without user, port, query or fragment; a path is allowed, a closing slash is dropped."""
    if re.search(r"[\s\\\"'<>{}|^`]", text) or not text.isascii():
        raise FieldError(f"'{text}' is geen webadres", _ADDRESS_EXAMPLE, "NSP130")
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise FieldError(f"'{text}' is geen webadres", _ADDRESS_EXAMPLE, "NSP130") from None
    if parts.scheme != "https":
        raise FieldError(f"'{text}' begint niet met https://", _ADDRESS_EXAMPLE, "NSP131")
    more = parts.netloc.lower() != host or "?" in text or "#" in text
    if more or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        inside = parse_qs(parts.query).get("url", [""])[0].rstrip("/")
        if host.endswith(".safelinks.protection.outlook.com") and inside.startswith("https://"):
            raise FieldError("dit is een link zoals Outlook die maakt", f"schrijf {inside}", "NSP132", inside)
        raise FieldError(f"'{text}' is geen gewoon webadres", "laat poort, gebruiker, ? en # weg", "NSP132")
    return f"https://{host}{parts.path.rstrip('/')}"


Webadres = Annotated[
    str,
    Field(
        _parse_site,
        "een webadres dat met https:// begint",
        {"type": "string", "pattern": r"^https://[^\s?#]+$"},
    ),
]


def _parse_site_address(text: str) -> str:
    """An address that is printed and that every link starts with: its path has no sign with a meaning of its own."""
    address = _parse_site(text)
    if odd := re.search(r"[^A-Za-z0-9._~/-]", address.removeprefix("https://")):
        raise FieldError(
            f"in '{text}' staat '{odd.group()}', en dat kan niet in het adres van de site",
            "gebruik alleen letters, cijfers, - . _ ~ en /",
            "NSP133",
        )
    return address


Siteadres = Annotated[
    str,
    Field(
        _parse_site_address,
        "het webadres van de site, dat met https:// begint",
        {"type": "string", "pattern": r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9._~/-]*)?$"},
    ),
]


def _parse_frequency(text: str) -> str:
    found = re.fullmatch(r"(?:FM ?)?(\d{2,3})[.,](\d{1,2})(?: ?(?:MHz|FM))?", text, re.IGNORECASE | re.ASCII)
    if not found or not 87.5 <= float(f"{found[1]}.{found[2]}") <= 108:
        repair = "schrijf een getal van 87.5 tot 108.0, zoals FM 93.1"
        raise FieldError(f"'{text}' is geen FM-frequentie", repair, "NSP134")
    return f"FM {found[1]}.{found[2]}"


Frequentie = Annotated[
    str,
    Field(
        _parse_frequency,
        "een FM-frequentie zoals FM 93.1",
        {"type": ["string", "number"], "pattern": r"^([Ff][Mm] ?)?\d{2,3}[.,]\d{1,2}"},
    ),
]
