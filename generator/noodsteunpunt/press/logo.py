"""The municipality's logo as pixels: for the screen in sRGB, for the press in the four inks of the profile."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from ..model.logo import Logo
from ..model.problem import Problem
from .product import Product
from .typeset import TypesetError, Typesetter
from .units import MM_PER_INCH
from .workshop import Workshop

LEAST_DPI = 300  # what print shops ask of a picture
DRAWN_DPI = 600  # shapes become pixels at this, what shops ask of line art; more pixels than this are not kept


@dataclass(frozen=True)
class LogoPicture:
    """A logo at the size one product prints it, on white. png: sRGB; size_px: its width and height."""

    width_mm: float
    height_mm: float
    size_px: tuple[int, int]
    png: bytes


def logo_picture(logo: Logo, box_mm: tuple[float, float], typesetter: Typesetter) -> LogoPicture:
    """`logo` as large as fits in `box_mm` (width, height). Same input, same bytes."""
    return _fitted(typesetter.picture(logo.data, box_mm, DRAWN_DPI) if logo.is_svg else logo.data, box_mm)


@lru_cache(maxsize=8)
def _fitted(png: bytes, box_mm: tuple[float, float]) -> LogoPicture:
    """A PNG as large as fits in `box_mm`, on white, without pixels that no press shows."""
    image = _on_white(png)
    width_mm = min(box_mm[0], box_mm[1] * image.width / image.height)
    height_mm = width_mm * image.height / image.width
    most_px = round(width_mm / MM_PER_INCH * DRAWN_DPI)
    if image.width > most_px:
        image = image.resize((most_px, round(most_px * image.height / image.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "PNG")
    return LogoPicture(width_mm, height_mm, image.size, out.getvalue())


def logo_for(product: Product, workshop: Workshop) -> LogoPicture | None:
    """The municipality's logo at the size of the product, when both know one."""
    box = product.settings.logo
    if box is None or workshop.logo is None:
        return None
    return logo_picture(workshop.logo, (box.breedte_mm, box.hoogte_mm), workshop.typesetter)


def logo_problems(products: Iterable[Product], workshop: Workshop) -> Iterator[Problem]:
    """Every product on which the logo cannot be drawn, or would be too coarse."""
    for product in products:
        try:
            picture = logo_for(product, workshop)
        except TypesetError as error:
            yield _problem(product, workshop, str(error), "bewaar het opnieuw, of geef een logo.png", "NSP712")
            continue
        needed_px = round(picture.width_mm / MM_PER_INCH * LEAST_DPI) if picture else 0
        if picture and picture.size_px[0] < needed_px:
            told = (
                f"het logo is {picture.size_px[0]} beeldpunten breed en wordt {picture.width_mm:.0f} mm breed gedrukt"
            )
            repair = f"neem een logo van minstens {needed_px} beeldpunten breed, of een logo.svg"
            yield _problem(product, workshop, f"{told}; dat wordt vaag", repair, "NSP806")


def _problem(product: Product, workshop: Workshop, what: str, repair: str, code: str) -> Problem:
    assert workshop.logo
    return Problem(workshop.logo.file, 0, 0, "", f"{product.settings.naam}: {what}", repair, code=code)


@lru_cache(maxsize=8)
def in_inks(png: bytes, profile: bytes, mono: bool) -> bytes:
    """The pixels of a PNG in cyan, magenta, yellow and black, 8 bits each, deflated.

    Black and grey, and with `mono` everything, are on the black plate alone.
    """
    with Image.open(BytesIO(png)) as image:
        rgb, grey = np.asarray(image.convert("RGB")), np.asarray(image.convert("L"))
        inks = np.array(ImageCms.applyTransform(image.convert("RGB"), _to_inks(profile)))
    neutral = mono | ((rgb == rgb[..., :1]).all(axis=-1))
    inks[neutral] = 0
    inks[neutral, 3] = 255 - grey[neutral]
    return zlib.compress(inks.tobytes(), 9)


@lru_cache(maxsize=4)
def _to_inks(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _on_white(data: bytes) -> Image.Image:
    """A PNG without what shines through."""
    with Image.open(BytesIO(data), formats=["PNG"]) as image:
        seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen)
    return white.convert("RGB")
