"""Drafts of printed sheets: drawn from the same data and template, but not pressed and not checked."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import RLock

from PIL.Image import Image

from ..compile.sheets import SheetOrder, sheets_of_wijk
from ..compile.texts import Texts
from ..geo.view import Land
from ..model.problem import FolderError
from ..model.site import Site
from ..model.wijk import Wijk
from ..model.woorden import Taal
from ..press.cache import sheet_key
from ..press.contract import SheetData
from ..press.product import Product, find_products
from ..press.raster import read_sheets
from ..press.sheet import draft_sheet, has_room
from ..press.workshop import Workshop, check_products, open_workshop
from ..shipped import shipped_root
from .watch import files_in

KEPT = 40  # drafts, of about 0.5 MB each


@dataclass(frozen=True)
class Draft:
    """One sheet to look at. pages: a PNG of each."""

    pdf: bytes
    pages: tuple[bytes, ...]


class Drafts:
    """Draws sheets and keeps the last ones in memory. folder: where a municipality may have its own products."""

    def __init__(self, folder: Path) -> None:
        self._own = folder / "print"
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._fits: dict[str, bool] = {}
        self._open: tuple[object, Workshop] | None = None
        self._lock = RLock()  # PDFium does one thing at a time

    def orders(self, site: Site, wijk: Wijk, taal: Taal, land: Land | None) -> tuple[SheetOrder, ...]:
        """The sheets about a wijk in one language that are also on the website. land: the streets, if there are any.

        Raises FolderError for mistakes in the settings of what is printed.
        """
        workshop = self._workshop(site)
        products = [product for product in self._products() if product.settings.webversie]
        if wrong := list(check_products(products, workshop)):
            raise FolderError(wrong)
        t = Texts(taal, site.talen[0], site.feiten)
        return tuple(sheets_of_wijk(site, products, wijk, t, land, partial(self._has_room, workshop)))

    def draft(self, site: Site, order: SheetOrder) -> Draft:
        """The sheet, drawn now or before. Raises SheetError, and FolderError as `orders` does."""
        with self._lock:
            workshop = self._workshop(site)
            key = sheet_key(order.product, order.data, workshop)
            if key not in self._kept:
                pdf = draft_sheet(order.product, order.data, workshop)
                self._kept[key] = Draft(pdf, tuple(_png(sheet.image) for sheet in read_sheets(pdf)))
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _has_room(self, workshop: Workshop, product: Product, data: SheetData) -> bool:
        key = sheet_key(product, data, workshop)
        with self._lock:
            if key not in self._fits:
                self._fits[key] = has_room(product, data, workshop)
            return self._fits[key]

    def _products(self) -> Iterable[Product]:
        return find_products(shipped_root() / "print", self._own).values()

    def _workshop(self, site: Site) -> Workshop:
        """Opened again when somebody saved a print shop, a profile or anything else of what is printed."""
        folders = (shipped_root() / "print", self._own)
        found = [list(files_in(str(folder))) for folder in folders]
        with self._lock:
            if self._open is None or self._open[0] != found:
                self._open = found, open_workshop(*folders)
            return replace(self._open[1], logo=site.logo)


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
