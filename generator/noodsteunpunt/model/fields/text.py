"""Free text, ids and the codes of languages and municipalities."""

import re
from functools import partial
from typing import Annotated

from ..hidden import HIDDEN
from ..likeness import unaccented
from ..nothing import is_to_do, says_nothing
from .field import NO_FACT, Field, FieldError, Parser, pattern_field

# Emoji and other small pictures: in no font of ours, and a printer would leave a box.
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")


def _parse_text(text: str, longest: int, *, printed: bool = True) -> str:
    if hidden := HIDDEN.search(text):
        what = f"hier staat een onzichtbaar teken (U+{ord(hidden.group()):04X})"
        raise FieldError(what, "typ de tekst opnieuw", "NSP004")
    tidy = " ".join(text.split())
    if says_nothing(tidy) or (printed and is_to_do(tidy)):
        what = f"'{tidy}' is geen gegeven, en zou zo op de site komen"
        raise FieldError(what, "vul in wat u zeker weet", code=NO_FACT)
    if len(tidy) > longest:
        raise FieldError(f"deze tekst is {len(tidy)} tekens lang", f"maak er hoogstens {longest} tekens van", "NSP111")
    return tidy if tidy.isascii() else _readable(tidy, printed)


def _readable(tidy: str, printed: bool) -> str:
    """A text with other letters than those of ASCII, all of which can be read and printed. Raises FieldError."""
    if (meant := _read_twice(tidy)) != tidy:
        raise FieldError(
            "hier staan verkeerde tekens: een letter als é is twee tekens geworden", f"schrijf {meant}", "NSP145", meant
        )
    if printed and (picture := _PICTURE.search(tidy)):
        what = f"het teken {picture.group()} kan niet gedrukt worden"
        raise FieldError(what, "haal het weg, of schrijf een woord", "NSP143")
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


def _text_field(longest: int, parse: Parser | None = None) -> Field:
    return Field(
        parse or partial(_parse_text, longest=longest),
        f"tekst van hoogstens {longest} tekens",
        {"type": ["string", "number"], "maxLength": longest},
    )


_LONGEST_NAME = 60

Naam = Annotated[str, _text_field(_LONGEST_NAME)]

Tekst = Annotated[str, _text_field(300)]

_LONGEST_MESSAGE = 1200


def _parse_message(text: str) -> str:
    """A text of more paragraphs: each one line, as YAML leaves them."""
    _parse_text(text, _LONGEST_MESSAGE, printed=False)
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


LangeTekst = Annotated[str, _text_field(_LONGEST_MESSAGE, _parse_message)]


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
    pattern_field(
        r"(?!(?:nu|app)$)[a-z]{2,3}(?:-[a-z0-9]+)?",
        "'{}' is geen taalcode",
        "een taalcode zoals nl, en of ar",
        "NSP113",
    ),
]

GemeenteCode = Annotated[
    str,
    pattern_field(r"GM\d{4}", "'{}' is geen gemeentecode van het CBS", "GM met vier cijfers, zoals GM0361", "NSP114"),
]
