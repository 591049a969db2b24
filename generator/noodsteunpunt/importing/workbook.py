"""An Excel workbook as people have it, to rows of text.

Titles above the head, several sheets, merged cells, numbers that lost their zeros, formulas without an outcome: each
is read as a person would, or told. Also the layout of the polling-station standard, where a place is a column.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ..model.counted import thousands
from ..model.problem import FolderError, one_of
from .columns import simplify
from .csvfile import above_head, find_head, known_names
from .table import MOST_ROWS, Fault, Row, Table, cell_text, refuse, refuse_private

# What a workbook may hold when unpacked. The largest real list we know, 10,034 rows, has 8 MB.
LARGEST_PART = 48 * 1024 * 1024
LARGEST_WHOLE = 96 * 1024 * 1024
MOST_PARTS = 1000
# Cells that are there, and places for cells in the rectangle around them: each takes time and memory to look at.
MOST_CELLS, LARGEST_SHEET = 500_000, 5_000_000
_AGAIN = "open het in een spreadsheet en kies Opslaan als, Excel-werkmap (.xlsx)"
_FORMULA = Fault(
    -1, "hier staat een formule zonder uitkomst", "open het bestand in Excel, sla het op en lees het weer in"
)
# Head of the columns that explain the polling-station standard; the places stand beside them.
_EXPLAINING = {"verplicht (ja/nee)", "opmerkingen", "format"}
_EXAMPLE = "voorbeeld"
_STANDARD = "naamstembureau"  # the one name that only the standard has

# How a workbook writes a sign that XML cannot hold, such as _x000D_ for the end of a line, and the _ in front of one.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005F)_")

Cells = dict[tuple[int, int], str]


@dataclass(frozen=True)
class _Sheet:
    """A sheet as text by (row, column), both from 1. faults: by the same place. struck: places with a line through."""

    name: str
    cells: Cells
    faults: dict[tuple[int, int], Fault]
    struck: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden: bool

    def rows(self, file: str) -> list[Row]:
        """The rows from 1 to the last that holds something; those between keep their number. Raises FolderError."""
        wide = max((column for _, column in self.cells), default=0)
        by_row: dict[int, dict[int, str]] = {row: {} for row, _ in self.faults}
        for (row, column), text in self.cells.items():
            by_row.setdefault(row, {})[column] = text
        if len(by_row) * wide > LARGEST_SHEET:
            raise _too_large(
                file, f"op het blad '{self.name}' staan {thousands(len(by_row))} rijen met {thousands(wide)} kolommen"
            )
        last = max((row for row, _ in self.cells), default=0)
        nothing = ("",) * wide
        return [
            self._row(number, by_row[number], wide) if number in by_row else Row(number, number, nothing)
            for number in range(1, last + 1)
        ]

    def _row(self, number: int, found: dict[int, str], wide: int) -> Row:
        cells = tuple(found.get(column, "") for column in range(1, wide + 1))
        faults = [self.faults[(number, column)] for column in range(1, wide + 1) if (number, column) in self.faults]
        if found and all((number, column) in self.struck for column, text in found.items() if text):
            repair = "haal de rij weg, of haal de streep weg als de plek wel bestaat"
            faults.append(Fault(-1, "deze rij is doorgestreept", repair))
        return Row(number, number, cells, tuple(faults))


def read_workbook(raw: bytes, file: str, wanted: str = "") -> Table:
    """The list in a workbook. wanted: the name of a sheet; empty to look for the one with a list.

    Raises FolderError when it is no workbook, too large, holds macros, or has no list or more than one.
    """
    _guard(raw, file)
    sheets = _sheets(raw, file)
    if wanted and wanted not in [sheet.name for sheet in sheets]:
        names = one_of([f"'{sheet.name}'" for sheet in sheets])
        raise refuse(file, 0, f"er is geen blad '{wanted}'", f"kies met --blad uit {names}", "NSP903")
    tables = {sheet.name: table for sheet in sheets if (table := _table(sheet, file, forced=sheet.name == wanted))}
    lists = [sheet.name for sheet in sheets if sheet.name in tables and not sheet.hidden]
    if not wanted and len(lists) > 1:
        what = f"in deze werkmap staan {len(lists)} bladen met een lijst: {', '.join(lists)}"
        raise refuse(file, 0, what, f"lees ze een voor een in, met --blad '{lists[0]}'", "NSP903")
    if not wanted and not lists:
        names = ", ".join(sheet.name for sheet in sheets)
        repair = "zet boven de kolommen namen zoals 'naam', 'lat' en 'lon', of kies een blad met --blad"
        raise refuse(file, 0, f"op geen van de bladen staat een lijst die nsp herkent ({names})", repair, "NSP903")
    chosen = wanted or lists[0]
    refuse_private(file, chosen, "blad")
    table = tables[chosen]
    others = [f"'{sheet.name}'" for sheet in sheets if sheet.name != chosen and sheet.cells]
    said = (f"niet gelezen: {'blad' if len(others) == 1 else 'bladen'} {', '.join(others)}",) if others else ()
    return Table(file, table.kind, "", table.names, table.rows, table.unit, (*table.said, *said))


def _guard(raw: bytes, file: str) -> None:
    """Refuse before unpacking what is no plain workbook or would fill the memory."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refuse(file, 0, "dit Excel-bestand is beschadigd", _AGAIN) from None
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names:
        raise refuse(file, 0, "dit is geen Excel-werkmap", _AGAIN)
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        raise refuse(file, 0, "in deze werkmap zitten macro's; die leest nsp niet in", f"{_AGAIN}, zonder macro's")
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(file, 0, "deze werkmap is versleuteld", "haal het wachtwoord eraf en sla hem opnieuw op")
    sizes = [part.file_size for part in parts]
    if len(parts) > MOST_PARTS or max(sizes) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE:
        what = f"deze werkmap is uitgepakt groter dan {LARGEST_PART // 1024 // 1024} MB"
        raise _too_large(file, what)


