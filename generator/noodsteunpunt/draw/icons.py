"""The icon of the site on a phone's screen: a neutral mark. Never the emblem, which is protected and no decoration."""

from io import BytesIO

from PIL import Image, ImageDraw

_FINE = 8  # drawn this many times larger and then reduced, for smooth edges


def app_icon(side_px: int, ground: str, ink: str) -> bytes:
    """A PNG of side_px x side_px: the letter i, for information, on a full ground.

    ground, ink: colours as "#rrggbb". Everything that matters lies in the middle 60 %, so that a phone may cut
    any shape out of it (maskable icons, W3C manifest: safe zone 80 %).
    """
    side = side_px * _FINE
    image = Image.new("RGB", (side, side), ground)
    draw = ImageDraw.Draw(image)
    middle, unit = side / 2, side / 20
    draw.ellipse((middle - 1.5 * unit, 4.2 * unit, middle + 1.5 * unit, 7.2 * unit), fill=ink)
    draw.rounded_rectangle((middle - 1.35 * unit, 8.6 * unit, middle + 1.35 * unit, 15.8 * unit), unit * 0.5, fill=ink)
    draw.rounded_rectangle((middle - 2.6 * unit, 8.6 * unit, middle + 1.35 * unit, 10.4 * unit), unit * 0.4, fill=ink)
    draw.rounded_rectangle((middle - 2.9 * unit, 14.2 * unit, middle + 2.9 * unit, 16 * unit), unit * 0.4, fill=ink)
    out = BytesIO()
    image.resize((side_px, side_px), Image.Resampling.LANCZOS).quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
