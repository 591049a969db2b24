"""A part of the model as YAML to fill in: every field with what it means, what may be left out behind a #.

Made from the model itself, so a new field is in it from its first day.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from ..load.yamltext import Value, scalar
from ..model.base import Part, explained
from ..model.fields.field import Field

WIDTH = 100
FROM_THE_FILE_NAME = "id"
EXAMPLE_LANGUAGE = "en"


@dataclass(frozen=True)
class _Line:
    """One line of the file. depth: in steps of two spaces. used: false for a value that waits behind a #."""

    text: str
    depth: int = 0
    used: bool = True

    def __str__(self) -> str:
        return f"{'  ' * self.depth}{'' if self.used else '#'}{self.text}".rstrip()


def commented(part: type[Part], given: Mapping[str, Value]) -> str:
    """The lines of a file of this kind. given: values by field, in blocks as in the file.

    Take the # away that stands right before a name, and the line counts.
    """
    fields = (name for name in part.model_fields if name != FROM_THE_FILE_NAME)
    blocks = ("\n".join(map(str, _field(name, explained(part)[name], given.get(name)))) for name in fields)
    return "\n\n".join(blocks) + "\n"


def _field(name: str, field: FieldInfo, given: Value | None) -> list[_Line]:
    """The comment of a field, its name, and its value or what stands below it."""
    inside = list(_inside([*field.metadata, field.annotation]))
    part = next((one for one in inside if isinstance(one, type)), None)
    kind = next((one for one in inside if isinstance(one, Field)), None)
    shape = get_origin(field.annotation)
    many = shape in {tuple, dict}
    if part:
        below = [line for key, value in explained(part).items() for line in _field(key, value, _of(given, key))]
    else:
        below = list(_items(given, kind)) if many else []
    if part and many:
        below = list(_one_of_many(below, shape is dict))
    used = _is_used(field, given, below)
    value = "" if part or many else _value(given, field)
    lines = [_Line(f"{name}: {value}", used=used), *(_below(line, used) for line in below)]
    return [*(_Line(f"# {line}") for line in _meaning(field, kind, many)), *lines]


def _is_used(field: FieldInfo, given: Value | None, below: list[_Line]) -> bool:
    """Whether the editor has to look at a field: it is needed, has a value, or says that something is not known."""
    filled = isinstance(field.default, Part) and any(line.used and not line.text.startswith("#") for line in below)
    return given is not None or field.is_required() or isinstance(field.default, StrEnum) or filled


def _below(line: _Line, used: bool) -> _Line:
    is_comment = line.text.startswith("# ")
    return replace(line, depth=line.depth + 1, used=is_comment or (line.used and used))


def _items(given: Value | None, kind: Field | None) -> Iterator[_Line]:
    """A list of single values: those given, or all there are to choose from, or room for one."""
    if given is not None and not isinstance(given, str | Mapping):
        yield from (_Line(f"- {scalar(item)}") for item in given)
    elif kind:
        yield from (_Line(f"- {item}", used=False) for item in kind.schema.get("enum", ("",)))


def _one_of_many(block: list[_Line], by_language: bool) -> Iterator[_Line]:
    """A block as one item of a list, or below a language, without its comments."""
    values = [line for line in block if not line.text.startswith("# ")]
    if by_language:
        yield _Line(f"{EXAMPLE_LANGUAGE}:", used=False)
    for number, line in enumerate(values):
        dash = "  " if by_language or number else "- "
        yield _Line(f"{dash}{line.text}", line.depth, used=False)


def _meaning(field: FieldInfo, kind: Field | None, many: bool) -> list[str]:
    """The sentence of the model, and what can be written when that is more than some text."""
    sentence = " ".join((field.description or "").split())
    if kind and not many and not kind.expected.startswith("tekst "):
        sentence += f" Schrijf {kind.expected}."
    return textwrap.wrap(sentence, WIDTH)


def _value(given: Value | None, field: FieldInfo) -> str:
    if isinstance(given, str):
        return scalar(given)
    return field.default.value if isinstance(field.default, StrEnum) else ""


def _of(given: Value | None, key: str) -> Value | None:
    return given.get(key) if isinstance(given, Mapping) else None


def _inside(annotations: list[Any]) -> Iterator[Field | type[Part]]:
    """The kinds of value and parts named in a type; of a `dict` those of what it holds, not of its keys."""
    for one in annotations:
        if isinstance(one, Field) or (isinstance(one, type) and issubclass(one, Part)):
            yield one
        elif one is not NoneType:
            inner = get_args(one)
            yield from _inside(list(inner[1:] if get_origin(one) is dict else inner))
