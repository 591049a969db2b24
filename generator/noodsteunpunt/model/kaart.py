"""Street data that maps are drawn from, kept in `locations/geo/kaart.json` (docs/formats/kaart.md)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

VERSIE = 2
MOST_METRES = 300_000  # further from the origin than this lies no municipality
LONGEST_NAME = 100

Plek = tuple[int, int]
Lijn = tuple[Plek, ...]
Rings = tuple[Lijn, ...]


class Lijnsoort(StrEnum):
    """What a line is. A `weg` connects parts of a town, a `straat` is for those who live in it."""

    HOOFDWEG = "hoofdweg"
    WEG = "weg"
    STRAAT = "straat"
    DIENSTWEG = "dienstweg"
    PAD = "pad"
    TRAP = "trap"
    SPOOR = "spoor"
    WATERLOOP = "waterloop"
    VEER = "veer"


class Vlaksoort(StrEnum):
    """What an area is."""

    BEBOUWD = "bebouwd"
    GROEN = "groen"
    WATER = "water"


class Plaatssoort(StrEnum):
    """What has a name without being a line, the largest first."""

    PLAATS = "plaats"
    BUURT = "buurt"
    WATER = "water"
    GROEN = "groen"


@dataclass(frozen=True)
class Benoemd:
    """A line with its name, empty when it has none."""

    naam: str
    punten: Lijn


@dataclass(frozen=True)
class Plaats:
    """A name at a place."""

    naam: str
    soort: Plaatssoort
    plek: Plek


@dataclass(frozen=True)
class Layers:
    """All lines, areas and names of a municipality. Positions are whole metres east and north of `oorsprong`.

    bron: whose data, in the words its licence asks for; it stands below every map.
    oorsprong: (lon, lat) in degrees WGS84; metres are laid flat as `geo.areas.to_metres` does.
    vlakken: per kind, areas that do not overlap; each is an outer ring and its holes, closed.
    """

    bron: str
    oorsprong: tuple[float, float]
    lijnen: Mapping[Lijnsoort, tuple[Benoemd, ...]]
    vlakken: Mapping[Vlaksoort, tuple[Rings, ...]]
    plaatsen: tuple[Plaats, ...] = ()

    def to_json(self) -> str:
        """As text, one line, area or name per line of the file; each position as the step from the one before."""
        lines = {
            soort.value: [_compact([one.naam, _steps(one.punten)]) for one in self.lijnen[soort]]
            for soort in Lijnsoort
            if self.lijnen.get(soort)
        }
        areas = {
            soort.value: [_compact([_steps(ring) for ring in rings]) for rings in self.vlakken[soort]]
            for soort in Vlaksoort
            if self.vlakken.get(soort)
        }
        names = [_compact([one.naam, one.soort, *one.plek]) for one in self.plaatsen]
        head = f'"versie":{VERSIE},\n"bron":{_compact(self.bron)},\n"oorsprong":{_compact(self.oorsprong)}'
        return f'{{{head},\n"lijnen":{_object(lines)},\n"vlakken":{_object(areas)},\n"plaatsen":{_array(names)}}}\n'


def layers_from_json(text: str) -> Layers:
    """The layers in the text of `to_json`. Raises ValueError when it is of another version or broken."""
    try:
        data = json.loads(text)
        if data["versie"] != VERSIE:
            raise ValueError(f"version {data['versie']!r}")
        lon, lat = (float(degrees) for degrees in data["oorsprong"])
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ValueError("origin is not on earth")
        lines = {
            Lijnsoort(soort): tuple(Benoemd(_name(naam), _line(steps, 2)) for naam, steps in some)
            for soort, some in data["lijnen"].items()
        }
        areas = {
            Vlaksoort(soort): tuple(tuple(_line(steps, 4) for steps in rings) for rings in some)
            for soort, some in data["vlakken"].items()
        }
        names = tuple(
            Plaats(_name(naam), Plaatssoort(soort), _line([x, y], 1)[0]) for naam, soort, x, y in data["plaatsen"]
        )
        return Layers(_name(data["bron"]), (lon, lat), lines, areas, names)
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"not street data: {error}") from None


def _steps(line: Lijn) -> list[int]:
    """The first position, then each as the step from the one before: x, y, dx, dy, …"""
    moves = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(line))
    return [*line[0], *(number for move in moves for number in move)]


def _line(steps: list[Any], fewest: int) -> Lijn:
    """The positions of `_steps`. Raises ValueError when they are no whole metres, too few or absurdly far."""
    if len(steps) % 2 or len(steps) < 2 * fewest or not all(type(step) is int for step in steps):
        raise ValueError("a line is not made of whole metres")
    x = y = 0
    positions = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        positions.append((x, y))
    if any(max(abs(x), abs(y)) > MOST_METRES for x, y in positions):
        raise ValueError("a position is not near the origin")
    return tuple(positions)


def _name(text: Any) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_NAME or not (text.isprintable()):
        raise ValueError("a name is not a short text")
    return text


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _array(items: Iterable[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]"


def _object(lists: Mapping[str, list[str]]) -> str:
    def members() -> Iterator[str]:
        for key, items in lists.items():
            yield f'"{key}":{_array(items)}'

    return "{\n" + ",\n".join(members()) + "\n}"
