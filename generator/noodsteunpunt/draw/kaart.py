"""A street map as SVG: a file of its own in light and dark, and a small sketch that stands inside a page.

Numbers in paths are tenths of a unit, and a unit is a pixel on a phone of 360 px.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import hypot

from .namen import Name

WIDTH = 324  # what a page leaves of 360 px
FOOT = 20
RADIUS = 9.5
EXTRA = 0.68  # names are set at this part of their size where the map is large
WIDE_PX = 480

Path = Sequence[tuple[float, float]]
Palette = Callable[[str], tuple[str, str]]
"""The web colour of a name in print/colours.yml, in light and in dark."""

SIZES: Mapping[str, float] = {
    "plaats": 15,
    "buurt": 13,
    "hoofdweg": 12,
    "weg": 11.5,
    "straat": 11.5,
    "water": 11.5,
    "groen": 11.5,
    "punt": 13,
}
_BOLD = {"plaats", "buurt", "punt"}
# Width in units where a unit is 4 metres; thinner on a map of a larger area.
_ROADS = {"hoofdweg": 5.0, "weg": 4.2, "straat": 3.2, "dienstweg": 1.8}
_AREAS = ("bebouwd", "groen", "water")
# In a sketch, with the colours every page has: (colour, opacity) and (colour, opacity, width in tenths).
_SKETCHED_AREAS = {"bebouwd": ("merk", 1), "groen": ("open_tekst", 0.2), "water": ("link", 0.3)}
_SKETCHED_LINES = {
    "waterloop": ("link", 0.3, 25),
    "straat": ("papier", 1, 14),
    "weg": ("inkt_zacht", 0.5, 24),
    "hoofdweg": ("inkt_zacht", 0.5, 40),
    "spoor": ("inkt", 0.8, 12),
}


@dataclass(frozen=True)
class Marker:
    """The sign of a point: with a number, or with a dot when the map is about it, or small when it is another.

    x, y: where the sign stands. place: where the point is, when the sign had to move aside.
    """

    x: float
    y: float
    text: str = ""
    radius: float = RADIUS
    place: tuple[float, float] | None = None


@dataclass(frozen=True)
class Picture:
    """Everything a map shows, in units with y downwards.

    lines, areas: by kind; an area is an outer ring and its holes. outline: the rings of the wijk.
    bar: how long the scale bar is, and how many metres that is. bar_left: where it begins. metres: per unit.
    titel, tekst: what a screen reader says. bron: whose data.
    """

    height: float
    metres: float
    lines: Mapping[str, Sequence[Path]]
    areas: Mapping[str, Sequence[Sequence[Path]]]
    outline: Sequence[Path]
    names: Sequence[Name]
    markers: Sequence[Marker]
    bar: tuple[float, int]
    bar_left: float
    titel: str
    tekst: str
    bron: str


def map_svg(picture: Picture, palette: Palette) -> str:
    """The map as a file. Colours are attributes, so it can be read where a style is not allowed; dark is a style."""
    sheet = _Sheet(palette)
    height = picture.height
    body = [
        f'<rect {sheet.fill("kaart_grond")} width="{WIDTH * 10}" height="{_whole(height)}"/>',
        *(
            f'<path {sheet.fill(f"kaart_{kind}")} fill-rule="evenodd" d="{_areas(picture.areas[kind])}"/>'
            for kind in _AREAS
            if picture.areas.get(kind)
        ),
        *_lines(picture, sheet),
        _outline(picture, sheet),
        *_names(picture.names, sheet),
        *_bar(picture, sheet),
        *_markers(picture.markers, sheet),
    ]
    foot = (
        f'<rect {sheet.fill("papier")} y="{_whole(height)}" width="{WIDTH * 10}" height="{FOOT * 10}"/>'
        f'<g class="bron"><text {sheet.fill("inkt_zacht")} y="{_whole(height + 14)}" font-size="110"'
        f"{_squeezed(picture.bron)}>{escape(picture.bron)}</text></g>"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * 10} {_whole(height + FOOT)}" lang="nl"'
        f' role="img" aria-labelledby="t d" font-family="system-ui,sans-serif" fill="none" stroke-linejoin="round">'
        f'<title id="t">{escape(picture.titel)}</title><desc id="d">{escape(picture.tekst)}</desc>'
        f"<style>{sheet.dark_style()}.x{{display:none}}"
        f"@media(min-width:{WIDE_PX}px){{{_wide_style()}.x{{display:inline}}}}</style>"
        f"{''.join(body)}{foot}</svg>\n"
    )


def sketch_svg(picture: Picture) -> str:
    """The map inside a page, in the colours of the page, light or dark: its style has the variables named here.

    Colours are attributes, not a style of the page: that would stand before the address on a slow connection.
    """
    parts = [
        f'<path fill="var(--{colour})" fill-opacity="{opacity}" fill-rule="evenodd" d="{_areas(areas)}"/>'
        for kind, (colour, opacity) in _SKETCHED_AREAS.items()
        if (areas := picture.areas.get(kind))
    ]
    parts += [
        f'<path stroke="var(--{colour})" stroke-opacity="{opacity}" stroke-width="{width}" d="{_path(lines)}"/>'
        for kind, (colour, opacity, width) in _SKETCHED_LINES.items()
        if (lines := picture.lines.get(kind))
    ]
    length, metres = picture.bar
    left, under = _whole(picture.bar_left), _whole(picture.height - 9)
    texts = [
        f'<text {_placed(one)}{_bold(one.kind)} text-anchor="middle">{escape(one.text)}</text>' for one in picture.names
    ]
    texts.append(f'<text x="{left + _whole(length) + 40}" y="{under}">{metres} m</text>')
    halo = 'fill="var(--inkt)" stroke="var(--papier)" stroke-width="30" paint-order="stroke"'
    parts.append(f'<g {halo} lang="nl" direction="ltr">{"".join(texts)}</g>')
    parts.append(f'<path stroke="var(--inkt)" stroke-width="16" d="M{left} {under - 40}v40h{_whole(length)}v-40"/>')
    for marker in picture.markers:
        x, y, radius = _whole(marker.x), _whole(marker.y), _whole(marker.radius)
        parts.append(f'<circle fill="var(--inkt)" cx="{x}" cy="{y}" r="{radius}"/>')
        if marker.radius >= RADIUS:
            parts.append(f'<circle fill="var(--papier)" cx="{x}" cy="{y}" r="34"/>')
    return (
        f'<svg class="schets" viewBox="0 0 {WIDTH * 10} {_whole(picture.height)}" role="img" aria-label="'
        f'{escape(picture.titel)}" direction="ltr" font-size="115" fill="none" stroke-linejoin="round">'
        f"{''.join(parts)}</svg>"
    )


def _bold(kind: str) -> str:
    return ' font-weight="700"' if kind in _BOLD else ""


class _Sheet:
    """The colours of a file: an attribute for light, and a class that the style for dark uses."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._classes: dict[tuple[str, str], str] = {}

    def fill(self, colour: str) -> str:
        """The attributes that fill with a colour."""
        return self._attribute("fill", colour)

    def stroke(self, colour: str, width: float) -> str:
        """The attributes that draw a line in a colour."""
        return f'{self._attribute("stroke", colour)} stroke-width="{_whole(width)}"'

    def text(self, colour: str, halo: str) -> str:
        """The attributes of text with an edge in the colour of the ground."""
        name = self._classes.setdefault((f"fill {halo}", colour), f"c{len(self._classes)}")
        return f'class="{name}" fill="{self._palette(colour)[0]}" stroke="{self._palette(halo)[0]}"'

    def _attribute(self, kind: str, colour: str) -> str:
        name = self._classes.setdefault((kind, colour), f"c{len(self._classes)}")
        return f'class="{name}" {kind}="{self._palette(colour)[0]}"'

    def dark_style(self) -> str:
        """The same colours on a dark screen."""
        rules = []
        for (kinds, colour), name in self._classes.items():
            kind, _, halo = kinds.partition(" ")
            edge = f";stroke:{self._palette(halo)[1]}" if halo else ""
            rules.append(f".{name}{{{kind}:{self._palette(colour)[1]}{edge}}}")
        return f"@media(prefers-color-scheme:dark){{{''.join(rules)}}}"


