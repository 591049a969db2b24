"""A finished PDF as pixels and letters, read by PDFium: a second reader beside the one that wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from PIL import Image

from .boxes import Box
from .units import PT_PER_MM

CHECK_DPI = 150.0
MOST_PIXELS = 2600  # longest side; a flag is looked at from far away

Edges = tuple[int, int, int, int]


@dataclass(frozen=True)
class Letter:
    """One printed letter: its size in pt, and the box of its ink in pt from the page's origin."""

    size_pt: float
    box: Box


@dataclass(frozen=True)
class Sheet:
    """One page as it will be seen.

    image: RGB, the whole sheet. trim, bleed: left, top, right, bottom in pixels. trim_pt: the same cut in pt.
    """

    image: Image.Image
    trim: Edges
    bleed: Edges
    px_per_mm: float
    trim_pt: Box
    letters: tuple[Letter, ...]
    text: str

    def inside(self) -> Image.Image:
        """What remains after cutting."""
        return self.image.crop(self.trim)


def read_sheets(pdf: bytes, dpi: float = CHECK_DPI) -> list[Sheet]:
    """Every page at `dpi`, or less when its longest side would exceed `MOST_PIXELS`."""
    document = pdfium.PdfDocument(BytesIO(pdf))
    sheets = [_read_sheet(page, dpi) for page in document]
    document.close()
    return sheets


def _read_sheet(page: pdfium.PdfPage, dpi: float) -> Sheet:
    left, bottom, right, top = page.get_mediabox()
    scale = min(dpi / 72, MOST_PIXELS / max(right - left, top - bottom))

    def pixels(box: tuple[float, float, float, float]) -> Edges:
        return (
            round((box[0] - left) * scale),
            round((top - box[3]) * scale),
            round((box[2] - left) * scale),
            round((top - box[1]) * scale),
        )

    text = page.get_textpage()
    return Sheet(
        image=page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB"),
        trim=pixels(page.get_trimbox()),
        bleed=pixels(page.get_bleedbox()),
        px_per_mm=scale * PT_PER_MM,
        trim_pt=Box(*page.get_trimbox()),
        letters=tuple(_letters(text)),
        text=text.get_text_range(),
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
