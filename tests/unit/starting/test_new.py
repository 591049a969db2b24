"""`nsp new`: from an empty folder to one that builds at once, pretends nothing and is never written over."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import silent, tree

from noodsteunpunt import __version__
from noodsteunpunt.build import Wish, build, check
from noodsteunpunt.check.values import to_part
from noodsteunpunt.check.wijken import check_wijken
from noodsteunpunt.cli import questions
from noodsteunpunt.cli.main import FINE, FOLDER_FAULT, OUR_FAULT, main
from noodsteunpunt.importing import place
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.model.base import Part, explained
from noodsteunpunt.model.gemeente import Aard, Gemeente
from noodsteunpunt.model.gemeenten import bekende_gemeenten
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.model.schema import schema_files
from noodsteunpunt.starting import files as starting_files
from noodsteunpunt.starting.answers import read_gemeente, read_talen, read_verzonnen
from noodsteunpunt.starting.commented import commented
from noodsteunpunt.starting.files import Answers, new_files

SCHEMAS = cache(schema_files)  # the same for every municipality, and slow to make
Captured = pytest.CaptureFixture[str]
MADE_UP = "de gemeente verzonnen, geef dan ook --verzonnen mee"
KAART = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"naam": "Oost"}, "geometry": {"type": "Polygon", "coordinates":
 [[[4.8, 52.6], [4.9, 52.6], [4.9, 52.7], [4.8, 52.7], [4.8, 52.6]]]}},
{"type": "Feature", "properties": {"naam": "West"}, "geometry": {"type": "Polygon", "coordinates":
 [[[4.7, 52.6], [4.8, 52.6], [4.8, 52.7], [4.7, 52.7], [4.7, 52.6]]]}}]}"""


def new(folder: Path, *more: str) -> int:
    """The exit code of `nsp new` for Alkmaar with nothing left to ask."""
    return main(["new", str(folder), "--gemeente", "alkmaar", "--siteadres", "", "--talen", "en", *more])


def test_a_new_folder_builds_at_once_and_every_page_says_that_it_is_a_trial(tmp_path: Path) -> None:
    """Nobody can take a site for real that nobody made real, and the template is nowhere to be seen."""
    assert new(tmp_path / "alkmaar") == FINE
    made = build(Wish(tmp_path / "alkmaar", tmp_path / "uit", "site"), silent)
    assert made.site.gemeente.aard is Aard.PROEF
    assert [taal.code for taal in made.site.talen] == ["nl", "en"]
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "uit" / "site").rglob("*.html")]
    assert len(pages) > 20
    marks = ("PROEF – GEEN ECHTE NOODSTEUNPUNTEN", "TRIAL – NOT REAL SUPPORT POINTS")
    assert [page[:80] for page in pages if not any(mark in page for mark in marks)] == []
    assert [path for path, data in tree(tmp_path / "uit" / "site").items() if b"sjabloon" in data.lower()] == []


def test_only_the_missing_point_is_told(tmp_path: Path) -> None:
    """A fresh folder has no mistakes; the one thing to look at is that there is no point yet."""
    new(tmp_path / "alkmaar")
    _, warnings = check(tmp_path / "alkmaar")
    assert [str(problem) for problem in warnings] == [
        "locations/wijken.geojson (wijk alkmaar): let op: de wijk 'Alkmaar' heeft nog geen noodsteunpunt; "
        "de site zegt dat eerlijk\n    Zo kan het wel: zet een punt in deze wijk op 'aangewezen' zodra dat zo is"
    ]


def test_the_report_says_what_is_not_real(tmp_path: Path, capsys: Captured) -> None:
    """An editor hears where everything is, that it is a trial, and that the border is a box."""
    folder = tmp_path / "alkmaar"
    new(folder)
    *files, made, box, now = capsys.readouterr().out.splitlines()
    assert sorted(files) == sorted(f"  {folder / path}" for path in tree(folder))
    assert made == f"Gemaakt: {folder}, een proef voor de gemeente Alkmaar. Lees {folder / 'README.md'}."
    assert box == (
        "De hele gemeente is één wijk, met een rechthoek in plaats van de grens. Met --wijken KAART kan het beter."
    )
    assert now == f"Nu: nsp serve {folder}"


