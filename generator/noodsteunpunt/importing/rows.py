"""Rows to places: which rows are of this municipality, which can be used, and why the others cannot."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..check.coordination import COORDINATION_IN_LIST, SECRET_IN_LIST, says_not_public, sounds_like_coordination
from ..check.values import to_part
from ..load.yamlfile import Entries
from ..model.columns import Column, find_column, flatten, unflatten
from ..model.gemeenten import BekendeGemeente
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.nothing import says_nothing
from ..model.problem import Problem
from .addresses import split_address, split_postcode_town
from .columns import COLUMNS, Columns, simplify
from .coordinates import Position, PositionError, Written, read_position
from .table import Row, Table
from .whose import Whose, whose

LONGEST_NAME = 60  # model/fields/text.py, Naam
_LAT, _LON = "locatie.lat", "locatie.lon"
# What lists write for a fact; the words of the polling-station standard are those for a toilet.
_YES = {"j", "y", "yes", "waar", "true", "x", "v", "✓", "✔", "ja, genderneutraal toilet", "ja, toegankelijk toilet",
        "genderneutraal toilet", "toegankelijk toilet"}  # fmt: skip
_NO = {"n", "no", "onwaar", "false"}
_UNKNOWN = {"?"}


@dataclass(frozen=True)
class Place:
    """What a row tells. position: None when it has none, which only an update of a known point can do without.

    given: text per key of the model, without the position, only what is filled in. code: of nsp register, or "".
    """

    row: Row
    position: Position | None
    given: dict[str, str]
    code: str = ""

    @property
    def lat(self) -> float:
        """Degrees. Only of a row that has a position."""
        assert self.position
        return self.position.lat

    @property
    def lon(self) -> float:
        """Degrees. Only of a row that has a position."""
        assert self.position
        return self.position.lon

    @property
    def naam(self) -> str:
        """The name, or "" when the row has none."""
        return self.given.get("naam", "")

    @property
    def wijk(self) -> str:
        """The wijk as the list says it: a name or an id."""
        return self.given.get("wijk", "")

    @property
    def address(self) -> tuple[str, str] | None:
        """Postcode and house number, as far as they make an address."""
        return address_of(self.given)


def address_of(values: Mapping[str, str]) -> tuple[str, str] | None:
    """Postcode and house number of values by key, in one way of writing."""
    parts = values.get("locatie.postcode", ""), values.get("locatie.huisnummer", "")
    return (simplify(parts[0]), simplify(parts[1])) if all(parts) else None


@dataclass(frozen=True)
class Sorted:
    """Every row of a table, once: places + refused + elsewhere + empty = rows.

    refused: per row its problems. elsewhere, empty: how many rows are of another municipality, or hold nothing.
    warnings: about rows that are used.
    """

    places: tuple[Place, ...]
    refused: tuple[tuple[Problem, ...], ...]
    elsewhere: int
    empty: int
    warnings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the refused rows."""
        return tuple(sorted(problem for problems in self.refused for problem in problems))


def sort_rows(table: Table, columns: Columns, gemeente: BekendeGemeente, *, update: bool = False) -> Sorted:
    """The rows of a table by what happens to them. update: whether a row may leave out what the folder knows."""
    places: list[Place] = []
    refused: list[tuple[Problem, ...]] = []
    warnings: list[Problem] = []
    elsewhere = empty = 0
    for row in table.rows:
        if row.empty:
            empty += 1
            continue
        owner = whose(columns, row, gemeente)
        if owner is Whose.UNKNOWN:
            refused.append((_unknown_gemeente(table, columns, row, gemeente),))
        elif owner is Whose.OTHER:
            elsewhere += 1
        else:
            place, problems = _read_row(table, columns, row, update)
            warnings += [problem for problem in problems if problem.warning]
            if place:
                places.append(place)
            else:
                refused.append(tuple(problem for problem in problems if not problem.warning))
    return Sorted(tuple(places), tuple(refused), elsewhere, empty, tuple(warnings))