def _lines(picture: Picture, sheet: _Sheet) -> Iterable[str]:
    """Water, paths, roads with their edge, and rail, in the order in which they lie over each other."""
    thin = min(1.0, max(0.5, (4 / picture.metres) ** 0.6))
    lines = {kind: _path(some) for kind, some in picture.lines.items() if some}

    def one(kind: str, attributes: str) -> Iterable[str]:
        return (f'<path {attributes} d="{lines[kind]}"/>',) if kind in lines else ()

    yield from one("waterloop", sheet.stroke("kaart_water", 4 * thin))
    yield from one("veer", f'{sheet.stroke("kaart_water_naam", 1.4)} stroke-dasharray="50 40"')
    yield from one("pad", sheet.stroke("kaart_pad", 1.1 * thin))
    roads = [kind for kind in reversed(_ROADS) if kind in lines]
    # Each line stands in the file once and is drawn twice: first all edges, then what lies between them.
    yield "<defs>" + "".join(f'<path id="{kind}" d="{lines[kind]}"/>' for kind in roads) + "</defs>"
    yield '<g stroke-linecap="round">'
    for kind in roads:
        yield f'<use href="#{kind}" {sheet.stroke("kaart_straatrand", _ROADS[kind] * thin + 1.3)}/>'
    for kind in roads:
        colour = "kaart_hoofdweg" if kind == "hoofdweg" else "kaart_straat"
        yield f'<use href="#{kind}" {sheet.stroke(colour, _ROADS[kind] * thin)}/>'
    yield "</g>"
    yield from one("trap", f'{sheet.stroke("kaart_spoor", 4)} stroke-dasharray="8 8"')
    yield from one("spoor", sheet.stroke("kaart_spoor", 2.6 * thin))
    yield from one("spoor", f'{sheet.stroke("kaart_straat", 1.2 * thin)} stroke-dasharray="70 60"')


