"""The only module that knows Typst: template and data -> PDF in web colours, or a Dutch sentence."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import shorten
from threading import Lock
from typing import Literal

import typst

# A build knows no clock: every drawing is dated the same.
_TIMESTAMP = 946684800  # 2000-01-01T00:00:00Z
# Also for the press: this standard refuses a missing letter, a missing alternative text, a missing title.
_STANDARD: Literal["ua-1"] = "ua-1"
_DRAWINGS_TO_FORGET = 5  # empty ones: no time, and at most 205 MB for a municipality that took 490
_ENDING = "\n#show: vel\n#blad()\n"
# A picture as large as fits in a box, and nothing around it.
_PICTURE = """
#set page(width: auto, height: auto, margin: 0pt)
#let g = json(bytes(sys.inputs.gegevens))
#let beeld = image.with(bytes(g.beeld), format: "svg")
#context {
  let maat = measure(beeld())
  beeld(width: maat.width * calc.min(g.breedte_mm * 1mm / maat.width, g.hoogte_mm * 1mm / maat.height))
}
"""
TOO_LONG = "TE LANG "  # the library stops with this word and a JSON report

_MISSING_GLYPH = re.compile(r"text `\"(?P<text>.*)\"` could not be displayed", re.DOTALL)
_MISSING_KEY = re.compile(r"does not contain key \"(?P<key>[^\"]*)\"")


class TypesetError(Exception):
    """A sheet cannot be drawn; the message is a Dutch sentence."""


class TooLongError(TypesetError):
    """A text does not fit. field: which, as the template calls it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Typesetter:
    """A Typst compiler with our fonts and our library only; nothing of the machine it runs on.

    It draws one thing at a time: who asks meanwhile, such as another page of the preview, waits.
    """

    def __init__(self, fonts: Path, library: str) -> None:
        """`fonts`: folder of TTF files; `library`: Typst source that comes before every template."""
        self._library = library
        self._lock = Lock()
        self._last: tuple[tuple[str, str], bytes] | None = None  # what was drawn last, and its drawing
        self._pictures: dict[tuple[str, float], bytes] = {}  # of a logo, in the sizes of the products
        self._compiler = typst.Compiler(
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
            ignore_system_fonts=True,
        )

    def typeset(self, template: str, data: Mapping[str, object]) -> bytes:
        """A tagged PDF of `template`, whose `blad()` draws `data`; same input, same bytes.

        Raises TypesetError for text that does not fit, a missing text, an unknown letter, or any warning.
        """
        asked = template, json.dumps(data, ensure_ascii=False, sort_keys=True)
        with self._lock:
            if self._last is None or self._last[0] != asked:  # whether a sheet fits is asked before it is made
                self._last = asked, self._draw(*asked)
            return self._last[1]

    def _draw(self, template: str, given: str) -> bytes:
        """As `typeset`, of data in JSON."""
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                input=f"{self._library}\n{template}{_ENDING}".encode(),
                format="pdf",
                sys_inputs={"gegevens": given},
                pdf_standards=_STANDARD,
                timestamp=_TIMESTAMP,
            )
        except typst.TypstError as error:
            raise _said(error.message) from None
        finally:
            self._forget()
        if warnings:
            raise TypesetError(f"Typst waarschuwt: {'; '.join(warning.message for warning in warnings)}")
        if not isinstance(pdf, bytes):
            raise TypesetError("Typst gaf geen PDF")
        return pdf

    def _forget(self) -> None:
        """Let Typst drop what it laid out: it keeps that for its next ten drawings, 20 MB for every flyer.

        Parts that differ in no sheet, such as the library, are used in between and stay.
        """
        for _ in range(_DRAWINGS_TO_FORGET):
            self._compiler.compile(input=b"", format="svg")

    def picture(self, svg: bytes, box_mm: tuple[float, float], dpi: float) -> bytes:
        """A PNG on white of an SVG that is known to be safe, as large as fits in a box of (width, height).

        Raises TypesetError when it cannot be drawn.
        """
        given = json.dumps({"beeld": svg.decode(), "breedte_mm": box_mm[0], "hoogte_mm": box_mm[1]})
        asked = given, dpi
        with self._lock:
            if asked not in self._pictures:
                self._pictures[asked] = self._draw_picture(given, dpi)
            return self._pictures[asked]

    def _draw_picture(self, given: str, dpi: float) -> bytes:
        """As `picture`, of an SVG and its box in JSON."""
        try:
            png = self._compiler.compile(input=_PICTURE.encode(), format="png", ppi=dpi, sys_inputs={"gegevens": given})
        except typst.TypstError:
            raise TypesetError("het logo kan niet getekend worden") from None
        if not isinstance(png, bytes):
            raise TypesetError("Typst gaf geen plaatje")
        return png


def _said(message: str) -> TypesetError:
    """What Typst says, for the person who can repair it."""
    _, too_long, report = message.partition(TOO_LONG)
    try:
        told = json.loads(report) if too_long else {}
        field, text, excess_mm = (
            str(told["veld"]),
            shorten(str(told["tekst"]), 400, placeholder=" …"),
            float(told["teveel_mm"]),
        )
    except (ValueError, KeyError, TypeError):  # no such report: the template says something of its own
        return TypesetError(_sentence(message))
    much = f"{excess_mm:.1f}".replace(".", ",")
    return TooLongError(field, f"{field}: de tekst '{text}' past niet, er is {much} mm te weinig; maak hem korter")


def _sentence(message: str) -> str:
    if glyph := _MISSING_GLYPH.search(message):
        return f"het teken '{glyph['text']}' staat niet in de letters van het drukwerk; neem een ander teken"
    if key := _MISSING_KEY.search(message):
        return f"de tekst of het gegeven '{key['key']}' ontbreekt; vul het aan, bijvoorbeeld in druk.yml"
    return f"het sjabloon klopt niet: {message}"
