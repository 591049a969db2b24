"""JSON Schema (draft-07) of the files an editor writes, from the same model that the build reads them with.

A text editor with a YAML language server shows the Dutch explanation of every key, completes keys and words, and marks
most mistakes while somebody types. Rules about more than one value, and dates that do not exist, only the build knows.
"""

import json
from typing import Any

from .base import Part
from .gemeente import Gemeente
from .initiatief import Initiatief
from .noodsteunpunt import Noodsteunpunt
from .permalinks import Permalinks
from .prive import Coordinatiepunt, PriveVanPunt
from .status import Status

FOLDER = "schema"
_DRAFT = "http://json-schema.org/draft-07/schema#"
# By kind: the part, what it is in Dutch, and the way from its file to the folder with schemas; none for private files.
_KINDS: dict[str, tuple[type[Part], str, str]] = {
    "gemeente": (Gemeente, "De gemeente: locations/gemeente.yml", "../"),
    "noodsteunpunt": (Noodsteunpunt, "Eén noodsteunpunt: locations/punten/<id>.yml", "../../"),
    "initiatief": (Initiatief, "Eén initiatief van buren: locations/initiatieven/<id>.yml", "../../"),
    "permalinks": (Permalinks, "De codes: locations/permalinks.yml, geschreven door nsp register", "../"),
    "status": (Status, "Wat er vandaag is: locations/status.yml", "../"),
    "coordinatiepunt": (Coordinatiepunt, "Eén coördinatiepunt, in de privémap: coordinatiepunten/<id>.yml", ""),
    "prive-van-punt": (PriveVanPunt, "Wat alleen medewerkers van een punt weten, in de privémap: punten/<id>.yml", ""),
}
# The name of the file is the id.
_FROM_FILE_NAME = "id"
# Words of pydantic that say nothing to an editor.
_NOISE = {"title", "default"}
_LIST = "hier hoort een lijst: elk onderdeel op een eigen regel, met een streepje ervoor"
_BLOCK = "hier hoort een blok: de onderdelen eronder, elk op een eigen regel en twee spaties ingesprongen"
_HOLD_NAMES = {"properties", "patternProperties", "$defs"}


def modeline(kind: str) -> str:
    """The first line of a file of ours, which tells a text editor where its schema is. kind: as in `schema_files`."""
    return f"# yaml-language-server: $schema={_KINDS[kind][2]}{FOLDER}/{_file_name(kind)}\n"


def schema_files() -> dict[str, str]:
    """The text of every schema by its file name; they belong in the folder `schema` of a municipality."""
    return {_file_name(kind): f"{json.dumps(schema(kind), ensure_ascii=False, indent=1)}\n" for kind in _KINDS}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file."""
    part, title, _ = _KINDS[kind]
    made = _tidy(part.model_json_schema())
    blocks = made.pop("$defs", {})
    for block in (made, *blocks.values()):
        block.pop("description", None)  # English, for who reads the model; the keys are explained in Dutch
    for block in blocks.values():
        del block["type"]
    if kind not in {"gemeente", "permalinks", "status"}:
        del made["properties"][_FROM_FILE_NAME]
        made["required"] = [name for name in made.get("required", []) if name != _FROM_FILE_NAME]
    return {"$schema": _DRAFT, "title": title, **made, **({"definitions": blocks} if blocks else {})}


def _such_as(said: dict[str, Any], example: Any) -> str:
    """An example in words: from `examples` a text editor fills in that very value, and somebody else's position stays.

    Not of a word to choose, because all of them are shown, nor of a block, whose keys have examples of their own.
    """
    words = example if isinstance(example, list) else [example]
    if "enum" in said or "enum" in said.get("items", {}) or not all(isinstance(word, str) for word in words):
        return ""
    return f" Zoals: {'; '.join(words)}"


def _file_name(kind: str) -> str:
    return f"{kind}.schema.json"


def _tidy(node: Any, *, names: bool = False) -> Any:
    """The same schema in the words of draft-07, without what is only of use to pydantic.

    names: whether the keys of `node` are names of an editor's, not words of JSON Schema.
    """
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: _tidy(value) for name, value in node.items()}
    said = {name: value for name, value in node.items() if name not in _NOISE}
    if "anyOf" in said:  # a value or nothing; a key without a value is a mistake here
        [kept] = [option for option in said.pop("anyOf") if option != {"type": "null"}]
        said = {**kept, **said}
    reference = said.pop("$ref", "").replace("#/$defs/", "#/definitions/")
    if "patternProperties" in said:
        said["additionalProperties"] = False
    if said.get("type") == "array":
        said["errorMessage"] = _LIST
    if examples := said.pop("examples", ()):
        said["description"] += _such_as(said, examples[0])
    tidy = {name: _tidy(value, names=name in _HOLD_NAMES) for name, value in said.items()}
    # Draft-07 looks at nothing beside a reference. The type stands here, where a text editor needs it to complete a
    # name with its colon, and not in the block itself, where its message would be about each key as well.
    return {**tidy, "type": "object", "errorMessage": _BLOCK, "allOf": [{"$ref": reference}]} if reference else tidy
