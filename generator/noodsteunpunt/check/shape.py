"""What the model knows of the place of a key: the part it belongs to, and whether it must be there."""

from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..load.yamlfile import Key


def part_at(part: type[BaseModel], path: Key) -> type[BaseModel] | None:
    """The part that the keys at `path` belong to; None where there are no keys of ours."""
    inner: type[BaseModel] | None = part
    for step in path:
        field = inner.model_fields.get(str(step)) if inner else None
        if field:
            inner = _part_in(field.annotation)
    return inner


def is_required(part: type[BaseModel], key: Key) -> bool:
    """Whether the file must have this name."""
    field = _field_at(part, key)
    return field is not None and field.is_required()


def is_by_name(part: type[BaseModel], key: Key) -> bool:
    """Whether the names below `key` are free, as languages are below `vertaling`."""
    field = _field_at(part, key)
    return field is not None and get_origin(field.annotation) is dict


def _field_at(part: type[BaseModel], key: Key) -> FieldInfo | None:
    """What is known of the name at `key`; None when it is not one of ours."""
    above = part_at(part, key[:-1])
    return above.model_fields.get(str(key[-1])) if above else None


def _part_in(annotation: Any) -> type[BaseModel] | None:
    """The part inside `Part | None`, `tuple[Part, ...]` or `dict[str, Part]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return _first(_part_in(inner) for inner in get_args(annotation))


def _first(found: Iterable[type[BaseModel] | None]) -> type[BaseModel] | None:
    return next((part for part in found if part), None)
