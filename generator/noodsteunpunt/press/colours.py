"""The colour table: which ink a web colour becomes. The only source is print/colours.yml."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from .settings import Settings, SettingsError, check_settings, read_values

Rgb = tuple[int, int, int]
Percentage = Annotated[float, Field(ge=0, le=100)]
Hex = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]


class Colour(Settings):
    """One named colour. web and web_donker: "#RRGGBB"; cmyk: percentages; spot: ink name or empty."""

    web: Hex
    web_donker: Hex | None = None
    cmyk: tuple[Percentage, Percentage, Percentage, Percentage]
    spot: str = ""

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


def read_colours(source: bytes, file: str = "print/colours.yml") -> ColourTable:
    """The table in a colours.yml.

    Raises SettingsError for a wrong line, and for two inks behind one web colour.
    """
    named = {
        name: check_settings(values, f"{file}, {name}", Colour) for name, values in read_values(source, file).items()
    }
    seen: dict[Rgb, tuple[str, Colour]] = {}
    for name, colour in named.items():
        other, first = seen.setdefault(colour.rgb, (name, colour))
        if (first.cmyk, first.spot) != (colour.cmyk, colour.spot):
            raise SettingsError(f"{file}: '{name}' en '{other}' hebben dezelfde webkleur maar andere inkt")
    return ColourTable(named)
