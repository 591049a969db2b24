"""One map sheet: a frame in metres laid on a page, and what of the land is drawn and named on it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..draw.kaart import EXTRA, RADIUS, SIZES, WIDTH, Marker
from ..draw.namen import Names, Spot
from ..geo.view import Frame, Path, Street, View, joined, straight_stretches
from ..model.kaart import Lijnsoort, Plaatssoort

BARS_M = (50, 100, 200, 500, 1000, 2000, 5000)
LONGEST_BAR = WIDTH / 4
BAR_EDGE, BAR_TEXT, BAR_HEIGHT = 9, 45, 20  # around the bar: to the edge of the sheet, its text, and above it
BEND = 0.4  # of the size of its letters a street may bend away from its name
OVERRUN = 1.15  # a name may be this much longer than the straight part of its street
_NAMED = (Lijnsoort.HOOFDWEG, Lijnsoort.WEG, Lijnsoort.WATERLOOP, Lijnsoort.STRAAT, Lijnsoort.PAD)
_INHABITED = {Plaatssoort.PLAATS, Plaatssoort.BUURT}
_SET_AS = {Lijnsoort.WATERLOOP: "water", Lijnsoort.PAD: "straat"}
# Units a name may stand from where its place is.
_ASIDE = ((0, 0), (0, -14), (0, 14), (-30, 0), (30, 0), (-30, -16), (30, -16), (-30, 16), (30, 16), (0, 30), (0, -30))


@dataclass(frozen=True)
class Sheet:
    """A frame in metres on a page of WIDTH units."""

    frame: Frame
    height: float

    @property
    def metres(self) -> float:
        """How many metres a unit is."""
        return (self.frame[2] - self.frame[0]) / WIDTH

    @property
    def bar(self) -> tuple[float, int]:
        """The scale bar: how long it is, and how many metres that is."""
        metres = max((one for one in BARS_M if one / self.metres <= LONGEST_BAR), default=BARS_M[0])
        return metres / self.metres, metres

    def bar_left(self, markers: Iterable[Marker]) -> float:
        """Where the scale bar begins: at the left, or at the right when only there no sign would hide it."""
        reach = self.bar[0] + BAR_TEXT
        low = [one.x for one in markers if one.y + one.radius > self.height - BAR_HEIGHT]
        sides = (BAR_EDGE, WIDTH - BAR_EDGE - reach)
        free = (left for left in sides if not any(left - RADIUS < x < left + reach + RADIUS for x in low))
        return next(free, BAR_EDGE)

    def at(self, x_m: float, y_m: float) -> tuple[float, float]:
        """A place on the sheet, y downwards."""
        return (x_m - self.frame[0]) / self.metres, (self.frame[3] - y_m) / self.metres

    def path(self, path: Iterable[tuple[float, float]]) -> Path:
        """A line on the sheet."""
        return tuple(self.at(x_m, y_m) for x_m, y_m in path)

    def covers(self, x_m: float, y_m: float) -> bool:
        """Whether a place is on the sheet, with room for its sign."""
        x, y = self.at(x_m, y_m)
        return RADIUS < x < WIDTH - RADIUS and RADIUS < y < self.height - RADIUS

    def lines(self, streets: Iterable[Street], kinds: Mapping[Lijnsoort, str]) -> dict[str, list[Path]]:
        """Lines by the name of how they are drawn."""
        found: dict[str, list[Path]] = {}
        for street in streets:
            found.setdefault(kinds[street.soort], []).append(self.path(street.path))
        return found

    def areas(self, view: View, smallest: float) -> dict[str, list[list[Path]]]:
        """Areas by kind, without those and those holes that are smaller than `smallest` square units."""
        found: dict[str, list[list[Path]]] = {}
        for soort, some in view.areas.items():
            drawn = [[self.path(ring) for ring in rings] for rings in some]
            kept = [
                [one for one in rings if _square(one) >= smallest] for rings in drawn if _square(rings[0]) >= smallest
            ]
            if kept:
                found[soort.value] = kept
        return found


def sheet_around(places: Iterable[Iterable[tuple[float, float]]], least_m: float, low: float, high: float) -> Sheet:
    """The sheet on which all places fit, at least `least_m` wide; its height is `low` to `high` times its width."""
    west, south, east, north = _bounds(places)
    width_m = max(east - west, (north - south) / high, least_m)
    height_m = min(max(north - south, low * width_m), high * width_m)
    x, y = (west + east) / 2, (south + north) / 2
    frame = (x - width_m / 2, y - height_m / 2, x + width_m / 2, y + height_m / 2)
    return Sheet(frame, round(WIDTH * height_m / width_m, 1))


def name_streets(names: Names, sheet: Sheet, streets: Iterable[Street], most: int, extra: bool = False) -> None:
    """Names along streets and canals, each once: the larger roads first, of the same kind the longest first."""
    shown = {name.text for name in names.placed}
    ranks: dict[str, int] = {}
    paths: dict[str, list[Path]] = {}
    for street in streets:
        if street.naam and street.soort in _NAMED and street.naam not in shown:
            rank = _NAMED.index(street.soort)
            ranks[street.naam] = min(rank, ranks.get(street.naam, rank))
            paths.setdefault(street.naam, []).append(street.path)
    wanted = []
    for naam, some in paths.items():
        soort = _NAMED[ranks[naam]]
        kind = _SET_AS.get(soort, soort.value)
        size = SIZES[kind] * (EXTRA if extra else 1)
        if spots := sorted(_spots(sheet, some, size), key=lambda spot: -spot.room)[:6]:
            wanted.append((ranks[naam], -spots[0].room, naam, kind, size, spots))
    for _, _, naam, kind, size, spots in sorted(wanted, key=lambda one: one[:3]):
        most -= names.place(naam, kind, size, spots, extra)
        if not most:
            return


def _spots(sheet: Sheet, paths: Sequence[Path], size: float) -> Iterator[Spot]:
    """Where a name of this size could stand along the lines that have it."""
    for path in joined(paths):
        for stretch in straight_stretches(path, size * BEND * sheet.metres):
            x, y = sheet.at(stretch.x_m, stretch.y_m)
            yield Spot(x, y, -stretch.angle, stretch.length_m / sheet.metres * OVERRUN)


def name_places(names: Names, sheet: Sheet, view: View, kinds: Collection[Plaatssoort], extra: bool = False) -> None:
    """The names of towns, neighbourhoods, lakes and parks, as near to their middle as there is room."""
    shown = {name.text for name in names.placed}
    for place in view.places:
        if place.soort in kinds and place.naam not in shown:
            x, y = sheet.at(*place.plek)
            aside = _ASIDE if place.soort in _INHABITED else _ASIDE[:3]  # water and green are named on themselves
            size = SIZES[place.soort.value] * (EXTRA if extra else 1)
            names.place(place.naam, place.soort.value, size, [Spot(x + dx, y + dy) for dx, dy in aside], extra)


def _bounds(places: Iterable[Iterable[tuple[float, float]]]) -> Frame:
    xs, ys = zip(*(place for some in places for place in some), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _square(ring: Sequence[tuple[float, float]]) -> float:
    """The area of a ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2
