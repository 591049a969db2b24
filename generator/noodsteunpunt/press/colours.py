"""The colour table: which ink a web colour becomes. The only source is print/colours.yml."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Setting

from ..model.base import Part
from ..model.counted import counted
from ..model.fields.field import FieldError, refused
from ..model.fields.text import Naam
from ..model.problem import FolderError, Problem
from .settings import Percentage, Webkleur, read_named

FILE = "print/colours.yml"

Rgb = tuple[int, int, int]
Cmyk = tuple[float, ...]  # cyan, magenta, yellow, black


def _four(inks: Cmyk) -> Cmyk:
    if len(inks) != 4:
        repair = "schrijf er vier: cyaan, magenta, geel en zwart"
        raise refused(
            FieldError(
                f"hier {'staat' if len(inks) == 1 else 'staan'} {counted(len(inks), 'inkt', 'inkten')}",
                repair,
                "NSP107",
            )
        )
    return inks


class Colour(Part):
    """One named colour. web and web_donker: "#RRGGBB"; cmyk: percentages; spot: ink name or empty."""

    web: Webkleur
    web_donker: Webkleur | None = None
    cmyk: Annotated[tuple[Percentage, ...], Setting(strict=False), AfterValidator(_four)]
    spot: Naam = ""

    @property
    def rgb(self) -> Rgb:
        """The light web colour as three numbers of 0 to 255."""
        return int(self.web[1:3], 16), int(self.web[3:5], 16), int(self.web[5:7], 16)


@dataclass(frozen=True)
class ColourTable:
    """Named colours, and the same by exact web colour."""

    named: dict[str, Colour]

    def by_rgb(self) -> dict[Rgb, Colour]:
        """Colours by their light web value; names that share it have the same inks."""
        return {colour.rgb: colour for colour in self.named.values()}

    def web_values(self) -> dict[str, str]:
        """Name to "#RRGGBB", for templates."""
        return {name: colour.web for name, colour in self.named.items()}


def read_colours(source: bytes) -> ColourTable:
    """The table in a colours.yml.

    Raises FolderError for every wrong line, and for two inks behind one web colour.
    """
    named = read_named(source, FILE, Colour)
    seen: dict[Rgb, tuple[str, Colour]] = {}
    for name, colour in named.items():
        other, first = seen.setdefault(colour.rgb, (name, colour))
        if (first.cmyk, first.spot) != (colour.cmyk, colour.spot):
            what = f"'{name}' en '{other}' hebben dezelfde webkleur maar andere inkt"
            repair = "geef ze dezelfde inkt, of een van de twee een andere webkleur"
            raise FolderError([Problem(FILE, 0, 0, name, what, repair, code="NSP810")])
    return ColourTable(named)
