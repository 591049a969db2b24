"""Printed products: every folder with a product.yml and a template.typ is one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from .settings import JaNee, Settings, SettingsError, decoded, read_settings


class Box(Settings):
    """Room for a part of the sheet, in mm."""

    breedte_mm: float
    hoogte_mm: float


class CodeBox(Settings):
    """A QR code on the sheet. gebruik: a key of draw.qr.USES; maat_mm: side including the quiet zone."""

    gebruik: Literal["flyer", "klein", "tekst", "tekst-groot", "bord"]
    maat_mm: float


class ProductSettings(Settings):
    """A product.yml. Lengths in mm; the size is after cutting, the bleed outside it.

    talen: language codes, empty for every language of the municipality. sjabloon: the product whose template
    is used, empty for its own. embleem: the orange ground, without what runs into the bleed; logo: the room in
    which the municipality's logo is made to fit. kleuren: vol (CMYK), steun (emblem in spot inks) or mono (black only).
    """

    naam: str
    per: Literal["wijk", "punt", "gemeente"]
    breedte_mm: float
    hoogte_mm: float
    bloed_mm: float
    veiligheid_mm: float
    paginas: int
    winkel: str
    kleuren: Literal["vol", "steun", "mono"] = "vol"
    talen: tuple[str, ...] = ()
    embleem: Box | None = None
    logo: Box | None = None
    codes: dict[str, CodeBox] = Field(default_factory=dict)
    webversie: JaNee = False
    sjabloon: str = ""

    @field_validator("talen", mode="before")
    @classmethod
    def _all_languages(cls, value: object) -> object:
        return [] if value == "alle" else value


@dataclass(frozen=True)
class Product:
    """One printed product. name: its folder; template: Typst source that defines `blad()`."""

    name: str
    settings: ProductSettings
    template: str


def find_products(*folders: Path) -> dict[str, Product]:
    """Products in `folders` by name; a later folder replaces a product of the same name.

    Raises SettingsError with a Dutch sentence for a wrong product.yml or template.typ.
    """
    described = {path.parent.name: path for folder in folders for path in sorted(folder.glob("*/product.yml"))}
    return {name: _read_product(path, described) for name, path in sorted(described.items())}


def _read_product(path: Path, described: dict[str, Path]) -> Product:
    """The product whose product.yml is at `path`."""
    name = path.parent.name
    file = f"print/{name}/product.yml"
    settings = read_settings(path.read_bytes(), file, ProductSettings)
    drawn_by = described.get(settings.sjabloon or name)
    if drawn_by is None:
        raise SettingsError(f"{file} (sjabloon): er is geen product '{settings.sjabloon}'")
    template = drawn_by.parent / "template.typ"
    if not template.is_file():
        raise SettingsError(f"{file}: naast dit bestand ontbreekt template.typ")
    return Product(name, settings, decoded(template.read_bytes(), f"print/{drawn_by.parent.name}/template.typ"))
