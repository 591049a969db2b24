"""QR codes as one merged vector path in mm, refused when a phone could not read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import qrcode
from qrcode import util

QUIET_MODULES = 4  # ISO/IEC 18004: clear modules on every side

_LEVELS = {
    "L": qrcode.ERROR_CORRECT_L,
    "M": qrcode.ERROR_CORRECT_M,
    "Q": qrcode.ERROR_CORRECT_Q,
    "H": qrcode.ERROR_CORRECT_H,
}

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class CodeUse:
    """What a code is for decides how it is built.

    level: error correction L, M, Q or H. min_module_mm: smallest side of one module a hand-held phone reads.
    """

    level: str
    min_module_mm: float


# Measured with a synthetic camera: a module must be at least 2.5 times the blur's sigma, and a higher level
# does not rescue a small module (docs/decisions/0102-codes.md).
USES = {
    "flyer": CodeUse("Q", 0.75),
    "klein": CodeUse("M", 0.60),  # for products of a municipality's own, as a card; none of ours
    "bord": CodeUse("H", 2.50),  # read from 1 m; outside, so level H against stickers and dirt
}


@dataclass(frozen=True)
class Code:
    """A code ready to draw: black `rectangles` (x, y, width, height) in mm on a white square of `size_mm`.

    The square includes the quiet zone; y runs downwards from its top left corner. Draw all rectangles as ONE
    filled path, so that no press shows seams between them.
    """

    text: str
    size_mm: float
    module_mm: float
    rectangles: tuple[Rectangle, ...]


class CodeTooSmallError(Exception):
    """A code would not be readable; the message is a Dutch sentence that says what would fit."""


@lru_cache(maxsize=32)  # the same code is on every language of a sheet, and whether it fits is asked before
def draw_code(text: str, use: CodeUse, size_mm: float) -> Code:
    """The code for `text` in a square of `size_mm` including its quiet zone.

    Raises CodeTooSmallError when a module would come out smaller than `use` allows.
    """
    matrix = _matrix(text, use.level)
    modules = len(matrix) + 2 * QUIET_MODULES
    module_mm = size_mm / modules
    if module_mm < use.min_module_mm:
        raise CodeTooSmallError(_what_would_fit(text, use, size_mm, modules))
    rectangles = tuple(
        (
            (x + QUIET_MODULES) * module_mm,
            (y + QUIET_MODULES) * module_mm,
            width * module_mm,
            height * module_mm,
        )
        for x, y, width, height in _merged(matrix)
    )
    return Code(text, size_mm, module_mm, rectangles)


def _matrix(text: str, level: str) -> list[list[bool]]:
    """Dark modules by row, without quiet zone."""
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """(first column, length) of every run of dark modules in a row."""
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end]:
            end += 1
        if end > start:
            yield start, end - start
        start = end + 1


def _merged(matrix: list[list[bool]]) -> list[tuple[int, int, int, int]]:
    """Dark modules as rectangles (column, row, width, height); equal runs in rows that follow are joined."""
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}  # run -> row where it began
    for y, row in enumerate([*matrix, []]):
        runs = set(_runs(row))
        done += [(x, top, width, y - top) for (x, width), top in growing.items() if (x, width) not in runs]
        growing = {run: growing.get(run, y) for run in sorted(runs)}
    return sorted(done, key=lambda rectangle: (rectangle[1], rectangle[0]))


def _what_would_fit(text: str, use: CodeUse, size_mm: float, modules: int) -> str:
    """The Dutch sentence for a code that is too small."""
    needed_mm = modules * use.min_module_mm
    room = _most_bytes(use, size_mm)
    shorter = f", of kort de tekst in tot hoogstens {room} tekens" if room else ""
    return (
        f"de code voor '{text}' past niet in {_mm(size_mm)}: de blokjes worden {_mm(size_mm / modules)} "
        f"en moeten minstens {_mm(use.min_module_mm)} zijn. "
        f"Zo kan het wel: maak de code minstens {_mm(needed_mm)} groot{shorter}."
    )


def _most_bytes(use: CodeUse, size_mm: float) -> int:
    """Most bytes of text that fit in `size_mm` with readable modules; 0 when nothing does."""
    most = 0
    for version in range(1, 41):
        modules = 17 + 4 * version + 2 * QUIET_MODULES
        if size_mm / modules >= use.min_module_mm:
            length_bits = 8 if version < 10 else 16
            most = (util.BIT_LIMIT_TABLE[_LEVELS[use.level]][version] - 4 - length_bits) // 8
    return most


def _mm(value: float) -> str:
    """A length as Dutch readers write it: 0,68 mm, 28 mm."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " mm"
