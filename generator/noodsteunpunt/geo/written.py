"""A position as people write it: two numbers, degrees or metres of the national grid, in either order."""

from ..model.nederland import DECIMALS, LAT, LON
from ..model.pair import one_is_whole, two_numbers
from .rd import from_rd

# x and y of all land, in metres. Of latitude, longitude, x and y no two overlap, as far as both numbers of a pair go.
X_M = (10_000.0, 280_000.0)
Y_M = (300_000.0, 625_000.0)


def within(value: float, bounds: tuple[float, float]) -> bool:
    """Whether a number lies in a range, its ends included."""
    return bounds[0] <= value <= bounds[1]


def as_rd(one: float, other: float) -> tuple[float, float] | None:
    """Two numbers as RD x and y in metres, whichever comes first, or None when they cannot be."""
    pairs = ((one, other), (other, one))
    return next(((x, y) for x, y in pairs if within(x, X_M) and within(y, Y_M) and not _at_sea(x, y)), None)


def _at_sea(x_m: float, y_m: float) -> bool:
    """The North Sea before the coast of Holland; degrees that lost their point (526317 and 47501) look like it."""
    return x_m < 75_000 and y_m > 460_000


def degrees_of(text: str) -> tuple[str, str] | None:
    """Latitude and longitude, as a file has them, of a text with two numbers, also when they are metres.

    None when they are no place, or perhaps one number.
    """
    if not (both := two_numbers(text)):
        return None
    first, second = map(float, both)
    if rd := as_rd(first, second):
        return degrees_as_text(*from_rd(*rd))
    if one_is_whole(both):
        return None
    lat, lon = reversed(both) if within(first, LON) else both
    return (lat, lon) if within(float(lat), LAT) and within(float(lon), LON) else None


def degrees_as_text(lat: float, lon: float) -> tuple[str, str]:
    """Degrees as we write them in a file."""
    return f"{lat:.{DECIMALS}f}", f"{lon:.{DECIMALS}f}"
