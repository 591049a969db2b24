"""The map of the coverage report."""

from collections.abc import Sequence
from typing import Any

from shapely import MultiPoint, Point, Polygon, box

from ...enrich.dekking import Dekking, Plek
from ...geo.areas import metres_per_degree, middle_of
from ...model.kaart import Layers, Lijnsoort, Vlaksoort
from ...model.wijk import Wijk

LETTERS = "ABCDEFGHIJ"  # of the white spots
_WIDTH = 1000  # the unit of the drawing
_NAME_WIDTH, _NAME_HEIGHT = 130, 18  # about, of the name of a wijk
_MARKER = 24  # how large a number or letter is
# The map stretches to a place so near the municipality; one farther away would leave it too small to read.
CLOSE_M = 1500.0


class Drawing:
    """The drawing: degrees to its own units, north up.

    land: what people know their way by; None without a map. af: places that were not chosen, as far as they are on it.
    Where people are sent to is on it when it lies in the municipality or close by; the view names the rest as `ver`.
    """

    def __init__(self, wijken: Sequence[Wijk], dekking: Dekking, land: Layers | None, af: Sequence[Plek] = ()) -> None:
        self._wijken, self._dekking, self._land, self._af = wijken, dekking, land, af
        places = [position for wijk in wijken for vlak in wijk.vlakken for position in vlak[0]]
        close = _box_around(places, CLOSE_M)
        self._on: list[tuple[int, Plek]] = []
        self._far: list[tuple[int, Plek]] = []
        for number, plek in enumerate((last.plek for last in dekking.belasting), 1):
            (self._on if close.covers(Point(plek.lon, plek.lat)) else self._far).append((number, plek))
        places += [(plek.lon, plek.lat) for _, plek in self._on]
        self._west, east = min(lon for lon, _ in places), max(lon for lon, _ in places)
        south, self._north = min(lat for _, lat in places), max(lat for _, lat in places)
        margin = 0.02 * (east - self._west)
        self._west -= margin
        self._per_lon = _WIDTH / (east + margin - self._west)
        self._per_lat = self._per_lon * dekking.width_deg / dekking.height_deg
        self._north += margin * self._per_lon / self._per_lat
        self._height = round((self._north - south) * self._per_lat + margin * self._per_lon)

    def view(self) -> dict[str, Any]:
        """What the template draws."""
        width, height = self._dekking.width_deg * self._per_lon, self._dekking.height_deg * self._per_lat
        metre = self._per_lat / metres_per_degree(self._north)[0]
        scale_m = next((length for length in (5000, 2000, 1000, 500) if length * metre < _WIDTH / 4), 200)
        return {
            "breedte": _WIDTH,
            "hoogte": self._height,
            "cellen": [
                {"band": cel.band, **self._at(cel.lat + self._dekking.height_deg, cel.lon),
                 "breedte": round(width, 1), "hoogte": round(height, 1)}
                for cel in self._dekking.cellen
            ],
            "wegen": self._lines((Lijnsoort.HOOFDWEG, Lijnsoort.WEG)),
            "spoor": self._lines((Lijnsoort.SPOOR,)),
            "waterlopen": self._lines((Lijnsoort.WATERLOOP,)),
            "water": self._water(),
            "wijken": [
                {"naam": wijk.naam, "pad": self._path(wijk), **self._beside_markers(**self._middle(wijk))}
                for wijk in self._wijken
            ],
            "vlekken": [
                {"letter": letter, **self._at(vlek.lat, vlek.lon)}
                for letter, vlek in zip(LETTERS, self._dekking.vlekken, strict=False)
            ],
            "punten": [
                {"nummer": number, "kandidaat": plek.kandidaat, **self._at(plek.lat, plek.lon)}
                for number, plek in self._on
            ],
            "ver": [{"nummer": number, "naam": plek.naam} for number, plek in self._far],
            "af": [place for place in (self._at(plek.lat, plek.lon) for plek in self._af) if self._on_map(**place)],
            "schaal_lengte": round(scale_m * metre, 1),
            "schaal_tekst": f"{scale_m} meter",
        }  # fmt: skip

    def _at(self, lat: float, lon: float) -> dict[str, float]:
        return {"x": round((lon - self._west) * self._per_lon, 1), "y": round((self._north - lat) * self._per_lat, 1)}

    def _on_map(self, x: float, y: float) -> bool:
        return 0 <= x <= _WIDTH and 0 <= y <= self._height

    def _lines(self, kinds: Sequence[Lijnsoort]) -> str:
        """All lines of some kinds as one path."""
        if self._land is None:
            return ""
        return "".join(self._drawn(one.punten) for kind in kinds for one in self._land.lijnen.get(kind, ()))

    def _water(self) -> str:
        if self._land is None:
            return ""
        return "".join(self._drawn(ring) for rings in self._land.vlakken.get(Vlaksoort.WATER, ()) for ring in rings)

    def _drawn(self, line: Sequence[tuple[float, float]]) -> str:
        """A line in the metres of the map."""
        assert self._land
        lon, lat = self._land.oorsprong
        per_lat, per_lon = metres_per_degree(lat)
        places = [self._at(lat + north / per_lat, lon + east / per_lon) for east, north in line]
        return "M" + "L".join(f"{place['x']:g} {place['y']:g}" for place in places)

    def _path(self, wijk: Wijk) -> str:
        return "".join(self._ring(ring) for vlak in wijk.vlakken for ring in vlak)

    def _ring(self, ring: Sequence[tuple[float, float]]) -> str:
        places = [self._at(lat, lon) for lon, lat in ring]
        return "M" + "L".join(f"{place['x']:g} {place['y']:g}" for place in places) + "Z"

    def _beside_markers(self, x: float, y: float) -> dict[str, float]:
        """The place of a name, lower or higher when a number or letter would stand on it."""
        places = [(plek.lat, plek.lon) for _, plek in self._on]
        places += [(spot.lat, spot.lon) for spot in self._dekking.vlekken[: len(LETTERS)]]
        markers = [self._at(*place) for place in places]
        near = [one["y"] for one in markers if abs(one["x"] - x) < _NAME_WIDTH / 2]
        tried = [y + lines * _NAME_HEIGHT for lines in (0, 2, -2, 4, -4)]
        free = (now for now in tried if all(abs(other - now) >= _NAME_HEIGHT + _MARKER / 2 for other in near))
        return {"x": x, "y": round(next(free, y), 1)}

    def _middle(self, wijk: Wijk) -> dict[str, float]:
        return self._at(*middle_of(wijk))


def _box_around(places: Sequence[tuple[float, float]], metres: float) -> Polygon:
    """A box around places (lon, lat), and so many metres more on every side."""
    west, south, east, north = MultiPoint(places).bounds
    per_lat, per_lon = metres_per_degree((south + north) / 2)
    up, along = metres / per_lat, metres / per_lon
    return box(west - along, south - up, east + along, north + up)
