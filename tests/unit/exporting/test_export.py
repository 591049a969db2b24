"""`nsp export` and back: no value changes, nothing becomes a formula, nothing private gets in."""

import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from noodsteunpunt.cli.main import FINE, FOLDER_FAULT, main
from noodsteunpunt.exporting.workbook import label
from noodsteunpunt.model.cells import defused, plain

MUNICIPALITY = Path(__file__).parents[2] / "municipality"
PRIVATE = Path(__file__).parents[2] / "municipality-prive"
KINDS = ("xlsx", "csv", "geojson")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the test municipality, with values that spreadsheets like to change."""
    made = tmp_path / "testwaard"
    shutil.copytree(MUNICIPALITY / "locations", made / "locations")
    punt = made / "locations" / "punten" / "het-anker.yml"
    punt.write_text(
        "# met de hand: de sleutel hangt bij de buren\n"
        + punt.read_text(encoding="utf-8")
        .replace("lat: 52.56110", "lat: 52.561101234567\n  ingang: |\n    =1+1 is geen som\n    tweede regel; met ;")
        .replace("bron: verzonnen", 'bron: "+31 123, \\"zegt\\" de lijst"')
        + "vertaling:\n  ar:\n    ingang: '-الباب الجانبي'\n",
        encoding="utf-8",
    )
    return made


def export(folder: Path, kind: str) -> Path:
    """The list of a folder in a file beside it."""
    into = folder.parent / f"lijst.{kind}"
    assert main(["export", str(folder), f"--{kind}", str(into), "--overschrijf"]) == FINE
    return into


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def list_of(path: Path) -> Worksheet:
    """The sheet with the list in an exported workbook."""
    return load_workbook(path)["Noodsteunpunten"]


@pytest.mark.parametrize("kind", KINDS)
def test_back_into_the_same_folder_changes_nothing(kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a byte, and every row is told to be unchanged."""
    before = everything_in(folder)
    assert main(["import", str(export(folder, kind)), "--into", str(folder)]) == FINE
    assert everything_in(folder) == before
    said = capsys.readouterr()
    assert said.out.count(": ongewijzigd, ") == 4
    assert f"Er is niets te veranderen: {folder} is al zoals de lijst.\n" in said.out
    assert said.err == ""


