"""CSV as spreadsheets save it, to rows of text: any of three delimiters, three encodings, titles above the head."""

import csv
import io
from collections.abc import Iterator

from ..model.counted import thousands
from .columns import find_places
from .table import MOST_COLUMNS, Row, Table, cell_text, refuse, refuse_endless

_DELIMITERS = {";": "puntkomma's", ",": "komma's", "\t": "tabs"}
# Titles and remarks people put above the names of the columns.
HIGHEST_HEAD = 30


def read_csv(text: str, file: str, encoding: str) -> Table:
    """The list in the text of a CSV file. Raises FolderError."""
    lines = list(io.StringIO(text, newline=""))
    announced = lines[0].strip().lower() if lines else ""
    skipped = 1 if announced.startswith("sep=") and len(announced) == 5 else 0  # a line that Excel understands
    delimiter = announced[4] if skipped and announced[4] in _DELIMITERS else _delimiter(lines[skipped:])
    rows = list(_rows(lines[skipped:], delimiter, file, skipped))
    head = find_head([row.cells for row in rows])
    if head is None:
        repair = "kies een bestand met op de eerste regel de namen van de kolommen"
        raise refuse(file, 0, "dit bestand is leeg", repair)
    kind = f"CSV met {_DELIMITERS[delimiter]}, {encoding}"
    said = above_head(f"regel {rows[head].line}", any(not row.empty for row in rows[:head]))
    return Table(file, kind, delimiter, rows[head].cells, tuple(rows[head + 1 :]), said=said)


def find_head(rows: list[tuple[str, ...]]) -> int | None:
    """The index of the row with the names of the columns: that with most names we know, else the first filled one."""
    filled = [at for at, cells in enumerate(rows) if any(cells)]
    if not filled:
        return None
    among = [at for at in filled if at < filled[0] + HIGHEST_HEAD]
    best = max(among, key=lambda at: (known_names(rows[at]), -at))
    return best if known_names(rows[best]) > 1 else filled[0]


def known_names(cells: tuple[str, ...]) -> int:
    """How many of the cells are names of columns that we know."""
    return len(find_places(cells))


def above_head(where: str, something: bool) -> tuple[str, ...]:
    """The sentence about text above the head."""
    return (f"de namen van de kolommen staan op {where}; wat erboven staat is niet gelezen",) if something else ()


def _delimiter(lines: list[str]) -> str:
    """The sign that divides one of the first lines into most cells we know the name of, else into most cells."""

    def score(sign: str) -> tuple[int, int]:
        cells = [_first_cells(line, sign) for line in lines[:HIGHEST_HEAD] if line.strip()]
        return max(((known_names(tuple(row)), len(row)) for row in cells), default=(0, 0))

    return max(_DELIMITERS, key=score)


def _first_cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line, no more than a list may have; none when one is too long to read, which is told later."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])[:MOST_COLUMNS]
    except csv.Error:
        return []


def _rows(lines: list[str], delimiter: str, file: str, skipped: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for number, cells in enumerate(reader):  # the head is number 0
            refuse_endless(file, number, len(cells))
            yield Row(line, number, tuple(map(cell_text, cells)))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            what = f"in de rij die hier begint, staat een vak met meer dan {thousands(csv.field_size_limit())} tekens"
            raise refuse(file, line, what, 'kijk of er een aanhalingsteken (") te veel staat', "NSP902") from None
        what = "in de rij die hier begint, klopt een aanhalingsteken niet"
        raise refuse(file, line, what, 'zet er twee achter elkaar ("") of haal het weg') from None
