"""Printed products: every folder with a product.yml and a template.typ is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import Field as Setting
from pydantic import field_validator

from ..model.base import Part
from ..model.fields.choice import choice
from ..model.fields.text import Naam, Taalcode, Tekst
from ..model.problem import FolderError, Problem, one_of
from .settings import Afstand, JaNee, Maat, Paginas, decoded, read_all, read_settings


class Per(StrEnum):
    """For each of what a sheet is made."""

    WIJK = "wijk"
    PUNT = "punt"
    GEMEENTE = "gemeente"


class Kleuren(StrEnum):
    """What is printed with: CMYK, the emblem in spot inks, or black only."""

    VOL = "vol"
    STEUN = "steun"
    MONO = "mono"


class Gebruik(StrEnum):
    """What a code is for: the keys of draw.qr.USES."""

    FLYER = "flyer"
    KLEIN = "klein"
    BORD = "bord"


class Box(Part):
    """Room for a part of the sheet."""

    breedte_mm: Maat
    hoogte_mm: Maat


class CodeBox(Part):
    """A QR code on the sheet. maat_mm: side including the quiet zone."""

    gebruik: Annotated[Gebruik, choice(Gebruik)]
    maat_mm: Maat


class ProductSettings(Part):
    """A product.yml. The size is after cutting, the bleed outside it.

    talen: language codes, empty for every language of the municipality. sjabloon: the product whose template
    is used, empty for its own. embleem: the orange ground, without what runs into the bleed; logo: the room in
    which the municipality's logo is made to fit.
    """

    naam: Naam
    per: Annotated[Per, choice(Per)]
    breedte_mm: Maat
    hoogte_mm: Maat
    bloed_mm: Afstand
    veiligheid_mm: Afstand
    paginas: Paginas
    winkel: Tekst
    kleuren: Annotated[Kleuren, choice(Kleuren)] = Kleuren.VOL
    talen: Annotated[tuple[Taalcode, ...], Setting(strict=False)] = ()
    embleem: Box | None = None
    logo: Box | None = None
    codes: dict[str, CodeBox] = {}
    webversie: JaNee = False
    sjabloon: Tekst = ""

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

    @property
    def file(self) -> str:
        """Its product.yml, as an editor knows it."""
        return f"print/{self.name}/product.yml"


def find_products(*folders: Path) -> dict[str, Product]:
    """Products in `folders` by name; a later folder replaces a product of the same name.

    Raises FolderError with every mistake in a product.yml or template.typ.
    """
    described = {path.parent.name: path for folder in folders for path in sorted(folder.glob("*/product.yml"))}
    names = sorted(described)
    products = read_all(partial(_read_product, described[name], described) for name in names)
    return dict(zip(names, products, strict=True))


def _read_product(path: Path, described: Mapping[str, Path]) -> Product:
    """The product whose product.yml is at `path`."""
    name = path.parent.name
    file = f"print/{name}/product.yml"
    settings = read_settings(path.read_bytes(), file, ProductSettings)
    drawn_by = described.get(settings.sjabloon or name)
    if drawn_by is None:
        what, repair = f"er is geen product '{settings.sjabloon}'", f"kies uit {one_of(sorted(described))}"
        raise FolderError([Problem(file, 0, 0, "sjabloon", what, repair, code="NSP808")])
    template = drawn_by.parent / "template.typ"
    template_file = f"print/{drawn_by.parent.name}/template.typ"
    if not template.is_file():
        repair = "maak het, met een ander product als voorbeeld"
        raise FolderError([Problem(template_file, 0, 0, "", "dit bestand ontbreekt", repair, code="NSP701")])
    return Product(name, settings, decoded(template.read_bytes(), template_file))
