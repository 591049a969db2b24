"""Reads the lookup tables as docs/formats/zoektabellen.md says, with nothing of our own code: as a browser would."""

from itertools import accumulate
from math import floor
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """The codes of the two points, empty for none, and the bands of both walks.

    step_free: the first point and its band for who cannot take stairs, when one of the two is another.
    """

    first: str
    first_band: int
    second: str
    second_band: int
    step_free: tuple[str, int] | None = None


def numbers_of(column: str) -> list[int]:
    return [ord(sign) - 35 for sign in column]


def answer(table: dict[str, Any], paar: int, band: int) -> Answer:
    first, second = (table["punten"][at - 1] if at else "" for at in table["paren"][paar])
    return Answer(first, band // 6, second, band % 6)


def answer_at(table: dict[str, Any], place: int) -> Answer:
    found = two_numbers(table, table, place)
    apart = table["zonder_trappen"]
    for at, other in enumerate(accumulate(apart["plaats"])):
        if other == place:
            return found._replace(step_free=two_numbers(table, apart, at)[:2])
    return found


def two_numbers(table: dict[str, Any], columns: dict[str, Any], place: int) -> Answer:
    return answer(table, *(ord(columns[column][place]) - 35 for column in ("paar", "band")))


def of_postcode(table: dict[str, Any], postcode: str, huisnummer: int | None = None) -> Answer | None:
    """The answer of a postcode like "2627AN", by its house number where it is divided."""
    place, *rules = table["gesplitst"].get(postcode, [0]) if huisnummer is not None else [0]
    for at in range(0, len(rules), 2):
        side, upto = rules[at : at + 2]
        if side in (2, huisnummer % 2) and (upto == 0 or huisnummer <= upto):
            return answer_at(table, place + at // 2)
    place = 0
    for digits, signs in table["letters"].items():
        pair = -1
        for skipped in numbers_of(signs):
            pair += skipped + 1
            if digits + chr(65 + pair // 26) + chr(65 + pair % 26) == postcode:
                return answer_at(table, place)
            place += 1
    return None


def of_street(table: dict[str, Any], name: str) -> list[Answer]:
    """The answers of a street, the one of most addresses first."""
    groups = [group.split("\n") for group in table["namen"].split("\n\n")]
    group = next(at for at, names in enumerate(groups) if name in names)
    place = [name for names in groups for name in names].index(name)
    streets = accumulate(table["ook"]["plaats"])
    others = [two_numbers(table, table["ook"], at) for at, street in enumerate(streets) if street == place]
    return [answer_at(table, group), *others]


def of_position(table: dict[str, Any], lat: float, lon: float) -> Answer | None:
    """The answer of a position; None outside the grid."""
    row = floor((lat - table["zuid"]) / table["stap_lat"])
    column = floor((lon - table["west"]) / table["stap_lon"])
    if not (0 <= row < table["rijen"] and 0 <= column < table["kolommen"]):
        return None
    return answer_at(table, row * table["kolommen"] + column)