def _outline(picture: Picture, sheet: _Sheet) -> str:
    if not picture.outline:
        return ""
    return (
        f'<path {sheet.stroke("inkt_zacht", 1.3)} stroke-dasharray="70 40" d="{_path(picture.outline, close=True)}"/>'
    )


def _names(names: Sequence[Name], sheet: _Sheet) -> Iterable[str]:
    """The names, grouped by how they are set."""
    for kind, size in SIZES.items():
        for extra in (False, True):
            some = [name for name in names if name.kind == kind and name.extra is extra]
            if not some:
                continue
            colour = {"water": "kaart_water_naam", "groen": "kaart_groen_naam"}.get(kind, "inkt")
            size_now = _whole(size * (EXTRA if extra else 1))
            style = ' font-style="italic"' if kind == "water" else ""
            weight = ' font-weight="700"' if kind in _BOLD else ""
            texts = "".join(f"<text {_placed(name)}>{escape(name.text)}</text>" for name in some)
            hidden = ' class="x"' if extra else f' class="n-{kind}"'
            yield (
                f'<g{hidden}><g {sheet.text(colour, "kaart_halo")} stroke-width="{max(20, size_now // 4)}"'
                f' font-size="{size_now}" text-anchor="middle" paint-order="stroke"{style}{weight}>{texts}</g></g>'
            )


def _wide_style() -> str:
    names = "".join(f".n-{kind}>g{{font-size:{_whole(size * EXTRA)}px}}" for kind, size in SIZES.items())
    return f"{names}.bron>text{{font-size:75px}}"


def _placed(name: Name) -> str:
    """Where a name stands. Its letters hang around the middle of the line."""
    x, y = _whole(name.x), _whole(name.y)
    angle = round(name.angle)
    return f'transform="translate({x} {y})rotate({angle})" dy=".35em"' if angle else f'x="{x}" y="{y}" dy=".35em"'


