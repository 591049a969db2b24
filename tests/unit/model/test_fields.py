"""The kinds of value: what each takes, and the whole sentence for what it refuses."""

import re
from datetime import date
from typing import Annotated, Any, get_args

import pydantic
import pytest

from noodsteunpunt.check.values import to_part
from noodsteunpunt.load.yamlfile import Entries
from noodsteunpunt.model.base import Part
from noodsteunpunt.model.codes import Code
from noodsteunpunt.model.fields.choice import JaNeeOnbekend, choice
from noodsteunpunt.model.fields.field import Field
from noodsteunpunt.model.fields.moment import Datum
from noodsteunpunt.model.fields.number import Aantal, Frequentie
from noodsteunpunt.model.fields.place import BagId, Breedtegraad, Huisnummer, Lengtegraad, Postcode
from noodsteunpunt.model.fields.reach import Siteadres, Telefoon, Webadres
from noodsteunpunt.model.fields.text import GemeenteCode, Id, Naam, Taalcode, Tekst
from noodsteunpunt.model.gemeente import Gemeente, Veiligheidsregio
from noodsteunpunt.model.initiatief import Initiatief
from noodsteunpunt.model.noodsteunpunt import Levensloop, Noodsteunpunt
from noodsteunpunt.model.permalinks import Permalinks
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.status import Status
from noodsteunpunt.model.talen import Spreektaal
from noodsteunpunt.model.wijk import Wijk
from noodsteunpunt.model.woorden import Feit, TaalGegevens

JaNee = Annotated[JaNeeOnbekend, choice(JaNeeOnbekend)]
Loop = Annotated[Levensloop, choice(Levensloop)]


def read(kind: Any, text: object) -> Any:
    """What a value becomes, or the whole sentence about it. It stands on line 3 of f.yml."""
    part = pydantic.create_model("One", __base__=Part, veld=(kind, ...))
    made, problems = to_part(part, Entries("f.yml", {"veld": text}, {("veld",): (3, 1)}))
    return "\n".join(map(str, problems)) if made is None else getattr(made, "veld")  # noqa: B009 - made just now


GOOD: list[tuple[Any, str, object]] = [
    (JaNee, "ja", JaNeeOnbekend.JA),
    (JaNee, "nee", JaNeeOnbekend.NEE),
    (JaNee, "onbekend", JaNeeOnbekend.ONBEKEND),
    (Datum, "2026-03-01", date(2026, 3, 1)),
    (Datum, "2026-3-1", date(2026, 3, 1)),
    (Datum, "01-03-2026", date(2026, 3, 1)),
    (Datum, "29-2-2028", date(2028, 2, 29)),
    (Breedtegraad, "52.5512", 52.5512),
    (Breedtegraad, "52", 52.0),
    (Lengtegraad, "5.2034", 5.2034),
    (Postcode, "1234 AB", "1234 AB"),
    (Postcode, "1234ab", "1234 AB"),
    (Telefoon, "0501234567", "0501234567"),
    (Telefoon, "050 - 123 45 67", "050 - 123 45 67"),
    (Telefoon, "+31 50 123 45 67", "+31 50 123 45 67"),
    (Telefoon, "14 050", "14 050"),
    (Telefoon, "14 0500", "14 0500"),
    (Telefoon, "112", "112"),
    (Telefoon, "0800-9009", "0800-9009"),
    (Webadres, "https://nsp.gemeente.nl", "https://nsp.gemeente.nl"),
    (Webadres, "https://gemeente.nl/nsp/", "https://gemeente.nl/nsp"),
    (Webadres, "https://Gemeente.NL", "https://gemeente.nl"),
    (Webadres, "https://a.nl/x&y", "https://a.nl/x&y"),
    (Siteadres, "https://Gemeente.NL/nsp/", "https://gemeente.nl/nsp"),
    (Siteadres, "https://a-b.gemeente.nl/Nood_steun~1.2/x-y", "https://a-b.gemeente.nl/Nood_steun~1.2/x-y"),
    (Frequentie, "FM 93.1", "FM 93.1"),
    (Frequentie, "93,1 MHz", "FM 93.1"),
    (Frequentie, "108.0", "FM 108.0"),
    (Aantal, "0", 0),
    (Aantal, "5240", 5240),
    (Aantal, "012", 12),
    (Huisnummer, "12", "12"),
    (Huisnummer, "12a", "12a"),
    (Huisnummer, "12-2", "12-2"),
    (BagId, "0361010000000001", "0361010000000001"),
    (BagId, "0361100000000001", "0361100000000001"),
    (Spreektaal, "ar", "ar"),
    (Spreektaal, "dse", "dse"),
    (Id, "de-baken-2", "de-baken-2"),
    (Taalcode, "nl", "nl"),
    (Taalcode, "zgh", "zgh"),
    (GemeenteCode, "GM0361", "GM0361"),
    (Veiligheidsregio, "VR10", "VR10"),
    (Code, "1007", "1007"),
    (Naam, "'s-Gravenhage", "'s-Gravenhage"),
    (Naam, "52", "52"),
    (Tekst, "  een   zin\n over twee regels ", "een zin over twee regels"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), GOOD)