def _sheets(raw: bytes, file: str) -> list[_Sheet]:
    try:
        _look_inside(raw, file)
        values = load_workbook(io.BytesIO(raw), data_only=True)
        formulas = load_workbook(io.BytesIO(raw)) if _has_formulas(raw) else None
        return [_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets]
    except FolderError:
        raise
    except Exception:  # openpyxl raises whatever its XML and zip do about nonsense
        raise refuse(file, 0, "dit Excel-bestand is niet te lezen", _AGAIN) from None


def _look_inside(raw: bytes, file: str) -> None:
    """Refuse what would take long to read. Raises ValueError or FolderError.

    No workbook needs a document type, which could make a small file large. Counts what is really there.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        for part in parts.infolist():
            with parts.open(part) as opened:
                text = opened.read(part.file_size + 1)
            if len(text) > part.file_size or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise ValueError(part.filename)
            if part.filename.startswith("xl/worksheets/"):
                _refuse_endless(text, file)


def _refuse_endless(sheet: bytes, file: str) -> None:
    """Raises FolderError for a sheet with more rows or cells than a list of places has, filled or not."""
    rows, cells = (sum(1 for _ in re.finditer(rb"<(?:\w+:)?%s[ >/]" % name, sheet)) for name in (b"row", b"c"))
    if rows > MOST_ROWS:
        raise _too_large(file, f"een blad in deze werkmap heeft meer dan {thousands(MOST_ROWS)} rijen")
    if cells > MOST_CELLS:
        raise _too_large(file, f"een blad in deze werkmap heeft meer dan {thousands(MOST_CELLS)} vakken")


def _too_large(file: str, what: str) -> FolderError:
    return refuse(file, 0, what, "kopieer alleen de lijst naar een nieuwe werkmap", "NSP902")


def _has_formulas(raw: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<(?:\w+:)?f[ >/]", parts.read(name)) for name in sheets)


def _sheet(sheet: Worksheet, formulas: Worksheet | None) -> _Sheet:
    cells: Cells = {}
    faults: dict[tuple[int, int], Fault] = {}
    struck = set()
    # Only the cells that are there: a stray one in the last row of a sheet would make a million of them.
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None:
            if formulas and formulas.cell(row, column).data_type == "f":
                faults[(row, column)] = Fault(column - 1, _FORMULA.what, _FORMULA.repair)
            continue
        if cell.data_type == "e":
            repair = "kijk de formule na, of typ de waarde zelf"
            faults[(row, column)] = Fault(column - 1, f"hier staat een fout van Excel ({cell.value})", repair)
            continue
        cells[(row, column)] = value_text(cell.value, cell.number_format)
        if cell.font.strike:
            struck.add((row, column))
    for merged in sheet.merged_cells.ranges:
        # A name that stands once for several rows counts for each of them.
        first = cells.get((merged.min_row, merged.min_col), "")
        if merged.min_col == merged.max_col and first and merged.max_row - merged.min_row < len(sheet._cells):
            cells |= {(row, merged.min_col): first for row in range(merged.min_row + 1, merged.max_row + 1)}
    hidden_rows = frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden)
    return _Sheet(sheet.title, cells, faults, frozenset(struck), hidden_rows, sheet.sheet_state != "visible")


def value_text(value: Any, number_format: str = "General") -> str:
    """The text a person reads in a cell: dates as 2026-11-21, times as 08:30, numbers without loss."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, int | float):
        text = format(Decimal(repr(value)), "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        # A format such as 0000 is how people keep the zeros in front: 0361.
        return text.zfill(len(number_format)) if re.fullmatch(r"0{2,}", number_format) else text
    return cell_text(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)))


