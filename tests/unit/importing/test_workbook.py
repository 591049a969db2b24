"""Workbooks as people have them: titles, lost zeros, formulas, a line through a row; and those we do not open."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from noodsteunpunt.importing.plan import Plan, Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.importing.table import Table
from noodsteunpunt.importing.workbook import value_text
from noodsteunpunt.model.problem import FolderError

HEAD = ["Naam", "lat", "lon", "Postcode"]
DELFT = find_gemeente("0503")


def saved(*rows: list[Any], change: Callable[[Workbook, Worksheet], object] = lambda book, sheet: None) -> bytes:
    """The bytes of a workbook with these rows on its first sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lijst"
    for row in rows:
        sheet.append(row)
    change(book, sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(*rows: list[Any], change: Callable[[Workbook, Worksheet], object] = lambda book, sheet: None) -> Table:
    """The table of such a workbook."""
    return read_table(saved(*rows, change=change), "lijst.xlsx")


def plan(table: Table) -> Plan:
    """The plan for a table, as a trial in Delft that goes on without refused rows."""
    return plan_import(table, Wish(DELFT, proef=True, skip_refused=True), None, None)


def refused(raw: bytes) -> str:
    """The sentence about a workbook that is not read."""
    with pytest.raises(FolderError) as error:
        read_table(raw, "lijst.xlsx")
    return str(error.value)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (361, "0000", "0361"),
        (361, "General", "361"),
        (52.0, "General", "52"),
        (52.57145, "0.00", "52.57145"),
        (0.1 + 0.2, "General", "0.30000000000000004"),
        (1e-7, "General", "0.0000001"),
        (518200000747446, "General", "518200000747446"),
        (True, "General", "ja"),
        (datetime.time(8, 30), "h:mm", "08:30"),
        (datetime.timedelta(hours=26), "[h]:mm", "26:00"),
        (datetime.datetime(2026, 11, 1), "d-m-yyyy", "2026-11-01"),
        (datetime.datetime(2026, 11, 1, 8, 30), "General", "2026-11-01 08:30"),
        (" De Baken\u00a0", "General", "De Baken"),
        ("De\u200bBaken", "General", "DeBaken"),
        ("'=1+1", "@", "=1+1"),
    ],
)
def test_a_cell_is_the_text_a_person_reads(value: Any, number_format: str, text: str) -> None:
    """Whatever Excel made of what was typed."""
    assert value_text(value, number_format) == text


def test_titles_above_the_head_and_other_sheets_are_told() -> None:
    """A row keeps the number it has in Excel."""

    def with_contacts(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("A1:D1")
        book.create_sheet("Contacten").append(["Naam", "Telefoon"])

    table = read(["Overzicht van onze punten"], [], HEAD, ["A", 52.005, "4,355", "2611 GS"], change=with_contacts)
    assert table.names == ("Naam", "lat", "lon", "Postcode")
    assert [(table.where(row), row.cells) for row in table.rows] == [("rij 4", ("A", "52.005", "4,355", "2611 GS"))]
    assert table.said == (
        "de namen van de kolommen staan op rij 3; wat erboven staat is niet gelezen",
        "niet gelezen: blad 'Contacten'",
    )


def test_two_sheets_with_a_list_are_asked_about() -> None:
    """Taking one of them would lose the other without a word."""
    raw = saved(HEAD, ["A", 52.005, 4.355, None], change=lambda book, _: book.create_sheet("Noord").append(HEAD))
    assert refused(raw) == (
        "lijst.xlsx: in deze werkmap staan 2 bladen met een lijst: Lijst, Noord\n"
        "    Zo kan het wel: lees ze een voor een in, met --blad 'Lijst'"
    )
    assert len(read_table(raw, "lijst.xlsx", "Lijst").rows) == 1
    with pytest.raises(FolderError) as error:
        read_table(raw, "lijst.xlsx", "Zuid")
    assert str(error.value) == (
        "lijst.xlsx: er is geen blad 'Zuid'\n    Zo kan het wel: kies met --blad uit 'Lijst' of 'Noord'"
    )


def test_what_is_wrong_is_said_with_row_and_column_of_the_sheet() -> None:
    """All of it at once, a row with two mistakes twice."""
    made = plan(read(HEAD, ["A", 52.005, 4.355, "26 GS"], ["C", 0, 0, "26 GS"], ["B", 52.006, 4.356, None]))
    assert [str(problem).partition("\n")[0] for problem in made.rows.problems] == [
        "lijst.xlsx (rij 2, kolom Postcode): '26 GS' is geen postcode",
        "lijst.xlsx (rij 3, kolom Postcode): '26 GS' is geen postcode",
        "lijst.xlsx (rij 3, kolommen lat en lon): lat en lon zijn allebei 0: de plek is niet ingevuld",
    ]
    assert [place.naam for place in made.rows.places] == ["B"]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("Coördinatiepunt", "dit lijkt een coördinatiepunt; dat is niet voor inwoners"),
        ("CP", "dit lijkt een coördinatiepunt; dat is niet voor inwoners"),
        ("NIET OPENBAAR", "hier staat dat dit niet openbaar is"),
        ("nee", "hier staat dat dit niet openbaar is"),
        ("ja", "hier staat dat dit niet openbaar is"),
        ("intern", "hier staat dat dit niet openbaar is"),
        ("alleen voor hulpverleners", "hier staat dat dit niet openbaar is"),
    ],
)
def test_a_word_in_a_column_that_nothing_reads_keeps_a_row_out(cell: str, what: str) -> None:
    """A coordination point in a list of all places never becomes a point for inhabitants."""
    head = [*HEAD, {"nee": "Voor inwoners", "ja": "Vertrouwelijk"}.get(cell, "Type")]
    other = "Noodsteunpunt" if head[-1] == "Type" else None
    made = plan(read(head, ["A", 52.005, 4.355, None, cell], ["B", 52.006, 4.356, None, other]))
    assert [str(problem).partition("\n")[0] for problem in made.rows.problems] == [
        f"lijst.xlsx (rij 2, kolom {head[-1]}): {what}"
    ]
    assert [place.naam for place in made.rows.places] == ["B"]


