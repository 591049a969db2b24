"""Bytes of any kind to a list: what kind of file is it, and in which encoding?"""

from pathlib import PurePath

from .csvfile import read_csv
from .jsonfile import read_json
from .table import LARGEST_LIST, Table, refuse, refuse_private

_AS_XLSX = "open het in een spreadsheet en kies Opslaan als, Excel-werkmap (.xlsx)"


def read_table(raw: bytes, file: str, sheet: str = "") -> Table:
    """The list in a file. sheet: which sheet of a workbook. Raises FolderError when it cannot be read as a list."""
    if len(raw) > LARGEST_LIST:
        raise refuse(file, 0, f"dit bestand is groter dan {LARGEST_LIST // 1024 // 1024} MB", "splits het", "NSP902")
    refuse_private(file, PurePath(file).stem, "bestand")
    if raw.startswith(b"PK"):
        # Here, because openpyxl takes half a second to load and every other command can do without.
        from .workbook import read_workbook

        return read_workbook(raw, file, sheet)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse(file, 0, "dit is een oud Excel-bestand (.xls), of een met een wachtwoord", _AS_XLSX)
    text, encoding = _decode(raw, file)
    if text.lstrip().startswith(("[", "{")):
        return read_json(text, file, encoding)
    return read_csv(text, file, encoding)


def _decode(raw: bytes, file: str) -> tuple[str, str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "UTF-16"
    for encoding, name in (("utf-8-sig", "UTF-8"), ("cp1252", "oude Windows-codering (cp1252)")):
        try:
            return raw.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise refuse(file, 0, "dit bestand is geen tekst", "open het in een spreadsheet en kies Opslaan als, CSV UTF-8")
