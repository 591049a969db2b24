"""What every part of the model has in common."""

from typing import Any

import pydantic


class Part(pydantic.BaseModel):
    """A frozen part of the model. An unknown key is refused, so a private field can never slip in.

    The docstring of every attribute says in Dutch what an editor writes there, and `such_as` gives an example;
    the handbook and the JSON Schema for text editors take both from here.
    """

    model_config = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)


def such_as(example: str | list[str] | dict[str, str]) -> Any:
    """What an editor could write for a field: the value as it stands in YAML, all text."""
    return pydantic.Field(examples=[example])