def new_oefenstad(folder: Path, *more: str) -> int:
    """The exit code of `nsp new` for a municipality that does not exist."""
    given = ("--gemeente", "gemeente Oefenstad", "--verzonnen", "--siteadres", "", "--talen", "")
    return main(["new", str(folder), *given, *more])


def test_a_made_up_municipality_builds_at_once_and_the_report_says_what_is_assumed(
    tmp_path: Path, capsys: Captured
) -> None:
    """For an exercise: nothing of it can be taken for a municipality that exists."""
    folder = tmp_path / "oefenstad"
    assert new_oefenstad(folder) == FINE
    *_, made, assumed, _, _ = capsys.readouterr().out.splitlines()
    assert made == (
        f"Gemaakt: {folder}, een voorbeeld voor de verzonnen gemeente Oefenstad. Lees {folder / 'README.md'}."
    )
    assert assumed == (
        "Omdat Oefenstad verzonnen is, staat er 'aard: voorbeeld', code GM0000 en veiligheidsregio VR00, op een plek "
        "in het Markermeer. Bestaat zij wel, haal deze map dan weg en begin opnieuw met haar code: "
        f"nsp new {folder} --gemeente GM…"
    )
    built = build(Wish(folder, tmp_path / "uit", "site"), silent)
    assert built.site.gemeente.siteadres == "https://oefenstad.example"
    home = (tmp_path / "uit" / "site" / "index.html").read_text(encoding="utf-8")
    assert "Deze gemeente is verzonnen." in home
    assert [problem.code for problem in check(folder)[1]] == ["NSP211"]
    assert "Tot die tijd staat er `aard: voorbeeld` in `gemeente.yml`" in (folder / "README.md").read_text("utf-8")


def test_a_made_up_municipality_may_have_the_wijken_of_a_real_one(tmp_path: Path, capsys: Captured) -> None:
    """An exercise on known ground; then it does not lie in the Markermeer."""
    kaart = tmp_path / "kaart.geojson"
    kaart.write_text(KAART.replace('"naam"', '"wijkcode": "WK036101", "naam"'), encoding="utf-8")
    assert new_oefenstad(tmp_path / "oefenstad", "--wijken", str(kaart)) == FINE
    assert "Markermeer" not in capsys.readouterr().out
    assert [wijk.id for wijk in check(tmp_path / "oefenstad")[0].wijken] == ["oost", "west"]


@pytest.mark.parametrize("text", ["", "12345", "GM9999", "Alkmar", "Bergen", "Oefenstad", "GM9999 Den Haag"])
def test_without_that_choice_nothing_is_made_up(text: str) -> None:
    """Somebody who meant a real municipality gets no folder for one that does not exist."""
    with pytest.raises(FolderError) as error:
        read_gemeente(text)
    assert [problem.code for problem in error.value.problems] == ["NSP732"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Alkmaar (GM0361)", "GM0361"),
        ("GM0361 Alkmaar", "GM0361"),
        ("Bergen (L.) (GM0893)", "GM0893"),
        ("gemeente Den Haag", "GM0518"),
        ("den bosch", "GM0796"),
        ("De Friese Meren", "GM1940"),
        ("Tietjerksteradeel", "GM0737"),
    ],
)
def test_a_municipality_as_people_write_it(text: str, code: str) -> None:
    """With its code, as our own repair writes it, or under its other name; and it is never a made-up one."""
    assert read_gemeente(text).code == code
    with pytest.raises(FolderError) as error:
        read_verzonnen(text)
    (problem,) = error.value.problems
    assert (problem.code, problem.what) == (
        "NSP737",
        f"'{text}' is een echte gemeente: {bekende_gemeenten()[code].naam} ({code})",
    )


