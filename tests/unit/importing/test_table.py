"""Files as people have them: which signs, which bytes, and which row begins where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.importing.table import Row, Table
from noodsteunpunt.model.problem import FolderError


def refused(raw: bytes, file: str = "lijst.csv") -> str:
    """The sentence about a file that cannot be read."""
    with pytest.raises(FolderError) as error:
        read_table(raw, file)
    return str(error.value)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("naam;lat\nCafé;52,5\n".encode(), "CSV met puntkomma's, UTF-8"),
        ("naam;lat\r\nCafé;52,5\r\n".encode("utf-8-sig"), "CSV met puntkomma's, UTF-8"),
        ('naam,lat\nCafé,"52,5"\n'.encode("cp1252"), "CSV met komma's, oude Windows-codering (cp1252)"),
        ("naam\tlat\nCafé\t52,5\n".encode("utf-16"), "CSV met tabs, UTF-16"),
        ("sep=;\nnaam;lat\nCafé;52,5\n".encode(), "CSV met puntkomma's, UTF-8"),
        ("\n\nnaam;lat\nCafé;52,5".encode(), "CSV met puntkomma's, UTF-8"),
    ],
)
def test_what_spreadsheets_save_is_the_same_table(raw: bytes, kind: str) -> None:
    """Sign, encoding, byte order mark, line ends and Excel's own first line do not matter."""
    table = read_table(raw, "lijst.csv")
    assert table.kind == kind
    assert table.names == ("naam", "lat")
    assert [row.cells for row in table.rows] == [("Café", "52,5")]


def test_a_row_knows_the_line_on_which_it_begins() -> None:
    """A cell may hold line ends, and a blank row below the head is a row."""
    table = read_table(b'naam;lat\n"De\nHoek";1\n\n;\nB;2\n', "lijst.csv")
    assert [(row.line, row.empty) for row in table.rows] == [(2, False), (4, True), (5, True), (6, False)]


def test_a_json_list_of_objects_is_a_table_whose_numbers_stay_text() -> None:
    """A number in a file is text until we know what it means; the line is where the object begins."""
    raw = b'[\n {"name": "A", "lat": 52.10},\n {"name": "B",\n  "id": null}\n]\n'
    table = read_table(raw, "lijst.json")
    assert table.kind == "JSON-lijst, UTF-8"
    assert table.names == ("name", "lat", "id")
    assert table.rows == (Row(2, 1, ("A", "52.10", "")), Row(3, 2, ("B", "", "")))


def test_an_unclosed_quote_is_refused_instead_of_swallowing_the_rest() -> None:
    """The sentence names the line where the row begins."""
    assert refused(b'naam;lat\nA;1\n"B;2\nC;3\n') == (
        "lijst.csv, regel 3: in de rij die hier begint, klopt een aanhalingsteken niet\n"
        '    Zo kan het wel: zet er twee achter elkaar ("") of haal het weg'
    )


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "lijst.csv: dit bestand is leeg"),
        (b"\n;;\n", "lijst.csv: dit bestand is leeg"),
        (b'{"a": 1}', "lijst.csv: dit JSON-bestand is geen lijst van objecten"),
        (b"[]", "lijst.csv: dit JSON-bestand is geen lijst van objecten"),
        (b"[1, 2]", "lijst.csv: dit JSON-bestand is geen lijst van objecten"),
        (b'[{"a": 1}', "lijst.csv: dit bestand is geen geldige JSON"),
        (b"[" * 100_000, "lijst.csv: dit bestand is geen geldige JSON"),
        (b"\x81\x8d", "lijst.csv: dit bestand is geen tekst"),
    ],
)
def test_what_is_no_list_gives_a_sentence(raw: bytes, what: str) -> None:
    """Nothing that can be in a file makes the program fall over."""
    assert refused(raw).partition("\n")[0] == what


def test_a_repaired_row_is_written_with_the_signs_of_the_file() -> None:
    """An editor can paste it back."""
    table = Table("lijst.csv", "", ";", ("naam", "lat"), ())
    assert table.as_line(('De "Hoek"; zaal 2', "52.1")) == '"De ""Hoek""; zaal 2";52.1'


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(raw: bytes) -> None:
    """Files come from anywhere."""
    try:
        read_table(raw, "x")
    except FolderError as error:
        assert all(problem.what and problem.repair for problem in error.problems)  # noqa: PT017
