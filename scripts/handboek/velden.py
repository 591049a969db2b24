"""The page of the handbook with every field of every file an editor writes, made from the model itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from tests.examples import example_of, part_in

from noodsteunpunt.check.documents import Voorkant
from noodsteunpunt.load.yamltext import Value, lines_of
from noodsteunpunt.model.base import Part, explained
from noodsteunpunt.model.fields.field import Field
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.initiatief import Initiatief
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.schets import SchetsBron
from noodsteunpunt.model.status import Status
from noodsteunpunt.model.wijk import Wijk
from noodsteunpunt.model.woorden import TaalGegevens

_NEEDS_NO_QUOTES = re.compile(r'"(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|https://[^"#]*)"')
NOT_WRITTEN = {"id"}  # comes from the name of the file


@dataclass(frozen=True)
class Bestand:
    """One kind of file. anker: of its heading. not_written: fields that do not stand in it. yaml: false for GeoJSON."""

    titel: str
    anker: str
    bestand: str
    part: type[Part]
    uitleg: str = ""
    not_written: frozenset[str] = frozenset(NOT_WRITTEN)
    yaml: bool = True


FILES = (
    Bestand("Een noodsteunpunt", "noodsteunpunt", "locations/punten/<id>.yml", Noodsteunpunt),
    Bestand("De gemeente", "gemeente", "locations/gemeente.yml", Gemeente),
    Bestand(
        "Een wijk", "wijk", "locations/wijken.geojson", Wijk,
        "Dit zijn de eigenschappen (`properties`) van elk vlak. Het vlak zelf tekent u in een kaartprogramma.",
        frozenset({"vlakken"}), yaml=False,
    ),
    Bestand("Wat buren zelf regelen", "initiatief", "locations/initiatieven/<id>.yml", Initiatief),
    Bestand("De status", "status", "locations/status.yml", Status),
    Bestand(
        "De schets voor de flyer", "schets", "locations/schets.geojson", SchetsBron,
        "Dit staat naast `\"type\"`, boven in het bestand.", yaml=False,
    ),
    Bestand("Een eigen pagina", "pagina", "content/<taal>/paginas/<naam>.md", Voorkant,
            "Dit staat boven in het bestand, tussen twee regels met `---`. Daaronder staat de tekst."),
    Bestand("Een taal", "taal", "content/<taal>/taal.yml", TaalGegevens),
    Bestand("Een coördinatiepunt", "coordinatiepunt", "PRIVEMAP/coordinatiepunten/<id>.yml", Coordinatiepunt,
            "Deze map staat buiten de map van uw gemeente. Niets eruit wordt openbaar."),
    Bestand("Privégegevens van een punt", "prive", "PRIVEMAP/punten/<id>.yml", PriveVanPunt,
            "Ook dit wordt nooit openbaar."),
)  # fmt: skip


def page() -> str:
    """The page in Markdown; the fields are HTML, because a table of them is too wide for a phone."""
    parts = ["# Alle velden", INTRO]
    for file in FILES:
        parts += [f"## {file.titel} {{ #{file.anker} }}", f"Bestand: `{file.bestand}`", file.uitleg]
        if file.yaml:
            parts += ["Alles ingevuld, als voorbeeld:", _example_block(file)]
        parts += _blocks(file)
    return "\n\n".join(part for part in parts if part) + "\n"


INTRO = (
    "Wat u niet weet, laat u weg. Wat **verplicht** is, staat erbij. Deze pagina komt uit het programma zelf, dus wat "
    "hier staat, is wat `nsp` leest. Een voorbeeld is verzonnen: neem nooit een waarde over."
)


def _example_block(file: Bestand) -> str:
    example: dict[str, Value] = example_of(file.part)
    kept = {name: value for name, value in example.items() if name not in file.not_written}
    return "\n".join(["``` { .yaml .voorbeeld }", *_lines(kept), "```"])


def _bare(line: str) -> str:
    """A date, time or web address without quotes, as an editor writes it and as our loader reads it."""
    return _NEEDS_NO_QUOTES.sub(r"\1", line)


def _lines(values: dict[str, Any]) -> Iterator[str]:
    """As `lines_of`, also for a list of blocks."""
    for key, value in values.items():
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield f"{key}:"
            for item in value:
                yield from (f"  {'  ' if number else '- '}{line}" for number, line in enumerate(_lines(item)))
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        else:
            yield from map(_bare, lines_of({key: value}))


def _blocks(file: Bestand) -> Iterator[str]:
    """The fields at the top of a file, and then those of every block in it below a heading of their own."""
    pending: list[tuple[str, type[Part]]] = [("", file.part)]
    while pending:
        path, part = pending.pop(0)
        if path:
            yield f"### {path} {{ #{file.anker}-{path.replace('.', '-').replace('_', '-')} }}"
        skipped = file.not_written if not path else frozenset[str]()
        fields = {name: field for name, field in explained(part).items() if name not in skipped}
        yield _list(file, path, fields)
        inner = [(f"{path}.{name}" if path else name, part_in(field.annotation)) for name, field in fields.items()]
        pending[:0] = [(name, one) for name, one in inner if one]


def _list(file: Bestand, path: str, fields: dict[str, FieldInfo]) -> str:
    return "\n".join(['<dl class="velden">', *(_entry(file, path, *item) for item in fields.items()), "</dl>"])


def _entry(file: Bestand, path: str, name: str, field: FieldInfo) -> str:
    where = ".".join(filter(None, (file.anker, path, name)))
    required = ' <span class="verplicht">verplicht</span>' if field.is_required() else ""
    said = f"<p>{escape(' '.join((field.description or '').split()))}</p>"
    expected = _expected(field)
    said += f'<p class="soort">{escape(expected[0].upper() + expected[1:])}.</p>' if expected else ""
    said += f"<pre><code>{escape(_example(file, name, field))}</code></pre>" if field.examples else ""
    return f'<dt id="{where}"><code>{name}</code>{required}</dt><dd>{said}</dd>'


def _expected(field: FieldInfo) -> str:
    """What belongs here, in the words of the messages."""
    kinds = list(dict.fromkeys(kind.expected for kind in _kinds([*field.metadata, field.annotation])))
    many = {tuple: "een lijst", dict: "per taal of naam"}.get(get_origin(field.annotation), "")
    if inner := part_in(field.annotation):
        block = f"een blok met {', '.join(inner.model_fields)}"
        return " of ".join([f"{many}, met steeds {block}" if many else block, *kinds])
    # Of a `dict` the last kind is that of its values.
    return f"{many}, met steeds {kinds[-1]}" if many else " of ".join(kinds)


def _kinds(annotations: list[Any]) -> Iterator[Field]:
    """The kinds of value in a type; not those inside a part, which has its own fields, nor of the keys of a block."""
    for annotation in annotations:
        if isinstance(annotation, Field):
            yield annotation
        elif not (isinstance(annotation, type) and issubclass(annotation, Part)):
            inner = [*getattr(annotation, "__metadata__", ()), *get_args(annotation)]
            yield from _kinds(inner[1:] if get_origin(annotation) is dict else inner)


def _example(file: Bestand, name: str, field: FieldInfo) -> str:
    if not file.yaml:
        said = str((field.examples or [""])[0])
        return f'"{name}": {said if said.isdecimal() else json.dumps(said, ensure_ascii=False)}'
    return "\n".join(map(_bare, lines_of({name: (field.examples or [""])[0]})))