def row_problem(
    table: Table, row: Row, field: str, what: str, repair: str, code: str, *, warning: bool = False
) -> Problem:
    """A problem at a row. field: what it is about, in words. In a text the line says where, elsewhere words do."""
    if table.unit == "regel":
        return Problem(table.file, row.line, 0, field, what, repair, warning, code=code)
    field = f"{table.where(row)}, {field}" if field else table.where(row)
    # A sheet has no lines; the number of the row stands where only sorting looks.
    line, order = (row.line, 0) if table.unit == "object" else (0, row.line)
    return Problem(table.file, line, order or row.number, field, what, repair, warning, code=code)


def columns_in_words(table: Table, columns: Columns, *meanings: str) -> str:
    """The columns of these meanings that the list has, by their own names: "kolom Postcode", "kolommen lat en lon"."""
    places = [columns.place[meaning] for meaning in meanings if columns.has(meaning)]
    return table.columns_named(*places) if places else ""


def position_columns(table: Table, columns: Columns) -> str:
    """The columns that tell where a row is, in words."""
    pairs = (pair for pair in ((_LAT, _LON), ("x", "y"), ("plek",)) if columns.has(*pair))
    return columns_in_words(table, columns, *next(pairs, ()))


def problems_of_part(table: Table, columns: Columns, row: Row, problems: list[Problem]) -> Iterator[Problem]:
    """What the model says about values, said about the cells they came from."""
    for problem in problems:
        key = _key(problem)
        sources = [one for one in _SOURCES.get(key, ()) if columns.get(row, one)] or [key]
        field = columns_in_words(table, columns, *sources) or key.rpartition(".")[2]
        yield row_problem(table, row, field, problem.what, problem.repair, problem.code, warning=problem.warning)


# Where a value may come from when it has no column of its own.
_SOURCES = {
    "locatie.straat": ("locatie.straat", "adres"),
    "locatie.huisnummer": ("locatie.huisnummer", "huisletter", "toevoeging", "adres"),
    "locatie.postcode": ("locatie.postcode", "postcode_plaats", "adres"),
    "locatie.plaats": ("locatie.plaats", "postcode_plaats", "adres"),
}


def _unknown_gemeente(table: Table, columns: Columns, row: Row, gemeente: BekendeGemeente) -> Problem:
    meaning = "gemeentecode" if columns.has("gemeentecode") else "gemeente"
    field, given = columns_in_words(table, columns, meaning), columns.get(row, meaning)
    if not given:
        repair = f"vul de gemeentecode in, zoals {gemeente.code}"
        return row_problem(table, row, field, "van welke gemeente deze rij is, staat er niet", repair, "NSP906")
    repair = f"vul de gemeentecode in: {gemeente.code} als u {gemeente.naam} bedoelt"
    return row_problem(table, row, field, f"welke gemeente '{given}' is, is niet zeker", repair, "NSP906")


def _read_row(table: Table, columns: Columns, row: Row, update: bool) -> tuple[Place | None, list[Problem]]:
    """What a row tells, or None; and all that is wrong or doubtful."""
    problems = list(_shape_problems(table, row))
    if any(fault.column < 0 for fault in row.faults):
        return None, problems
    if secret := _secret(table, row):
        return None, [*problems, secret]
    given = {column.key: _in_our_words(columns.get(row, column.key), column) for column in columns.model()}
    address, found = _address(table, columns, row)
    problems += found
    own = {key: text for key, text in given.items() if text and key not in {_LAT, _LON}}
    if "locatie.huisnummer" in address and "locatie.huisnummer" not in own:
        own.pop("locatie.straat", None)  # a street with its number in one cell
    # What has a column of its own goes before what was found in an address.
    given = {**address, **own}
    given |= _number(columns, row, given)
    position = None
    try:
        position = read_position(written := _written(columns, row))
    except PositionError as error:
        if not update or written.filled:
            problems.append(_position_problem(table, columns, row, error))
    said = {problem.field for problem in problems}  # of a cell that could not be read, nothing more is said
    problems += (one for one in _value_problems(table, columns, row, given, update) if one.field not in said)
    place = Place(row, position, given, columns.get(row, "code"))
    return (place if all(problem.warning for problem in problems) else None), problems


