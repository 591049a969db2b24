"""The small YAML files of print/: read like the municipality's own, with the line and the repair of every mistake."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Annotated, TypeVar

from ..check.missing import missing_together
from ..check.values import block_of, to_part
from ..load.yamlfile import read_yaml
from ..model.base import Part
from ..model.fields.field import Field, FieldError
from ..model.problem import FolderError, Problem

P = TypeVar("P", bound=Part)
T = TypeVar("T")
# A flag is 2.25 m and the largest page of a PDF 5 m.
LONGEST_MM = 5000


def _parse_number(text: str, least: float, most: float, expected: str) -> float:
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", text, re.ASCII):
        raise FieldError(f"'{text}' is geen getal dat hier kan", f"schrijf {expected}", "NSP140")
    value = float(text.replace(",", "."))
    if not least <= value <= most:
        raise FieldError(f"{text} kan hier niet", f"schrijf {expected}, van {least:g} tot {most:g}", "NSP140")
    return value


def _number_field(least: float, most: float, expected: str) -> Field:
    return Field(partial(_parse_number, least=least, most=most, expected=expected), expected, {"type": "number"})


def _parse_pages(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d?", text, re.ASCII):
        raise FieldError(f"'{text}' is geen aantal pagina's", "schrijf een heel getal, zoals 2", "NSP119")
    return int(text)


def _parse_yes_or_no(text: str) -> bool:
    if text not in ("ja", "nee"):
        raise FieldError(f"'{text}' is geen ja of nee", "schrijf ja of nee", "NSP116")
    return text == "ja"


def _parse_web_colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-F]{6}", text):
        repair = 'schrijf # met zes cijfers of hoofdletters A tot F tussen aanhalingstekens, zoals "#1A1A1A"'
        raise FieldError(f"'{text}' is geen webkleur", repair, "NSP141")
    return text


Maat = Annotated[float, _number_field(1, LONGEST_MM, "een lengte in mm, zoals 148 of 0.5")]
Afstand = Annotated[float, _number_field(0, 1000, "een afstand in mm, zoals 3 of 0.5")]
Percentage = Annotated[float, _number_field(0, 100, "een percentage, zoals 60")]
Inktgrens = Annotated[float, _number_field(100, 400, "een percentage over alle inkten samen, zoals 300")]
Punten = Annotated[float, _number_field(1, 100, "een lettergrootte in punten, zoals 6")]
Paginas = Annotated[int, Field(_parse_pages, "een heel getal, zoals 2", {"type": "integer", "minimum": 1})]
JaNee = Annotated[bool, Field(_parse_yes_or_no, "ja of nee", {"enum": ["ja", "nee"]})]
Webkleur = Annotated[str, Field(_parse_web_colour, 'een webkleur, zoals "#1A1A1A"', {"type": "string"})]


def read_settings(source: bytes, file: str, part: type[P]) -> P:
    """The settings in `source`; `file` is the name a person sees. Raises FolderError with every mistake."""
    made, problems = to_part(part, read_yaml(source, file))
    if made is None:
        raise FolderError(missing_together(part, problems))
    return made


def read_named(source: bytes, file: str, part: type[P]) -> dict[str, P]:
    """A file in which every name has a block of the same kind. Raises FolderError with every mistake."""
    entries = read_yaml(source, file)
    if not entries.readable:
        raise FolderError(entries.problems)
    made: dict[str, P] = {}
    problems: list[Problem] = []
    for name in entries.values:
        one, found = to_part(part, block_of(entries, name))
        problems += [replace(problem, field=".".join(filter(None, (name, problem.field)))) for problem in found]
        if one is not None:
            made[name] = one
    if len(made) < len(entries.values):
        raise FolderError(problems)
    return made


def decoded(source: bytes, file: str) -> str:
    """`source` as text. Raises FolderError when it is not UTF-8; `file` is the name a person sees."""
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        what, repair = "dit bestand is niet in UTF-8 opgeslagen", "sla het op als UTF-8"
        raise FolderError([Problem(file, 0, 0, "", what, repair, code="NSP001")]) from None


def read_all(reading: Iterable[Callable[[], T]]) -> list[T]:
    """What every one of `reading` gives. Raises one FolderError with the mistakes of all."""
    made: list[T] = []
    problems: list[Problem] = []
    for read in reading:
        try:
            made.append(read())
        except FolderError as error:
            problems += error.problems
    if problems:
        raise FolderError(problems)
    return made
