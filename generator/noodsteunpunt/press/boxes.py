"""Page boxes and crop marks: how the print shop knows where to cut."""

from dataclasses import dataclass

import pikepdf

from .units import to_pt

SLUG_MM = 10.0  # room outside the bleed for the crop marks
MARK_LENGTH_MM = 5.0
MARK_WEIGHT_PT = 0.25
REGISTRATION = "Paskruis"  # resource name of the ink that is on every plate


@dataclass(frozen=True)
class Box:
    """A rectangle in PDF points, origin bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by_pt: float) -> "Box":
        """The same rectangle, larger on every side."""
        return Box(self.left - by_pt, self.bottom - by_pt, self.right + by_pt, self.top + by_pt)

    def margin_in(self, outer: "Box") -> float:
        """Smallest distance to the sides of `outer`; negative when it sticks out."""
        return min(
            self.left - outer.left,
            self.bottom - outer.bottom,
            outer.right - self.right,
            outer.top - self.top,
        )

    def array(self) -> pikepdf.Array:
        """The rectangle as a PDF array, rounded to 1/10000 pt."""
        return pikepdf.Array([_number(v) for v in (self.left, self.bottom, self.right, self.top)])


def read_box(array: pikepdf.Object) -> Box:
    """A PDF rectangle as a Box."""
    left, bottom, right, top = (float(value) for value in array.as_list())
    return Box(left, bottom, right, top)


def trim_box(page: pikepdf.Page) -> Box:
    """What remains after cutting: the TrimBox, or the whole page when there is none."""
    return read_box(page.obj.get("/TrimBox", page.obj.MediaBox))


def set_boxes(page: pikepdf.Page, bleed_mm: float, slug_mm: float) -> Box:
    """Set Media-, Crop-, Bleed- and TrimBox around the TrimBox the page has; returns the bleed rectangle."""
    trim = trim_box(page)
    bleed = trim.grown(to_pt(bleed_mm))
    media = bleed.grown(to_pt(slug_mm))
    page.obj.TrimBox, page.obj.BleedBox = trim.array(), bleed.array()
    page.obj.MediaBox = page.obj.CropBox = media.array()
    return bleed


def crop_marks(trim: Box, bleed: Box) -> bytes:
    """Operators for eight hairlines outside the bleed, on every plate (colour space `REGISTRATION`)."""
    reach = to_pt(MARK_LENGTH_MM)
    lines = [
        line
        for x in (trim.left, trim.right)
        for line in ((x, bleed.bottom, x, bleed.bottom - reach), (x, bleed.top, x, bleed.top + reach))
    ] + [
        line
        for y in (trim.bottom, trim.top)
        for line in ((bleed.left, y, bleed.left - reach, y), (bleed.right, y, bleed.right + reach, y))
    ]
    drawn = "".join(f"{a:.4f} {b:.4f} m {c:.4f} {d:.4f} l S\n" for a, b, c, d in lines)
    return f"q /{REGISTRATION} CS 1 SCN {MARK_WEIGHT_PT} w\n{drawn}Q\n".encode()


def clip_to(box: Box) -> bytes:
    """Operators that keep what follows inside `box`."""
    width, height = box.right - box.left, box.top - box.bottom
    return f"{box.left:.4f} {box.bottom:.4f} {width:.4f} {height:.4f} re W n\n".encode()


def _number(value: float) -> pikepdf.Object:
    """A PDF number that never comes out as 1e-09, which no reader accepts."""
    return pikepdf.Object.parse(f"{value:.4f}".encode())