@pytest.mark.parametrize("text", ["", "GM0361 Oefenstad", "GM9999 Oefenstad", "12345"])
def test_what_cannot_be_a_made_up_name(text: str) -> None:
    """A code in it means that somebody had a real one in mind."""
    with pytest.raises(FolderError) as error:
        read_verzonnen(text)
    assert str(error.value) == (
        f"--verzonnen: '{text}' kan niet de naam van een verzonnen gemeente zijn\n"
        "    Zo kan het wel: schrijf alleen een naam, zonder code, zoals Oefenstad"
    )


def test_a_map_gives_the_wijken(tmp_path: Path) -> None:
    """With --wijken each has its code, and the template is of the first."""
    kaart = tmp_path / "kaart.geojson"
    kaart.write_text(KAART, encoding="utf-8")
    assert new(tmp_path / "alkmaar", "--wijken", str(kaart)) == FINE
    site, _ = check(tmp_path / "alkmaar")
    assert [(wijk.id, site.code(wijk)) for wijk in site.wijken] == [("oost", "1007"), ("west", "1010")]
    assert site.punten[0].wijk == "oost"
    assert "rechthoek" not in (tmp_path / "alkmaar" / "README.md").read_text(encoding="utf-8")


def test_no_map_behind_the_choice_is_no_map(tmp_path: Path) -> None:
    """As with the address of the site, an empty answer is an answer."""
    assert new(tmp_path / "alkmaar", "--wijken", "") == FINE


def test_a_map_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    """And nothing is made."""
    assert new(tmp_path / "alkmaar", "--wijken", "weg.geojson") == FOLDER_FAULT
    assert capsys.readouterr().err == (
        "fout[NSP734]: het bestand 'weg.geojson' bestaat niet\n"
        "--> --wijken\n"
        " = Zo kan het wel: kijk de naam van het bestand na\n"
        "\n1 fout. Meer uitleg: nsp explain NSP734\nEr is niets gemaakt of veranderd.\n"
    )
    assert tree(tmp_path) == {}


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: Captured) -> None:
    """Nothing is ever written over, not even beside."""
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    assert new(tmp_path) == FOLDER_FAULT
    assert capsys.readouterr().err == (
        "fout[NSP731]: deze map is niet leeg: er staat al 'brief.txt' in\n"
        f"--> {tmp_path}\n"
        " = Zo kan het wel: kies een nieuwe of lege map\n"
        "\n1 fout. Meer uitleg: nsp explain NSP731\nEr is niets gemaakt of veranderd.\n"
    )
    assert tree(tmp_path) == {"brief.txt": b"van mij"}


def test_a_file_is_no_folder(tmp_path: Path, capsys: Captured) -> None:
    """A typing error in the folder is one sentence."""
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    assert new(tmp_path / "brief.txt") == FOLDER_FAULT
    assert capsys.readouterr().err.startswith(
        "fout[NSP730]: dit is een bestand, geen map\n"
        f"--> {tmp_path / 'brief.txt'}\n"
        " = Zo kan het wel: kies een nieuwe map\n"
    )


