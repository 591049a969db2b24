"""The street maps of a site: a file per wijk and per point, and the sketch inside the page of a point."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..draw.kaart import FOOT, RADIUS, SIZES, WIDTH, Marker, Palette, Picture, map_svg, sketch_svg, spread
from ..draw.letters import width_in
from ..draw.namen import Name, Names, Spot, TextWidth
from ..enrich.atlas import Atlas
from ..geo.areas import to_metres
from ..geo.view import Land, View
from ..model.kaart import Lijnsoort, Plaatssoort
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.wijk import Wijk
from ..shipped import shipped_root
from .addresses import map_file
from .artifact import SITE, Artifact
from .kaartblad import BAR_TEXT, Sheet, name_places, name_streets, sheet_around
from .pages.views import street_line, town_line
from .theme import Theme

OFFLINE_GROUP = "kaart"
LARGEST_MAP_BYTES = 40_000  # compressed
LARGEST_SKETCH_BYTES = 3_000  # compressed
PUNT_M, PUNT_HEIGHT = 1_250, 1.0  # how wide the map of a point is, and its height against its width
SKETCH_M, SKETCH_HEIGHT = (1_400, 3_000), 0.62  # at least and at most
WIJK_M, WIJK_HEIGHT = 700, (0.72, 1.2)  # at least
MARGIN = 0.04  # a point at the very edge still has room for its sign
FINE = 0.3  # bends smaller than this part of a unit are not seen
MOST_NAMES, MOST_EXTRA, SKETCH_NAMES = 30, 60, 4
NEAR = 2
# What is left out where a unit is more metres than this.
_SEEN_TO_M = {Lijnsoort.PAD: 5.5, Lijnsoort.TRAP: 5.5, Lijnsoort.DIENSTWEG: 7}
_ALL = {soort: soort.value for soort in Lijnsoort}
_SKETCHED = {soort: soort.value for soort in (Lijnsoort.HOOFDWEG, Lijnsoort.WEG, Lijnsoort.SPOOR, Lijnsoort.WATERLOOP)}
_INHABITED = (Plaatssoort.PLAATS, Plaatssoort.BUURT)

Place = tuple[float, float]


@dataclass(frozen=True)
class Kaart:
    """A map as a page shows it. pad: its path below the site's root. breed, hoog: its shape, in CSS pixels."""

    pad: str
    breed: int
    hoog: int


def open_kaarten(atlas: Atlas, theme: Theme, land: Land | None = None) -> "Kaarten | None":
    """The maps of a site, or None without street data. land: that data as shapes, when somebody has them already."""
    if atlas.site.kaart is None:
        return None
    text_width = width_in(shipped_root() / "print" / "fonts" / "NotoSans-Bold.ttf")
    return Kaarten(atlas, land or Land(atlas.site.kaart), theme.light_and_dark, text_width)