def test_value_is_read(kind: Any, text: str, expected: object) -> None:
    """Every usual way of writing a value is understood, and kept in one way."""
    assert read(kind, text) == expected


LAT = "de breedtegraad ligt tussen 50.7 en 53.8"
SITE = "schrijf het zoals https://noodsteunpunt.gemeente.nl"
PLAIN = "laat poort, gebruiker, ? en # weg"
PATH = "gebruik alleen letters, cijfers, - . _ ~ en /"
PHONE = "schrijf het zoals 0123 456 789 of 14 0123"
FM = "schrijf een getal van 87.5 tot 108.0, zoals FM 93.1"
DIGITS = "schrijf alleen cijfers, zonder punt of komma"
METRES = "zet graden neer (WGS84), zoals lat 52.5500 en lon 5.2200"
ISO = "schrijf de datum als jaar-maand-dag, zoals 2026-11-21"
ID = "schrijf een id met kleine letters, cijfers en streepjes, zoals dorpshuis-de-baken"
HOUSE = "schrijf een huisnummer zoals 12, 12a of 12-2"
LOOP = "kies uit concept, aangewezen, pilot, actief, verplaatst of vervallen"
POSTCODE = "schrijf vier cijfers en twee letters, zoals 1234 AB"

BAD: list[tuple[Any, object, str, str]] = [
    (JaNee, "true", "'true' ken ik hier niet", "schrijf ja"),
    (JaNee, "misschien", "'misschien' ken ik hier niet", "kies uit ja, nee of onbekend"),
    (JaNee, "1", "'1' ken ik hier niet", "kies uit ja, nee of onbekend"),
    (JaNee, "onbekent", "'onbekent' ken ik hier niet", "bedoelt u 'onbekend'?"),
    (JaNee, "", "hier is niets ingevuld", "schrijf hier ja, nee of onbekend"),
    (Loop, "aktief", "'aktief' ken ik hier niet", "bedoelt u 'actief'?"),
    (Loop, "zzz", "'zzz' ken ik hier niet", LOOP),
    (Datum, "2026-02-30", "de dag 2026-02-30 bestaat niet", "kijk de datum na"),
    (Datum, "30-02-2026", "de dag 30-02-2026 bestaat niet", "kijk de datum na"),
    (Datum, "0000-01-01", "de dag 0000-01-01 bestaat niet", "kijk de datum na"),
    (Datum, "31 februari 2026", "'31 februari 2026' is geen datum", ISO),
    (Datum, "1 junk 2026", "'1 junk 2026' is geen datum", ISO),
    (Datum, "1 maard 2026", "'1 maard 2026' is geen datum", ISO),
    (Datum, "01/03/2026", "'01/03/2026' is geen datum", ISO),
    (Datum, "01-03-26", "'01-03-26' is geen datum", ISO),
    (Datum, "٢٠٢٦-٠٣-٠١", "'٢٠٢٦-٠٣-٠١' is geen datum", ISO),
    (Breedtegraad, "52,5512", "in '52,5512' staat een komma", "schrijf 52.5512 (met een punt)"),
    (Breedtegraad, "5.2034", "5.2034 ligt niet in Nederland: lat en lon lijken verwisseld", "wissel lat en lon om"),
    (Lengtegraad, "52.5512", "52.5512 ligt niet in Nederland: lat en lon lijken verwisseld", "wissel lat en lon om"),
    (Breedtegraad, "487000", "487000 lijkt op een coördinaat in meters (Rijksdriehoek)", METRES),
    (Lengtegraad, "121687.5", "121687.5 lijkt op een coördinaat in meters (Rijksdriehoek)", METRES),
    (Breedtegraad, "48.85", "48.85 ligt niet in Nederland", LAT),
    (Breedtegraad, "-52.5", "-52.5 ligt niet in Nederland", LAT),
    (Lengtegraad, "2.35", "2.35 ligt niet in Nederland", "de lengtegraad ligt tussen 3.0 en 7.3"),
    (Breedtegraad, ".nan", "'.nan' is geen breedtegraad", "schrijf de breedtegraad als 51.7234"),
    (Lengtegraad, "1e1", "'1e1' is geen lengtegraad", "schrijf de lengtegraad als 4.0234"),
    (Breedtegraad, "٥٢.٥", "'٥٢.٥' is geen breedtegraad", "schrijf de breedtegraad als 51.7234"),
    (Postcode, "1234", "'1234' is geen postcode", POSTCODE),
    (Postcode, "1234  AB", "'1234  AB' is geen postcode", POSTCODE),
    (Postcode, "١٢٣٤ AB", "'١٢٣٤ AB' is geen postcode", POSTCODE),
    (Telefoon, "84228471", "'84228471' is geen Nederlands telefoonnummer", PHONE),
    (Telefoon, "050-123456", "'050-123456' is geen Nederlands telefoonnummer", PHONE),
    (Telefoon, "+32 2 123 45 67", "'+32 2 123 45 67' is geen Nederlands telefoonnummer", PHONE),
    (Telefoon, "0٥01234567", "'0٥01234567' is geen Nederlands telefoonnummer", PHONE),
    (Siteadres, "https://a.nl/x&y", "in 'https://a.nl/x&y' staat '&', en dat kan niet in het adres van de site", PATH),
    (Siteadres, "https://a.nl/x:", "in 'https://a.nl/x:' staat ':', en dat kan niet in het adres van de site", PATH),
    (Siteadres, "https://a.nl/%20", "in 'https://a.nl/%20' staat '%', en dat kan niet in het adres van de site", PATH),
    (Siteadres, "https://a.nl?x", "'https://a.nl?x' is geen gewoon webadres", PLAIN),
    (Webadres, "http://gemeente.nl", "'http://gemeente.nl' begint niet met https://", SITE),
    (Webadres, "gemeente.nl", "'gemeente.nl' begint niet met https://", SITE),
    (Webadres, "javascript:alert(1)", "'javascript:alert(1)' begint niet met https://", SITE),
    (Webadres, "https://", "'https://' is geen gewoon webadres", PLAIN),
    (Webadres, "https://localhost", "'https://localhost' is geen gewoon webadres", PLAIN),
    (Webadres, "https://a@gemeente.nl", "'https://a@gemeente.nl' is geen gewoon webadres", PLAIN),
    (Webadres, "https://@gemeente.nl", "'https://@gemeente.nl' is geen gewoon webadres", PLAIN),
    (Webadres, "https://:b@gemeente.nl", "'https://:b@gemeente.nl' is geen gewoon webadres", PLAIN),
    (Webadres, "https://gemeente.nl:8443", "'https://gemeente.nl:8443' is geen gewoon webadres", PLAIN),
    (Webadres, "https://gemeente.nl:0", "'https://gemeente.nl:0' is geen gewoon webadres", PLAIN),
    (Webadres, "https://gemeente.nl:x", "'https://gemeente.nl:x' is geen gewoon webadres", PLAIN),
    (Webadres, "https://gemeente.nl?a", "'https://gemeente.nl?a' is geen gewoon webadres", PLAIN),
    (Webadres, "https://gemeente.nl/#", "'https://gemeente.nl/#' is geen gewoon webadres", PLAIN),
    (Webadres, "https://[::1]", "'https://[::1]' is geen gewoon webadres", PLAIN),
    (Webadres, "https://[", "'https://[' is geen webadres", SITE),
    (Webadres, "https:\\\\gemeente.nl", "'https:\\\\gemeente.nl' is geen webadres", SITE),
    (Webadres, "https://gemeente.nl/a b", "'https://gemeente.nl/a b' is geen webadres", SITE),
    (Webadres, 'https://gemeente.nl/"x', "'https://gemeente.nl/\"x' is geen webadres", SITE),
    (Webadres, "https://gemeenté.nl", "'https://gemeenté.nl' is geen webadres", SITE),
    (Frequentie, "87.4", "'87.4' is geen FM-frequentie", FM),
    (Frequentie, "108.1", "'108.1' is geen FM-frequentie", FM),
    (Frequentie, "AM 747", "'AM 747' is geen FM-frequentie", FM),
    (Aantal, "1_000", "'1_000' is geen heel getal", DIGITS),
    (Aantal, "1.000", "'1.000' is geen heel getal", DIGITS),
    (Aantal, "-1", "'-1' is geen heel getal", DIGITS),
    (Aantal, "٣", "'٣' is geen heel getal", DIGITS),
    (Huisnummer, "a12", "'a12' is geen huisnummer", HOUSE),
    (Huisnummer, "12 naast de kerk", "'12 naast de kerk' is geen huisnummer", HOUSE),
    (Id, "Café De Baken", "'Café De Baken' kan geen id zijn", "schrijf cafe-de-baken"),
    (Id, "../../etc", "'../../etc' kan geen id zijn", "schrijf etc"),
    (Id, "2e baken", "'2e baken' kan geen id zijn", ID),
    (Taalcode, "Nederlands", "'Nederlands' is geen taalcode", "schrijf een taalcode zoals nl, en of ar"),
    (
        GemeenteCode,
        "0361",
        "'0361' is geen gemeentecode van het CBS",
        "schrijf GM met vier cijfers, zoals GM0361",
    ),
    (Veiligheidsregio, "Twente", "'Twente' is geen code van een veiligheidsregio", "schrijf VR05"),
    (
        Veiligheidsregio,
        "VR26",
        "'VR26' is geen code van een veiligheidsregio",
        "schrijf VR met twee cijfers, van VR01 tot VR25",
    ),
    (Code, "1008", "'1008' is geen code die ooit is uitgegeven", "zet de oude versie van dit bestand terug"),
    (BagId, "361010000000001", "van '361010000000001' is de eerste nul weg", "schrijf 0361010000000001"),
    (BagId, "0361040000000001", "'0361040000000001' is geen nummer uit de BAG",
     "schrijf de 16 cijfers van het gebouw of adres"),
    (Spreektaal, "Turkce", "'Turkce' is geen taal die ik ken", "bedoelt u 'tr'?"),
    (Spreektaal, "klingon", "'klingon' is geen taal die ik ken", "schrijf een code zoals nl, en, tr of ar"),
    (Naam, "x" * 61, "deze tekst is 61 tekens lang", "maak er hoogstens 60 tekens van"),
    (Tekst, "x" * 301, "deze tekst is 301 tekens lang", "maak er hoogstens 300 tekens van"),
    (Naam, "a\u202eb", "hier staat een onzichtbaar teken (U+202E)", "typ de tekst opnieuw"),
    (Naam, "a\u2066b", "hier staat een onzichtbaar teken (U+2066)", "typ de tekst opnieuw"),
    (Naam, "a\x00b", "hier staat een onzichtbaar teken (U+0000)", "typ de tekst opnieuw"),
    (Naam, "a\x9fb", "hier staat een onzichtbaar teken (U+009F)", "typ de tekst opnieuw"),
    (Naam, ["a"], "hier staat een lijst of blok", "schrijf hier tekst van hoogstens 60 tekens"),
    (Naam, {"a": "b"}, "hier staat een lijst of blok", "schrijf hier tekst van hoogstens 60 tekens"),
    (Naam, "  ", "hier is niets ingevuld", "schrijf hier tekst van hoogstens 60 tekens"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "what", "repair"), BAD)
