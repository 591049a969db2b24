"""A value of every field of a part of the model, made of the examples that stand in the model itself."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from noodsteunpunt.model.base import Part


def example_of(part: type[BaseModel]) -> dict[str, Any]:
    """What an editor could write in a file, with every key that has an example; text as YAML gives it."""
    values: dict[str, Any] = {}
    for name, field in part.model_fields.items():
        inner = part_in(field.annotation)
        if field.examples:
            values[name] = field.examples[0]
        elif inner is not None:
            one = example_of(inner)
            shapes: dict[Any, Any] = {dict: {"en": one}, tuple: [one]}
            values[name] = shapes.get(get_origin(field.annotation), one)
    return values


def part_in(annotation: Any) -> type[Part] | None:
    """The part inside `Part | None`, `tuple[Part, ...]` or `dict[str, Part]`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (part_in(inner) for inner in get_args(annotation))
    return next((part for part in found if part), None)
