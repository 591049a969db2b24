"""The command line speaks Dutch, in one sentence, and its exit codes can be relied on."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SHEETS, Municipality, tree
from tests.streets import streets_of_testwaard

from noodsteunpunt import build as builder
from noodsteunpunt.cli import commands
from noodsteunpunt.cli.commands import check
from noodsteunpunt.cli.main import main
from noodsteunpunt.straten.prepare import prepare, write

Captured = pytest.CaptureFixture[str]
SCANNED = "Uit de privémap is gezocht naar 1 coördinatiepunt en 2 andere privégegevens: niets gevonden.\n"


def run(*arguments: str | Path) -> int:
    """The exit code of a command."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        return int(stopped.code or 0)


def test_check_of_a_good_folder(municipality: Municipality, capsys: Captured) -> None:
    """Fine is 0, with one sentence that says what was seen."""
    assert run("check", municipality.folder, "--prive", municipality.prive) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"Goed: gemeente Testwaard, 2 wijken, 2 noodsteunpunten in gebruik.\n{SCANNED}", "")


def test_check_without_prive_says_what_it_could_not_see(municipality: Municipality, capsys: Captured) -> None:
    """Nobody may think that coordination points were looked for when they were not."""
    assert run("check", municipality.folder) == 0
    assert capsys.readouterr().out == (
        "Goed: gemeente Testwaard, 2 wijken, 2 noodsteunpunten in gebruik.\n"
        "Zonder --prive kan nsp niet nakijken of er iets over coördinatiepunten in staat.\n"
    )


def test_check_of_a_folder_with_a_mistake(municipality: Municipality, capsys: Captured) -> None:
    """A mistake is 2, with its sentence and the count on the error stream."""
    municipality.edit("locations/punten/de-baken.yml", "0001 AA", "1 AA")
    assert run("check", municipality.folder) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "fout[NSP128]: '1 AA' is geen postcode\n"
        " --> locations/punten/de-baken.yml:8:13 (locatie.postcode)\n"
        "  |\n"
        "8 |   postcode: 1 AA\n"
        "  |             ^^^^\n"
        "  = Zo kan het wel: schrijf vier cijfers en twee letters, zoals 1234 AB\n"
        "\n1 fout. Meer uitleg: nsp explain NSP128\n"
    )


@pytest.fixture(autouse=True)
def _shared_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets that another test drew are not drawn again."""
    monkeypatch.setattr(builder, "CACHE", SHEETS)


def test_build_of_a_good_folder(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A build says what it made, what is not translated and so not printed; no progress bar in a pipe."""
    out = tmp_path / "uit"
    assert run("build", municipality.folder, "-o", out, "--prive", municipality.prive) == 0
    said = capsys.readouterr()
    made = {part: sum(path.is_file() for path in (out / part).rglob("*")) for part in ("site", "druk", "intern")}
    assert made["intern"] == 3
    assert re.sub(r"fy: \d+", "fy: N", said.out.replace(str(out), "uit")) == (
        f"uit/site: {made['site']} bestanden (website)\n"
        f"uit/druk: {made['druk']} bestanden (drukwerk)\n"
        "uit/intern: 3 bestanden (intern, niet publiceren)\n"
        f"Taal fy: N zinnen zijn niet vertaald en staan er in het Nederlands.\n{SCANNED}"
    )
    skipped = re.findall(r"let op\[NSP513\]: (\S+) wordt niet gemaakt in 'fy'", said.err)
    assert sorted(skipped) == ["bord-punt", "bord-punt-mono", "flyer-wijk"]
    assert "%" not in said.err


@pytest.mark.parametrize("command", ["check", "build"])
def test_mistake_writes_nothing(municipality: Municipality, tmp_path: Path, command: str) -> None:
    """Bad input leaves the folder and the output as they were."""
    municipality.edit("locations/punten/de-baken.yml", "0001 AA", "1 AA")
    before = tree(tmp_path)
    extra = ["-o", tmp_path / "uit"] if command == "build" else []
    assert run(command, municipality.folder, *extra) == 2
    assert tree(tmp_path) == before
    assert not (tmp_path / "uit").exists()


def test_build_writes_nothing_in_the_folder(municipality: Municipality, tmp_path: Path) -> None:
    """A build only reads what the municipality wrote."""
    before = tree(municipality.folder), tree(municipality.prive)
    municipality.build(tmp_path / "uit")
    assert (tree(municipality.folder), tree(municipality.prive)) == before


