"""Far too much of anything gives a few sentences: no traceback, no wait, and nobody scrolls past thousands."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.conftest import Municipality

from noodsteunpunt.check import links, values
from noodsteunpunt.check import unknown as names
from noodsteunpunt.check.wijken import check_wijken
from noodsteunpunt.cli.messages import as_json, as_text
from noodsteunpunt.importing import doubles
from noodsteunpunt.importing.addresses import split_address
from noodsteunpunt.importing.plan import Plan, Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.load import yamlfile
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.problem import MOST_ALIKE, FolderError, Problem, first_of_each_kind

DELFT = find_gemeente("0503")
MUCH = 4 * MOST_ALIKE


def test_thousands_of_unknown_names_are_guessed_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which name was meant is looked for as often as an editor reads it, and how many more there are is said."""
    guesses = []
    monkeypatch.setattr(names, "did_you_mean", lambda name, known: guesses.append(name) or "")
    entries = read_yaml("".join(f"vreemd{number}: x\n" for number in range(MUCH)).encode(), "punt.yml")
    _, problems = values.to_part(Noodsteunpunt, entries, id="punt")
    unknown = [problem for problem in problems if problem.code == "NSP101"]
    assert len(unknown) == MOST_ALIKE
    assert unknown[0].what == "'vreemd0' ken ik hier niet"
    assert unknown[-1].what == "'vreemd49' ken ik hier niet; zo is het in dit bestand nog 150 keer"
    assert set(guesses) == {f"vreemd{number}" for number in range(MOST_ALIKE)}


def test_thousands_of_wrong_links_are_guessed_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which page was meant is looked for as often as an editor reads it."""
    guesses = []
    monkeypatch.setattr(links, "did_you_mean", lambda name, known: guesses.append(name) or "")
    markdown = "".join(f"[a](/weg{number}/) " for number in range(links.MOST_LINKS + MUCH))
    problems = list(links.link_problems("contact.md", markdown, ()))
    assert len(guesses) == links.MOST_LINKS
    assert len(problems) == MOST_ALIKE
    assert (
        problems[-1].what == f"er is geen pagina '/weg49/'; zo is het in dit bestand nog {links.MOST_LINKS - 50} keer"
    )


def test_a_name_that_is_there_thousands_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the first is told at its line; the text is divided into lines once, not once for each."""
    divided = []
    lines = yamlfile.LINE_END

    class Counting:
        def split(self, text: str) -> list[str]:
            divided.append(text)
            return lines.split(text)

    monkeypatch.setattr(yamlfile, "LINE_END", Counting())
    problems = read_yaml(b"naam: x\n" * MUCH, "punt.yml").problems
    assert [problem.line for problem in problems] == list(range(2, MOST_ALIKE + 2))
    assert problems[0].what == "'naam' staat hier voor de tweede keer, eerst op regel 1"
    assert problems[0].excerpt == "naam: x"
    assert problems[-1].what.endswith("; zo is het in dit bestand nog 149 keer")
    assert len(divided) < 10


def test_the_last_that_is_told_counts_the_others_of_its_kind() -> None:
    """Another kind in the same file is told as ever."""
    many = [Problem("a.yml", line, 1, "", "fout", code="NSP101") for line in range(1, MOST_ALIKE + 2)]
    told = list(first_of_each_kind([*many, Problem("a.yml", 99, 1, "", "anders", code="NSP102")]))
    assert len(told) == MOST_ALIKE + 1
    assert [problem.what for problem in told[-2:]] == ["fout; zo is het in dit bestand nog 1 keer", "anders"]
    assert list(first_of_each_kind(many[:-1])) == many[:-1]


def test_a_terminal_shows_the_first_of_a_kind_and_a_program_gets_all() -> None:
    """The count is of all, and what is rare does not scroll out of sight."""
    many = [Problem(f"{number:03}.yml", 0, 0, "", "ver", code="NSP224", warning=True) for number in range(130)]
    problems = [*many, Problem("zz.yml", 0, 0, "", "weg", code="NSP407")]
    said = as_text(problems)
    assert said.count("let op[NSP224]: ver") == 100
    assert "\n\n… en nog 30 keer NSP224\n\nfout[NSP407]: weg\n" in said
    assert said.endswith("1 fout en 130 keer let op. Meer uitleg: nsp explain NSP407")
    assert as_json(problems).count('"NSP224"') == 130


def test_json_is_ascii_and_a_line_of_a_map_is_cut() -> None:
    """It can be sent through any terminal, and a map of one line is not repeated for each problem."""
    said = as_json([Problem("a.yml", 1, 1, "", "نقطة", code="NSP209", excerpt="é" * 5000)])
    assert said.isascii()
    assert said.count("\\u00e9") == 2000


def test_a_map_of_nothing_but_nothing() -> None:
    """The features of a file are looked for once, however many are wrong."""
    text = '{"type": "FeatureCollection", "features": [' + ", ".join(["{}"] * MUCH) + "]}"
    problems = check_wijken(text)[1]
    assert len(problems) == MOST_ALIKE
    assert [problem.column for problem in problems[:2]] == [44, 48]
    assert problems[-1].what == "deze wijk heeft geen eigenschappen; zo is het in dit bestand nog 150 keer"


