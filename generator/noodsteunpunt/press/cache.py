"""Sheets that did not change are not made again."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from .contract import SheetData
from .product import Product
from .sheet import Printed, has_room, make_sheet
from .workshop import Workshop

_TOOLS = ("typst", "pikepdf", "qrcode", "pypdfium2", "zxing-cpp", "pillow")


def cached_sheet(folder: Path, product: Product, data: SheetData, workshop: Workshop) -> Printed:
    """The sheet from `folder`, or made, checked and put there. Raises SheetError; a faulty sheet is not kept.

    The key is a hash of everything that decides the result, so an entry never goes stale.
    """
    entry = folder / sheet_key(product, data, workshop)
    if entry.is_dir():
        return _read(entry)
    printed = make_sheet(product, data, workshop)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as work:
        _write(printed, Path(work) / "sheet")
        if not entry.is_dir():  # another process may have been first
            (Path(work) / "sheet").rename(entry)
    return printed


def cached_has_room(folder: Path, product: Product, data: SheetData, workshop: Workshop) -> bool:
    """Whether all points fit on one sheet: known from `folder`, or asked of the typesetter."""
    key = sheet_key(product, data, workshop)
    if (folder / key).is_dir():
        return True
    full = folder / f"{key}-vol"
    if not full.is_dir() and not has_room(product, data, workshop):
        full.mkdir(parents=True, exist_ok=True)
    return not full.is_dir()


def sheet_key(product: Product, data: SheetData, workshop: Workshop) -> str:
    """Hash of product, data, library, fonts, colours, shops, tools and the code that draws and checks."""
    parts = [
        product.name,
        product.settings.model_dump_json(),
        product.template,
        data.model_dump_json(),
        workshop.fingerprint,
        _logo_fingerprint(product, workshop),
        _code_fingerprint(),
        *_tools(),
    ]
    return sha256("\0".join(parts).encode()).hexdigest()


def _logo_fingerprint(product: Product, workshop: Workshop) -> str:
    """Hash of the logo, for a product that shows one."""
    return sha256(workshop.logo.data).hexdigest() if product.settings.logo and workshop.logo else ""


@cache
def _tools() -> tuple[str, ...]:
    """The tools that decide the result, with their versions."""
    return tuple(f"{tool} {version(tool)}" for tool in _TOOLS)


@cache
def _code_fingerprint() -> str:
    """Hash of the Python files of this package and of draw/."""
    package = Path(__file__).parent
    files = [*sorted(package.glob("*.py")), *sorted((package.parent / "draw").glob("*.py"))]
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def _write(printed: Printed, entry: Path) -> None:
    entry.mkdir()
    (entry / "press.pdf").write_bytes(printed.press_pdf)
    if printed.web_pdf is not None:
        (entry / "web.pdf").write_bytes(printed.web_pdf)
    for number, proof in enumerate(printed.proofs, 1):
        (entry / f"proof-{number:02}.png").write_bytes(proof)


def _read(entry: Path) -> Printed:
    web = entry / "web.pdf"
    return Printed(
        press_pdf=(entry / "press.pdf").read_bytes(),
        web_pdf=web.read_bytes() if web.is_file() else None,
        proofs=tuple(path.read_bytes() for path in sorted(entry.glob("proof-*.png"))),
    )
