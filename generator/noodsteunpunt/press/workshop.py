"""What every sheet needs, read once: typesetter, colours, shop profiles and ICC profiles."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .colours import ColourTable, read_colours
from .shop import Shop, read_shop
from .typeset import Typesetter


@dataclass(frozen=True)
class Workshop:
    """Tools of the print step. shops by file stem, profiles by file name.

    fingerprint: hash of everything read here, for caches.
    """

    typesetter: Typesetter
    colours: ColourTable
    shops: dict[str, Shop]
    profiles: dict[str, bytes]
    fingerprint: str


def open_workshop(folder: Path) -> Workshop:
    """Read a print/ folder: colours.yml, lib/, fonts/, shops/ and profiles/.

    Raises SettingsError with a Dutch sentence for a wrong file.
    """
    library = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("lib/*.typ")))
    shops = {
        path.stem: read_shop(path.read_bytes(), f"print/shops/{path.name}")
        for path in sorted(folder.glob("shops/*.yml"))
    }
    return Workshop(
        typesetter=Typesetter(folder / "fonts", library),
        colours=read_colours((folder / "colours.yml").read_bytes()),
        shops=shops,
        profiles={path.name: path.read_bytes() for path in sorted(folder.glob("profiles/*.icc"))},
        fingerprint=_fingerprint(folder),
    )


def _fingerprint(folder: Path) -> str:
    """Hash of names and bytes of everything `open_workshop` reads."""
    total = sha256()
    for pattern in ("colours.yml", "lib/*.typ", "fonts/*.ttf", "shops/*.yml", "profiles/*.icc"):
        for path in sorted(folder.glob(pattern)):
            total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()