def test_an_empty_repository_may_be_there(tmp_path: Path) -> None:
    """Somebody who keeps versions clones first."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert new(tmp_path) == FINE
    assert (tmp_path / ".git" / "HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert check(tmp_path)[0].gemeente.naam == "Alkmaar"


@pytest.mark.parametrize("step", ["register", "last rename"])
def test_after_a_failure_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """All or nothing, also when the disk stops in the middle."""
    rename = Path.rename

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    def fail_at_facts(path: Path, target: Path) -> Path:
        return fail() if path.name == "locations" else rename(path, target)  # type: ignore[func-returns-value]

    if step == "register":
        monkeypatch.setattr(place, "register", fail)
    else:
        monkeypatch.setattr(Path, "rename", fail_at_facts)
    assert new(tmp_path / "diep" / "alkmaar") == FOLDER_FAULT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_the_workflow_is_yaml_and_pinned(tmp_path: Path, ci: str) -> None:
    """Every change is checked and built with this version and no other."""
    new(tmp_path / "alkmaar", "--ci", ci)
    name = {"github": ".github/workflows/noodsteunpunt.yml", "gitlab": ".gitlab-ci.yml"}[ci]
    text = (tmp_path / "alkmaar" / name).read_text(encoding="utf-8")
    assert isinstance(yaml.load(text, Loader=yaml.BaseLoader), dict)
    steps = re.findall(r"(?:run:|-) ((?:pip|nsp) .*)", text)
    github = " --format github" if ci == "github" else ""
    assert steps == [
        f"pip install gereedschap/noodsteunpunt-{__version__}-py3-none-any.whl",
        f"nsp check .{github}",
        "nsp build . -o dist",
    ]


def test_no_workflow_when_nobody_wants_one(tmp_path: Path) -> None:
    """`--ci geen` leaves it out."""
    new(tmp_path / "alkmaar", "--ci", "geen")
    assert {path.partition("/")[0] for path in tree(tmp_path / "alkmaar")} == {
        ".gitignore", "README.md", "content", "locations", "schema",
    }  # fmt: skip


def test_private_things_and_output_stay_out_of_versions(tmp_path: Path) -> None:
    """What may not become public is not even kept by accident."""
    new(tmp_path / "alkmaar")
    assert {"prive/", "dist/"} <= set((tmp_path / "alkmaar" / ".gitignore").read_text(encoding="utf-8").splitlines())


def test_no_mark_of_the_kit_is_left() -> None:
    """Every @mark@ was filled in."""
    for ci in ("github", "gitlab"):
        files = new_files(Answers(read_gemeente("GM0361"), ci=ci))
        assert [path for path, text in files.items() if re.search(r"@[a-z]+@", text)] == []


def test_the_readme_fits_on_a_page() -> None:
    """An editor reads it once."""
    assert len(new_files(Answers(read_gemeente("GM0361")))["README.md"].splitlines()) < 60


@pytest.mark.parametrize("gemeente", bekende_gemeenten().values(), ids=lambda gemeente: gemeente.code)
def test_every_municipality_can_begin(gemeente: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each the name is understood, and its box is a wijk in the Netherlands with the template inside."""
    monkeypatch.setattr(starting_files, "schema_files", SCHEMAS)
    assert read_gemeente(gemeente.naam) == gemeente
    assert read_gemeente(f"Gemeente {gemeente.naam}") == gemeente
    files = new_files(Answers(gemeente))
    wijken, problems = check_wijken(files["locations/wijken.geojson"])
    punt, found = to_part(
        Noodsteunpunt, read_yaml(files["locations/punten/sjabloon.yml"].encode(), "sjabloon.yml"), id="sjabloon"
    )
    assert problems + found == []
    assert punt is not None
    assert [wijk.id for wijk in wijken] == [punt.wijk]
    west, south, east, north = gemeente.kader
    assert west < punt.locatie.lon < east
    assert south < punt.locatie.lat < north


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("alkmar", f"bedoelt u Alkmaar (GM0361)? Is {MADE_UP}"),
        ("Bergen op", f"bedoelt u Bergen op Zoom (GM0748)? Is {MADE_UP}"),
        ("Cuijk", f"bedoelt u Land van Cuijk (GM1982)? Is {MADE_UP}"),
        ("Heuvelrug", f"bedoelt u Utrechtse Heuvelrug (GM1581)? Is {MADE_UP}"),
        ("stad Utrecht", f"bedoelt u Utrecht (GM0344)? Is {MADE_UP}"),
        ("Oefenstad", f"schrijf de naam of de code van het CBS, zoals Alkmaar of GM0361; is {MADE_UP}"),
        ("Alkmar (GM0361)", "bedoelt u Alkmaar (GM0361)?"),
        ("GM9999 Den Haag", "bedoelt u 's-Gravenhage (GM0518)?"),
        ("1", "schrijf de naam of de code van het CBS, zoals Alkmaar of GM0361"),
        ("", "schrijf de naam of de code van het CBS, zoals Alkmaar of GM0361"),
    ],
)
def test_a_municipality_that_is_not_known(text: str, repair: str) -> None:
    """The refusal names what was probably meant, and how to begin with one that does not exist."""
    with pytest.raises(FolderError) as error:
        read_gemeente(text)
    assert str(error.value) == (
        f"--gemeente: '{text}' is geen gemeente in de landelijke lijst van 2023\n    Zo kan het wel: {repair}"
    )