def test_template_of_a_new_folder_is_no_point_in_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is there to copy; once somebody gives it a name it is a point like any other."""
    folder, lijst = tmp_path / "alkmaar", tmp_path / "lijst.csv"
    main(["new", str(folder), "--gemeente", "alkmaar", "--siteadres", "", "--talen", ""])
    capsys.readouterr()
    assert main(["export", str(folder), "--csv", str(lijst)]) == FINE
    assert capsys.readouterr().out.startswith(f"{lijst}: 0 punten, ook de concepten.")
    assert "sjabloon" not in lijst.read_text(encoding="utf-8-sig").lower()
    template = folder / "locations" / "punten" / "sjabloon.yml"
    template.write_text(template.read_text(encoding="utf-8").replace("naam: Sjabloon", "naam: De Brink"))
    assert main(["export", str(folder), "--csv", str(lijst), "--overschrijf"]) == FINE
    assert capsys.readouterr().out.startswith(f"{lijst}: 1 punt, ook de concepten.")


@pytest.mark.parametrize("kind", KINDS)
def test_into_a_new_folder_gives_the_same_values(kind: str, folder: Path, tmp_path: Path) -> None:
    """What one folder exports, the folder made of it exports too, but for codes, which are its own."""
    lijst, wijken = export(folder, kind), folder / "locations" / "wijken.geojson"
    new = tmp_path / "nieuw" / "map"
    choices = ["--gemeente", "0361", "--proef", "--wijken", str(wijken)]
    assert main(["import", str(lijst), "--into", str(new), *choices]) == FINE
    # The new folder is a trial of a real municipality; its languages are those of the points.
    first, again = export(folder, "geojson").read_text("utf-8"), export(new, "geojson").read_text("utf-8")
    assert values_in(again) == values_in(first)


def values_in(geojson: str) -> list[dict[str, object]]:
    """The points of a list: text as the model tidies it, and the position as numbers."""
    features = json.loads(geojson)["features"]
    return [
        {name: " ".join(text.split()) for name, text in feature["properties"].items() if name != "code"}
        | {"plek": feature["geometry"]["coordinates"]}
        for feature in features
    ]


@pytest.mark.parametrize("text", ["=1+1", "+31 123", "-5", "@som", "\tx", "\rx", "'=1+1", "''-", "＝1"])
def test_what_looks_like_a_formula_gets_a_sign_that_comes_off_again(text: str) -> None:
    """Also when somebody wrote the sign himself."""
    assert defused(text) == f"'{text}"
    assert plain(defused(text)) == text


@pytest.mark.parametrize("text", ["'t Huis", "De Baken", "", "'", "12a-2", "a=b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """An apostrophe in front of a name is the name."""
    assert defused(text) == text
    assert plain(text) == text


def test_no_cell_of_the_workbook_is_a_formula_or_a_number(folder: Path) -> None:
    """A spreadsheet then has nothing to calculate or to round."""
    sheet = list_of(export(folder, "xlsx"))
    kinds = {(cell.data_type, cell.number_format) for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {("s", "@")}
    assert "'=1+1 is geen som\ntweede regel; met ;" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_the_workbook_can_be_worked_in(folder: Path) -> None:
    """The head stays in view, closed lists can be picked from, and every column is explained."""
    book = load_workbook(export(folder, "xlsx"))
    assert book.sheetnames == ["Noodsteunpunten", "Uitleg", "Wijken"]
    sheet = book["Noodsteunpunten"]
    head = [str(cell.value) for cell in sheet[1]]
    assert head[:4] == ["id", "code", "naam", "levensloop"]
    assert "Straat\nlocatie.straat" in head
    assert sheet.freeze_panes == "D2"
    keys = {get_column_letter(at): key.splitlines()[-1] for at, key in enumerate(head, start=1)}
    found = sheet.data_validations.dataValidation
    choices = {keys[str(one.sqref).partition("2:")[0]]: (str(one.sqref)[-3:], one.formula1) for one in found}
    assert choices["levensloop"] == ("205", '"concept,aangewezen,pilot,actief,verplaatst,vervallen"')
    assert choices["toegang.toilet"] == ("205", '"ja,nee,onbekend"')
    assert choices["wijk"] == ("205", "Wijken!$A$2:$A$3")
    assert "menukaart" not in choices
    explained = {str(row[0]): row[1:] for row in book["Uitleg"].iter_rows(values_only=True)}
    assert explained["locatie.postcode"] == ("De postcode.", "een postcode zoals 1234 AB", None)
    assert explained["naam"][2] == "ja"
    assert {key.splitlines()[-1] for key in head} <= explained.keys()


def test_the_workbook_is_the_same_whenever_it_is_made(folder: Path) -> None:
    """No moment is in it, neither in the file nor in the zip around it."""
    first, again = export(folder, "xlsx").read_bytes(), export(folder, "xlsx").read_bytes()
    assert first == again
    with ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_is_in_an_export(kind: str, folder: Path) -> None:
    """Not even when the private folder lies in the folder itself, where it must not be."""
    shutil.copytree(PRIVATE, folder / "prive")
    raw = export(folder, kind).read_bytes()
    if kind == "xlsx":
        with ZipFile(io.BytesIO(raw)) as parts:
            raw = b"".join(parts.read(part) for part in parts.namelist())
    secret = [
        line.partition(":")[2].strip().strip('"').encode()
        for path in sorted(PRIVATE.rglob("*.yml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.partition(":")[0].strip() in {"naam", "straat", "sleutelhouder", "intern_telefoon", "lat"}
    ]
    assert len(secret) > 3
    assert [value for value in secret if value in raw] == []


def test_a_file_that_is_there_is_not_lost(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody may have worked in it for a day."""
    into = folder.parent / "lijst.xlsx"
    into.write_bytes(b"werk")
    assert main(["export", str(folder), "--xlsx", str(into)]) == FOLDER_FAULT
    assert into.read_bytes() == b"werk"
    assert capsys.readouterr().err == (
        "fout[NSP718]: dit bestand bestaat al\n"
        f"--> {into}\n"
        " = Zo kan het wel: kies een andere naam, of vervang het met --overschrijf\n"
        "\n1 fout. Meer uitleg: nsp explain NSP718\n"
        "Er is niets gemaakt of veranderd.\n"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lijst.xls", "de naam van dit bestand eindigt niet op .xlsx"),
        ("testwaard/locations/lijst.xlsx", "in de map 'locations' horen alleen de gegevens zelf"),
        ("weg/lijst.xlsx", "de map voor dit bestand bestaat niet"),
    ],
)
def test_a_wrong_place_gives_a_sentence(
    name: str, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read or written."""
    assert main(["export", str(folder), "--xlsx", str(folder.parent / name)]) == FOLDER_FAULT
    assert sentence in capsys.readouterr().err


def test_a_folder_with_a_mistake_is_not_exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list that lacks a point would be brought back without it."""
    (folder / "locations" / "punten" / "het-anker.yml").write_text("naam: Het Anker\n", encoding="utf-8")
    assert main(["export", str(folder), "--csv", str(folder.parent / "lijst.csv")]) == FOLDER_FAULT
    assert "locations/punten/het-anker.yml" in capsys.readouterr().err
    assert not (folder.parent / "lijst.csv").exists()


@pytest.mark.parametrize(
    ("key", "said"),
    [("naam", "Naam"), ("locatie.straat", "Straat"), ("vertaling.en.ingang", "Ingang (en)")],
)
def test_the_head_has_a_word_for_people(key: str, said: str) -> None:
    """Above the key, which the import reads."""
    assert label(key) == said
