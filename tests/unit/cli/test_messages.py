"""Problems for a person, a program and GitHub; and what a public log never hears."""

import json
import re
from pathlib import Path

import pytest
from tests.conftest import Municipality

from noodsteunpunt.cli.main import main
from noodsteunpunt.cli.messages import LONGEST_SENTENCE, WIDEST_LINE, as_github, as_text, one_as_text
from noodsteunpunt.model.problem import Edit, Problem

Captured = pytest.CaptureFixture[str]
CP = "prive:coordinatiepunten/zeearend.yml"


def test_caret_stands_below_the_value() -> None:
    """Also behind a tab, an Arabic word with marks, and signs that take two columns."""
    problem = Problem("f.yml", 1, 1, "a", "nee", excerpt="\tá 日本: x", code="NSP101")
    shown = one_as_text(Problem(**{**vars(problem), "column": 8, "end": 9})).split("\n")
    assert shown[3:5] == ["1 | →á 日本: x", "  | " + " " * 9 + "^"]


def test_long_line_is_cut_around_the_place() -> None:
    """A line of a whole map stays one line on a terminal."""
    problem = Problem("f.geojson", 1, 5001, "", "nee", excerpt="a" * 5000 + "X" + "b" * 5000, end=5002)
    line, carets = one_as_text(problem).split("\n")[3:5]
    assert len(line) <= WIDEST_LINE + 8
    assert line[carets.index("^")] == "X"


def test_nothing_typed_can_control_a_terminal() -> None:
    """Escape codes and signs that turn the reading direction around are shown, not obeyed."""
    said = as_text([Problem("f.yml", 1, 1, "\x1b[2J", "'\x1b[31m\u202e' kan niet", excerpt="a: \x1b[31m")])
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_sentence_about_a_whole_page_stays_short() -> None:
    """Who pastes a page in a field does not get it back in full."""
    first = as_text([Problem("f.yml", 0, 0, "", "'" + "x" * 100_000 + "' kan niet")]).split("\n")[0]
    assert len(first) < LONGEST_SENTENCE + 20


def test_github_command_cannot_be_broken_out_of() -> None:
    """Line ends, colons, commas and percents in what was typed stay text."""
    said = as_github([Problem("a,b:c.yml", 1, 2, "", "100%\n::error::x", "doe dit", code="NSP101", warning=True)])
    assert said == (
        "::warning file=a%2Cb%3Ac.yml,line=1,col=2,title=NSP101::100%25%0A::error::x%0AZo kan het wel: doe dit"
    )


def test_github_marks_the_value_from_begin_to_end() -> None:
    """The annotation stands at the value, not at the whole line."""
    said = as_github([Problem("f.yml", 3, 6, "", "nee", excerpt="lat: 52,5", code="NSP123", end=10)])
    assert said == "::error file=f.yml,line=3,col=6,endColumn=10,title=NSP123::nee"


def test_github_says_the_same_once() -> None:
    """How many mistakes the private folder has is not for a public log; of another code it is told apart."""
    many = [Problem("cp.yml", line, 1, "naam", "Zeearend", code="NSP115", private=True) for line in (1, 2, 3)]
    said = as_github([*many, Problem("cp.yml", 9, 1, "naam", "Zeearend", code="NSP101", private=True)]).split("\n")
    assert [re.findall("^::error title=(.*?)::er klopt iets niet in de privémap", line) for line in said] == [
        ["NSP115"],
        ["NSP101"],
    ]


def test_carets_end_where_the_line_is_cut() -> None:
    """A value of a whole page is not underlined past what is shown of it."""
    problem = Problem("f.yml", 1, 4, "", "nee", excerpt="a: " + "x" * 5000, end=5004)
    line, carets = one_as_text(problem).split("\n")[3:5]
    assert line == "1 | a: " + "x" * (WIDEST_LINE - 3) + "…"
    assert carets == "  |    " + "^" * (WIDEST_LINE - 3)


def test_json_tells_all(municipality: Municipality, capsys: Captured) -> None:
    """A program gets every fact a person gets, and the repair as a change it can make."""
    municipality.edit("locations/punten/de-baken.yml", "lat: 52.55120", "lat: 52,55120")
    assert main(["check", str(municipality.folder), "--format", "json"]) == 2
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out) == {
        "problems": [
            {
                "file": "locations/punten/de-baken.yml", "line": 10, "column": 8, "end": 16, "field": "locatie.lat",
                "what": "in '52,55120' staat een komma", "repair": "schrijf 52.55120 (met een punt)",
                "warning": False, "code": "NSP123", "excerpt": "  lat: 52,55120", "private": False, "more": 0,
                "fix": [{"line": 10, "column": 8, "end": 16, "new": "52.55120"}],
            }
        ]
    }  # fmt: skip