class Kaarten:
    """The maps of a site with street data."""

    def __init__(self, atlas: Atlas, land: Land, palette: Palette, text_width: TextWidth) -> None:
        self._atlas, self._land = atlas, land
        self._palette, self._text_width = palette, text_width
        self._sketches: dict[str, Picture] = {}

    def __len__(self) -> int:
        site = self._atlas.site
        return len(site.wijken) + sum(punt.in_use for punt in site.punten)

    def artifacts(self) -> Iterator[Artifact]:
        """A file for every wijk and every point in use."""
        for path, draw in self.drawings().items():
            yield _artifact(path, draw())

    def drawings(self) -> dict[str, Callable[[], str]]:
        """What draws the map at each path below the site's root; the preview draws only the one it shows."""
        site = self._atlas.site
        found: dict[str, Callable[[], str]] = {}
        for wijk in site.wijken:
            found[map_file(site.code(wijk))] = partial(self.wijk_map, wijk)
        for punt in site.punten:
            if punt.in_use:
                found[map_file(site.code(punt))] = partial(self.punt_map, punt)
        return found

    def of_wijk(self, wijk: Wijk) -> Kaart:
        """The map of a wijk, for its page."""
        return _kaart(self._atlas.site.code(wijk), self.wijk_sheet(wijk))

    def of_punt(self, punt: Noodsteunpunt) -> Kaart:
        """The map of a point, for its page."""
        return _kaart(self._atlas.site.code(punt), self.punt_sheet(punt))

    def wijk_map(self, wijk: Wijk) -> str:
        """The wijk with its points, numbered as in the list on its page and on its flyer.

        One without points shows the nearest others by name.
        """
        punten = self._atlas.site.punten_voor(wijk.id)
        places = self._places(punten)
        listed = "; ".join(f"{number}: {_told(punt)}" for number, punt in enumerate(punten, start=1))
        words = (f"Noodsteunpunten in {wijk.naam}", f"Kaart, noord is boven. {listed or 'Geen noodsteunpunt.'}")
        others = [] if punten else self._near_wijk(wijk)

        def draw(sheet: Sheet, coarse: float) -> str:
            numbered = [(str(number), place) for number, place in enumerate(places, start=1) if sheet.covers(*place)]
            signs = spread([sheet.at(*place) for _, place in numbered], RADIUS * 2 + 4, WIDTH, sheet.height)
            markers = [replace(sign, text=text) for sign, (text, _) in zip(signs, numbered, strict=True)]
            markers += self._small(sheet, others)
            named = self._named(sheet, others)
            return map_svg(self._picture(sheet, coarse, wijk, punten, markers, words, named), self._palette)

        smaller = sheet_around([places], PUNT_M, *WIJK_HEIGHT) if places else self.wijk_sheet(wijk)
        return _small_enough(draw, (self.wijk_sheet(wijk), smaller))

    def punt_map(self, punt: Noodsteunpunt) -> str:
        """The streets around a point, with its name and those of the nearest others."""
        others = [near.punt for near in self._atlas.near_point(punt, NEAR)]
        words = (f"{punt.naam} en de straten eromheen", f"Kaart, noord is boven. {_told(punt)}")
        wijk = self._atlas.site.wijk(punt.wijk)

        def draw(sheet: Sheet, coarse: float) -> str:
            markers = self._markers(sheet, punt, others)
            named = self._named(sheet, [punt, *others])
            return map_svg(self._picture(sheet, coarse, wijk, [punt], markers, words, named), self._palette)

        return _small_enough(draw, (self.punt_sheet(punt),))

    def wijk_sheet(self, wijk: Wijk) -> Sheet:
        """The frame of the map of a wijk."""
        seen = [place for ring in self._rings(wijk) for place in ring]
        seen += self._places(self._atlas.site.punten_voor(wijk.id) or self._near_wijk(wijk)[:1])
        (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*seen, strict=True))
        margin = MARGIN * max(east - west, north - south)
        corners = [(west - margin, south - margin), (east + margin, north + margin)]
        return sheet_around([corners], WIJK_M, *WIJK_HEIGHT)

    def punt_sheet(self, punt: Noodsteunpunt) -> Sheet:
        """The frame of the map of a point."""
        return sheet_around([self._places([punt])], PUNT_M, PUNT_HEIGHT, PUNT_HEIGHT)

    def sketch(self, punt: Noodsteunpunt, titel: str) -> Markup:
        """The main roads, water and rail around a point as SVG inside its page. titel: in the language of the page."""
        if punt.id not in self._sketches:
            self._sketches[punt.id] = self._sketch(punt)
        svg = sketch_svg(replace(self._sketches[punt.id], titel=titel))
        return Markup(svg)  # noqa: S704 - drawn by us, and every name in it is escaped

    def _sketch(self, punt: Noodsteunpunt) -> Picture:
        """The finest picture of a point and the nearest other that is small enough to stand inside every page."""
        nearest = self._atlas.near_point(punt, 1)
        wide = min(max((2.5 * near.distance_m for near in nearest), default=0), SKETCH_M[1])
        sheet = sheet_around([self._places([punt])], max(wide, SKETCH_M[0]), SKETCH_HEIGHT, SKETCH_HEIGHT)
        for coarse, streets in ((2, True), (4, True), (2, False), (4, False), (8, False), (16, False), (32, False)):
            picture = self._sketched(sheet, coarse, streets, punt, [near.punt for near in nearest])
            if len(gzip.compress(sketch_svg(picture).encode(), mtime=0)) <= LARGEST_SKETCH_BYTES:
                break
        return picture

    def _sketched(
        self, sheet: Sheet, coarse: float, streets: bool, punt: Noodsteunpunt, others: Sequence[Noodsteunpunt]
    ) -> Picture:
        """streets: with every street, where they are few."""
        view = self._land.view(sheet.frame, coarse * FINE * sheet.metres)
        lines = [
            one
            for one in view.lines
            if one.soort in _SKETCHED
            or (one.soort is Lijnsoort.STRAAT and (streets or one.naam == punt.locatie.straat))
        ]
        markers = self._markers(sheet, punt, others)
        names = self._clear_of(sheet, markers)
        name_streets(names, sheet, [one for one in view.lines if one.naam == punt.locatie.straat], 1)
        self._name_points(names, self._named(sheet, others))
        name_streets(names, sheet, [one for one in lines if one.soort in _SKETCHED], SKETCH_NAMES)
        return Picture(
            height=sheet.height,
            metres=sheet.metres,
            lines=sheet.lines(lines, _SKETCHED | {Lijnsoort.STRAAT: "straat"}),
            areas=sheet.areas(view, coarse * 40),
            outline=(),
            names=names.placed,
            markers=markers,
            bar=sheet.bar,
            bar_left=sheet.bar_left(markers),
            titel="",
            tekst="",
            bron=self._land.layers.bron,
        )

    def _picture(
        self,
        sheet: Sheet,
        coarse: float,
        wijk: Wijk,
        about: Sequence[Noodsteunpunt],
        markers: Sequence[Marker],
        words: tuple[str, str],
        named: Sequence[tuple[str, Place]] = (),
    ) -> Picture:
        """A map that is about some points of a wijk. coarse: how much less fine than what can be seen."""
        view = self._land.view(sheet.frame, coarse * FINE * sheet.metres)
        seen = [one for one in view.lines if sheet.metres * coarse**0.5 < _SEEN_TO_M.get(one.soort, float("inf"))]
        return Picture(
            height=sheet.height,
            metres=sheet.metres,
            lines=sheet.lines(seen, _ALL),
            areas=sheet.areas(view, coarse * 6),
            outline=[sheet.path(ring) for ring in self._rings(wijk)],
            names=self._names(sheet, view, markers, {punt.locatie.straat or "" for punt in about}, named),
            markers=markers,
            bar=sheet.bar,
            bar_left=sheet.bar_left(markers),
            titel=words[0],
            tekst=words[1],
            bron=self._land.layers.bron,
        )

    def _names(
        self, sheet: Sheet, view: View, markers: Sequence[Marker], own: set[str], named: Sequence[tuple[str, Place]]
    ) -> list[Name]:
        """The names on a map: those that matter most first, then smaller ones for a large screen."""
        names = self._clear_of(sheet, markers)
        name_streets(names, sheet, [street for street in view.lines if street.naam in own], len(own))
        self._name_points(names, named)
        name_places(names, sheet, view, _INHABITED)
        name_streets(names, sheet, view.lines, MOST_NAMES)
        name_places(names, sheet, view, (Plaatssoort.WATER,))
        name_streets(names, sheet, view.lines, MOST_EXTRA, extra=True)
        name_places(names, sheet, view, tuple(Plaatssoort), extra=True)
        return names.placed

    def _clear_of(self, sheet: Sheet, markers: Sequence[Marker]) -> Names:
        """An empty sheet for names, clear of the signs, the scale bar and north."""
        names = Names(WIDTH, sheet.height, self._text_width)
        for marker in markers:
            names.keep_clear(marker.x, marker.y, marker.radius + 2)
            if marker.place:
                names.keep_clear(*marker.place, 4)
        left = sheet.bar_left(markers)
        for along in range(0, round(sheet.bar[0]) + BAR_TEXT, 8):
            names.keep_clear(left + along, sheet.height - 10, 7)
        names.keep_clear(WIDTH - 14, 18, 14)
        return names

    def _name_points(self, names: Names, named: Sequence[tuple[str, Place]]) -> None:
        """The names of points under, above or beside their signs."""
        for text, (x, y) in named:
            half = self._text_width(text, SIZES["punt"]) / 2 + RADIUS + 10
            sides = [(0, 21), (0, -21), (half, 0), (-half, 0), (half * 0.7, 21), (-half * 0.7, 21), (0, 34), (0, -34)]
            names.place(text, "punt", SIZES["punt"], [Spot(x + dx, y + dy) for dx, dy in sides])

    def _markers(self, sheet: Sheet, punt: Noodsteunpunt, others: Sequence[Noodsteunpunt]) -> list[Marker]:
        """A point and, small, those of the others that lie on its map."""
        return [*self._small(sheet, others), Marker(*sheet.at(*self._places([punt])[0]))]

    def _small(self, sheet: Sheet, punten: Sequence[Noodsteunpunt]) -> list[Marker]:
        places = [place for place in self._places(punten) if sheet.covers(*place)]
        return [Marker(*sheet.at(*place), radius=RADIUS * 0.68) for place in places]

    def _near_wijk(self, wijk: Wijk) -> list[Noodsteunpunt]:
        return [near.punt for near in self._atlas.near_wijk(wijk, NEAR)]

    def _named(self, sheet: Sheet, punten: Sequence[Noodsteunpunt]) -> list[tuple[str, Place]]:
        """The names of points that lie on a map, and where."""
        found = zip(punten, self._places(punten), strict=True)
        return [(punt.naam, sheet.at(*place)) for punt, place in found if sheet.covers(*place)]

    def _places(self, punten: Sequence[Noodsteunpunt]) -> tuple[Place, ...]:
        return self._metres([(punt.locatie.lon, punt.locatie.lat) for punt in punten])

    def _rings(self, wijk: Wijk) -> list[tuple[Place, ...]]:
        return [self._metres(ring) for polygon in wijk.vlakken for ring in polygon]

    def _metres(self, positions: Iterable[Place]) -> tuple[Place, ...]:
        lon, lat = self._land.layers.oorsprong
        return to_metres(tuple(positions), lat, lon)


def _small_enough(draw: Callable[[Sheet, float], str], sheets: Sequence[Sheet]) -> str:
    """The finest map that a phone on a slow net may still fetch: coarser, then of a smaller frame."""
    svg = ""
    for sheet in sheets:
        for coarse in (1, 2, 4, 8):
            svg = draw(sheet, coarse)
            if len(gzip.compress(svg.encode(), mtime=0)) <= LARGEST_MAP_BYTES:
                return svg
    return svg


def _told(punt: Noodsteunpunt) -> str:
    """A point in words."""
    return ", ".join(part for part in (punt.naam, street_line(punt.locatie), town_line(punt.locatie)) if part)


def _kaart(code: str, sheet: Sheet) -> Kaart:
    return Kaart(map_file(code), WIDTH, round(sheet.height + FOOT))


def _artifact(path: str, svg: str) -> Artifact:
    return Artifact(f"{SITE}/{path}", svg.encode(), made_from=svg, offline=OFFLINE_GROUP, optional=True)
