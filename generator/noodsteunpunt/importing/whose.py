"""Of which municipality a row is: by its code, or by a name that only one municipality has."""

from enum import Enum
from functools import cache

from ..model.gemeenten import BekendeGemeente, bekende_gemeenten, read_gemeentecode
from ..model.problem import did_you_mean
from .columns import Columns, simplify
from .table import Row


class Whose(Enum):
    """Of which municipality a row is."""

    OWN = "own"
    OTHER = "other"
    UNKNOWN = "unknown"


def whose(columns: Columns, row: Row, gemeente: BekendeGemeente) -> Whose:
    """Of which municipality a row is. In a list without such a column all rows are of this one."""
    if columns.has("gemeentecode"):
        code = read_gemeentecode(columns.get(row, "gemeentecode"))
        return (Whose.OWN if code == gemeente.code else Whose.OTHER) if code else Whose.UNKNOWN
    if not columns.has("gemeente"):
        return Whose.OWN
    name = simplify(columns.get(row, "gemeente"))
    codes = _codes_by_name().get(name.removeprefix("gemeente"), ())
    if codes == (gemeente.code,) or name.removeprefix("gemeente") == simplify(gemeente.naam):
        return Whose.OWN if len(codes) < 2 else Whose.UNKNOWN
    # A name that we do not know may be that of a municipality of old, or a typing error in this one.
    unclear = not name or gemeente.code in codes or (not codes and did_you_mean(name, [simplify(gemeente.naam)]))
    return Whose.UNKNOWN if unclear else Whose.OTHER


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
