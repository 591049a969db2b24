"""What every sheet needs, read once: typesetter, colours, shop profiles, ICC profiles and the logo."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from ..model.logo import Logo
from ..model.problem import FolderError, Problem, one_of
from .colours import ColourTable, read_colours
from .product import Product
from .settings import read_all, read_settings
from .shop import Shop
from .typeset import Typesetter

_READ = ("colours.yml", "lib/*.typ", "fonts/*.ttf", "shops/*.yml", "profiles/*.icc")


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


def open_workshop(folder: Path, own: Path | None = None, logo: Logo | None = None) -> Workshop:
    """Read a print/ folder: colours.yml, lib/, fonts/, shops/ and profiles/.

    `own`: a print/ folder of the municipality; its shops and profiles are added, or replace ours of the same name.
    Raises FolderError with every mistake.
    """
    folders = [folder, *([own] if own else [])]
    library = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("lib/*.typ")))
    profiles = {name: path.read_bytes() for name, path in _by_name(folders, "profiles/*.icc").items()}
    shops = _by_name(folders, "shops/*.yml")
    made = read_all(partial(_read_shop, path, profiles) for path in shops.values())
    return Workshop(
        typesetter=Typesetter(folder / "fonts", library),
        colours=read_colours((folder / "colours.yml").read_bytes()),
        shops=dict(zip([path.stem for path in shops.values()], made, strict=True)),
        profiles=profiles,
        fingerprint=_fingerprint(folders),
        logo=logo,
    )


def check_products(products: Iterable[Product], workshop: Workshop) -> Iterator[Problem]:
    """Every product whose print shop is not in the workshop, or that would send people to a point on the wrong day."""
    for product in products:
        if "d.punten" in product.template and "geldig" not in product.template:
            what = "het sjabloon laat punten zien, maar niet vanaf en tot wanneer het noodsteunpunten zijn"
            repair = "laat bij elk punt ook punt.geldig zien, als dat niet leeg is"
            drawn_by = product.settings.sjabloon or product.name
            yield Problem(f"print/{drawn_by}/template.typ", 0, 0, "", what, repair, code="NSP811")
        winkel = product.settings.winkel
        if winkel not in workshop.shops:
            repair = f"kies uit {one_of(sorted(workshop.shops))}, of maak print/shops/{winkel}.yml"
            yield Problem(product.file, 0, 0, "winkel", f"er is geen drukker '{winkel}'", repair, code="NSP808")


def _by_name(folders: Iterable[Path], pattern: str) -> dict[str, Path]:
    """Files by name, sorted; a later folder comes over an earlier one."""
    found = {path.name: path for folder in folders for path in folder.glob(pattern)}
    return dict(sorted(found.items()))


def _read_shop(path: Path, profiles: Mapping[str, bytes]) -> Shop:
    """The shop profile in a YAML file, whose ICC profile must be one of `profiles` and for four inks."""
    file = f"print/shops/{path.name}"
    shop = read_settings(path.read_bytes(), file, Shop)
    if shop.profiel not in profiles:
        what = f"er is geen '{shop.profiel}' in print/profiles"
        repair = f"kies uit {one_of(profiles)}, of zet het daar neer"
        raise FolderError([Problem(file, 0, 0, "profiel", what, repair, code="NSP808")])
    if profiles[shop.profiel][16:20] != b"CMYK":
        what = f"'{shop.profiel}' is geen kleurprofiel voor vier inkten"
        repair = "vraag de drukker om zijn ICC-profiel voor CMYK"
        raise FolderError([Problem(file, 0, 0, "profiel", what, repair, code="NSP809")])
    return shop


def _fingerprint(folders: Iterable[Path]) -> str:
    """Hash of names and bytes of everything `open_workshop` reads."""
    total = sha256()
    for folder in folders:
        for pattern in _READ:
            for path in sorted(folder.glob(pattern)):
                total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()
