"""What every part of the model has in common."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any

import pydantic
from pydantic.fields import FieldInfo


def _add_descriptions(schema: dict[str, Any], part: type[pydantic.BaseModel]) -> None:
    for name, field in explained(part).items():
        if field.description:
            schema["properties"][name]["description"] = field.description


class Part(pydantic.BaseModel):
    """A frozen part of the model. An unknown key is refused, so a private field can never slip in.

    The docstring of every attribute says in Dutch what an editor writes there, and `such_as` gives an example;
    the handbook and the JSON Schema for text editors take both from here, with `explained`.
    """

    model_config = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid", json_schema_extra=_add_descriptions)


@cache
def explained(part: type[pydantic.BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a part with their docstrings as descriptions.

    Pydantic can find these by itself, but does so at every start, and reads the source again for every part.
    """
    for base in reversed(part.__mro__):
        if issubclass(base, Part) and base is not Part:
            for name, said in _docstrings(base):
                part.model_fields[name].description = said
    return part.model_fields


def _docstrings(part: type[pydantic.BaseModel]) -> Iterator[tuple[str, str]]:
    """The attributes of one class with the text below each, as it stands in the source."""
    (made,) = ast.parse(dedent(inspect.getsource(part))).body
    assert isinstance(made, ast.ClassDef)
    for attribute, below in pairwise(made.body):
        if isinstance(attribute, ast.AnnAssign) and isinstance(below, ast.Expr):
            name, said = ast.unparse(attribute.target), ast.literal_eval(below.value)
            yield name, inspect.cleandoc(said)


def such_as(example: str | list[str] | dict[str, str]) -> Any:
    """What an editor could write for a field: the value as it stands in YAML, all text."""
    return pydantic.Field(examples=[example])
