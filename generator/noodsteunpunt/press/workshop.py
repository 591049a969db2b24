"""What every sheet needs, read once: typesetter, colours, shop profiles and ICC profiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..model.logo import Logo
from .colours import ColourTable, read_colours
from .product import Product
from .settings import SettingsError, read_settings
from .shop import Shop
from .typeset import Typesetter


@dataclass(frozen=True)
class Workshop:
    """Tools of the print step. shops by file stem, profiles by file name.

    logo: the municipality's own, when it has one. fingerprint: hash of everything read here but the logo, for caches.
    """

    typesetter: Typesetter
    colours: ColourTable
    shops: dict[str, Shop]
    profiles: dict[str, bytes]
    fingerprint: str
    logo: Logo | None = None


def open_workshop(folder: Path, logo: Logo | None = None) -> Workshop:
    """Read a print/ folder: colours.yml, lib/, fonts/, shops/ and profiles/.

    Raises SettingsError with a Dutch sentence for a wrong file.
    """
    library = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("lib/*.typ")))
    profiles = {path.name: path.read_bytes() for path in sorted(folder.glob("profiles/*.icc"))}
    shops = {path.stem: _read_shop(path, profiles) for path in sorted(folder.glob("shops/*.yml"))}
    return Workshop(
        typesetter=Typesetter(folder / "fonts", library),
        colours=read_colours((folder / "colours.yml").read_bytes()),
        shops=shops,
        profiles=profiles,
        fingerprint=_fingerprint(folder),
        logo=logo,
    )


def check_products(products: Iterable[Product], workshop: Workshop) -> None:
    """Raises SettingsError with a Dutch line for every product whose print shop is not in the workshop."""
    known = ", ".join(sorted(workshop.shops))
    wrong = [
        f"print/{product.name}/product.yml (winkel): er is geen winkel '{product.settings.winkel}'; kies uit {known}"
        for product in products
        if product.settings.winkel not in workshop.shops
    ]
    if wrong:
        raise SettingsError("\n".join(wrong))


def _read_shop(path: Path, profiles: Iterable[str]) -> Shop:
    """The shop profile in a YAML file, whose ICC profile must be one of `profiles`."""
    file = f"print/shops/{path.name}"
    shop = read_settings(path.read_bytes(), file, Shop)
    if shop.profiel not in profiles:
        known = ", ".join(profiles)
        raise SettingsError(f"{file} (profiel): er is geen '{shop.profiel}' in print/profiles; kies uit {known}")
    return shop


def _fingerprint(folder: Path) -> str:
    """Hash of names and bytes of everything `open_workshop` reads."""
    total = sha256()
    for pattern in ("colours.yml", "lib/*.typ", "fonts/*.ttf", "shops/*.yml", "profiles/*.icc"):
        for path in sorted(folder.glob(pattern)):
            total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()
