"""JSON and GeoJSON to rows of text: a list of objects, or a layer of points from a map program."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..geo.written import X_M, Y_M, within
from ..model.columns import join_items
from .table import Fault, Row, Table, refuse, tidy

# Line, text by name, and what is wrong before anybody looks.
_Item = tuple[int, dict[str, str], tuple[Fault, ...]]
_SPACE = re.compile(r"[\s,\[]*")
_NO_POINT = Fault(-1, "deze vorm op de kaart is geen punt", "teken een punt bij de ingang en exporteer de laag opnieuw")


def read_json(text: str, file: str, encoding: str) -> Table:
    """The list in the text of a JSON or GeoJSON file. Raises FolderError."""
    try:
        whole = json.loads(text, parse_int=str, parse_float=str)
        layer = isinstance(whole, dict) and isinstance(whole.get("features"), list)
        found = [(0, one) for one in whole["features"]] if layer else list(_items(text))
    except (ValueError, RecursionError, IndexError):
        raise refuse(file, 0, "dit bestand is geen geldige JSON", "exporteer het opnieuw, of als CSV") from None
    if not found or not all(isinstance(item, dict) for _, item in found):
        what = "dit JSON-bestand is geen lijst van objecten"
        raise refuse(file, 0, what, 'zet de plekken in één lijst: [{"naam": …, "lat": …, "lon": …}, …]')
    if layer:
        return _layer(found, file, encoding)
    flat: list[_Item] = [(line, _flat(item), ()) for line, item in found]
    return Table(file, f"JSON-lijst, {encoding}", "", *_table(flat), unit="object")


def _layer(found: list[tuple[int, Any]], file: str, encoding: str) -> Table:
    """The features of a map layer; where a point is becomes two more columns."""
    items: list[_Item] = []
    for line, feature in found:
        position = _point(feature.get("geometry"))
        first, second = ("x", "y") if position and _in_metres(*position) else ("lon", "lat")
        own = {first: position[0], second: position[1]} if position else {}
        properties = feature.get("properties") if isinstance(feature.get("properties"), dict) else {}
        # Where the point lies on the map goes before what was written about it.
        told = {name: text for name, text in _flat(properties).items() if name.lower() not in _PLACE or not own}
        items.append((line, {**told, **own}, () if position else (_NO_POINT,)))
    return Table(file, f"GeoJSON met punten, {encoding}", "", *_table(items), unit="object")


_PLACE = {"lat", "lon", "x", "y", "locatie.lat", "locatie.lon", "latitude", "longitude"}


def _table(items: list[_Item]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    names = tuple(dict.fromkeys(name for _, item, _ in items for name in item))
    rows = (
        Row(line, number, tuple(item.get(name, "") for name in names), faults)
        for number, (line, item, faults) in enumerate(items, start=1)
    )
    return names, tuple(rows)


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """The items of a list with the line on which each begins; numbers stay text. Nothing when it is no list."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at, line = 0, 1
    if not text.lstrip().startswith("["):
        return
    while True:
        begin = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches nothing at least
        if text[begin] == "]":
            return
        line += text.count("\n", at, begin)
        item, end = decoder.raw_decode(text, begin)
        yield line, item
        line += text.count("\n", begin, end)
        at = end


def _flat(item: Mapping[str, Any], path: str = "") -> dict[str, str]:
    """Text by name; blocks inside become "locatie.straat", lists of text become one cell."""
    flat: dict[str, str] = {}
    for name, value in item.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{path}{name}.")
        else:
            flat[f"{path}{name}"] = _cell(value)
    return flat


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return join_items(value)
    return tidy(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _point(geometry: Any) -> tuple[str, str] | None:
    """The two numbers of a point as they were written, or None when it is another shape."""
    if not isinstance(geometry, dict):
        return None
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        coordinates = coordinates[0]
    elif geometry.get("type") != "Point":
        return None
    if isinstance(coordinates, list) and len(coordinates) >= 2 and all(isinstance(one, str) for one in coordinates[:2]):
        return coordinates[0], coordinates[1]
    return None


def _in_metres(first: str, second: str) -> bool:
    """Whether two numbers are RD metres, which degrees can never be."""
    try:
        x_m, y_m = float(first), float(second)
    except ValueError:
        return False
    return within(x_m, X_M) and within(y_m, Y_M)
