"""A private position in a text: in degrees, in degrees with minutes, or in metres of the national grid."""

import re
from collections.abc import Iterable, Iterator

# A printed number counts as the position when it is this near: cut off after the fourth decimal, and 5 metres.
NEAR_DEGREES = 0.000101
NEAR_M = 5.0
NEAR_SECOND = 1.01 / 3600
# The two numbers of a position stand near each other; further apart they are of two different things.
PAIR_CHARACTERS = 80
# Decimals with which a position, some 70 metres wide, is still a hint; and how far another is that has the same.
COARSE, NEAR_COARSE = 3, 0.0025

Place = tuple[float, float]  # latitude and longitude in degrees
_Number = tuple[int, str]  # where in the text, and how it is written
_SIGN = "[.,\u00b7\u066b]"
_METRES = re.compile(r"\b\d{4,6}\b")  # whole metres: in "131000,487000" the comma stands between two numbers


class Position:
    """A place that may not be told.

    metres: the same place, on the national grid. corners: of what is on a public map. points: public places; where
    one is so near that few decimals tell both, those decimals may be told.
    """

    def __init__(
        self,
        owner: str,
        place: Place,
        metres: tuple[float, float],
        corners: Iterable[Place] = (),
        points: Iterable[Place] = (),
    ) -> None:
        self.owner = owner
        self._place, self._metres = place, metres
        self._decimals = tuple(map(_decimal_pattern, place))
        self._minutes = tuple(map(_minute_pattern, place))
        self._corners = tuple(_near(corners, place, 2 * NEAR_DEGREES))
        known = (*_near(points, place, NEAR_COARSE), *_near(corners, place, NEAR_COARSE))
        self._coarse = _coarse(place).difference(*map(_coarse, known))

    def found_in(self, text: str) -> Iterator[str]:
        """Each notation in which the place stands in a text, as `spelling.py` leaves it."""
        if self._in_decimals(text) or self._in_minutes(text):
            yield "coördinaten"
        if self._in_metres(text):
            yield "coördinaten (RD)"

    def _in_decimals(self, text: str) -> bool:
        pairs = _pairs(*(_numbers(pattern, text) for pattern in self._decimals))
        return any(said in self._coarse or self._is_told(said) for said in pairs)

    def _is_told(self, said: tuple[str, str]) -> bool:
        """Whether two numbers with four or more decimals are the place, and no corner that may be told."""
        near = all(
            _decimals(number) > COARSE and abs(float(number) - value) < NEAR_DEGREES
            for number, value in zip(said, self._place, strict=True)
        )
        return near and (_may_be(said, self._place) or not any(_may_be(said, corner) for corner in self._corners))

    def _in_minutes(self, text: str) -> bool:
        firsts, seconds = (
            [
                (found.start(), found[0])
                for found in pattern.finditer(text)
                if abs(_with_minutes(found) - value) < NEAR_SECOND
            ]
            for pattern, value in zip(self._minutes, self._place, strict=True)
        )
        return any(_pairs(firsts, seconds))

    def _in_metres(self, text: str) -> bool:
        numbers = [(found.start(), found[0]) for found in _METRES.finditer(text)]
        firsts, seconds = (
            [(at, said) for at, said in numbers if abs(float(said) - value) < NEAR_M] for value in self._metres
        )
        return any(_pairs(firsts, seconds))


def _near(places: Iterable[Place], place: Place, degrees: float) -> Iterator[Place]:
    return (one for one in places if all(abs(a - b) < degrees for a, b in zip(one, place, strict=True)))


def _numbers(pattern: re.Pattern[str], text: str) -> list[_Number]:
    return [(found.start(), re.sub(_SIGN, ".", found[0])) for found in pattern.finditer(text)]


def _pairs(firsts: list[_Number], seconds: list[_Number]) -> Iterator[tuple[str, str]]:
    """Numbers that stand close together, in either order."""
    return (
        (one, two) for other, two in seconds for at, one in firsts if abs(at - other) <= PAIR_CHARACTERS and at != other
    )


def _decimal_pattern(value: float) -> re.Pattern[str]:
    """Numbers with three or more decimals that could be this one."""
    begins = {f"{value + step:.4f}"[:-3] for step in (-0.0011, 0, 0.0011)}
    return re.compile("|".join(rf"{begin.replace('.', _SIGN)}\d{{2,}}" for begin in sorted(begins)))


def _minute_pattern(value: float) -> re.Pattern[str]:
    """Degrees with minutes, and seconds when they are there: 52°32'35.6" or 52 32.593."""
    begins = "|".join(sorted({str(int(value + step)) for step in (-NEAR_SECOND, 0, NEAR_SECOND)}))
    number = r"(\d{1,2}(?:[.,]\d+)?)"
    return re.compile(
        rf"(?<![\d.,])({begins})(?:\s?°\s?{number}(?:\s?['’′´`]\s?(?:{number})?)?|\s+(\d{{1,2}}[.,]\d{{2,}}))"
    )


def _with_minutes(found: re.Match[str]) -> float:
    whole, minutes, seconds, bare = (float((part or "0").replace(",", ".")) for part in found.groups())
    return whole + (minutes + bare) / 60 + seconds / 3600


def _coarse(place: Place) -> set[tuple[str, str]]:
    """How a place is written with few decimals: rounded or cut off."""
    lats, lons = ({f"{value:.{COARSE}f}", f"{value:.9f}"[: COARSE - 9]} for value in place)
    return {(lat, lon) for lat in lats for lon in lons}


def _decimals(said: str) -> int:
    return len(said.partition(".")[2])


def _may_be(said: tuple[str, str], place: Place) -> bool:
    """Whether two printed numbers are this place, with so many decimals, rounded or cut off."""
    return all(
        abs(float(number) - value) < 1.01 * 10.0 ** -_decimals(number)
        for number, value in zip(said, place, strict=True)
    )