def test_value_is_refused(kind: Any, text: object, what: str, repair: str) -> None:
    """Every mistake gets its own Dutch sentence with file, line and the way out."""
    assert read(kind, text) == f"f.yml, regel 3 (veld): {what}\n    Zo kan het wel: {repair}"


def _field(kind: Any) -> Field:
    return next(extra for extra in get_args(kind) if isinstance(extra, Field))


def _schema_takes(schema: dict[str, Any], value: str | float) -> bool:
    """The few words of JSON Schema that our fields use."""
    names = {"string": str, "integer": int, "number": (int, float)}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, names[name]) for name in types):
        return False
    if isinstance(value, str):
        matches = re.search(schema.get("pattern", ""), value, re.ASCII) is not None
        return matches and value in schema.get("enum", [value]) and len(value) <= schema.get("maxLength", 999)
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in GOOD])
def test_schema_takes_what_the_parser_takes(kind: Any, text: str) -> None:
    """An editor with our JSON Schema never underlines a value that the build accepts."""
    assert _schema_takes(_field(kind).schema, text.strip())


def _as_yaml_1_2(text: str) -> str | float:
    """How an editor's YAML 1.2 core schema sees plain text."""
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", text) else text


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in GOOD])
def test_schema_takes_numbers_where_text_looks_like_one(kind: Any, text: str) -> None:
    """An editor sees `huisnummer: 12` as a number; the schema does not mind, because the build does not."""
    assert _schema_takes(_field(kind).schema, _as_yaml_1_2(text.strip()))


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, text, *_ in BAD if "pattern" in _field(kind).schema and kind not in {Telefoon, Webadres,
     Frequentie} and text and text not in {"2026-02-30", "30-02-2026", "0000-01-01"}],
)  # fmt: skip
def test_schema_refuses_what_the_parser_refuses(kind: Any, text: str) -> None:
    """Where a pattern says it all, editor and build say the same."""
    assert not _schema_takes(_field(kind).schema, text)


@pytest.mark.parametrize(
    "part",
    [Gemeente, Initiatief, Noodsteunpunt, Permalinks, Status, Wijk, Coordinatiepunt, PriveVanPunt, Feit, TaalGegevens],
)
def test_every_part_has_a_schema_with_a_dutch_sentence_per_key(part: type[Part]) -> None:
    """Editors get help at every key, also deep inside."""
    schema = part.model_json_schema()
    blocks = [schema, *schema.get("$defs", {}).values()]
    silent = [
        (block.get("title"), key)
        for block in blocks
        for key, value in block.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []
    assert [block["title"] for block in blocks if block["type"] == "object" and block["additionalProperties"]] == []