def test_two_of_a_name_are_both_offered() -> None:
    """There is a Bergen in Limburg and one in Noord-Holland."""
    with pytest.raises(FolderError) as error:
        read_gemeente("bergen")
    assert "Bergen (NH.) (GM0373)" in str(error.value)
    assert "Bergen (L.) (GM0893)" in str(error.value)


@pytest.mark.parametrize(
    ("text", "talen"),
    [("", ("nl",)), ("en, ar", ("nl", "en", "ar")), ("AR nl en ar", ("nl", "ar", "en"))],
)
def test_languages_as_people_write_them(text: str, talen: tuple[str, ...]) -> None:
    """With a comma or a space; Dutch is always first."""
    assert read_talen(text) == talen


# --- the template ---------------------------------------------------------------------------------------------


GIVEN: dict[type[Part], dict[str, Any]] = {
    Noodsteunpunt: {
        "naam": "De Baken", "levensloop": "concept", "wijk": "oost", "locatie": {"lat": "52.1", "lon": "4.3"},
        "herkomst": {"bron": "een test"},
    },
    Gemeente: {
        "naam": "Testwaard", "aard": "proef", "cbs_code": "GM0000", "veiligheidsregio": "VR00",
        "siteadres": "https://testwaard.example", "talen": ("nl", "en"),
    },
}  # fmt: skip


def keys_of(part: type[Part]) -> set[str]:
    """The names in the JSON Schema of a part, also those inside it."""
    schema = part.model_json_schema()
    blocks = [schema, *schema.get("$defs", {}).values()]
    return {key for block in blocks for key in block.get("properties", {})} - {"id"}


@pytest.mark.parametrize("part", GIVEN, ids=lambda part: part.__name__)
def test_every_field_stands_in_the_template_with_its_meaning(part: type[Part]) -> None:
    """Nobody needs the handbook to find out what can be told of a point."""
    text = commented(part, GIVEN[part])
    assert keys_of(part) == set(re.findall(r"(?m)^ *#? *(?:- )?([a-z0-9_]{3,}):", text))
    for name, field in explained(part).items():
        if name != "id":
            assert " ".join((field.description or "?").split())[:60] in text.replace("\n# ", " ")


@pytest.mark.parametrize("part", GIVEN, ids=lambda part: part.__name__)
def test_as_it_stands_it_says_only_what_was_given(part: type[Part]) -> None:
    """A line behind a # counts for nothing, and what nobody knows is `onbekend`."""
    known = {"id": "de-baken"} if part is Noodsteunpunt else {}
    made, problems = to_part(part, read_yaml(commented(part, GIVEN[part]).encode(), "x.yml"), **known)
    expected, _ = to_part(part, read_yaml(yaml.dump(_plain(GIVEN[part])).encode(), "x.yml"), **known)
    assert problems == []
    assert made == expected


@pytest.mark.parametrize("part", GIVEN, ids=lambda part: part.__name__)
def test_without_its_hash_every_line_is_understood(part: type[Part]) -> None:
    """Taking a # away never gives a mistake about its place; only that there is no value behind it yet."""
    text = re.sub(r"(?m)^( *)#(?! \S)", r"\1", commented(part, GIVEN[part]))
    known = {"id": "de-baken"} if part is Noodsteunpunt else {}
    _, problems = to_part(part, read_yaml(text.encode(), "x.yml"), **known)
    assert {problem.what for problem in problems} <= {"hier is niets ingevuld"}


def _plain(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: _plain(value) for key, value in values.items()}
    return list(values) if isinstance(values, tuple) else values


# --- the questions --------------------------------------------------------------------------------------------


