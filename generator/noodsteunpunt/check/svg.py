"""An SVG that somebody sent: only shapes go on, written anew; all else is refused with its line.

Read with expat and no entities, so no file, address or growing text is ever opened (docs/decisions/0104-logo.md).
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from math import isfinite
from xml.parsers import expat

from ..model.problem import Problem

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST_ELEMENTS, DEEPEST, LONGEST_RATIO = 5000, 40, 12


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHAPES = _words(
    "svg g defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath style"
)
_FOR_PEOPLE = _words("title desc metadata")  # and for programs that draw; left out
_ATTRIBUTES = _words(
    "id class style d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height viewBox transform fill fill-rule "
    "fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-dashoffset stroke-opacity opacity color display visibility clip-path clip-rule clipPathUnits "
    "gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity"
)
_HARMLESS = _words("version baseProfile preserveAspectRatio enable-background overflow role space lang type")
_RUNS = _words("script foreignobject iframe object embed handler listener animate set animatetransform")
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|@font-face|\\|javascript:|expression\s*\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(?:(?:px|mm|cm|in|pt|pc)\s*)?", re.IGNORECASE)

_AGAIN = "bewaar het logo opnieuw als eenvoudige SVG met alleen vormen, of geef een logo.png"
_AS_UTF8 = "bewaar het logo opnieuw als SVG met codering UTF-8"


class _StopError(Exception):
    """Nothing after this is looked at."""


def clean_svg(source: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """The shapes of an SVG as a new SVG, or what keeps the logo from being printed."""
    reader = _Reader(file)
    reader.read(source)
    return "".join(reader.written).encode(), reader.problems


class _Reader:
    """Walks an SVG, writes down what is allowed and notes what is not."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[str] = []  # what is being written; empty for a part that is left out
        self._count = 0
        self.problems: list[Problem] = []
        self.written: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, source: bytes) -> None:
        """Read to the end, or to what makes reading on unsafe."""
        try:
            self._parser.Parse(source, True)
        except _StopError:
            pass
        except expat.ExpatError as error:
            self._refuse("dit is geen leesbare SVG", line=error.lineno, code="NSP712")
        except (LookupError, ValueError):  # as Python says it of an encoding that expat asks it for
            self._refuse("dit logo is in een codering die nsp niet leest", _AS_UTF8, line=1, code="NSP712")

    def _refuse(self, what: str, repair: str = _AGAIN, *, line: int = 0, code: str = "NSP713") -> None:
        """Note a problem, each once."""
        if all(problem.what != what for problem in self.problems):
            where = line or self._parser.CurrentLineNumber
            self.problems.append(Problem(self._file, where, 0, "", what, repair, code=code))

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal:
            self._entity()

    def _entity(self, *_: object) -> None:
        self._refuse("het logo heeft eigen afkortingen (ENTITY); daarmee kan een bestand onbeperkt groeien")
        raise _StopError

    def _instruction(self, target: str, data: str) -> None:
        self._refuse(f"het logo roept iets anders aan (<?{target}?>)")

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            self._refuse(
                "het logo heeft te veel onderdelen om te drukken", "neem een eenvoudiger logo, of een logo.png"
            )
            raise _StopError
        if not self._open and (space, name) != (SVG, "svg"):
            self._refuse("dit is geen SVG", code="NSP712")
            raise _StopError
        left_out = bool(self._open) and not self._open[-1]
        if left_out or space != SVG or name in _FOR_PEOPLE:
            if name.lower() in _RUNS:
                self._refuse(_runs(name))
            self._open.append("")
            return
        if name not in _SHAPES or (name == "svg" and self._open):
            self._refuse(*_not_a_shape(name))
        kept = dict(self._kept(attributes))
        if not self._open:
            kept = {"xmlns": SVG, **self._size(kept)}
        self._open.append(name)
        said = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self.written.append(f"<{name}{said}>")

    def _end(self, tag: str) -> None:
        if name := self._open.pop():
            self.written.append(f"</{name}>")

    def _text(self, text: str) -> None:
        """Only a style holds text that means something."""
        if self._open and self._open[-1] == "style":
            self._refuse_elsewhere(text)
            self.written.append(escape(text, quote=False))

    def _kept(self, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that say how a shape looks."""
        for key, value in attributes.items():
            space, _, name = key.rpartition(" ")
            if name.lower().startswith("on"):
                self._refuse(f"het logo wil iets uitvoeren ({name}); een plaatje dat iets doet wordt niet gedrukt")
            elif name == "href" and space in ("", XLINK):
                if value.startswith("#"):
                    yield "href", value
                else:
                    self._refuse(_from_elsewhere(value))
            elif space == "" and name in _ATTRIBUTES:
                self._refuse_elsewhere(value)
                yield name, value
            elif space == "" and name not in _HARMLESS and not name.startswith(("data-", "aria-")):
                self._refuse(f"het logo gebruikt '{name}'; dat kan hier niet")

    def _refuse_elsewhere(self, css: str) -> None:
        if found := _ELSEWHERE.search(css):
            self._refuse(_from_elsewhere(css[found.start() : found.start() + 40]))

    def _size(self, root: dict[str, str]) -> dict[str, str]:
        """The attributes of the outermost element with a size that can be trusted."""
        box = root.pop("viewBox", "").replace(",", " ").split() or _lengths(root)
        root.pop("width", None)
        root.pop("height", None)
        try:
            x, y, width, height = map(float, box)
        except ValueError:
            self._refuse("het logo zegt niet hoe groot het is (viewBox)", code="NSP712")
            return root
        if not all(map(isfinite, (x, y, width, height))) or width <= 0 or height <= 0:
            self._refuse("het logo zegt niet hoe groot het is (viewBox)", code="NSP712")
        elif max(width / height, height / width) > LONGEST_RATIO:
            told = f"het logo is meer dan {LONGEST_RATIO} keer zo lang als breed"
            self._refuse(told, "neem een logo dat minder lang is", code="NSP711")
        return {"viewBox": f"{x} {y} {width} {height}", **root}


def _lengths(root: Mapping[str, str]) -> list[str]:
    """A viewBox from width and height in one unit; empty when they do not say it."""
    found = [_LENGTH.fullmatch(root.get(key, "")) for key in ("width", "height")]
    sizes = [match[1] for match in found if match]
    return ["0", "0", *sizes] if len(sizes) == 2 else []


def _not_a_shape(name: str) -> tuple[str, str]:
    if name.lower() in _RUNS:
        return _runs(name), _AGAIN
    if name in ("text", "tspan", "textPath"):
        return "de letters van het logo zijn nog tekst", "zet ze in uw tekenprogramma om in vormen (contouren)"
    return f"het logo gebruikt <{name}>; dat kan hier niet", _AGAIN


def _runs(name: str) -> str:
    return f"het logo wil iets uitvoeren (<{name}>); een plaatje dat iets doet wordt niet gedrukt"


def _from_elsewhere(address: str) -> str:
    return f"het logo haalt iets van elders ('{' '.join(address.split())[:40]}')"