def test_json_of_a_good_folder_is_empty(municipality: Municipality, capsys: Captured) -> None:
    """And code 0."""
    assert main(["check", str(municipality.folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


SECRETS = ("zeearend", "Zeearend", "Geheimweg", "zeven", "coordinatiepunten")


@pytest.mark.parametrize("form", ["github", "json", "tekst"])
def test_public_log_hears_nothing_of_the_private_folder(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: Captured, form: str
) -> None:
    """No name, file, line or value; in a workflow in no form at all, and as annotations nowhere."""
    municipality.edit(CP, "huisnummer: 7", "huisnummer: zeven")
    if form != "github":
        monkeypatch.setenv("CI", "true")
    assert main(["check", str(municipality.folder), "--prive", str(municipality.prive), "--format", form]) == 2
    said = "".join(capsys.readouterr())
    said = json.dumps(json.loads(said), ensure_ascii=False) if form == "json" else said
    assert "NSP115" in said
    assert "er klopt iets niet in de privémap" in said
    assert [secret for secret in SECRETS if secret in said] == []


def test_public_log_does_not_tell_which_value_is_secret(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """That a name in the public folder is that of a coordination point is the secret itself."""
    monkeypatch.setenv("CI", "true")
    municipality.edit("locations/punten/de-baken.yml", "de deur aan de kade", "tegenover Geheimweg 7")
    assert main(["check", str(municipality.folder), "--prive", str(municipality.prive)]) == 2
    said = capsys.readouterr().err
    assert "NSP801" in said
    assert [secret for secret in (*SECRETS, "de-baken", "tegenover") if secret in said] == []


def test_public_log_shows_no_private_line_that_was_repaired(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """--fix tells each line it changed, but not in a workflow when the line is private."""
    municipality.edit(CP, "lat: 52.54321", "lat: 52,54321")
    text = municipality.path(CP).read_text(encoding="utf-8")
    arguments = ["check", "--fix", str(municipality.folder), "--prive", str(municipality.prive)]
    assert main(arguments) == 0
    assert capsys.readouterr().err == (
        "coordinatiepunten/zeearend.yml, regel 8\n  -   lat: 52,54321\n  +   lat: 52.54321\n"
    )
    municipality.write(CP, text)
    monkeypatch.setenv("CI", "true")
    assert main(arguments) == 0
    assert capsys.readouterr().err == "(privémap): regel hersteld\n"


def test_private_folder_is_shown_at_home(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """On the editor's own terminal the line is there, or nobody could repair it."""
    monkeypatch.delenv("CI", raising=False)
    municipality.edit(CP, "huisnummer: 7", "huisnummer: zeven")
    assert main(["check", str(municipality.folder), "--prive", str(municipality.prive)]) == 2
    assert "5 |   huisnummer: zeven" in capsys.readouterr().err


def test_colour_only_where_asked() -> None:
    """Nothing but text in a file or pipe."""
    problem = Problem("f.yml", 0, 0, "", "nee", code="NSP101")
    assert "\x1b" not in one_as_text(problem)
    assert one_as_text(problem, colour=True).startswith("\x1b[1;31mfout[NSP101]\x1b[0m: nee")


def test_repair_of_more_lines_is_announced() -> None:
    """Where the repaired line cannot be shown, it is said that --fix does it."""
    problem = Problem("f.yml", 2, 1, "", "nee", excerpt="a: 1", fix=(Edit(2, 4, 5, "2"), Edit(3, 1, 2, "b")))
    assert one_as_text(problem).endswith("= Met --fix gaat dit vanzelf")


def test_explain_tells_what_a_code_means(capsys: Captured) -> None:
    """In small letters too, with an example of wrong and right."""
    assert main(["explain", "nsp007"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("NSP007: Een tab\n\n")
    assert "Goed:\n    locatie:\n      lat: 52.5512\n" in said


def test_explain_lists_all_codes(capsys: Captured) -> None:
    """One line each."""
    assert main(["explain"]) == 0
    assert "NSP101  Een naam die we hier niet kennen\n" in capsys.readouterr().out


def test_schema_is_written(municipality: Municipality, capsys: Captured) -> None:
    """A folder of its own, that the build does not mind."""
    assert main(["schema", str(municipality.folder)]) == 0
    assert (municipality.folder / "schema" / "noodsteunpunt.schema.json").is_file()
    assert main(["check", str(municipality.folder)]) == 0
    assert str(Path(municipality.folder, "schema")) in capsys.readouterr().out
