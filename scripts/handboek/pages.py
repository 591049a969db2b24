"""Pages of the handbook that are made from the code, so that they never say something else than the program does.

MkDocs calls `on_files` (`hooks` in mkdocs.yml beside this file). Run by `make handboek`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, get_args

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from noodsteunpunt.model.fields import Field
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.status import Status

# Every file an editor writes as YAML, in the order of the page.
FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("Een noodsteunpunt", "locations/punten/<id>.yml", Noodsteunpunt),
    ("De gemeente", "locations/gemeente.yml", Gemeente),
    ("De status", "locations/status.yml", Status),
    ("Een coördinatiepunt", "PRIVEMAP/coordinatiepunten/<id>.yml", Coordinatiepunt),
    ("Privégegevens van een punt", "PRIVEMAP/punten/<id>.yml", PriveVanPunt),
)
NOT_WRITTEN = {"id"}  # comes from the name of the file


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those on disk."""
    files.append(File.generated(config, "naslag/velden.md", content=velden()))
    return files


def velden() -> str:
    """The page with every field of every file."""
    parts = ["# Alle velden", "Wat u niet weet, laat u weg. Wat verplicht is, staat erbij."]
    for title, file, model in FILES:
        parts += [f"## {title}", f"Bestand: `{file}`", _table(model)]
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True)
class _Row:
    key: str
    what: str
    expected: str
    example: str
    required: bool


def _table(model: type[BaseModel]) -> str:
    head = "| veld | wat | wat u schrijft | voorbeeld |\n|---|---|---|---|\n"
    return head + "\n".join(
        f"| `{row.key}`{' (verplicht)' if row.required else ''} | {_cell(row.what)} | {_cell(row.expected)} | "
        f"{f'`{row.example}`' if row.example else ''} |"
        for row in _rows(model)
    )


def _rows(model: type[BaseModel], above: str = "") -> Iterator[_Row]:
    """The fields of a part, those of the parts inside it below it with dotted keys."""
    for name, field in model.model_fields.items():
        if above or name not in NOT_WRITTEN:
            key = f"{above}{name}"
            inner = _part_in(field.annotation)
            if inner is None:
                yield _Row(key, field.description or "", _expected(field), _example(field), field.is_required())
            else:
                yield _Row(key, field.description or "", _shape(field.annotation), "", field.is_required())
                yield from _rows(inner, f"{key}.{_step(field.annotation)}")


def _part_in(annotation: Any) -> type[BaseModel] | None:
    """The part inside `Part | None`, `tuple[Part, ...]` or `dict[str, Part]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for inner in get_args(annotation) if (part := _part_in(inner))), None)


def _shape(annotation: Any) -> str:
    return {"tuple": "een lijst", "dict": "een blok per naam"}.get(_container(annotation), "een blok")


def _step(annotation: Any) -> str:
    """How a key continues inside a list or a block with free names."""
    return {"tuple": "[…].", "dict": "….", "": ""}[_container(annotation)]


def _container(annotation: Any) -> str:
    name = getattr(getattr(annotation, "__origin__", None), "__name__", "")
    return name if name in {"tuple", "dict"} else ""


def _expected(field: FieldInfo) -> str:
    """What belongs here, as the messages say it."""
    kinds = list(_kinds([*field.metadata, field.annotation]))
    inside = {"tuple": "een lijst; elk onderdeel: ", "dict": "een blok; elke waarde: "}
    return inside.get(_container(field.annotation), "") + (kinds[-1].expected if kinds else "")


def _kinds(annotations: list[Any]) -> Iterator[Field]:
    for annotation in annotations:
        if isinstance(annotation, Field):
            yield annotation
        else:
            yield from _kinds([*getattr(annotation, "__metadata__", ()), *get_args(annotation)])


def _example(field: FieldInfo) -> str:
    return str(field.examples[0]) if field.examples else ""


def _cell(text: str) -> str:
    """Text that stays inside a cell of a Markdown table."""
    return escape(text, quote=False).replace("|", "\\|").replace("\n", " ")
