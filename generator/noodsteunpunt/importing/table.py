"""A list as rows of text, each with its place, whatever file it came from."""

import csv
import io
import re
from dataclasses import dataclass

from ..check.coordination import sounds_like_coordination
from ..model.cells import plain
from ..model.counted import thousands
from ..model.problem import FolderError, Problem

LARGEST_LIST = 20 * 1024 * 1024
# Far more than any list has that people keep: the largest real one we know has 10,034 rows.
MOST_ROWS, MOST_COLUMNS = 50_000, 1_000
# What copying from a web page leaves in a text: characters without width or meaning.
_NOISE = re.compile("[\u200b\u2060\ufeff]")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell before anybody looks at its meaning. column: its index, -1 for the whole row."""

    column: int
    what: str
    repair: str


@dataclass(frozen=True)
class Row:
    """One row below the head. line: where it begins in the file. number: the how manieth it is. Both from 1."""

    line: int
    number: int
    cells: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in."""
        return not any(self.cells) and not self.faults


@dataclass(frozen=True)
class Table:
    """A list as text. file: its name. kind: what it is, in Dutch. delimiter: of CSV, else empty.

    unit: what a row is called: "regel" of a text, "rij" or "kolom" of a sheet, "object" of JSON.
    said: what an editor should know about the reading, in Dutch. bron: where its facts come from, in the words of an
    editor; empty when nobody told.
    """

    file: str
    kind: str
    delimiter: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str = "regel"
    said: tuple[str, ...] = ()
    bron: str = ""

    def where(self, row: Row) -> str:
        """The place of a row in words. A whole JSON list may stand on one line, so there its number counts."""
        if self.unit == "kolom":
            return f"kolom {column_letter(row.line)}"
        return f"{self.unit} {row.number if self.unit == 'object' else row.line}"

    def columns_named(self, *places: int) -> str:
        """Columns in words: "kolom Postcode". In a sheet that lies on its side the names stand in rows."""
        word = "rij" if self.unit == "kolom" else "kolom"
        many = {"rij": "rijen", "kolom": "kolommen"}[word] if len(places) > 1 else word
        return f"{many} {' en '.join(self.name(at) for at in places)}"

    def name(self, at: int) -> str:
        """The name of a column; its letter when it has none. The head of our own workbook has the key last."""
        name = self.names[at].splitlines()[-1:] if at < len(self.names) else []
        return " ".join(name[0].split()) if name else column_letter(at + 1)

    def as_line(self, cells: tuple[str, ...]) -> str:
        """The cells as they would stand in the file, or for other files as "naam: waarde" pairs."""
        if not self.delimiter:
            return ", ".join(f"{name}: {cell}" for name, cell in zip(self.names, cells, strict=False) if cell)
        text = io.StringIO()
        csv.writer(text, delimiter=self.delimiter, lineterminator="").writerow(cells)
        return text.getvalue()


def column_letter(number: int) -> str:
    """The letters of a column of a sheet, from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tidy(text: str) -> str:
    """A text without what nobody sees in and around it."""
    return _NOISE.sub("", text).strip()


def cell_text(text: str) -> str:
    """The text of a cell, without the sign that our own export puts in front of what looks like a formula."""
    return plain(tidy(text))


def refuse_private(file: str, name: str, kind: str) -> None:
    """Raises FolderError for a list of coordination points by its name. kind: what has that name, in Dutch."""
    if sounds_like_coordination(name):
        what = f"'{name}' lijkt een lijst van coördinatiepunten; die zijn niet voor inwoners"
        repair = f"zet ze in de map voor --prive; zijn het noodsteunpunten, geef het {kind} dan een andere naam"
        raise refuse(file, 0, what, repair, "NSP209")


def refuse_endless(file: str, rows: int, columns: int) -> None:
    """Raises FolderError for more rows or columns than can be a list of places."""
    if rows > MOST_ROWS:
        much, repair = f"{thousands(MOST_ROWS)} rijen", "splits de lijst, of haal lege rijen weg"
    elif columns > MOST_COLUMNS:
        much, repair = f"{thousands(MOST_COLUMNS)} kolommen", "haal weg wat niet bij de lijst hoort"
    else:
        return
    raise refuse(file, 0, f"deze lijst heeft meer dan {much}", repair, "NSP902")


def refuse(file: str, line: int, what: str, repair: str, code: str = "NSP901") -> FolderError:
    """The whole file is not taken."""
    return FolderError([Problem(file, line, 0, "", what, repair, code=code)])
