"""Numbers as the report writes them, in Dutch."""

from math import isfinite

from ...enrich.dekking import Deel
from ...model.counted import thousands

UNKNOWN = "onbekend"


def amount(number: int | None) -> str:
    """A number that may not be known."""
    return UNKNOWN if number is None else thousands(number)


def metres(walk_m: float) -> str:
    """A walk, rounded to 10 metres."""
    return f"{thousands(round(walk_m / 10) * 10)} m" if isfinite(walk_m) else "geen weg"


def percent(share: float) -> str:
    """Rounded down, so that 100 % is everybody."""
    return f"{int(share * 100 + 1e-9)} %"  # 57 out of 100 is a little less than 57 in a computer


def near(deel: Deel) -> str:
    """The share of the addresses within 15 minutes, as the report and the terminal both say it."""
    return percent(deel.deel(deel.binnen(2)))


def part(number: float, total: float) -> float:
    """A length in a bar of 100."""
    return round(100 * number / total, 2) if total else 0.0


def walk(walk_m: float) -> str:
    """A walk of some addresses together; 0 is that of nobody."""
    return metres(walk_m) if walk_m else "–"
