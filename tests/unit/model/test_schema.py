"""A text editor with our schema and the build say the same about a file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.editor.gevallen import CASES, HERE, cases, run

from noodsteunpunt.model.schema import modeline, schema, schema_files
from noodsteunpunt.shipped import shipped_root

KINDS = {
    "locations/gemeente.yml": "gemeente",
    "locations/permalinks.yml": "permalinks",
    "locations/status.yml": "status",
}
# What only the build can know: that a day or time exists, that a check digit is right, that a number is a real one,
# that invisible characters are in a text, and how much of the sea is at 0, 0 (an editor sees only each number).
BEYOND = {"NSP004", "NSP118", "NSP121", "NSP129", "NSP132", "NSP134", "NSP136", "NSP139", "NSP143", "NSP144", "NSP145"}
# A wrong value, with the file it is in.
VALUE_CODES = re.compile(r"^fout\[(NSP1\d\d)\]: .*\n +--> (\S+?\.yml):", re.MULTILINE)


def kind_of(file: str) -> str | None:
    below = {"locations/punten": "noodsteunpunt", "locations/initiatieven": "initiatief"}
    return KINDS.get(file) or below.get(file.rpartition("/")[0])


class _Editor(yaml.SafeLoader):
    """YAML as an editor's language server reads it: the core schema of YAML 1.2, without dates and 8:30 as a number."""


_Editor.yaml_implicit_resolvers = {}
for name, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$", "-+.0123456789"),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(first))


def underlined(kind: str, text: str) -> bool:
    """Whether an editor would mark something in a file."""
    try:
        values = yaml.load(text, Loader=_Editor)
    except yaml.YAMLError:
        return True
    return not jsonschema.Draft7Validator(schema(kind)).is_valid(values)


@pytest.mark.parametrize("kind", [name.removesuffix(".schema.json") for name in schema_files()])
def test_schema_is_draft_07_and_dutch_at_every_key(kind: str) -> None:
    """Every key has a Dutch sentence, also deep inside; no other key is taken; no English is left."""
    made = schema(kind)
    jsonschema.Draft7Validator.check_schema(made)
    blocks = [made, *made.get("definitions", {}).values()]
    for block in blocks:
        assert block["additionalProperties"] is False
        assert "description" not in block
        assert all(value["description"] for value in block["properties"].values())
    text = json.dumps(made)
    assert "$defs" not in text
    assert '"null"' not in text
    assert set(re.findall(r"#/definitions/(\w+)", text)) == set(made.get("definitions", {}))


def good_files() -> Iterator[tuple[str, Path]]:
    for root in (HERE / "gemeente", shipped_root()):
        for path in sorted((root / "locations").rglob("*.yml")):
            kind = kind_of(path.relative_to(root).as_posix())
            assert kind is not None
            yield kind, path


@pytest.mark.parametrize(
    ("kind", "path"), list(good_files()), ids=lambda value: value.stem if isinstance(value, Path) else value
)
def test_editor_marks_nothing_in_a_good_file(kind: str, path: Path) -> None:
    """What the build takes, the editor does not underline."""
    assert not underlined(kind, path.read_text(encoding="utf-8"))


WRONG_VALUES = [
    case for path in sorted(CASES.glob("*.txt")) for case in cases(path)
    if case.command == case.__class__.command and VALUE_CODES.search(case.said)
]  # fmt: skip


@pytest.mark.parametrize("case", WRONG_VALUES, ids=lambda case: case.title)
def test_editor_marks_what_the_build_refuses(case: Any, tmp_path: Path) -> None:
    """Every wrong value of the corpus, but for the few that a schema cannot know."""
    run(case, tmp_path)
    for code, file in VALUE_CODES.findall(case.said):
        kind = kind_of(file)
        if kind and code not in BEYOND:
            text = (tmp_path / "map" / file).read_text(encoding="utf-8")
            assert underlined(kind, text), (code, file)


def test_corpus_has_enough_wrong_values() -> None:
    """The test above looks at something."""
    assert len(WRONG_VALUES) > 40


def test_modeline_leads_to_the_schema() -> None:
    """From the place of each file, the line in it leads to the folder with schemas."""
    assert modeline("noodsteunpunt") == "# yaml-language-server: $schema=../../schema/noodsteunpunt.schema.json\n"
    assert modeline("gemeente") == "# yaml-language-server: $schema=../schema/gemeente.schema.json\n"
    for kind, file in (("gemeente", "locations/gemeente.yml"), ("noodsteunpunt", "locations/punten/x.yml")):
        there = Path("/map", file).parent.joinpath(modeline(kind).partition("=")[2].strip())
        assert there.resolve() == Path(f"/map/schema/{kind}.schema.json").resolve()


def test_published_schemas_are_current() -> None:
    """What stands in the folder `schema` here is what this version writes; renew it with `nsp schema .`."""
    folder = Path(__file__).parents[3] / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")} == schema_files()