def _shape_problems(table: Table, row: Row) -> Iterator[Problem]:
    """What is wrong with a row whatever it means."""
    if any(row.cells[len(table.names) :]):
        what = f"deze rij heeft {len(row.cells)} vakken en de kop {len(table.names)}"
        repair = "zet tekst met een scheidingsteken erin tussen aanhalingstekens"
        yield row_problem(table, row, "", what, repair, "NSP905")
    for fault in row.faults:
        field = table.columns_named(fault.column) if fault.column >= 0 else ""
        yield row_problem(table, row, field, fault.what, fault.repair, "NSP905")


# Columns that say whether a place is for everybody, or that it is not.
_PUBLISHED = {"openbaar", "publiek", "publiceren", "opdesite", "voorinwoners", "zichtbaar"}
_PRIVATE = {"vertrouwelijk", "geheim", "intern"}


def _secret(table: Table, row: Row) -> Problem | None:
    """What a cell says of a place that is not for inhabitants, be it in a column that nothing reads."""
    for at, (name, cell) in enumerate(zip(table.names, row.cells, strict=False)):
        field = table.columns_named(at)
        if sounds_like_coordination(cell) or (sounds_like_coordination(name) and _is_yes(cell)):
            return row_problem(table, row, field, *COORDINATION_IN_LIST, "NSP209")
        column, said = simplify(name), cell.lower()
        hidden = (column in _PUBLISHED and said in {"nee", "0", *_NO}) or (column in _PRIVATE and _is_yes(cell))
        if hidden or said == "intern" or says_not_public(cell):
            return row_problem(table, row, field, *SECRET_IN_LIST, "NSP209")
    return None


def _is_yes(cell: str) -> bool:
    """Whether a cell says that what its column is about is so."""
    said = cell.lower()
    return bool(cell) and said not in {"nee", "0", *_NO, *_UNKNOWN} and (said == "ja" or not says_nothing(cell))


def _in_our_words(text: str, column: Column) -> str:
    """A cell in the words of the model: a tick is ja, a number has the zeros its kind of value needs."""
    if not text:
        return ""
    if set(column.choices) == {"ja", "nee", "onbekend"}:
        said = text.lower()
        return "ja" if said in _YES else "nee" if said in _NO else "onbekend" if said in _UNKNOWN else text
    if says_nothing(text):
        return ""
    if column.key == "locatie.bag_id" and not text.strip("0"):
        return ""  # the polling-station standard has sixteen zeros for a place without a number
    pattern = column.field.schema.get("pattern", "")
    if text.isdigit() and pattern and not re.search(pattern, text):
        # A spreadsheet takes the zero from the front of a long number.
        return f"0{text}" if re.search(pattern, f"0{text}") else text
    if column.field.schema.get("minimum") is not None:
        return text.replace(",", ".")
    return text


def _address(table: Table, columns: Columns, row: Row) -> tuple[dict[str, str], list[Problem]]:
    """The parts of an address in one cell, and what could not be taken apart with certainty."""
    parts: dict[str, str] = {}
    problems = []
    street = "locatie.straat"
    numbered = bool(columns.get(row, "locatie.huisnummer"))
    for meaning, split in (("postcode_plaats", split_postcode_town), ("adres", split_address), (street, split_address)):
        text = columns.get(row, meaning)
        if not text or says_nothing(text) or (meaning == street and (numbered or not re.search(r"\d", text))):
            continue
        if meaning == "adres" and numbered and not re.search(r"\d", text):
            parts[street] = text
        elif (found := split(text)) is not None:
            parts |= found
        elif meaning != street:
            what = f"'{text}' is niet met zekerheid te splitsen en niet overgenomen"
            names = "postcode en plaats" if meaning == "postcode_plaats" else "straat, huisnummer, postcode en plaats"
            repair = f"zet {names} elk in een eigen kolom, of vul ze later in het bestand van het punt in"
            field = columns_in_words(table, columns, meaning)
            problems.append(row_problem(table, row, field, what, repair, "NSP916", warning=True))
    return parts, problems


def _number(columns: Columns, row: Row, given: Mapping[str, str]) -> dict[str, str]:
    """The whole house number: BAG and the polling-station standard keep letter and addition apart, 12a-2 is one."""
    key = "locatie.huisnummer"
    number = given.get(key, "")
    if not number:
        return {}
    number += columns.get(row, "huisletter")
    return {key: number + (f"-{extra}" if (extra := columns.get(row, "toevoeging")) else "")}


