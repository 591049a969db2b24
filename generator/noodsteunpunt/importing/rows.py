"""Rows to places: which rows are of this municipality, which can be used, and why the others cannot."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ..check.rules import COORDINATION, sounds_like_coordination
from ..check.values import to_part
from ..load.yamlfile import Entries
from ..model.gemeenten import BekendeGemeente, bekende_gemeenten, read_gemeentecode
from ..model.noodsteunpunt import Locatie, Noodsteunpunt
from ..model.problem import Problem, did_you_mean
from .columns import MEANINGS, Columns, simplify
from .coordinates import Position, PositionError, Written, read_position
from .table import Row, Table

LONGEST_NAME = 60  # model/fields.py, Naam
_ADDRESS = ("straat", "huisnummer", "postcode", "plaats")


class Whose(Enum):
    """Of which municipality a row is."""

    OWN = "own"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Place:
    """A row that can be used. wijk: what the list says, as it says it."""

    row: Row
    naam: str
    position: Position
    address: dict[str, str]
    wijk: str


@dataclass(frozen=True)
class Sorted:
    """Every row of a table, once: places + refused + elsewhere + empty = rows.

    elsewhere, empty: how many rows are of another municipality, or hold nothing.
    """

    places: tuple[Place, ...]
    refused: tuple[Problem, ...]
    elsewhere: int
    empty: int


def sort_rows(table: Table, columns: Columns, gemeente: BekendeGemeente) -> Sorted:
    """The rows of a table by what happens to them."""
    places: list[Place] = []
    refused: list[Problem] = []
    elsewhere = empty = 0
    for row in table.rows:
        if row.empty:
            empty += 1
            continue
        whose = _whose(columns, row, gemeente)
        if whose is Whose.UNKNOWN:
            refused.append(row_problem(table, row, "gemeente", *_unknown_gemeente(columns, row, gemeente)))
        elif whose is Whose.OTHER:
            elsewhere += 1
        elif problem := next(_problems(table, columns, row), None):
            refused.append(problem)
        else:
            places.append(_place(columns, row))
    return Sorted(tuple(places), tuple(refused), elsewhere, empty)


def row_problem(table: Table, row: Row, field: str, what: str, repair: str, *, warning: bool = False) -> Problem:
    """A problem at a row."""
    if not table.delimiter:
        field = f"{table.where(row)}, {field}" if field else table.where(row)
    return Problem(table.file, row.line, 0, field, what, repair, warning)


def _whose(columns: Columns, row: Row, gemeente: BekendeGemeente) -> Whose:
    """Of which municipality a row is. In a list without such a column all rows are of this one."""
    if columns.has("gemeentecode"):
        code = read_gemeentecode(columns.get(row, "gemeentecode"))
        return (Whose.OWN if code == gemeente.code else Whose.OTHER) if code else Whose.UNKNOWN
    if not columns.has("gemeente"):
        return Whose.OWN
    name = simplify(columns.get(row, "gemeente"))
    codes = _codes_by_name().get(name.removeprefix("gemeente"), ())
    if codes == (gemeente.code,):
        return Whose.OWN
    # A name that we do not know may be that of a municipality of old, or a typing error in this one.
    unclear = not name or gemeente.code in codes or (not codes and did_you_mean(name, [simplify(gemeente.naam)]))
    return Whose.UNKNOWN if unclear else Whose.OTHER


def _unknown_gemeente(columns: Columns, row: Row, gemeente: BekendeGemeente) -> tuple[str, str]:
    given = columns.get(row, "gemeentecode" if columns.has("gemeentecode") else "gemeente")
    if not given:
        return "van welke gemeente deze rij is, staat er niet", f"vul de gemeentecode in, zoals {gemeente.code}"
    what = f"welke gemeente '{given}' is, is niet zeker"
    return what, f"vul de gemeentecode in: {gemeente.code} als u {gemeente.naam} bedoelt"


@cache
def _codes_by_name() -> dict[str, tuple[str, ...]]:
    """The codes behind a simplified name: "Bergen" is two municipalities, "Hengelo" is only Hengelo (O.)."""
    found: dict[str, tuple[str, ...]] = {}
    for code, gemeente in bekende_gemeenten().items():
        names = {gemeente.naam, gemeente.naam.partition(" (")[0], _SPOKEN.get(code, gemeente.naam)}
        for name in {simplify(name) for name in names}:
            found[name] = (*found.get(name, ()), code)
    return found


# What people call the two municipalities that have another name in the table.
_SPOKEN = {"GM0518": "Den Haag", "GM0796": "Den Bosch"}


def _problems(table: Table, columns: Columns, row: Row) -> Iterator[Problem]:
    """What is wrong with a row, most telling first."""
    if any(row.cells[len(table.names) :]):
        what = f"deze rij heeft {len(row.cells)} vakken en de kop {len(table.names)}"
        yield row_problem(table, row, "", what, "zet tekst met een scheidingsteken erin tussen aanhalingstekens")
    try:
        read_position(_written(columns, row))
    except PositionError as error:
        repair = error.repair
        if error.repaired and columns.has(*error.repaired):
            repair += f" Dan wordt de rij:\n        {_repaired(table, columns, row, error.repaired)}"
        yield row_problem(table, row, "plek", error.what, repair)
        return
    yield from _model_problems(table, columns, row)


def _repaired(table: Table, columns: Columns, row: Row, repaired: dict[str, str]) -> str:
    """The whole row with the repaired values in it."""
    cells = list(row.cells)
    for meaning, text in repaired.items():
        cells[columns.place[meaning]] = text
    return table.as_line(tuple(cells))


def _written(columns: Columns, row: Row) -> Written:
    pairs = [pair for pair in (("lat", "lon"), ("x", "y")) if columns.has(*pair)]
    cells = {meaning: columns.get(row, meaning) for pair in pairs for meaning in pair}
    return Written(**cells, columns=frozenset(cells))


def _model_problems(table: Table, columns: Columns, row: Row) -> Iterator[Problem]:
    """What the model itself says about the values, so that the list and the folder keep to the same rules."""
    place = _place(columns, row)
    if sounds_like_coordination(place.naam):
        yield row_problem(table, row, "naam", *COORDINATION)
    if len(place.naam) > LONGEST_NAME:
        shorter = place.naam[: LONGEST_NAME + 1].rpartition(" ")[0] or place.naam[:LONGEST_NAME]
        what = f"deze naam is {len(place.naam)} tekens lang"
        repair = f"maak er hoogstens {LONGEST_NAME} tekens van, zoals: {shorter}"
        yield row_problem(table, row, "naam", what, repair)
    values = {"naam": place.naam, "locatie": {**place.address, "lat": "52", "lon": "5"}, "herkomst": {"bron": "-"}}
    _, problems = to_part(Noodsteunpunt, Entries("", values), id="x", levensloop="concept", wijk="x")
    for problem in problems:
        field = problem.field.rpartition(".")[2]
        yield row_problem(table, row, field, problem.what, problem.repair)


def _place(columns: Columns, row: Row) -> Place:
    address = {name: text for name in _ADDRESS if (text := columns.get(row, name))}
    if "huisnummer" in address:
        # BAG and the polling-station standard keep letter and addition apart: 12, a and 2 are "12a-2".
        address["huisnummer"] += columns.get(row, "huisletter")
        address["huisnummer"] += f"-{extra}" if (extra := columns.get(row, "toevoeging")) else ""
    naam = " ".join(columns.get(row, "naam").split())
    return Place(row, naam, read_position(_written(columns, row)), address, columns.get(row, "wijk"))


assert set(_ADDRESS) <= MEANINGS.keys() & Locatie.model_fields.keys()