def _bar(picture: Picture, sheet: _Sheet) -> Iterable[str]:
    """The scale bar at the bottom and north at the top right."""
    length, metres = picture.bar
    left, under, right = _whole(picture.bar_left), _whole(picture.height - 9), (WIDTH - 14) * 10
    bar = f"M{left} {under - 40}v40h{_whole(length)}v-40"
    yield f'<path {sheet.stroke("kaart_halo", 5)} stroke-linecap="square" d="{bar}"/>'
    yield f'<path {sheet.stroke("inkt", 1.6)} d="{bar}"/>'
    text = f'{sheet.text("inkt", "kaart_halo")} stroke-width="30" paint-order="stroke" font-size="115"'
    yield f'<text {text} x="{left + _whole(length) + 40}" y="{under}">{metres} m</text>'
    yield f'<path {sheet.fill("inkt")} d="M{right} 60l45 110l-45 -25l-45 25z"/>'
    yield f'<text {text} font-weight="700" text-anchor="middle" x="{right}" y="285">N</text>'


def _markers(markers: Sequence[Marker], sheet: _Sheet) -> Iterable[str]:
    """Round signs with a number; one without is the point the map is about."""
    for marker in markers:
        if marker.place:
            x, y = (_whole(part) for part in marker.place)
            yield f'<path {sheet.stroke("inkt", 2)} d="M{_whole(marker.x)} {_whole(marker.y)}L{x} {y}"/>'
            yield f'<circle {sheet.fill("inkt")} cx="{x}" cy="{y}" r="28"/>'
    for marker in markers:
        x, y, radius = _whole(marker.x), _whole(marker.y), _whole(marker.radius)
        yield f'<circle {sheet.fill("papier")} cx="{x}" cy="{y}" r="{radius + 20}"/>'
        yield f'<circle {sheet.fill("inkt")} cx="{x}" cy="{y}" r="{radius}"/>'
        if marker.text:
            yield (
                f'<text {sheet.fill("papier")} x="{x}" y="{y + 43}" font-size="120" font-weight="700"'
                f' text-anchor="middle">{escape(marker.text)}</text>'
            )
        elif marker.radius >= RADIUS:
            yield f'<circle {sheet.fill("papier")} cx="{x}" cy="{y}" r="34"/>'


def spread(places: Sequence[tuple[float, float]], apart: float, width: float, height: float) -> list[Marker]:
    """Signs at places, moved until they are `apart` and inside the sheet; those with room stay where they are."""

    def inside(x: float, y: float) -> list[float]:
        return [min(max(x, apart / 2), width - apart / 2), min(max(y, apart / 2), height - apart / 2)]

    now = [inside(x, y) for x, y in places]
    for _ in range(60):
        for first in range(len(now)):
            for second in range(first):
                _part(now[first], now[second], apart)
        now = [inside(x, y) for x, y in now]
    moved = zip(now, places, strict=True)
    return [Marker(x, y, place=None if hypot(x - at[0], y - at[1]) < 1 else at) for (x, y), at in moved]


def _part(one: list[float], other: list[float], apart: float) -> None:
    """Push two signs away from each other, each half of what they are too near."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    distance = hypot(dx, dy)
    if distance >= apart:
        return
    if distance < 0.01:  # two in one place part sideways
        dx, dy, distance = 1.0, 0.0, 1.0
        push = apart / 2
    else:
        push = (apart - distance) / 2
    one[0], one[1] = one[0] + dx / distance * push, one[1] + dy / distance * push
    other[0], other[1] = other[0] - dx / distance * push, other[1] - dy / distance * push


def _squeezed(text: str) -> str:
    """A source too long for the sheet is set narrower."""
    return f' textLength="{WIDTH * 10}" lengthAdjust="spacingAndGlyphs"' if len(text) > 55 else ""


def _areas(areas: Sequence[Sequence[Path]]) -> str:
    return _path([ring for rings in areas for ring in rings], close=True)


def _path(lines: Iterable[Path], close: bool = False) -> str:
    """Lines as one path: each begins where it is, and goes on in steps."""
    return "".join(part for line in lines if (part := _one(line, close)))


def _one(line: Path, close: bool) -> str:
    whole = [(_whole(x), _whole(y)) for x, y in (line[:-1] if close and line[0] == line[-1] else line)]
    steps, (x, y) = [], whole[0]
    for next_x, next_y in whole[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    if not steps:
        return ""
    walk = "l" + "".join(step if not number or step[0] == "-" else f" {step}" for number, step in enumerate(steps))
    return f"M{whole[0][0]} {whole[0][1]}{walk.replace(' -', '-')}{'z' if close else ''}"


def _whole(units: float) -> int:
    return round(units * 10)