def _written(columns: Columns, row: Row) -> Written:
    pairs = [pair for pair in ((_LAT, _LON), ("x", "y")) if columns.has(*pair)]
    cells = {meaning.rpartition(".")[2]: columns.get(row, meaning) for pair in pairs for meaning in pair}
    if columns.has("plek") and not any(cells.values()):
        return Written(columns.get(row, "plek"), in_one=True)
    lat, lon, x, y = (cells.get(name, "") for name in ("lat", "lon", "x", "y"))
    return Written(lat, lon, x, y, frozenset(cells))


def _position_problem(table: Table, columns: Columns, row: Row, error: PositionError) -> Problem:
    repair = error.repair
    keys = {_KEY.get(name, name): text for name, text in error.repaired.items()}
    if keys and columns.has(*keys):
        cells = list(row.cells) + [""] * (len(table.names) - len(row.cells))
        for meaning, text in keys.items():
            cells[columns.place[meaning]] = text
        if table.delimiter or table.unit == "object":
            repair += f"{'' if repair.endswith('?') else '.'} Dan wordt de rij:\n        {table.as_line(tuple(cells))}"
    return row_problem(table, row, position_columns(table, columns), error.what, repair, error.code)


_KEY = {"lat": _LAT, "lon": _LON}


def _value_problems(
    table: Table, columns: Columns, row: Row, given: Mapping[str, str], update: bool
) -> Iterator[Problem]:
    """What the model itself says about the values, so that the list and the folder keep to the same rules."""
    naam = " ".join(given.get("naam", "").split())
    field = columns_in_words(table, columns, "naam") or "naam"
    if len(naam) > LONGEST_NAME:
        shorter = naam[: LONGEST_NAME + 1].rpartition(" ")[0] or naam[:LONGEST_NAME]
        repair = f"maak er hoogstens {LONGEST_NAME} tekens van, zoals: {shorter}"
        yield row_problem(table, row, field, f"deze naam is {len(naam)} tekens lang", repair, "NSP111")
        given = {**given, "naam": shorter}
    for key in given:
        if parts := [other for other in given if other.startswith(f"{key}.")]:
            what = f"hier staat vrije tekst, en ook in {columns_in_words(table, columns, *parts)} staat iets"
            repair = "houd een van de twee over en maak de andere vakken leeg"
            yield row_problem(table, row, columns_in_words(table, columns, key), what, repair, "NSP917")
    _, problems = part_of(given if naam or update else {**given, "naam": ""})
    # What a row of an update leaves out, the point may have; together they are looked at in update.py.
    said = [problem for problem in problems if not update or _key(problem) in given]
    yield from problems_of_part(table, columns, row, said)


def _key(problem: Problem) -> str:
    """The key of the cell that a problem is about: menukaart.2 stands in the cell of menukaart."""
    return re.sub(r"\.\d+$", "", problem.field)


# Stands in for what a row need not tell while its values are looked at: the point may have it already.
_STAND_IN = {"id": "x", "naam": "x", "levensloop": "concept", "wijk": "x", _LAT: "52", _LON: "5", "herkomst.bron": "x"}


def part_of(given: Mapping[str, str]) -> tuple[Noodsteunpunt | None, list[Problem]]:
    """A point with these values and stand-ins for what is missing, or the problems with them."""
    known = {"wijk": "x", "id": "x"}  # a list may name the wijk by its name, and have ids of its own
    return to_part(Noodsteunpunt, Entries("", unflatten({**_STAND_IN, **given, **known}, COLUMNS)))


def canonical(punt: Noodsteunpunt) -> dict[str, str]:
    """The values of a point by key, each in the one way in which the model writes it; empty ones left out."""
    return flatten(_without_empty(punt.model_dump(mode="json", exclude_unset=True)))


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    inner = {name: _without_empty(value) if isinstance(value, Mapping) else value for name, value in values.items()}
    return {name: value for name, value in inner.items() if value not in (None, {}, [])}


assert all(find_column(COLUMNS, key) for key in _STAND_IN)
