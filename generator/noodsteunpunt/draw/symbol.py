"""The international distinctive sign of civil defence as geometry.

Protocol I, art. 66(4): an equilateral blue triangle on an orange ground. Annex I, art. 16, recommends one
angle pointing vertically upwards and no angle touching the edge of the ground. Sizes are not prescribed.
"""

from dataclasses import dataclass
from math import sqrt

# Own choice within the rules: this part of the ground's shorter side stays clear all round.
CLEAR_PART = 1 / 8

Point = tuple[float, float]


@dataclass(frozen=True)
class Symbol:
    """An orange ground of `width_mm` x `height_mm` with a blue triangle on it.

    triangle: top, right and left corner as (x, y) in mm, from the ground's top left corner, y downwards.
    """

    width_mm: float
    height_mm: float
    triangle: tuple[Point, Point, Point]


def civil_defence_symbol(width_mm: float, height_mm: float) -> Symbol:
    """The largest sign on this ground: triangle centred, clear of the edge by 1/8 of the shorter side.

    Raises ValueError when a side is not positive.
    """
    if width_mm <= 0 or height_mm <= 0:
        raise ValueError(f"a ground of {width_mm} x {height_mm} mm has no area")
    clear_mm = min(width_mm, height_mm) * CLEAR_PART
    side_mm = min(width_mm - 2 * clear_mm, (height_mm - 2 * clear_mm) * 2 / sqrt(3))
    rise_mm = side_mm * sqrt(3) / 2
    middle, top, bottom = width_mm / 2, (height_mm - rise_mm) / 2, (height_mm + rise_mm) / 2
    return Symbol(
        width_mm,
        height_mm,
        ((middle, top), (middle + side_mm / 2, bottom), (middle - side_mm / 2, bottom)),
    )


def polygon_path(points: tuple[Point, ...]) -> str:
    """An SVG path `d` of a closed polygon, in the unit of `points`, rounded to a thousandth."""
    corners = " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
    return f"M{corners}Z"
