"""An exported list through a real spreadsheet program and back: LibreOffice opens it and saves it in its own way.

Needs `soffice` on the PATH: `apt-get install libreoffice-calc-nogui`.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from noodsteunpunt.cli.main import FINE, main

from .measure import MEASURED, write_section

pytestmark = pytest.mark.trial
BEGIN, END = "<!-- spreadsheet: written by `make trial`, do not edit -->\n", "<!-- spreadsheet: end -->\n"
MUNICIPALITY = Path(__file__).parents[1] / "municipality"
# UTF-8, semicolons, every text between quotes, as shown: Save as, Text CSV, in a Dutch LibreOffice.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1"
# What spreadsheets like to change, by field of a point.
HURTS = {
    "naam": ["007", "1e Hulp", "=1+1", "+31 20", "-5", "@thuis", "'t Anker", "TRUE", "1-2", "3/4", "1E5",
             "Ça va – Łódź"],
    "locatie.huisnummer": ["1-2", "3", "12a", "10-1", "5-5", "4", "7", "8", "9", "11", "2E", "6"],
    "locatie.ingang": [
        "08:00", "0800 1234", "0031612345678", "tekst; met ; en \"aanhaling\"", "regel een\nregel twee", "  randen weg",
        "المدخل الجانبي", "=HYPERLINK(\"http://x\")", "1.000,50", "2026-03-01", "00:00", "_x0041_ blijft",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def soffice() -> str:
    """LibreOffice."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("there is no soffice; apt-get install libreoffice-calc-nogui gives it")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Testwaard with a point for every value that hurts."""
    made = tmp_path / "testwaard"
    shutil.copytree(MUNICIPALITY / "locations", made / "locations")
    for number in range(len(HURTS["naam"])):
        values = {field: quoted(several[number]) for field, several in HURTS.items()}
        (made / "locations" / "punten" / f"proef-{number}.yml").write_text(
            f"naam: {values['naam']}\nlevensloop: concept\nwijk: haven\nlocatie:\n  straat: Bakenstraat\n"
            f"  huisnummer: {values['locatie.huisnummer']}\n  postcode: 0001 AA\n"
            f"  lat: 52.5{number:02d}0\n  lon: 5.20\n  ingang: {values['locatie.ingang']}\n"
            "herkomst:\n  bron: verzonnen\n",
            encoding="utf-8",
        )
    return made


def quoted(text: str) -> str:
    """As YAML between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def saved_again(soffice: str, path: Path, form: str, into: Path) -> Path:
    """What LibreOffice makes of a file when it opens it and saves it as something."""
    into.mkdir()
    home = f"-env:UserInstallation={(into / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", form, "--outdir", str(into), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    [made] = [found for found in into.iterdir() if found.is_file()]
    return made


def saved_along(soffice: str, path: Path, along: tuple[str, ...], place: Path) -> Path:
    """The file after every step."""
    for number, form in enumerate(along):
        path = saved_again(soffice, path, form, place / f"{number}-{form.partition(':')[0]}")
    return path


@pytest.fixture(scope="module")
def unchanged(soffice: str) -> Iterator[list[str]]:
    """The ways along which nothing changed; written down when all of them were tried."""
    found: list[str] = []
    yield found
    if found == list(ALONG):
        version = subprocess.run([soffice, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
        values = sum(map(len, HURTS.values()))
        ways = "".join(f"- {way};\n" for way in found)
        write_section(
            MEASURED, BEGIN, END,
            f"""## A list through a real spreadsheet program

Tried by `make trial` with LibreOffice {version}: Testwaard with {values} values that spreadsheets like to change
(leading zeros, times, dates, 1-2, 1E5, two lines, accents, Arabic, quotes, what looks like a formula)
comes back into the same folder without a changed byte:

{ways}""",
        )  # fmt: skip


ALONG = {
    "xlsx, opened and saved as xlsx": ("xlsx", ("xlsx",)),
    "xlsx, saved as ods and that as xlsx": ("xlsx", ("ods", "xlsx")),
    "xlsx, saved as csv": ("xlsx", (CSV,)),
    "xlsx, saved as ods and that as csv": ("xlsx", ("ods", CSV)),
}


@pytest.mark.parametrize("name", ALONG)
def test_back_into_the_folder_changes_nothing(
    name: str, soffice: str, folder: Path, tmp_path: Path, unchanged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Leading zeros, times, accents, Arabic, two lines and what looks like a formula: all as they were typed."""
    kind, along = ALONG[name]
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    lijst = tmp_path / f"lijst.{kind}"
    assert main(["export", str(folder), f"--{kind}", str(lijst)]) == FINE
    again = saved_along(soffice, lijst, along, tmp_path)
    capsys.readouterr()
    assert main(["import", str(again), "--into", str(folder)]) == FINE
    said = capsys.readouterr()
    assert f"Er is niets te veranderen: {folder} is al zoals de lijst.\n" in said.out
    assert said.out.count(": ongewijzigd, ") == len(HURTS["naam"]) + 4
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()} == before
    unchanged.append(name)