def test_folder_that_does_not_exist(tmp_path: Path, capsys: Captured) -> None:
    """A typing error in the folder is one sentence and code 2."""
    assert run("check", tmp_path / "nergens") == 2
    assert capsys.readouterr().err == (
        "fout[NSP707]: deze map bestaat niet\n"
        f"--> {tmp_path / 'nergens'}\n"
        " = Zo kan het wel: geef de map waar 'locations' in staat\n"
        "\n1 fout. Meer uitleg: nsp explain NSP707\n"
    )


def test_private_folder_that_does_not_exist(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A typing error after --prive stops the command; it never means that nothing is guarded."""
    wrong = tmp_path / "achter-slto"
    assert run("build", municipality.folder, "-o", tmp_path / "uit", "--prive", wrong) == 2
    sentence = "fout[NSP705]: in deze map is geen map 'coordinatiepunten' of 'punten'"
    assert capsys.readouterr().err.startswith(f"{sentence}\n--> {wrong}\n")
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_public_log_counts_nothing_private(
    municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, command: str
) -> None:
    """How many coordination points there are is nobody's business; that they were looked for is said."""
    monkeypatch.setenv("CI", "true")
    extra = ["-o", tmp_path / "uit", "--only", "site"] if command == "build" else []
    assert run(command, municipality.folder, "--prive", municipality.prive, *extra) == 0
    assert capsys.readouterr().out.endswith("\nUit de privémap is niets gevonden.\n")


def test_private_file_that_cannot_be_read_is_not_named_in_a_public_log(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The name of the file is that of the coordination point."""
    secret = municipality.path("prive:coordinatiepunten/zeearend.yml")

    def refused(folder: Path, *others: object) -> None:
        raise PermissionError(13, "Permission denied", str(secret))

    monkeypatch.setattr(check, "check", refused)
    assert run("check", municipality.folder, "--prive", municipality.prive) == 2
    assert capsys.readouterr().err == f"Lezen of schrijven lukt niet: Permission denied ({secret}).\n"
    monkeypatch.setenv("CI", "true")
    assert run("check", municipality.folder, "--prive", municipality.prive) == 2
    assert capsys.readouterr().err == "Lezen of schrijven lukt niet: Permission denied ((privémap)).\n"


def test_leak_stops_the_build_with_code_2(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A private value on its way out is a mistake in the folder, and the line where it was typed is named."""
    municipality.edit("locations/punten/de-baken.yml", "onder de groene lamp", "bij Wubbo Rietveld")
    out = tmp_path / "uit"
    assert run("build", municipality.folder, "-o", out, "--prive", municipality.prive, "--only", "site") == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "fout[NSP801]: hier zou iets uit de privémap openbaar worden: sleutelhouder van 'de-baken'\n"
        "  --> locations/punten/de-baken.yml:13:20 (locatie.herkenningspunt)\n"
    )
    assert not out.exists()


def test_language_the_site_does_not_have(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """--languages only takes what is in gemeente.yml."""
    assert run("build", municipality.folder, "-o", tmp_path / "uit", "--languages", "nl,de") == 2
    assert capsys.readouterr().err == (
        "fout[NSP708]: de site heeft de taal 'de' niet\n--> --languages\n = Zo kan het wel: kies uit nl, fy\n"
        "\n1 fout. Meer uitleg: nsp explain NSP708\nEr is niets gemaakt of veranderd.\n"
    )
    assert not (tmp_path / "uit").exists()


def test_output_that_is_not_ours(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """Building over somebody's files is one sentence and code 2."""
    assert run("build", municipality.folder, "-o", municipality.folder) == 2
    said = capsys.readouterr().err
    assert said == f"'{municipality.folder}' is niet leeg en niet door nsp gemaakt; kies met -o een andere map.\n"


def test_register_says_what_it_issued(municipality: Municipality, capsys: Captured) -> None:
    """Each new code on a line of its own, to check before anything is printed."""
    municipality.edit("locations/punten/de-kladhoek.yml", "levensloop: concept", "levensloop: aangewezen")
    assert run("register", municipality.folder) == 0
    assert capsys.readouterr().out == (
        "1055  punt de-kladhoek\n1 nieuwe code. Bewaar locations/permalinks.yml goed: deze codes worden gedrukt.\n"
    )


ENGLISH = re.compile(
    r"\b(usage|optional arguments|options|positional|show this help|exit|error|required|invalid|the)\b"
)


@pytest.mark.parametrize(
    "arguments", [["--help"], *([command, "--help"] for command in ("new", "serve", "check", "build", "register"))]
)
def test_help_is_dutch(arguments: list[str], capsys: Captured) -> None:
    """Every help text is Dutch from the first word to the last, and tells the exit codes."""
    assert run(*arguments) == 0
    said = capsys.readouterr().out
    assert ENGLISH.findall(said.lower()) == []
    assert re.findall("Gebruik: nsp", said) == ["Gebruik: nsp"]
    codes = "Uitkomst: 0 = goed, 1 = fout in het programma, 2 = fouten in de map of de opdracht."
    assert codes in " ".join(said.split())


@pytest.mark.parametrize(
    ("arguments", "program", "sentence"),
    [
        ([], "nsp", "Er ontbreekt iets: OPDRACHT."),
        (["regster"], "nsp", "'regster' ken ik niet. Bedoelt u 'register'?"),
        (["--bestaatniet", "check"], "nsp", "Dit hoort niet bij deze opdracht: --bestaatniet."),
        (["build"], "nsp build", "Er ontbreekt iets: -o UIT (de map waar alles in komt)."),
        (["build", "-o"], "nsp build", "Achter --output ontbreekt een waarde: -o UIT (de map waar alles in komt)."),
        (["build", "-o", "x", "--only", "alles"], "nsp build", "'alles' ken ik niet. Kies uit site of druk."),
        (["check", "--format", "jsn"], "nsp check", "'jsn' ken ik niet. Bedoelt u 'json'?"),
        (["check", "a", "b"], "nsp", "Dit hoort niet bij deze opdracht: b."),
    ],
)
def test_command_that_is_not_understood(arguments: list[str], program: str, sentence: str, capsys: Captured) -> None:
    """A typing error in the command is one Dutch sentence that names it, and code 2; never English."""
    assert run(*arguments) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{sentence} Kijk met: {program} --help\n")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            ZeroDivisionError("oei"),
            "Er ging iets mis in het programma zelf: ZeroDivisionError('oei'). "
            "Er is niets veranderd. Meld dit aan de makers.\n",
        ),
        (KeyboardInterrupt(), "Afgebroken; er is niets veranderd.\n"),
    ],
)
def test_fault_of_the_program_is_one_line(
    municipality: Municipality,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    error: BaseException,
    sentence: str,
) -> None:
    """A fault of ours is code 1 and one line for the report, not a page of Python."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(check, "check", fail)
    assert run("check", municipality.folder) == 1
    assert capsys.readouterr().err == sentence


def test_debug_shows_all(municipality: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --debug the makers see where it went wrong."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("oei")

    monkeypatch.setattr(check, "check", fail)
    with pytest.raises(ZeroDivisionError):
        run("--debug", "check", municipality.folder)


def test_every_command_has_its_module() -> None:
    """What the help names can be run, and a module that no command leads to is not there."""
    parser = re.findall(r"^  +([a-z]+) ", help_text(), re.MULTILINE)
    modules = {path.stem.removesuffix("_") for path in Path(commands.__path__[0]).glob("[a-z]*.py")}
    assert set(parser) == modules


def help_text() -> str:
    """What `nsp --help` lists under its commands."""
    found = subprocess.run(
        [sys.executable, "-m", "noodsteunpunt", "--help"], capture_output=True, text=True, check=True
    )
    return found.stdout.partition("Opdrachten:")[2].partition("Keuzes:")[0]


@pytest.mark.parametrize("streets", [False, True])
def test_check_loads_nothing_that_draws_presses_or_reads_extracts(
    streets: bool, municipality: Municipality, tmp_path: Path
) -> None:
    """An editor who checks after every change does not wait for tools that make something, with street data or not."""
    if streets:
        osm = streets_of_testwaard().write(tmp_path / "waard.osm")
        write(prepare(municipality.folder, osm, None), municipality.folder)
    program = "import sys; from noodsteunpunt.cli.main import main; main(sys.argv[1:]); print(sorted(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", program, "check", municipality.folder], capture_output=True, text=True, check=True
    )
    loaded = set(ast.literal_eval(found.stdout.splitlines()[-1]))
    assert "noodsteunpunt" in loaded
    heavy = {"scipy", "osmium", "openpyxl", "typst", "pikepdf", "pypdfium2", "mkdocs", "jinja2", "tqdm", "http.server"}
    assert heavy & loaded == set()