def plan(text: str) -> Plan:
    """The plan for a list as text, as a trial in Delft."""
    return plan_import(read_table(text.encode(), "lijst.csv"), Wish(DELFT, proef=True, skip_refused=True), None, None)


def test_a_thousand_rows_at_one_position(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a geocoder gives for what it does not know: every row is told, and compared with a few, not with all."""
    compared = []
    apart_m = doubles._apart_m
    monkeypatch.setattr(doubles, "_apart_m", lambda one, other: compared.append(1) or apart_m(one, other))
    rows = 300
    made = plan("naam;lat;lon\n" + "".join(f"Huis {number};52.0051;4.3551\n" for number in range(rows)))
    near = [problem for problem in made.warnings if problem.code == "NSP213"]
    assert len(near) == rows - 1
    assert {problem.what.partition(" ligt ")[2] for problem in near} == {"0 m van 'Huis 0' op regel 2"}
    assert len(compared) < 30 * rows


def test_the_same_row_again_is_found_among_others_at_its_position() -> None:
    """Also when more stand there than are looked at."""
    text = "".join(f"Huis {number};52.0051;4.3551\n" for number in range(40))
    made = plan(f"naam;lat;lon\n{text}Huis 33;52.0051;4.3551\n")
    assert [str(problem).partition("\n")[0] for problem in made.rows.problems if problem.code == "NSP911"] == [
        "lijst.csv, regel 42: 'Huis 33' staat ook op regel 35, met dezelfde naam op dezelfde plek"
    ]


def refused(raw: bytes, name: str) -> str:
    """The first line about a list that is not read."""
    with pytest.raises(FolderError) as error:
        read_table(raw, name)
    return str(error.value).partition("\n")[0]


def test_a_csv_of_more_rows_than_a_list_has() -> None:
    """What is no list of places is not read to its end."""
    raw = b"naam;lat;lon\n" + b"x;1;2\n" * 50_001
    assert refused(raw, "lijst.csv") == "lijst.csv: deze lijst heeft meer dan 50.000 rijen"


@pytest.mark.parametrize(
    ("rows", "wide", "what"),
    [
        (50_001, 1, "lijst.xlsx: een blad in deze werkmap heeft meer dan 50.000 rijen"),
        (1000, 501, "lijst.xlsx: een blad in deze werkmap heeft meer dan 500.000 vakken"),
    ],
)
def test_a_workbook_of_more_than_a_list_has(rows: int, wide: int, what: str) -> None:
    """It is seen before it is unpacked into cells."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lijst")
    for _ in range(rows):
        sheet.append([1] * wide)
    made = io.BytesIO()
    book.save(made)
    assert refused(made.getvalue(), "lijst.xlsx") == what


def test_a_stray_cell_in_the_last_column_of_a_long_list() -> None:
    """The rectangle around all cells is what takes memory."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lijst"
    for _ in range(400):
        sheet.append(["naam"])
    sheet.cell(1, 16_384, "x")
    made = io.BytesIO()
    book.save(made)
    assert refused(made.getvalue(), "lijst.xlsx") == (
        "lijst.xlsx: op het blad 'Lijst' staan 400 rijen met 16.384 kolommen"
    )


def test_a_page_in_a_cell_is_no_address() -> None:
    """The patterns of an address are only tried on what can be one."""
    assert split_address("Dorpsstraat " * 10_000 + "12") is None


def test_thousands_of_texts_that_dutch_does_not_have(municipality: Municipality) -> None:
    """The first are told with what may have been meant, the last of them how many more there are."""
    text = "".join(f"vreemd{number}: x\n" for number in range(MUCH))
    municipality.write("content/nl/advies.yml", text)
    with pytest.raises(FolderError) as error:
        municipality.site()
    unknown = [problem for problem in error.value.problems if problem.code == "NSP504"]
    assert len(unknown) == MOST_ALIKE
    assert unknown[-1].what == "deze tekst komt in het Nederlands niet voor; zo is het in dit bestand nog 150 keer"


def nsp(*arguments: str | Path, **settings: object) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "noodsteunpunt", *map(str, arguments)], check=False, **settings)  # type: ignore[call-overload, no-any-return]


def test_letters_that_the_terminal_does_not_have_stop_nothing(municipality: Municipality, tmp_path: Path) -> None:
    """A site that is published is not said to be unchanged because of a letter in a sentence about it."""
    out = tmp_path / "uit"
    done = nsp(
        "build", municipality.folder, "-o", out, "--only", "site",
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0
    assert rb"of er iets over co\xf6rdinatiepunten in staat" in done.stdout
    assert re.search(rb"site: \d+ bestanden", done.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that is always full")
def test_an_output_that_cannot_be_written_does_not_undo_what_is_done(
    municipality: Municipality, tmp_path: Path
) -> None:
    """The site is there, and that is what is said."""
    out = tmp_path / "uit"
    with Path("/dev/full").open("wb") as full:
        done = nsp("build", municipality.folder, "-o", out, "--only", "site", stdout=full, stderr=subprocess.PIPE)
    assert done.stderr.decode() == (
        "De opdracht is uitgevoerd. Wat er te zeggen was, kon niet worden geschreven: No space left on device.\n"
    )
    assert done.returncode == 1
    assert (out / "site" / "index.html").is_file()


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    """As when `head` shows the first line of a long list."""
    process = subprocess.Popen(
        [sys.executable, "-m", "noodsteunpunt", "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()
