"""Preflight of QR codes: every one is read back from the finished page, also blurred and turned."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import zxingcpp
from PIL import Image, ImageFilter

from .findings import Expected, Finding, comma
from .raster import GreyPage

BLUR_MM = 0.15  # a sharp phone camera, measured (docs/decisions/0102-codes.md)
TURN_DEGREES = 7
AROUND_MM = 6.0  # cut out around a code for the harder readings


def check_codes(pages: Sequence[GreyPage], expected: Expected) -> Iterator[Finding]:
    """The codes on all pages together are exactly the expected ones, readable under three conditions."""
    wanted = {code.text: code for code in expected.codes}
    seen = set()
    for number, page in enumerate(pages, 1):
        for code in _read(page.grey):
            seen.add(code.text)
            if code.text not in wanted:
                yield Finding("code", number, f"er staat een code met '{code.text}', die hier niet hoort")
                continue
            yield from _harder(page, code, number)
            module_mm = _module_mm(code, page)
            least_mm = wanted[code.text].min_module_mm
            if module_mm < least_mm * 0.97:  # a corner is found to within a pixel
                told = f"de blokjes van de code zijn {comma(module_mm, 2)} mm, niet {comma(least_mm, 2)} mm"
                yield Finding("codemaat", number, told)
    for text in sorted(wanted.keys() - seen):
        yield Finding("code", 0, f"de code met '{text}' is niet te lezen")


def _read(image: Image.Image) -> list[zxingcpp.Barcode]:
    """QR codes in an image."""
    return zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))


def _harder(page: GreyPage, code: zxingcpp.Barcode, number: int) -> Iterator[Finding]:
    """Read one code again, blurred and turned."""
    left, top, right, bottom = _bounds(code)
    around = round(AROUND_MM * page.px_per_mm)
    part = page.grey.crop((left - around, top - around, right + around, bottom + around))
    tries = {
        "onscherp": part.filter(ImageFilter.GaussianBlur(BLUR_MM * page.px_per_mm)),
        "scheef": part.rotate(TURN_DEGREES, Image.Resampling.BICUBIC, expand=True, fillcolor="white"),
    }
    for how, image in tries.items():
        if [again.text for again in _read(image)] != [code.text]:
            yield Finding("code", number, f"de code met '{code.text}' is {how} niet te lezen")


def _bounds(code: zxingcpp.Barcode) -> tuple[int, int, int, int]:
    """left, top, right, bottom of a code in pixels, without quiet zone."""
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    xs, ys = [c.x for c in corners], [c.y for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _module_mm(code: zxingcpp.Barcode, page: GreyPage) -> float:
    """Side of one module, measured on the page."""
    left, top, right, bottom = _bounds(code)
    version = int(cast(Mapping[str, str], code.extra)["Version"])
    modules = 17 + 4 * version
    return (right - left + bottom - top) / 2 / modules / page.px_per_mm
