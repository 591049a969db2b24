"""A part of the model as the columns of a list: one dotted key per value, read from the model itself.

A new field in the model is a new column here, in exports, in imports and in the explanation, without a line of code.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .base import Part, explained
from .fields.field import Field

# Stands in a path for any key of a dict, such as the language in vertaling.en.ingang.
ANY = "*"
SEPARATOR = "; "


@dataclass(frozen=True)
class Column:
    """One value of a part, or one list of values.

    path: ("locatie", "straat"). about: the sentence the model has about it, in Dutch. field: the kind of value.
    many: whether it holds several values, joined with "; ". needed: whether every point has it.
    """

    path: tuple[str, ...]
    about: str
    field: Field
    many: bool
    needed: bool

    @property
    def key(self) -> str:
        """The path as an editor writes it: "locatie.straat"."""
        return ".".join(self.path)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of a closed list; empty when it is not one."""
        return tuple(self.field.schema.get("enum", ()))

    @property
    def free_text(self) -> bool:
        """Whether a value may hold any sign, so that a comma does not divide two of them."""
        return "pattern" not in self.field.schema and not self.choices

    def at(self, step: str) -> "Column":
        """This column for one key of a dict: vertaling.*.ingang for "en" is vertaling.en.ingang."""
        path = tuple(step if one == ANY else one for one in self.path)
        return Column(path, self.about, self.field, self.many, self.needed)

    def fits(self, key: str) -> bool:
        """Whether a dotted key is of this column."""
        steps = key.split(".")
        return len(steps) == len(self.path) and self.fits_below(steps)

    def fits_below(self, steps: Sequence[str]) -> bool:
        """Whether this column is of the block at these steps, or of a block inside it."""
        return all(step and one in (ANY, step) for one, step in zip(self.path, steps, strict=False))


def columns_of(part: type[Part], path: tuple[str, ...] = (), needed: bool = True) -> Iterator[Column]:
    """The columns of a part in the order of its fields; those of an inner part follow in its place."""
    for name, info in explained(part).items():
        here = (*path, name)
        always = needed and info.is_required()
        # Pydantic takes the outermost Annotated apart; put together it is what stands in the model.
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        yield from _columns(annotation, here, info.description or "", always)


def _columns(annotation: Any, path: tuple[str, ...], about: str, needed: bool, many: bool = False) -> Iterator[Column]:
    if field := next((item for item in getattr(annotation, "__metadata__", ()) if isinstance(item, Field)), None):
        yield Column(path, about, field, many, needed)
        return
    origin, inner = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield from columns_of(annotation, path, needed)
    elif origin is Annotated:
        yield from _columns(inner[0], path, about, needed, many)
    elif origin in (Union, UnionType):
        for one in inner:
            yield from _columns(one, path, about, needed, many)
    elif origin is tuple:
        yield from _columns(inner[0], path, about, needed, many=True)
    elif origin is dict:
        yield from _columns(inner[1], (*path, ANY), about, needed=False)


def find_column(columns: Iterable[Column], key: str) -> Column | None:
    """The column of a dotted key, or None."""
    return next((column for column in columns if column.fits(key)), None)


def flatten(values: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[str, str]:
    """Text by dotted key for nested values of text; lists are joined."""
    flat: dict[str, str] = {}
    for name, value in values.items():
        here = (*path, name)
        if isinstance(value, Mapping):
            flat |= flatten(value, here)
        else:
            flat[".".join(here)] = join_items(value) if isinstance(value, list | tuple) else str(value)
    return flat


def unflatten(flat: Mapping[str, str], columns: Iterable[Column]) -> dict[str, Any]:
    """Nested values for text by dotted key, in the order of the columns; keys that are no column are left out."""
    nested: dict[str, Any] = {}
    for column in columns:
        keys = sorted(filter(column.fits, flat)) if ANY in column.path else [column.key]
        for key in keys:
            if key not in flat:
                continue
            *above, last = key.split(".")
            block = nested
            for step in above:
                # A block goes before text in its place: herkenningspunt.soort before a free herkenningspunt.
                block[step] = inner if isinstance(inner := block.get(step), dict) else {}
                block = block[step]
            if not isinstance(block.get(last), dict):
                block[last] = split_items(flat[key], column) if column.many else flat[key]
    return nested


def join_items(items: Iterable[str]) -> str:
    """Several values in one cell."""
    return SEPARATOR.join(str(item).replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split_items(text: str, column: Column) -> list[str]:
    """The values in one cell: divided by a semicolon or a line end, and where a comma cannot be meant also by that."""
    items, escaped = [""], False
    dividers = ";\n" if column.free_text else ";\n,"
    for sign in text:
        if escaped:
            items[-1] += sign if sign in "\\;" else f"\\{sign}"
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign in dividers:
            items.append("")
        else:
            items[-1] += sign
    items[-1] += "\\" if escaped else ""
    return [item.strip() for item in items if item.strip()]
