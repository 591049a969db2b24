"""A file as people have it (CSV from a spreadsheet, JSON from a website) to rows of text, each with its place."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.problem import FolderError, Problem

LARGEST_LIST = 20 * 1024 * 1024
_DELIMITERS = {";": "puntkomma's", ",": "komma's", "\t": "tabs"}
_AS_CSV = "open het in een spreadsheet en kies Opslaan als, CSV UTF-8"


@dataclass(frozen=True)
class Row:
    """One row below the head. line: where it begins in the file. number: the how manieth it is. Both from 1."""

    line: int
    number: int
    cells: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in."""
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """A list as text. file: its name. kind: what it is, in Dutch. delimiter: empty for JSON."""

    file: str
    kind: str
    delimiter: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def where(self, row: Row) -> str:
        """The place of a row in words. A whole JSON list may stand on one line, so there its number counts."""
        return f"regel {row.line}" if self.delimiter else f"object {row.number}"

    def as_line(self, cells: tuple[str, ...]) -> str:
        """The cells as they would stand in the file, or for JSON as "naam: waarde" pairs."""
        if not self.delimiter:
            return ", ".join(f"{name}: {cell}" for name, cell in zip(self.names, cells, strict=False) if cell)
        text = io.StringIO()
        csv.writer(text, delimiter=self.delimiter, lineterminator="").writerow(cells)
        return text.getvalue()


def read_table(raw: bytes, file: str) -> Table:
    """The list in a file. Raises FolderError when it cannot be read as a list."""
    text, encoding = _decode(raw, file)
    if text.lstrip().startswith(("[", "{")):
        return _read_json(text, file, encoding)
    return _read_csv(text, file, encoding)


def _decode(raw: bytes, file: str) -> tuple[str, str]:
    if len(raw) > LARGEST_LIST:
        raise _refuse(file, 0, f"dit bestand is groter dan {LARGEST_LIST // 1024 // 1024} MB", "splits het")
    if raw.startswith(b"PK"):
        raise _refuse(file, 0, "dit is een Excel-bestand, geen CSV", _AS_CSV)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "UTF-16"
    for encoding, name in (("utf-8-sig", "UTF-8"), ("cp1252", "oude Windows-codering (cp1252)")):
        try:
            return raw.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise _refuse(file, 0, "dit bestand is geen tekst", _AS_CSV)


def _read_csv(text: str, file: str, encoding: str) -> Table:
    lines = list(io.StringIO(text, newline=""))
    announced = lines[0].strip().lower() if lines else ""
    skipped = 1 if announced.startswith("sep=") and len(announced) == 5 else 0  # a line that Excel understands
    head = next((line for line in lines[skipped:] if line.strip()), "")
    delimiter = announced[4] if skipped and announced[4] in _DELIMITERS else _delimiter(head)
    rows = list(_csv_rows(lines[skipped:], delimiter, file, skipped))
    # Blank lines above the head belong to nobody; below it they are counted.
    first = next((at for at, row in enumerate(rows) if not row.empty), None)
    if first is None:
        raise _refuse(
            file, 0, "dit bestand is leeg", "kies een bestand met op de eerste regel de namen van de kolommen"
        )
    kind = f"CSV met {_DELIMITERS[delimiter]}, {encoding}"
    return Table(file, kind, delimiter, rows[first].cells, tuple(rows[first + 1 :]))


def _delimiter(head: str) -> str:
    """The sign that divides the first row into most cells."""
    return max(_DELIMITERS, key=lambda sign: len(next(csv.reader([head], delimiter=sign), [])))


def _csv_rows(lines: list[str], delimiter: str, file: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for number, cells in enumerate(reader):  # the head is number 0
            yield Row(line, number, tuple(cell.strip() for cell in cells))
            line = skipped + reader.line_num + 1
    except csv.Error:
        what = "in de rij die hier begint, klopt een aanhalingsteken niet"
        raise _refuse(file, line, what, 'zet er twee achter elkaar ("") of haal het weg') from None


def _read_json(text: str, file: str, encoding: str) -> Table:
    try:
        found = list(_json_items(text))
    except (ValueError, RecursionError, IndexError):
        raise _refuse(file, 0, "dit bestand is geen geldige JSON", "exporteer het opnieuw, of als CSV") from None
    if not found or not all(isinstance(item, dict) for _, item in found):
        what = "dit JSON-bestand is geen lijst van objecten"
        raise _refuse(file, 0, what, 'zet de plekken in één lijst: [{"naam": …, "lat": …, "lon": …}, …]')
    names = tuple(dict.fromkeys(name for _, item in found for name in item))
    rows = (
        Row(line, number, tuple(_json_cell(item.get(name)) for name in names))
        for number, (line, item) in enumerate(found, start=1)
    )
    return Table(file, f"JSON-lijst, {encoding}", "", names, tuple(rows))


def _json_items(text: str) -> Iterator[tuple[int, Any]]:
    """The items of a list with the line on which each begins; numbers stay text. Nothing when it is no list."""
    json.loads(text)
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    space = re.compile(r"[\s,\[]*")
    at, line = 0, 1
    if not text.lstrip().startswith("["):
        return
    while True:
        begin = space.match(text, at).end()  # type: ignore[union-attr]  # matches nothing at least
        if text[begin] == "]":
            return
        line += text.count("\n", at, begin)
        item, end = decoder.raw_decode(text, begin)
        yield line, item
        line += text.count("\n", begin, end)
        at = end


def _json_cell(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _refuse(file: str, line: int, what: str, repair: str) -> FolderError:
    return FolderError([Problem(file, line, 0, "", what, repair)])
