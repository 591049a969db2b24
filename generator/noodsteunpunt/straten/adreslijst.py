"""Addresses from a list: CSV of the BAG or of CBS, with a postcode, a house number and a place on every row."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..importing.columns import find_places
from ..importing.coordinates import PositionError, Written, read_position
from ..model.loopnet import Bron
from ..model.problem import FolderError, Problem
from .adres import Adres, make_adres

_PLACES = {"locatie.lat": "lat", "locatie.lon": "lon", "x": "x", "y": "y"}
_TEXTS = ("locatie.straat", "locatie.huisnummer", "locatie.postcode", "locatie.plaats")


def read_addresses(path: Path, seen: Counter[str]) -> tuple[tuple[Adres, ...], Bron]:
    """The addresses of a list; rows that are none are counted in `seen`. Raises FolderError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            adressen = tuple(_addresses(path.name, file, seen))
    except (UnicodeDecodeError, csv.Error):
        repair = "sla het op als CSV UTF-8"
        what = "dit bestand is geen CSV in UTF-8"
        raise FolderError([Problem(path.name, 0, 0, "", what, repair, code="NSP901")]) from None
    return adressen, Bron(path.name, "", "zie de bron van deze lijst", "Adressen: Kadaster (BAG) en CBS")


def _addresses(name: str, lines: Iterator[str], seen: Counter[str]) -> Iterator[Adres]:
    head = next(lines, "")
    delimiter = max(";,\t", key=head.count)
    place = find_places(next(csv.reader([head], delimiter=delimiter), []))
    _refuse_without(name, place)
    columns = frozenset(short for meaning, short in _PLACES.items() if meaning in place)
    for row in csv.reader(lines, delimiter=delimiter):
        said = {meaning: row[at].strip() for meaning, at in place.items() if at < len(row)}
        lat, lon, x, y = (said.get(meaning, "") for meaning in _PLACES)
        where = Written(lat, lon, x, y, columns)
        straat, huisnummer, postcode, plaats = (said.get(meaning, "") for meaning in _TEXTS)
        adres = make_adres(straat, huisnummer, postcode, plaats, _read(where))
        if adres:
            yield adres
        elif any(row):
            seen["adres"] += 1


def _refuse_without(name: str, place: dict[str, int]) -> None:
    if "locatie.huisnummer" not in place or not {"locatie.postcode", "locatie.straat"} & place.keys():
        what = "in deze lijst staat geen kolom 'huisnummer' met een 'postcode' of 'straat' erbij"
        repair = "kies een adressenlijst van de BAG, met de namen erboven"
        raise FolderError([Problem(name, 1, 0, "", what, repair, code="NSP904")])
    if not {"locatie.lat", "locatie.lon"} <= place.keys() and not {"x", "y"} <= place.keys():
        what = "in deze lijst staat niet waar een adres ligt"
        repair = "kies een lijst met de kolommen lat en lon (graden), of x en y (meters RD)"
        raise FolderError([Problem(name, 1, 0, "", what, repair, code="NSP904")])


def _read(where: Written) -> tuple[float, float] | None:
    try:
        position = read_position(where)
    except PositionError:
        return None
    return position.lat, position.lon