def _table(sheet: _Sheet, file: str, *, forced: bool) -> Table | None:
    """The list on a sheet, upright or on its side; None when there is none."""
    rows = sheet.rows(file)
    if not rows:
        return None
    sideways = tuple(row.cells[0] for row in rows)
    head = find_head([row.cells for row in rows])
    upright = known_names(rows[head].cells) if head is not None else 0
    if _STANDARD in map(simplify, sideways) and known_names(sideways) > upright:
        return _on_its_side(sheet, rows, file)
    if head is None or (upright < 2 and not forced):
        return None
    said = above_head(f"rij {rows[head].line}", any(not row.empty for row in rows[:head]))
    below = tuple(Row(row.line, number, row.cells, row.faults) for number, row in enumerate(rows[head + 1 :], start=1))
    unseen = sum(row.line in sheet.hidden_rows and not row.empty for row in below)
    said += (f"{unseen} verborgen rijen zijn ook gelezen",) if unseen else ()
    return Table(file, f"Excel, blad '{sheet.name}'", "", rows[head].cells, below, "rij", said)


def _on_its_side(sheet: _Sheet, rows: list[Row], file: str) -> Table:
    """A sheet where each place is a column, as in the polling-station standard (Stembureaus Open Data Standaard)."""
    # The first row names the columns of the sheet ("Voorbeeld"); it is no fact about a place.
    names = ("", *(row.cells[0] for row in rows[1:]))
    turned = list(_turned(rows))
    example = [row for row in turned if rows[0].cells[row.line - 1].strip().lower() == _EXAMPLE]
    places = [row for row in turned if row not in example]
    said = ["op dit blad is elke plek een kolom; de namen van de gegevens staan in kolom A"]
    if example and any(not row.empty for row in places):
        said.append("de kolom 'Voorbeeld' van de standaard is niet gelezen")
    elif example:
        places = example
        said.append("alleen de kolom 'Voorbeeld' is ingevuld; die is gelezen")
    return Table(file, f"Excel, blad '{sheet.name}', volgens de stembureaustandaard", "", names, tuple(places), "kolom",
                 tuple(said))  # fmt: skip


def _turned(rows: list[Row]) -> Iterator[Row]:
    """Every column beside the names and their explanation as a row, up to the last that holds something."""
    wide = max((at for row in rows[1:] for at, text in enumerate(row.cells) if text), default=0)
    number = 0
    for at in range(1, wide + 1):
        if rows[0].cells[at].strip().lower() in _EXPLAINING:
            continue
        number += 1
        faults = tuple(
            Fault(place, fault.what, fault.repair)
            for place, row in enumerate(rows)
            for fault in row.faults
            if fault.column == at
        )
        yield Row(at + 1, number, ("", *(row.cells[at] for row in rows[1:])), faults)
