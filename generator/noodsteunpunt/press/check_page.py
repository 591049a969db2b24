"""Preflight of what is seen: pages not blank, colour into the bleed, text large and clear of the cut."""

from collections.abc import Iterator

from PIL import Image, ImageChops

from .findings import Expected, Finding, comma
from .raster import Edges, GreyPage, Sheet
from .units import to_mm

WHITE = 248  # a channel at or above this counts as unprinted paper
LEAST_INK_PART = 0.002  # of the page's pixels
NEAR_EDGE_MM = 0.4
LONGEST_GAP_MM = 1.0  # of paper along the bleed where the page is coloured
_SIDES = ("links", "boven", "rechts", "onder")


def check_not_blank(sheet: GreyPage, page: int, expected: Expected) -> Iterator[Finding]:
    """There is something on the page; an empty or broken page has no ink."""
    histogram = sheet.grey.crop(sheet.trim).histogram()
    if sum(histogram[:WHITE]) < LEAST_INK_PART * sum(histogram):
        yield Finding("leeg", page, "de pagina is (bijna) leeg")


def check_bleed_filled(sheet: Sheet, page: int, expected: Expected) -> Iterator[Finding]:
    """Colour at the cut runs on to the edge of the bleed, or a white line shows after cutting."""
    inner, outer = (_inset(edges, NEAR_EDGE_MM * sheet.px_per_mm) for edges in (sheet.trim, sheet.bleed))
    for side, name in enumerate(_SIDES):
        at_trim, at_bleed = (_printed(sheet, edges[side], side) for edges in (inner, outer))
        gap = _longest(here and not beyond for here, beyond in zip(at_trim, at_bleed, strict=True))
        if gap / sheet.px_per_mm > LONGEST_GAP_MM:
            yield Finding("afloop", page, f"de kleur loopt {name} niet door tot buiten de snijlijn")


def check_letter_size(sheet: Sheet, page: int, expected: Expected) -> Iterator[Finding]:
    """No letter is smaller than the shop prints."""
    smallest = min((letter.size_pt for letter in sheet.letters), default=float("inf"))
    if smallest < expected.shop.kleinste_letter_pt - 0.01:
        told = f"de kleinste letter is {comma(smallest)} punt, te klein om te drukken"
        yield Finding("lettergrootte", page, told)


def check_safety(sheet: Sheet, page: int, expected: Expected) -> Iterator[Finding]:
    """No letter is nearer to the cut than the safety margin."""
    margins = (letter.box.margin_in(sheet.trim_pt) for letter in sheet.letters)
    nearest_mm = to_mm(min(margins, default=float("inf")))
    clear_mm = max(expected.safety_mm, expected.shop.veiligheid_mm)
    if nearest_mm < clear_mm - 0.05:
        told = f"er staat tekst {comma(nearest_mm)} mm van de snijlijn; houd {comma(clear_mm)} mm vrij"
        yield Finding("veiligheid", page, told)


def check_mark(sheet: Sheet, page: int, expected: Expected) -> Iterator[Finding]:
    """An example sheet says so on every page."""
    if not all(part in sheet.text for part in expected.mark.split(" – ")):
        yield Finding("merk", page, f"'{expected.mark}' staat niet op de pagina")


def _inset(edges: Edges, by: float) -> Edges:
    """Edges moved inwards by a number of pixels."""
    left, top, right, bottom = edges
    return round(left + by), round(top + by), round(right - by), round(bottom - by)


def _printed(sheet: Sheet, at: int, side: int) -> list[bool]:
    """Whether each pixel along a side of the page has ink; `side` as in `_SIDES`."""
    left, top, right, bottom = sheet.trim
    strip = sheet.image.crop((left, at, right, at + 1) if side % 2 else (at, top, at + 1, bottom))
    red, green, blue = strip.split()
    darkest: Image.Image = ImageChops.darker(ImageChops.darker(red, green), blue)
    return [value < WHITE for value in darkest.tobytes()]


def _longest(flags: Iterator[bool]) -> int:
    """Length of the longest run of True."""
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest
