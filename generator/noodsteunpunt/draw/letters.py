"""How wide text is, from the font we print with; the sans of a phone is no wider."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

from .namen import TextWidth

_MEASURED_AT = 100


def width_in(font: Path) -> TextWidth:
    """The width of a text at a size, in the unit of the size. font: a TrueType file."""
    face = ImageFont.truetype(font, _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)

    @cache
    def at_100(text: str) -> float:
        return float(face.getlength(text))

    return lambda text, size: at_100(text) * size / _MEASURED_AT
