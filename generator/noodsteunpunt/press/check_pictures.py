"""Preflight of pictures: only the logo, in press inks, sharp enough, and not too much ink."""

from collections.abc import Iterator

import numpy as np
import pikepdf
from pikepdf import Name

from .findings import Expected, Finding
from .logo import LEAST_DPI


def check_pictures(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """A picture where one belongs, and every picture fit to print."""
    drawn = [(number, *one) for number, page in enumerate(pdf.pages, 1) for one in _pictures(page)]
    if bool(drawn) != expected.logo:
        told = "het logo ontbreekt" if expected.logo else "er staat een plaatje in, en dat hoort hier niet"
        yield Finding("plaatje", drawn[0][0] if drawn else 0, told)
    for number, picture, width_pt in drawn:
        inks = picture.get("/ColorSpace") == Name.DeviceCMYK and picture.get("/BitsPerComponent") == 8
        if picture.get("/Subtype") != Name.Image or not inks or "/SMask" in picture:
            yield Finding("kleur", number, "er staat een plaatje in dat niet in vier drukinkten is")
            continue
        dpi = float(picture.Width) / (width_pt / 72)
        if dpi < LEAST_DPI * 0.99:
            told = f"een plaatje heeft {dpi:.0f} beeldpunten per inch; er zijn er {LEAST_DPI} nodig"
            yield Finding("plaatje", number, told)
        pixels = np.frombuffer(picture.read_bytes(), np.uint8).reshape(-1, 4)
        most_pct = int(pixels.sum(axis=1, dtype=np.int32).max()) / 2.55
        if most_pct > expected.shop.inktgrens_pct:
            told = f"er komt {most_pct:.0f} % inkt in een plaatje; de grens is {expected.shop.inktgrens_pct:.0f} %"
            yield Finding("inkt", number, told)


def _pictures(page: pikepdf.Page) -> Iterator[tuple[pikepdf.Object, float]]:
    """Each picture or form that a page draws, with the width in pt of the square it fills."""
    drawn = page.obj.Resources.get("/XObject", pikepdf.Dictionary())
    now, saved = pikepdf.Matrix(), list[pikepdf.Matrix]()
    for instruction in pikepdf.parse_content_stream(page, "q Q cm Do"):
        name, operands = str(instruction.operator), instruction.operands
        if name == "q":
            saved.append(now)
        elif name == "Q" and saved:
            now = saved.pop()
        elif name == "cm" and len(operands) == 6:
            now = pikepdf.Matrix(*map(float, operands)) @ now
        elif name == "Do":
            yield drawn[str(operands[0])], (now.a**2 + now.b**2) ** 0.5
