"""Names on a map, each in the first free place of those that suit it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

AIR = 0.35  # clear of other things by this part of its size

TextWidth = Callable[[str, float], float]
"""How wide a text is at a size; both in the same unit."""


@dataclass(frozen=True)
class Spot:
    """Where a name could stand: its middle, how it is turned (degrees, clockwise) and how much room there is."""

    x: float
    y: float
    angle: float = 0.0
    room: float = float("inf")


@dataclass(frozen=True)
class Name:
    """A name in its place. kind: as what it is drawn. extra: only shown where the map is large."""

    text: str
    kind: str
    x: float
    y: float
    angle: float
    extra: bool = False


class Names:
    """The names on a sheet of `width` x `height`. What is taken is kept as circles, which turn easily."""

    def __init__(self, width: float, height: float, text_width: TextWidth) -> None:
        self._width, self._height, self._text_width = width, height, text_width
        self._taken: NDArray[np.float64] = np.empty((0, 3))
        self.placed: list[Name] = []

    def keep_clear(self, x: float, y: float, radius: float) -> None:
        """Leave a circle free."""
        self._taken = np.vstack([self._taken, [(x, y, radius)]])

    def place(self, text: str, kind: str, size: float, spots: Iterable[Spot], extra: bool = False) -> bool:
        """Put a name on the first spot where it fits and touches nothing; answers whether there was one."""
        width = self._text_width(text, size)
        for spot in spots:
            for x, y in _shifted(spot, width):
                circles = _circles(x, y, radians(spot.angle), width, size)
                if self._free(circles):
                    self._taken = np.vstack([self._taken, circles])
                    self.placed.append(Name(text, kind, x, y, spot.angle, extra))
                    return True
        return False

    def _free(self, circles: NDArray[np.float64]) -> bool:
        x, y, radius = circles.T
        if (x < radius).any() or (y < radius).any():
            return False
        if (x > self._width - radius).any() or (y > self._height - radius).any():
            return False
        apart = circles[:, None, :2] - self._taken[None, :, :2]
        touching = (apart**2).sum(axis=2) < (circles[:, None, 2] + self._taken[None, :, 2]) ** 2
        return not touching.any()


def _shifted(spot: Spot, width: float) -> Iterator[tuple[float, float]]:
    """The middle of a spot, and further along it as far as a text of this width has room."""
    if width <= spot.room:
        spare = min(spot.room - width, 8 * width)
        turn = radians(spot.angle)
        for shift in (0.0, 0.25, -0.25, 0.5, -0.5) if spot.room < float("inf") else (0.0,):
            yield spot.x + shift * spare * cos(turn), spot.y + shift * spare * sin(turn)


def _circles(x: float, y: float, turn: float, width: float, size: float) -> NDArray[np.float64]:
    """A turned line of text as a row of circles."""
    radius = size * (0.5 + AIR)
    reach = max(0.0, width / 2 - size * 0.3)
    steps = np.linspace(-reach, reach, max(2, round(width / size) + 1))
    return np.column_stack([x + steps * cos(turn), y + steps * sin(turn), np.full(len(steps), radius)])
