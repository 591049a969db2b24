"""A real language server reads our schemas: yaml-language-server of Red Hat, which VS Code and others use.

Needs it on the PATH, or its path in NSP_YAML_LANGUAGE_SERVER; `npm install yaml-language-server` gives it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.editor.gevallen import CASES, Case, cases, run
from tests.unit.model.test_schema import BEYOND, KINDS, VALUE_CODES, kind_of

from noodsteunpunt.cli.main import FINE, main
from noodsteunpunt.model.schema import modeline, schema_files

from .language_server import LanguageServer
from .measure import MEASURED, write_section

pytestmark = pytest.mark.trial
BEGIN, END = "<!-- text editor: written by `make trial`, do not edit -->\n", "<!-- text editor: end -->\n"
WRONG_VALUES = [
    case
    for path in sorted(CASES.glob("*.txt"))
    for case in cases(path)
    if case.command == Case.command and VALUE_CODES.search(case.said)
]
PUNT = "locations/punten/nieuw.yml"
# What this server can only say in words of its own.
ENGLISH = re.compile(
    r'Missing property "\w+"\.|Property \S+ is not allowed\.|Value is (?:below|above) the m\w+ of [\d.]+\.'
    r"|String is longer than the maximum length of \d+\.|Incorrect type\. Expected \"object"
)


@pytest.fixture(scope="module")
def program() -> Path:
    """The language server."""
    found = os.environ.get("NSP_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
    if not found:
        pytest.skip("there is no yaml-language-server; npm install yaml-language-server gives it")
    return Path(found).resolve()


@pytest.fixture(scope="module")
def server(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """The language server, with nothing open."""
    with LanguageServer([str(program), "--stdio"], tmp_path_factory.mktemp("open")) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new folder of a municipality."""
    made = tmp_path / "alkmaar"
    assert main(["new", str(made), "--gemeente", "alkmaar", "--siteadres", "", "--talen", "en"]) == FINE
    return made


def test_modeline_is_followed_and_a_new_folder_has_no_marks(folder: Path, server: LanguageServer) -> None:
    """Every file that we write is understood; without its first line nothing would be explained."""
    for path in sorted((folder / "locations").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert server.open(path, text) == []
        line = next(number for number, said in enumerate(text.split("\n"), 1) if re.match("[a-z]", said))
        assert "schema.json" in server.hover(path, line, 2)
        server.close(path)
        without = text.partition("\n")[2]
        assert server.open(path, without) == []
        assert server.hover(path, line - 1, 2) == ""
        server.close(path)


def test_hover_is_dutch_and_nothing_invented_is_filled_in(folder: Path, server: LanguageServer) -> None:
    """The explanation is that of the handbook; picking a name types no value, for an example is no fact."""
    path = folder / PUNT
    text = f"{modeline('noodsteunpunt')}naam: De Brug\nlevensloop: \nlocatie:\n  \n\n"
    server.open(path, text)
    assert "De naam waaronder inwoners het punt kennen. Zoals: Dorpshuis De Baken" in server.hover(path, 2, 2)
    assert list(server.completions(path, 3, 13)) == [
        "concept", "aangewezen", "pilot", "actief", "verplaatst", "vervallen",
    ]  # fmt: skip
    inside = server.completions(path, 5, 3)
    server.close(path)
    server.open(path, f"{modeline('noodsteunpunt')}\n")
    top = server.completions(path, 2, 1)
    assert (inside["straat"], inside["postcode"], top["wijk"]) == ("straat: ", "postcode: ", "wijk: ")
    assert (top["herkomst"], top["menukaart"]) == ("herkomst:\n  ", "menukaart:\n  - ${1}")
    typed = " ".join([*inside.values(), *top.values()])
    assert re.findall(r"\d{2,}|[A-Z]", typed) == []
    # Of a number this server types 0, which is marked at once.
    assert inside["lat"] == "lat: ${1:0}"
    server.close(path)
    assert len(server.open(path, text.replace("locatie:\n  \n", "locatie:\n  lat: 0\n  lon: 0\n"))) > 2
    server.close(path)


def test_every_wrong_value_of_the_corpus_is_marked_in_its_line(
    program: Path, server: LanguageServer, tmp_path: Path
) -> None:
    """The line that the build names is marked, in Dutch as far as a schema can have it."""
    marked, english = 0, 0
    for number, case in enumerate(WRONG_VALUES):
        place = tmp_path / str(number)
        run(case, place)
        (place / "map" / "schema").mkdir(exist_ok=True)
        for name, schema in schema_files().items():
            (place / "map" / "schema" / name).write_text(schema, encoding="utf-8")
        for code, file, line in re.findall(rf"{VALUE_CODES.pattern}:(\d+)", case.said, re.MULTILINE):
            kind = kind_of(file)
            if not kind or code in BEYOND or "[NSP0" in case.said:  # text that is no YAML yet
                continue
            path = place / "map" / file
            marks = server.open(path, modeline(kind) + path.read_text(encoding="utf-8"))
            server.close(path)
            # The modeline is one line more, and the server counts from 0. What cannot be below a name is marked there.
            at = (int(line), int(line) + 1 if code == "NSP104" else 0)
            here = [mark["message"] for mark in marks if mark["range"]["start"]["line"] in at]
            assert here, (case.title, code, marks)
            assert [said for said in here if not said.startswith("hier hoort ") and not ENGLISH.match(said)] == []
            marked, english = marked + 1, english + (not any(said.startswith("hier hoort ") for said in here))
    assert marked > 40
    version = json.loads((program.parents[1] / "package.json").read_text(encoding="utf-8"))["version"]
    text = f"""## A text editor with our schemas

Tried by `make trial` with yaml-language-server {version} (Red Hat, as in VS Code), spoken to over its protocol,
with the schemas and the corpus of planted mistakes: each of {marked} wrong values is marked in the line that
`nsp check` names, {marked - english} with our own Dutch sentence and {english} in words of the server
("Missing property", "Property … is not allowed", "Value is below the minimum"): it takes no others there, or they
would not say which name is meant. The files that `nsp new` writes have no marks; hovering and completing work by
the first line of each; no example is filled in.
"""
    write_section(MEASURED, BEGIN, END, text)


def test_kinds_are_all_tried() -> None:
    """The corpus has wrong values in files of more than one kind."""
    files = {file for case in WRONG_VALUES for _, file in VALUE_CODES.findall(case.said)}
    assert {kind_of(file) for file in files} >= {"noodsteunpunt", *KINDS.values()} - {"permalinks"}