class Terminal:
    """Somebody at a keyboard. asked: the questions so far."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self._answers = iter(answers)

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        answer = next(self._answers, None)
        if answer is None:
            raise EOFError
        return answer


def at_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Terminal:
    """Put somebody at the keyboard."""
    terminal = Terminal(*answers)
    monkeypatch.setattr("builtins.input", terminal)
    monkeypatch.setattr(questions.sys.stdin, "isatty", lambda: True)
    return terminal


def test_what_is_not_given_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three questions; Enter is an answer to the last two."""
    terminal = at_terminal(monkeypatch, "Alkmaar", "", "")
    assert main(["new", str(tmp_path / "alkmaar")]) == FINE
    assert terminal.asked == [
        "Voor welke gemeente? (naam of CBS-code) ",
        "Op welk adres komt de site? (https://…, of Enter als u het nog niet weet) ",
        "Welke talen naast Nederlands? (er is ar,en; Enter voor geen) ",
    ]
    assert check(tmp_path / "alkmaar")[0].gemeente.siteadres == "https://gm0361.example"


def test_a_question_is_asked_again_until_the_answer_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A typing error costs one line, not the whole command."""
    terminal = at_terminal(monkeypatch, "Alkmar", "", "alkmaar", "http://nsp.nl", "https://nsp.alkmaar.nl", "xx", "en")
    assert main(["new", str(tmp_path / "alkmaar")]) == FINE
    site, _ = check(tmp_path / "alkmaar")
    assert (site.gemeente.siteadres, len(site.talen)) == ("https://nsp.alkmaar.nl", 2)
    said = capsys.readouterr().out
    assert said.startswith(
        "  'Alkmar' is geen gemeente in de landelijke lijst van 2023.\n  Zo kan het wel: bedoelt u Alkmaar (GM0361)?\n"
    )
    assert terminal.asked[:3] == [
        "Voor welke gemeente? (naam of CBS-code) ",
        "Of is Alkmar een verzonnen gemeente, voor een oefening? (ja, of Enter voor nee) ",
        "Voor welke gemeente? (naam of CBS-code) ",
    ]
    assert "  de taal 'xx' wordt niet meegeleverd.\n  Zo kan het wel: kies uit ar of en.\n" in said


def test_a_made_up_name_is_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a keyboard nothing is made up without a yes; a code that is not known cannot be made up at all."""
    terminal = at_terminal(monkeypatch, "GM9999", "Oefenstad", "Ja", "", "")
    assert main(["new", str(tmp_path / "oefenstad")]) == FINE
    assert sum("verzonnen" in question for question in terminal.asked) == 1
    assert check(tmp_path / "oefenstad")[0].gemeente.aard is Aard.VOORBEELD


def test_who_chose_a_made_up_one_is_asked_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The choice is the yes."""
    terminal = at_terminal(monkeypatch, "Alkmaar", "Oefenstad", "", "")
    assert main(["new", str(tmp_path / "oefenstad"), "--verzonnen"]) == FINE
    assert terminal.asked[:2] == ["Hoe heet de verzonnen gemeente? "] * 2
    assert check(tmp_path / "oefenstad")[0].gemeente.naam == "Oefenstad"


def test_who_stops_in_the_middle_has_changed_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-D is Ctrl-C."""
    at_terminal(monkeypatch, "Alkmaar")
    assert main(["new", str(tmp_path / "alkmaar")]) == OUR_FAULT
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_nothing_is_asked(tmp_path: Path, capsys: Captured) -> None:
    """A script hears which choice it forgot."""
    assert main(["new", str(tmp_path / "alkmaar"), "--gemeente", "Alkmaar"]) == FOLDER_FAULT
    assert capsys.readouterr().err == (
        "fout[NSP735]: dit ontbreekt\n"
        "--> --siteadres\n"
        " = Zo kan het wel: geef --siteadres mee; leeg mag met --siteadres ''\n"
        "\n1 fout. Meer uitleg: nsp explain NSP735\nEr is niets gemaakt of veranderd.\n"
    )
