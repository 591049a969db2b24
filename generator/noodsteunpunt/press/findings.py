"""What a preflight check says, and what it compares with."""

from dataclasses import dataclass

from .shop import Shop


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in a press PDF.

    check: name of the check; page: from 1, 0 for the whole file; what: a Dutch sentence.
    """

    check: str
    page: int
    what: str


@dataclass(frozen=True)
class ExpectedCode:
    """A QR code that must be read back: its exact text, and the smallest module in mm."""

    text: str
    min_module_mm: float


@dataclass(frozen=True)
class Expected:
    """What a press PDF must be. Lengths in mm after cutting; safety_mm: no text nearer to the cut.

    spots: ink names that must be there, no others. mark: words across an example sheet, empty for none.
    logo: whether there is a picture, which is the logo.
    """

    width_mm: float
    height_mm: float
    pages: int
    bleed_mm: float
    safety_mm: float
    shop: Shop
    spots: frozenset[str] = frozenset()
    codes: tuple[ExpectedCode, ...] = ()
    mark: str = ""
    logo: bool = False


def comma(value: float, digits: int = 1) -> str:
    """A number as Dutch readers write it."""
    return f"{value:.{digits}f}".replace(".", ",")