def test_a_sheet_of_coordination_points_is_refused() -> None:
    """By its name; whatever stands in it."""

    def rename(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "Coördinatiepunten"

    with pytest.raises(FolderError) as caught:
        read(HEAD, ["A", 52.005, 4.355, None], change=rename)
    assert [str(problem) for problem in caught.value.problems] == [
        "lijst.xlsx: 'Coördinatiepunten' lijkt een lijst van coördinatiepunten; die zijn niet voor inwoners\n"
        "    Zo kan het wel: zet ze in de map voor --prive; zijn het noodsteunpunten, geef het blad dan een andere naam"
    ]


def test_a_formula_without_an_outcome_and_an_error_are_told() -> None:
    """Programs that are not Excel save formulas without what they give."""
    made = plan(read(HEAD, ['="A"&"B"', 52.005, 4.355, None], ["B", 52.006, 4.356, "#N/A"]))
    assert [str(problem) for problem in made.rows.problems] == [
        "lijst.xlsx (rij 2, kolom Naam): hier staat een formule zonder uitkomst\n"
        "    Zo kan het wel: open het bestand in Excel, sla het op en lees het weer in",
        "lijst.xlsx (rij 3, kolom Postcode): hier staat een fout van Excel (#N/A)\n"
        "    Zo kan het wel: kijk de formule na, of typ de waarde zelf",
    ]


def test_a_row_with_a_line_through_it_is_not_taken() -> None:
    """That is how people say that a place is off the list."""

    def strike(_: Workbook, sheet: Worksheet) -> None:
        for cell in sheet[2]:
            cell.font = Font(strike=True)

    made = plan(read(HEAD, ["A", 52.005, 4.355, None], ["B", 52.006, 4.356, None], change=strike))
    assert [problem.what for problem in made.rows.problems] == ["deze rij is doorgestreept"]


def test_a_cell_merged_downwards_counts_for_every_row() -> None:
    """One name of a wijk beside three places."""
    table = read(
        [*HEAD, "Wijk"], ["A", 52.005, 4.355, None, "Noord"], ["B", 52.006, 4.356, None, None],
        change=lambda _, sheet: sheet.merge_cells("E2:E3"),
    )  # fmt: skip
    assert [row.cells[4] for row in table.rows] == ["Noord", "Noord"]


def test_hidden_rows_are_read_and_told() -> None:
    """A filter that somebody forgot must not lose a place."""

    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    table = read(HEAD, ["A", 52.005, 4.355, None], ["B", 52.006, 4.356, None], change=hide)
    assert (len(table.rows), table.said) == (2, ("1 verborgen rijen zijn ook gelezen",))


def test_a_stray_cell_in_the_last_row_does_not_fill_the_memory() -> None:
    """Ctrl+End lies far away in many a workbook."""
    table = read(HEAD, ["A", 52.005, 4.355, None], change=lambda _, sheet: sheet.cell(1_048_576, 1).font)
    assert len(table.rows) == 1


def zipped(**parts: bytes) -> bytes:
    """A zip with these parts; __ in a name is /."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


def with_part(raw: bytes, name: str, data: bytes) -> bytes:
    """A workbook with one part more or another."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            if part != name:
                out.writestr(part, parts.read(part))
        out.writestr(name, data)
    return made.getvalue()


SMALL = saved(HEAD, ["A", 52.005, 4.355, None])
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04\x14", "dit Excel-bestand is beschadigd"),
        (SMALL[: len(SMALL) // 2], "dit Excel-bestand is beschadigd"),
        (zipped(word__document=b"<x/>"), "dit is geen Excel-werkmap"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dit is een oud Excel-bestand (.xls), of een met een wachtwoord"),
        (with_part(SMALL, "xl/vbaProject.bin", b"x"), "in deze werkmap zitten macro's; die leest nsp niet in"),
        (with_part(SMALL, "xl/big.xml", b" " * (49 * 1024 * 1024)), "deze werkmap is uitgepakt groter dan 48 MB"),
        (with_part(SMALL, "xl/worksheets/sheet1.xml", BOMB), "dit Excel-bestand is niet te lezen"),
        (with_part(SMALL, "xl/worksheets/sheet1.xml", b"<worksheet"), "dit Excel-bestand is niet te lezen"),
        (saved(["iets", "anders"], [1, 2]), "op geen van de bladen staat een lijst die nsp herkent (Lijst)"),
        (saved(), "op geen van de bladen staat een lijst die nsp herkent (Lijst)"),
    ],
)
def test_a_workbook_we_do_not_open_gets_a_sentence(raw: bytes, what: str) -> None:
    """Before it can run anything or fill the memory."""
    assert refused(raw).startswith(f"lijst.xlsx: {what}\n    Zo kan het wel: ")


def test_a_list_that_is_too_large_is_refused_before_it_is_read() -> None:
    """Whatever kind of file it is; and a workbook also when it is only large once unpacked."""
    assert refused(b"x" * (20 * 1024 * 1024 + 1)) == (
        "lijst.xlsx: dit bestand is groter dan 20 MB\n    Zo kan het wel: splits het"
    )
    assert refused(with_part(SMALL, "xl/big.xml", b" " * (49 * 1024 * 1024))) == (
        "lijst.xlsx: deze werkmap is uitgepakt groter dan 48 MB\n"
        "    Zo kan het wel: kopieer alleen de lijst naar een nieuwe werkmap"
    )


def test_the_polling_station_standard_reads_every_column_as_a_place(shared: Callable[[str], Path]) -> None:
    """The filled example of the standard: address, position and access, and what has no place with us is named."""
    file = shared("stembureaus_standaard_1.7_voorbeeld.xlsx")
    table = read_table(file.read_bytes(), file.name)
    made = plan_import(table, Wish(find_gemeente("0518"), proef=True), None, None)
    assert len(table.rows) == len(made.rows.places) == 1
    assert made.said[:3] == (
        "op dit blad is elke plek een kolom; de namen van de gegevens staan in kolom A",
        "alleen de kolom 'Voorbeeld' is ingevuld; die is gelezen",
        "niet gelezen: bladen 'Toelichting', 'Metadata', 'Bestandsformaten'",
    )
    text = made.files["locations/punten/stadhuis.yml"]
    for line in ("straat: Spui", "huisnummer: 70", "postcode: 2511 BT", "lat: 52.0775912", "lon: 4.3166395",
                 "ingang: Ingang aan achterkant gebouw", "rolstoel: ja", "toilet: ja"):  # fmt: skip
        assert f"  {line}\n" in text
    accounted = {*(made.columns.place.values()), *(table.names.index(name) for name, _ in made.columns.unused)}
    assert accounted == set(range(1, len(table.names))) - {at for at, name in enumerate(table.names) if not name}


def test_more_places_beside_the_example_of_the_standard_are_read_without_it(shared: Callable[[str], Path]) -> None:
    """What a municipality fills in stands beside the explanation; the example is not its own."""
    from openpyxl import load_workbook

    book = load_workbook(shared("stembureaus_standaard_1.7_voorbeeld.xlsx"))
    sheet = book["Attributen"]
    for column, name in ((6, "De Ark"), (8, "De Kade")):
        for row in range(2, 48):
            sheet.cell(row, column).value = sheet.cell(row, 5).value
        sheet.cell(5, column).value = name
        sheet.cell(23, column).value = 52.07 + column / 1000
        sheet.cell(21, column).value = sheet.cell(22, column).value = None
        sheet.cell(29, column).value = "nee, niet bekend" if column == 8 else "ja, toegankelijk toilet"
    made_file = io.BytesIO()
    book.save(made_file)
    made = plan_import(
        read_table(made_file.getvalue(), "s.xlsx"),
        Wish(find_gemeente("0518"), proef=True, skip_refused=True),
        None,
        None,
    )
    assert [place.naam for place in made.rows.places] == ["De Ark"]
    assert made.rows.places[0].given["toegang.toilet"] == "ja"
    assert [str(problem).partition("\n")[0] for problem in made.rows.problems] == [
        "s.xlsx (kolom H, rij Toilet): 'nee, niet bekend' ken ik hier niet"
    ]
    assert (len(made.table.rows), made.rows.empty) == (3, 1)


def test_every_row_of_the_national_list_is_accounted_for_as_a_workbook(shared: Callable[[str], Path]) -> None:
    """3,563 rows from Excel are what they are from CSV: of this municipality, of another, refused or empty."""
    csv_table = read_table(shared("nsp_standin_nl_3563.csv").read_bytes(), "nl.csv")
    as_sheet = read_table(saved(list(csv_table.names), *[list(row.cells) for row in csv_table.rows]), "nl.xlsx")
    assert [row.cells for row in as_sheet.rows] == [row.cells for row in csv_table.rows]
    for code in ("0361", "0503", "0363"):
        rows = plan_import(as_sheet, Wish(find_gemeente(code), proef=True, skip_refused=True), None, None).rows
        assert len(rows.places) + len(rows.refused) + rows.elsewhere + rows.empty == 3563
        assert rows.places
