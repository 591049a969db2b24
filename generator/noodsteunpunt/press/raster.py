"""A finished PDF as pixels and letters, read by PDFium: a second reader beside the one that wrote it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TypeVar

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from PIL import Image

from .boxes import Box
from .units import PT_PER_MM

CHECK_DPI = 150.0
MOST_PIXELS = 2600  # longest side; a flag is looked at from far away

P = TypeVar("P")
Edges = tuple[int, int, int, int]


@dataclass(frozen=True)
class Letter:
    """One printed letter: its size in pt, and the box of its ink in pt from the page's origin."""

    size_pt: float
    box: Box


@dataclass(frozen=True)
class GreyPage:
    """One page in grey (PIL mode "L"), which is all that a blank page or a code needs.

    grey: the whole page. trim: left, top, right, bottom in pixels of what remains after cutting.
    """

    grey: Image.Image
    trim: Edges
    px_per_mm: float


@dataclass(frozen=True)
class Sheet(GreyPage):
    """One page as it will be seen.

    image: RGB, the whole sheet. bleed: left, top, right, bottom in pixels. trim_pt: the cut in pt.
    """

    image: Image.Image
    bleed: Edges
    trim_pt: Box
    letters: tuple[Letter, ...]
    text: str

    def inside(self) -> Image.Image:
        """What remains after cutting."""
        return self.image.crop(self.trim)


def read_sheets(pdf: bytes, dpi: float = CHECK_DPI) -> list[Sheet]:
    """Every page at `dpi`, or less when its longest side would exceed `MOST_PIXELS`."""
    return _each_page(pdf, partial(_read_sheet, dpi=dpi))


def read_grey(pdf: bytes) -> list[GreyPage]:
    """Every page in grey, as large as `read_sheets` gives it, in a third of its time."""
    return _each_page(pdf, _read_grey)


def _each_page(pdf: bytes, read: Callable[[pdfium.PdfPage], P]) -> list[P]:
    document = pdfium.PdfDocument(BytesIO(pdf))
    pages = [read(page) for page in document]
    document.close()
    return pages


def _read_sheet(page: pdfium.PdfPage, dpi: float) -> Sheet:
    scale, text = _scale(page, dpi), page.get_textpage()
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return Sheet(
        grey=image.convert("L"),
        trim=_pixels(page, page.get_trimbox(), scale),
        px_per_mm=scale * PT_PER_MM,
        image=image,
        bleed=_pixels(page, page.get_bleedbox(), scale),
        trim_pt=Box(*page.get_trimbox()),
        letters=tuple(_letters(text)),
        text=text.get_text_range(),
    )


def _read_grey(page: pdfium.PdfPage) -> GreyPage:
    scale = _scale(page, CHECK_DPI)
    grey = page.render(scale=scale, may_draw_forms=False, grayscale=True).to_pil()
    return GreyPage(grey, _pixels(page, page.get_trimbox(), scale), scale * PT_PER_MM)


def _scale(page: pdfium.PdfPage, dpi: float) -> float:
    """Pixels per pt."""
    left, bottom, right, top = page.get_mediabox()
    longest_pt: float = max(right - left, top - bottom)
    return min(dpi / 72, MOST_PIXELS / longest_pt)


def _pixels(page: pdfium.PdfPage, box: tuple[float, float, float, float], scale: float) -> Edges:
    """Where a box of the page lies in its picture."""
    left, _, _, top = page.get_mediabox()
    return (
        round((box[0] - left) * scale),
        round((top - box[3]) * scale),
        round((box[2] - left) * scale),
        round((top - box[1]) * scale),
    )


def _letters(text: pdfium.PdfTextPage) -> Iterator[Letter]:
    """Letters with ink; spaces and signs the reader itself adds have none."""
    matrix = pdfium_c.FS_MATRIX()
    for index in range(text.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(text, index):
            continue
        if chr(pdfium_c.FPDFText_GetUnicode(text, index)).isspace():
            continue
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        stretch = (matrix.c**2 + matrix.d**2) ** 0.5
        yield Letter(pdfium_c.FPDFText_GetFontSize(text, index) * stretch, Box(*text.get_charbox(index)))
