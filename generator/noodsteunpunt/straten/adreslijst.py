"""Addresses from a list: CSV of the BAG or of CBS, with a postcode, a house number and a place on every row."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..importing.columns import MEANINGS, simplify
from ..importing.coordinates import PositionError, Written, read_position
from ..model.loopnet import Bron
from ..model.problem import FolderError, Problem
from .adres import Adres, make_adres

_PLACES = ("lat", "lon", "x", "y")
_USED = ("straat", "huisnummer", "postcode", *_PLACES)


def read_addresses(path: Path, seen: Counter[str]) -> tuple[tuple[Adres, ...], Bron]:
    """The addresses of a list; rows that are none are counted in `seen`. Raises FolderError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            adressen = tuple(_addresses(path.name, file, seen))
    except (UnicodeDecodeError, csv.Error):
        repair = "sla het op als CSV UTF-8"
        raise FolderError([Problem(path.name, 0, 0, "", "dit bestand is geen CSV in UTF-8", repair)]) from None
    return adressen, Bron(path.name, "", "zie de bron van deze lijst", "Adressen: Kadaster (BAG) en CBS")


def _addresses(name: str, lines: Iterator[str], seen: Counter[str]) -> Iterator[Adres]:
    head = next(lines, "")
    delimiter = max(";,\t", key=head.count)
    names = [simplify(cell) for cell in next(csv.reader([head], delimiter=delimiter), [])]
    place = {meaning: at for meaning in _USED if (at := _column(names, meaning)) is not None}
    _refuse_without(name, place)
    columns = frozenset(meaning for meaning in _PLACES if meaning in place)
    for row in csv.reader(lines, delimiter=delimiter):
        said = {meaning: row[at].strip() for meaning, at in place.items() if at < len(row)}
        lat, lon, x, y = (said.get(meaning, "") for meaning in _PLACES)
        where = Written(lat, lon, x, y, columns)
        adres = make_adres(said.get("straat", ""), said.get("huisnummer", ""), said.get("postcode", ""), _read(where))
        if adres:
            yield adres
        elif any(row):
            seen["adres"] += 1


def _column(names: list[str], meaning: str) -> int | None:
    known = MEANINGS[meaning][1]
    return next((names.index(name) for name in known if name in names), None)


def _refuse_without(name: str, place: dict[str, int]) -> None:
    if "huisnummer" not in place or not {"postcode", "straat"} & place.keys():
        what = "in deze lijst staat geen kolom 'huisnummer' met een 'postcode' of 'straat' erbij"
        raise FolderError([Problem(name, 0, 1, "", what, "kies een adressenlijst van de BAG, met de namen erboven")])
    if not {"lat", "lon"} <= place.keys() and not {"x", "y"} <= place.keys():
        what = "in deze lijst staat niet waar een adres ligt"
        repair = "kies een lijst met de kolommen lat en lon (graden), of x en y (meters RD)"
        raise FolderError([Problem(name, 0, 1, "", what, repair)])


def _read(where: Written) -> tuple[float, float] | None:
    try:
        position = read_position(where)
    except PositionError:
        return None
    return position.lat, position.lon
