"""One file's text values to one part of the model; pydantic's findings become Dutch sentences with a line."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..load.yamlfile import Entries, Key
from ..model.base import Part
from ..model.problem import Problem, did_you_mean, one_of

P = TypeVar("P", bound=Part)


def to_part(part: type[P], entries: Entries, **known: object) -> tuple[P | None, list[Problem]]:
    """The part made of a file's values and what is `known` from elsewhere, such as the id from the file name.

    None and the problems when it cannot be made. What was said about reading the file comes first.
    """
    said = list(entries.problems)
    if not entries.readable:
        return None, said
    if clash := [key for key in known if key in entries.values]:
        repair = "haal deze regel weg"
        return None, [*said, *(entries.problem((key,), f"'{key}' hoort hier niet", repair) for key in clash)]
    try:
        return part.model_validate({**entries.values, **known}), said
    except ValidationError as error:
        return None, [*said, *(_to_problem(part, entries, detail) for detail in error.errors(include_url=False))]


def _to_problem(part: type[Part], entries: Entries, detail: ErrorDetails) -> Problem:
    key: Key = tuple(step for step in detail["loc"] if step not in _NOT_KEYS)
    kind = detail["type"]
    if kind == "nsp_field":
        return entries.problem(key, detail["ctx"]["what"], detail["ctx"]["repair"])
    if kind == "missing":
        return entries.problem(key, f"'{key[-1]}' ontbreekt", f"voeg een regel '{key[-1]}: …' toe")
    if kind == "extra_forbidden":
        known = _known_keys(part, key[:-1])
        near = did_you_mean(str(key[-1]), known)
        repair = f"bedoelt u '{near}'?" if near else f"haal de regel weg; hier kan: {one_of(known)}"
        return entries.problem(key, f"'{key[-1]}' ken ik hier niet", repair)
    if kind in {"too_short", "too_long"} and "actual_length" in (context := detail.get("ctx", {})):
        needed = context.get("min_length") or context.get("max_length")
        what = f"deze lijst heeft {context['actual_length']} onderdelen, het moeten er {needed} zijn"
        return entries.problem(key, what, "tel de onderdelen na")
    what, repair = _SHAPES.get(kind, ("deze waarde kan hier niet", "kijk in het handboek wat hier hoort"))
    return entries.problem(key, what, repair)


# What pydantic puts in a place for the name of a key, or for one of two shapes (`model/herkenning.py`).
_NOT_KEYS = {"[key]", "[blok]", "[tekst]"}
_LIST = ("hier hoort een lijst", "zet elk onderdeel op een eigen regel die met een streepje begint")
_BLOCK = ("hier hoort een blok", "zet de onderdelen eronder, elk op een eigen regel en twee spaties ingesprongen")
_SHAPES = {"tuple_type": _LIST, "model_type": _BLOCK, "model_attributes_type": _BLOCK, "dict_type": _BLOCK}


def _known_keys(part: type[BaseModel], path: Key) -> list[str]:
    """The keys an editor can use at `path`."""
    for step in path:
        field = part.model_fields.get(str(step))
        if field:
            part = _part_in(field.annotation) or part
    return list(part.model_fields)


def _part_in(annotation: Any) -> type[BaseModel] | None:
    """The part inside `Part | None`, `tuple[Part, ...]` or `dict[str, Part]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return _first(_part_in(inner) for inner in get_args(annotation))


def _first(found: Iterable[type[BaseModel] | None]) -> type[BaseModel] | None:
    return next((part for part in found if part), None)
