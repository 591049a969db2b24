"""What a map of one frame shows: the layers within it, simplified to what can be seen at its scale."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot

import numpy as np
from shapely import box, clip_by_rect, get_parts, simplify
from shapely.geometry import LineString, Polygon
from shapely.strtree import STRtree

from ..model.kaart import Benoemd, Layers, Lijnsoort, Plaats, Vlaksoort

Frame = tuple[float, float, float, float]  # west, south, east, north in metres
STRAIGHT_ON = 0.8  # cosine of about 37 degrees

Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Street:
    """A line within the frame, with its name."""

    soort: Lijnsoort
    naam: str
    path: Path


@dataclass(frozen=True)
class View:
    """What lies in a frame. areas: per kind, each an outer ring and its holes. Metres, y to the north."""

    frame: Frame
    lines: tuple[Street, ...]
    areas: dict[Vlaksoort, tuple[tuple[Path, ...], ...]]
    places: tuple[Plaats, ...]


@dataclass(frozen=True)
class Stretch:
    """A nearly straight part of a line: its middle, its direction (degrees from east, -90 to 90) and its length."""

    x_m: float
    y_m: float
    angle: float
    length_m: float


class Land:
    """Layers as shapes in a search tree, to be cut for many maps."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._lines: list[tuple[Lijnsoort, Benoemd]] = [
            (soort, one) for soort in Lijnsoort for one in layers.lijnen.get(soort, ())
        ]
        self._areas = [(soort, rings) for soort in Vlaksoort for rings in layers.vlakken.get(soort, ())]
        self._line_tree = STRtree([LineString(one.punten) for _, one in self._lines])
        self._area_tree = STRtree([Polygon(rings[0], rings[1:]) for _, rings in self._areas])

    def view(self, frame: Frame, tolerance_m: float) -> View:
        """The layers within a frame, without bends smaller than the tolerance."""
        return View(
            frame=frame,
            lines=tuple(
                Street(self._lines[number][0], self._lines[number][1].naam, path)
                for number, part in _cut(self._line_tree, frame, tolerance_m)
                if len(path := _path(part.coords)) > 1
            ),
            areas=self._areas_in(frame, tolerance_m),
            places=tuple(one for one in self.layers.plaatsen if _inside(one.plek, frame)),
        )

    def _areas_in(self, frame: Frame, tolerance_m: float) -> dict[Vlaksoort, tuple[tuple[Path, ...], ...]]:
        found: dict[Vlaksoort, list[tuple[Path, ...]]] = {soort: [] for soort in Vlaksoort}
        for number, part in _cut(self._area_tree, frame, tolerance_m):
            if isinstance(part, Polygon) and part.area > tolerance_m**2:
                rings = (part.exterior, *part.interiors)
                found[self._areas[number][0]].append(tuple(_path(ring.coords) for ring in rings))
        return {soort: tuple(some) for soort, some in found.items()}


def _cut(tree: STRtree, frame: Frame, tolerance_m: float) -> Iterator[tuple[int, LineString | Polygon]]:
    """The parts of the shapes that touch a frame, by the number of the shape."""
    numbers = np.sort(tree.query(box(*frame)))
    cut = simplify(clip_by_rect(tree.geometries[numbers], *frame), tolerance_m, preserve_topology=False)
    parts, which = get_parts(cut, return_index=True)
    for part, index in zip(parts, which, strict=True):
        if not part.is_empty and isinstance(part, LineString | Polygon):
            yield int(numbers[index]), part


def joined(paths: Sequence[Path]) -> list[Path]:
    """Lines made longer with those that begin where they end and go on nearly straight, the longest first.

    A road with a middle strip lies in data as many short lines that split and meet.
    """
    left = sorted(paths, key=lambda path: (-_length(path), path))
    made = []
    while left:
        chain = left.pop(0)
        for _ in range(2):  # one end, then the other
            while (following := _following(chain, left)) is not None:
                found, turned = following
                left.remove(found)
                chain = (*chain, *turned[1:])
            chain = chain[::-1]
        made.append(chain)
    return made


def _following(chain: Path, others: Sequence[Path]) -> tuple[Path, Path] | None:
    """The line that goes on where a chain ends with the smallest bend, and the same as it goes on from there."""
    best, answer = STRAIGHT_ON, None
    for other in others:
        for turned in (other, other[::-1]):
            if turned[0] == chain[-1] and (cosine := _cosine(chain[-2:], turned[:2])) > best:
                best, answer = cosine, (other, turned)
    return answer


def _cosine(one: Path, other: Path) -> float:
    """Of the bend between two steps; 1 is straight on."""
    (ax, ay), (bx, by) = ((path[1][0] - path[0][0], path[1][1] - path[0][1]) for path in (one, other))
    return (ax * bx + ay * by) / (hypot(ax, ay) * hypot(bx, by) or 1)


def _length(path: Path) -> float:
    return sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(path))


def straight_stretches(path: Path, sag_m: float) -> Iterator[Stretch]:
    """The longest parts of a line that stray no further from straight than `sag_m`; they may overlap.

    Names are set along these: a name in a bend is hard to read.
    """
    reached = 0
    for start in range(len(path) - 1):
        end = start + 1
        while end + 1 < len(path) and _sag(path[start : end + 2]) <= sag_m:
            end += 1
        if end > reached:
            yield _stretch(path[start], path[end])
            reached = end


def _stretch(start: tuple[float, float], end: tuple[float, float]) -> Stretch:
    (x1, y1), (x2, y2) = start, end
    angle = degrees(atan2(y2 - y1, x2 - x1))
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return Stretch((x1 + x2) / 2, (y1 + y2) / 2, angle, hypot(x2 - x1, y2 - y1))


def _sag(path: Path) -> float:
    """How far a line strays from the straight one between its ends; endless when it turns back."""
    (x1, y1), (x2, y2) = path[0], path[-1]
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return float("inf")
    across = [abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length for x, y in path[1:-1]]
    along = [((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length for x, y in path]
    onwards = all(later >= earlier for earlier, later in pairwise(along))
    return max(across, default=0.0) if onwards else float("inf")


def _inside(place: Sequence[float], frame: Frame) -> bool:
    west, south, east, north = frame
    return west < place[0] < east and south < place[1] < north


def _path(positions: Iterable[tuple[float, ...]]) -> Path:
    return tuple((float(x), float(y)) for x, y, *_ in positions)
