"""A listing as an Excel workbook that people can work in: all cells text, choices to pick, and every column explained.

All cells are text, so that a spreadsheet changes nothing: no zero is lost, no time becomes a number.
"""

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..model.cells import defused
from ..model.columns import Column
from .listing import ABOUT_CODE, Listing

LIST, EXPLANATION, WIJKEN = "Noodsteunpunten", "Uitleg", "Wijken"
# Rows below the last point that have the choices too, for new points.
SPARE_ROWS = 200
_HEAD_ROW, _WIDEST, _NARROWEST = 1, 40, 10
_TEXT = "@"
_BOLD, _WRAP = Font(bold=True), Alignment(wrap_text=True, vertical="top")
_SHADE = PatternFill("solid", fgColor="E8ECF4")
_LONGEST_CHOICE = 255  # what Excel takes between quotes; a longer list would have to stand on a sheet

_INTRODUCTION = (
    "Deze lijst hoort bij de map met noodsteunpunten van de gemeente {gemeente}.",
    "Verander, vul aan of voeg een rij toe op het blad '" + LIST + "' en lees de lijst weer in:",
    "nsp import LIJST --into MAP --proefdraai laat zien wat er verandert; zonder --proefdraai gebeurt het.",
    "Een leeg vak verandert niets. Een rij weghalen haalt geen punt weg. Verander een id niet.",
    "Ook punten die nog concept zijn, staan erin: dit is een werklijst, niet om te publiceren.",
)


def to_xlsx(listing: Listing) -> bytes:
    """The bytes of the workbook; the same listing gives the same bytes."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = LIST
    _fill_list(sheet, listing)
    _fill_explanation(book.create_sheet(EXPLANATION), listing)
    _fill_wijken(book.create_sheet(WIJKEN), listing)
    made = io.BytesIO()
    book.save(made)
    return _timeless(made.getvalue())


def _fill_list(sheet: Worksheet, listing: Listing) -> None:
    cells = listing.cells()
    for at, key in enumerate(listing.head, start=1):
        head = _write(sheet, _HEAD_ROW, at, f"{label(key)}\n{key}" if label(key).lower() != key else key)
        head.font, head.alignment, head.fill = _BOLD, _WRAP, _SHADE
        longest = max([len(key), *(len(row[at - 1]) for row in cells)])
        sheet.column_dimensions[get_column_letter(at)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    for number, row in enumerate(cells, start=_HEAD_ROW + 1):
        for at, text in enumerate(row, start=1):
            # An empty cell is text too, so that what somebody types in it stays as it was typed.
            _write(sheet, number, at, text).alignment = _WRAP
    last = _HEAD_ROW + len(cells) + SPARE_ROWS
    for number in range(_HEAD_ROW + len(cells) + 1, last + 1):
        for at in range(1, len(listing.head) + 1):
            _write(sheet, number, at, "")
    sheet.freeze_panes = f"{get_column_letter(listing.head.index('naam') + 2)}{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{get_column_letter(len(listing.head))}{_HEAD_ROW + max(len(cells), 1)}"
    for column in listing.columns:
        if choices := _choices(column, listing):
            letter = get_column_letter(listing.head.index(column.key) + 1)
            choices.add(f"{letter}{_HEAD_ROW + 1}:{letter}{last}")
            sheet.add_data_validation(choices)


def _choices(column: Column, listing: Listing) -> DataValidation | None:
    """The words to pick from in a column; None when anything can be written or several words go together."""
    formula = f'"{",".join(column.choices)}"'
    if column.key == "wijk" and listing.wijken:
        formula = f"{WIJKEN}!$A$2:$A${len(listing.wijken) + 1}"
    elif column.many or not column.choices or len(formula) > _LONGEST_CHOICE:
        return None
    found = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    found.errorTitle, found.error = "Dit woord kan hier niet", "Kies een woord uit de lijst, of maak het vak leeg."
    return found


def _fill_explanation(sheet: Worksheet, listing: Listing) -> None:
    for number, line in enumerate(_INTRODUCTION, start=1):
        _write(sheet, number, 1, line.format(gemeente=listing.gemeente))
    first = len(_INTRODUCTION) + 2
    _head(sheet, first, ("Kolom", "Wat het is", "Wat er kan staan", "Nodig"))
    by_key = {column.key: column for column in listing.columns}
    for number, key in enumerate(listing.head, start=first + 1):
        column = by_key.get(key)
        about = " ".join(column.about.split()) if column else ABOUT_CODE
        row = (key, about, expected(column) if column else "", "ja" if column and column.needed else "")
        for at, text in enumerate(row, start=1):
            _write(sheet, number, at, text).alignment = _WRAP
    for letter, width in zip("ABCD", (34, 60, 60, 8), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{first + 1}"


def _fill_wijken(sheet: Worksheet, listing: Listing) -> None:
    _head(sheet, 1, ("Wijk-id", "Hoe de wijk heet"))
    for number, wijk in enumerate(sorted(listing.wijken, key=lambda wijk: wijk.id), start=2):
        _write(sheet, number, 1, wijk.id)
        _write(sheet, number, 2, wijk.naam)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = _WIDEST


def _head(sheet: Worksheet, row: int, names: tuple[str, ...]) -> None:
    for at, name in enumerate(names, start=1):
        cell = _write(sheet, row, at, name)
        cell.font, cell.fill = _BOLD, _SHADE


def label(key: str) -> str:
    """A key for people: "locatie.bag_id" is "Bag id", "vertaling.en.ingang" is "Ingang (en)"."""
    *above, last = key.split(".")
    name = last.replace("_", " ")
    name = name[:1].upper() + name[1:]
    return f"{name} ({above[-1]})" if len(above) > 1 else name


def expected(column: Column) -> str:
    """What can stand in a column, in Dutch."""
    words = f"een of meer van: {', '.join(column.choices)}" if column.many and column.choices else column.field.expected
    return f"{words}; met een puntkomma ertussen" if column.many else words


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Put text in a cell as text and nothing else: no number, no formula, no escape of Excel's own."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # we merge none
    cell.number_format = _TEXT
    if text:
        cell.value = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", defused(text).replace("\r\n", "\n"))
        cell.data_type = "s"
    return cell


def _timeless(raw: bytes) -> bytes:
    """The workbook without the moment at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", data)
            out.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
