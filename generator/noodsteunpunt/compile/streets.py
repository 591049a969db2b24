"""The street map of a sheet: the streets around its points, in metres, with the names that could stand on it."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians, sin
from typing import Literal

from ..geo.areas import to_metres
from ..geo.view import Frame, Land, Path, Stretch, View, joined, straight_stretches
from ..model.kaart import Lijnsoort, Plaatssoort
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.wijk import Wijk
from ..press import contract

WIDE_M = 1_600  # a sheet shows at least this much, so that streets can be told apart
WHOLE_WIJK_M = 2_200  # a wijk up to this size is shown as a whole
MARGIN_M = 350  # around points
FINE_M = 2.5
SAG_M = 22  # how far a street may bend away from its name
MOST_NAMES, MOST_SPOTS = 60, 3
BESIDE_M = 700  # how far from its point the name of a street may stand
_LINES = {
    "waterlopen": (Lijnsoort.WATERLOOP,),
    "spoor": (Lijnsoort.SPOOR,),
    "grote_wegen": (Lijnsoort.HOOFDWEG,),
    "wegen": (Lijnsoort.WEG,),
    "straten": (Lijnsoort.STRAAT,),
}
_NAMED = (Lijnsoort.HOOFDWEG, Lijnsoort.WEG, Lijnsoort.WATERLOOP, Lijnsoort.STRAAT)


class Streets:
    """The street map of one wijk, made once for all its sheets."""

    def __init__(self, land: Land, wijk: Wijk) -> None:
        self._land = land
        self._rings = tuple(self._metres(ring) for polygon in wijk.vlakken for ring in polygon)

    def map_of(self, punten: Sequence[Noodsteunpunt]) -> contract.Kaart:
        """The map with some of the wijk's points, numbered from 1."""
        places = self._metres((punt.locatie.lon, punt.locatie.lat) for punt in punten)
        frame = self._frame(places)
        view = self._land.view(_around(frame), FINE_M)
        lines = {
            name: tuple(_rounded(one.path) for one in view.lines if one.soort in kinds)
            for name, kinds in _LINES.items()
        }
        return contract.Kaart(
            kader=frame,
            wijk=tuple(_rounded(ring) for ring in self._rings),
            vlakken=tuple(
                contract.KaartVlak(soort=soort.value, ringen=tuple(_rounded(ring) for ring in rings))
                for soort, some in view.areas.items()
                for rings in some
            ),
            namen=_names(view, [(punt.locatie.straat, place) for punt, place in zip(punten, places, strict=True)]),
            punten=tuple(
                contract.KaartPunt(nummer=number, plek=place) for number, place in enumerate(_rounded(places), start=1)
            ),
            bron=self._land.layers.bron,
            **lines,
        )

    def _metres(self, positions: Iterable[tuple[float, float]]) -> Path:
        lon, lat = self._land.layers.oorsprong
        return to_metres(tuple(positions), lat, lon)

    def _frame(self, places: Path) -> Frame:
        """What must be seen: the points, and all of the wijk when it is small."""
        wijk = _bounds(*self._rings, places)
        if max(wijk[2] - wijk[0], wijk[3] - wijk[1]) <= WHOLE_WIJK_M:
            return wijk
        west, south, east, north = _bounds(places)
        x, y = (west + east) / 2, (south + north) / 2
        half_x, half_y = ((high - low) / 2 + MARGIN_M for low, high in ((west, east), (south, north)))
        half_x, half_y = max(half_x, WIDE_M / 2), max(half_y, WIDE_M / 2)
        return round(x - half_x), round(y - half_y), round(x + half_x), round(y + half_y)


def _names(view: View, points: Sequence[tuple[str | None, tuple[float, float]]]) -> tuple[contract.KaartNaam, ...]:
    """Names in the order in which they matter: streets of the points, towns, larger roads, longer streets.

    points: street and place of each. A street of a point is named beside it, before anywhere else.
    """
    own = {street for street, _ in points}
    paths: dict[tuple[int, str], list[Path]] = {}
    for street in view.lines:
        if street.naam and street.soort in _NAMED:
            paths.setdefault((_NAMED.index(street.soort), street.naam), []).append(street.path)
    found = []
    for (rank, naam), some in paths.items():
        stretches = [one for path in joined(some) for one in straight_stretches(path, SAG_M)]
        beside = [part for street, place in points if street == naam for part in _beside(stretches, place)]
        stretches = sorted(stretches, key=lambda one: (-one.length_m, one.x_m, one.y_m))[:MOST_SPOTS]
        rooms = tuple(
            contract.KaartRuimte(plek=_tenths(one.x_m, one.y_m), hoek=round(one.angle, 1), lengte_m=round(one.length_m))
            for one in (*beside, *stretches)
        )
        soort: Literal["water", "straat"] = "water" if _NAMED[rank] is Lijnsoort.WATERLOOP else "straat"
        name = contract.KaartNaam(naam=naam, soort=soort, ruimte=rooms)
        found.append(((naam not in own, rank, -stretches[0].length_m, naam), name))
    streets = [name for _, name in sorted(found, key=lambda one: one[0])]
    first = sum(name.naam in own for name in streets)
    places = [
        contract.KaartNaam(naam=one.naam, soort="plaats", ruimte=(contract.KaartRuimte(plek=_tenths(*one.plek)),))
        for one in view.places
        if one.soort in {Plaatssoort.PLAATS, Plaatssoort.BUURT}
    ]
    return (*streets[:first], *places, *streets[first : first + MOST_NAMES])


def _beside(stretches: Sequence[Stretch], place: tuple[float, float]) -> list[Stretch]:
    """The parts of the nearest stretch before and behind a place, the longer first, each at most BESIDE_M long."""
    near = min(stretches, key=lambda one: _distance_and_along(one, place)[0])
    _, along = _distance_and_along(near, place)
    east, north = cos(radians(near.angle)), sin(radians(near.angle))
    parts = []
    for way, room in ((1, near.length_m / 2 - along), (-1, near.length_m / 2 + along)):
        length = min(room, BESIDE_M)
        middle = along + way * length / 2
        if length > 0:
            parts.append(Stretch(near.x_m + middle * east, near.y_m + middle * north, near.angle, length))
    return sorted(parts, key=lambda one: -one.length_m)


def _distance_and_along(stretch: Stretch, place: tuple[float, float]) -> tuple[float, float]:
    """How far a place is from a stretch, and how far its nearest place is past the middle of it."""
    dx, dy = place[0] - stretch.x_m, place[1] - stretch.y_m
    east, north = cos(radians(stretch.angle)), sin(radians(stretch.angle))
    along = max(-stretch.length_m / 2, min(stretch.length_m / 2, dx * east + dy * north))
    return hypot(dx - along * east, dy - along * north), along


def _around(frame: Frame) -> Frame:
    """More than the frame, because a sheet has another shape: a wide and low one, or a tall one."""
    west, south, east, north = frame
    width, height = east - west, north - south
    return west - 1.6 * width, south - 0.6 * height, east + 1.6 * width, north + 0.6 * height


def _bounds(*lines: Path) -> Frame:
    xs, ys = zip(*(place for line in lines for place in line), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _rounded(path: Path) -> contract.Line:
    return tuple(_tenths(x, y) for x, y in path)


def _tenths(x: float, y: float) -> contract.Metres:
    return round(float(x), 1), round(float(y), 1)
