"""What the handbook says is what the program does: every code, every field, every command and every file."""

import importlib.util
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from tests.examples import part_in

from noodsteunpunt.check.uitleg import explanations
from noodsteunpunt.check.values import to_part
from noodsteunpunt.cli.arguments import parse
from noodsteunpunt.cli.messages import as_explanation
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.model.base import Part

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
PAGES = [DOCS / "index.md", *sorted((DOCS / "handboek").glob("*.md"))]
# Files that are a reader's own or that the program makes: by how they begin or end, with what they are.
NOT_OURS = {
    r"(?:UIT|dist|alkmaar|\.venv)/.*": "what a command made",
    r".*<\w+>.*": "a name that differs",
    r"locations/(?:status\.yml|logo\.png)|status\.yml|de-brink\.yml": "what only some folders have",
    r"content/\w+/paginas/contact\.md|/(?:contact|nu|72-uur)/": "what only some folders have",
    r"(?:flyer-wijk-.*\.pdf|bestelling\.csv|dekking\.\w+|index\.html|404\.html|/1055/)": "below the folder just named",
    r"(?:noodrem/)?sw\.js|status\.json": "part of a built site",
    r"\.osm(?:\.pbf)?|\.geojson": "a kind of file",
}


def made(name: str) -> ModuleType:
    """A module beside the configuration of the handbook."""
    path = REPOSITORY / "scripts" / "handboek" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VELDEN, MELDINGEN = made("velden"), made("meldingen")


def as_read(markdown: str) -> str:
    """Text without the signs of Markdown and of line ends."""
    return " ".join(re.sub(r"\\([^a-zA-Z\d\s])", r"\1", markdown).split())


@pytest.mark.parametrize("code", explanations())
def test_a_page_says_what_explain_says(code: str) -> None:
    """Every sentence and every example of `nsp explain` is on the page of the code."""
    page = as_read(MELDINGEN.page(explanations()[code]))
    for paragraph in as_explanation(explanations()[code]).split("\n\n"):
        assert as_read(re.sub(r"^(?:Fout|Goed):\n", "", paragraph)) in page


def test_index_has_every_code_in_order() -> None:
    """All codes by number, each with its title and a link; a new group of numbers needs a heading."""
    lines = re.findall(r"^- \[`(NSP\d{3})`\]\((NSP\d{3})\.md\) (.+)$", MELDINGEN.index(), re.MULTILINE)
    assert [(code, code, said.titel) for code, said in explanations().items()] == [
        (code, page, as_read(title)) for code, page, title in lines
    ]


def test_a_page_shows_the_sentences_of_the_program() -> None:
    """Who searches for the sentence on the screen finds the page."""
    page = as_read(MELDINGEN.page(explanations()["NSP123"]))
    assert "fout[NSP123]: in '52,55120' staat een komma" in page


class _Terms(HTMLParser):
    """The anchors of all fields on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "dt":
            self.found.append(dict(attrs)["id"] or "")


def fields_below(part: type[Part], path: str, left_out: frozenset[str]) -> list[str]:
    """The dotted names of all fields of a file."""
    found = []
    for name, field in part.model_fields.items():
        if name not in left_out:
            inner = part_in(field.annotation)
            found += [f"{path}.{name}", *(fields_below(inner, f"{path}.{name}", frozenset()) if inner else [])]
    return found


def test_every_field_of_every_file_is_there_once() -> None:
    """Nothing that an editor can write is missing, and no two fields have one anchor."""
    terms = _Terms()
    terms.feed(VELDEN.page())
    expected = [name for file in VELDEN.FILES for name in fields_below(file.part, file.anker, file.not_written)]
    assert sorted(terms.found) == sorted(expected)


def test_what_belongs_in_a_field_is_said_once() -> None:
    """A date or a block is one kind of value, however the model names it."""
    page = VELDEN.page()
    assert '<p class="soort">Een datum zoals 2026-11-21.</p>' in page
    assert re.findall(r'"soort">(.+) of \1\.</p>', page, re.IGNORECASE) == []


@pytest.mark.parametrize("name", [path.stem for path in (REPOSITORY / "schema").glob("*.json")])
def test_every_file_with_a_schema_is_there(name: str) -> None:
    """Whoever adds a kind of file adds it to the handbook; the register is written by the program alone."""
    titles = {"prive-van-punt": "prive", "permalinks": ""}
    kind = name.removesuffix(".schema")
    assert titles.get(kind, kind) in {"", *(file.anker for file in VELDEN.FILES)}


@pytest.mark.parametrize("title", [file.titel for file in VELDEN.FILES if file.yaml])
def test_a_whole_example_can_be_copied(title: str) -> None:
    """The example of a file is read without one complaint, as an editor would paste it."""
    [file] = [file for file in VELDEN.FILES if file.titel == title]
    section = VELDEN.page().split(f"## {title} {{")[1]
    text = re.findall(r"``` \{ \.yaml \.voorbeeld \}\n(.*?)\n```", section, re.DOTALL)[0]
    name = "\nid: een-punt" if "id" in file.part.model_fields else ""  # of the file
    assert to_part(file.part, read_yaml(f"{text}{name}\n".encode(), "f.yml"))[1] == []


def commands(text: str) -> list[str]:
    """Every command line of nsp in a page: in blocks, and between words."""
    blocks = re.findall(r"^ *```\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.split("\n")]
    inline = re.findall(r"`(nsp [^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line for line in (*lines, *inline) if line.startswith("nsp ")]


@pytest.mark.parametrize("path", [REPOSITORY / "README.md", *PAGES], ids=lambda path: path.stem)
def test_every_command_is_understood(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program accepts each command of the handbook as it stands there; one that is only named exists."""
    refused = []
    for line in commands(path.read_text(encoding="utf-8")):
        words = shlex.split(line, comments=True)[1:]
        only_named = not any(word.startswith("-") or word != word.lower() or "." in word for word in words)
        try:
            parse([*words, "--help"] if only_named else words)
        except SystemExit as stop:
            if stop.code:
                refused.append(f"{line}: {capsys.readouterr().err.strip()}")
    assert refused == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_file_that_is_named_exists(path: Path) -> None:
    """A file between backticks is in the repository, or in the example municipality, or is the reader's own."""
    text = re.sub(r"^ *```.*?^ *```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    names = re.findall(r"`([\w<>./-]*(?:\.(?:yml|geojson|json|svg|png|md|csv|js|html|pdf|osm|pbf)|/))`", text)
    places = (REPOSITORY, REPOSITORY / "locations", REPOSITORY / "content" / "nl")
    gone = [
        name
        for name in names
        if not any((place / name).exists() for place in places) and not any(re.fullmatch(own, name) for own in NOT_OURS)
    ]
    assert gone == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_block_of_yaml_is_yaml(path: Path) -> None:
    """What an editor copies from a page is a block with names and values."""
    for block in re.findall(r"^( *)```yaml\n(.*?)^ *```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        assert isinstance(yaml.load(block[1], Loader=yaml.BaseLoader), dict)


def test_pictures_are_small_and_described() -> None:
    """Every picture in the handbook has words for who cannot see it, and none is heavy."""
    pictures = [
        (match[1], (path.parent / match[2]).resolve())
        for path in PAGES
        for match in re.finditer(r"!\[([^\]]*)\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    ]
    assert pictures
    assert [words for words, _ in pictures if len(words) < 20] == []
    assert max(picture.stat().st_size for _, picture in pictures) < 150_000
    assert sum(path.stat().st_size for path in (DOCS / "beeld").iterdir()) < 1_000_000
