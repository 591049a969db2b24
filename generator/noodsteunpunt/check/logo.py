"""The municipality's logo: safe to draw, or a sentence that says what to repair."""

from collections.abc import Mapping
from io import BytesIO

from ..model.logo import Logo
from ..model.problem import Problem
from .svg import clean_svg

MOST_PIXELS = 4000  # each side; more is no sharper on paper
LONGEST_RATIO = 12


def check_logo(files: Mapping[str, bytes]) -> tuple[Logo | None, list[Problem]]:
    """The logo among `files` (by path, SVG or PNG), and the problems. None when there is none, or none to print."""
    if len(files) > 1:
        what, repair = "er zijn twee logo's", f"houd een van de twee over: {' of '.join(sorted(files))}"
        return None, [Problem(sorted(files)[-1], 0, 0, "", what, repair, code="NSP710")]
    for file, data in files.items():
        found = clean_svg(data, file) if file.endswith(".svg") else (data, _png_problems(data, file))
        return (None if found[1] else Logo(file, found[0])), found[1]
    return None, []


def _png_problems(data: bytes, file: str) -> list[Problem]:
    """What is wrong with a PNG; whether it is sharp enough depends on how large a product prints it."""
    from PIL import Image, UnidentifiedImageError  # here, because most logos are SVG

    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            width, height = image.size
            if max(width, height) > MOST_PIXELS:
                told = f"het logo is {width} × {height} beeldpunten, meer dan {MOST_PIXELS} aan een kant"
                return [Problem(file, 0, 0, "", told, "maak het kleiner", code="NSP711")]
            if max(width / height, height / width) > LONGEST_RATIO:
                told = f"het logo is meer dan {LONGEST_RATIO} keer zo lang als breed"
                return [Problem(file, 0, 0, "", told, "neem een logo dat minder lang is", code="NSP711")]
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return [Problem(file, 0, 0, "", "dit is geen leesbare PNG", "bewaar het logo opnieuw als PNG", code="NSP712")]
    return []
