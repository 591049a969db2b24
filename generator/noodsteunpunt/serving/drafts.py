"""Drafts of printed sheets: drawn from the same data and template, but not pressed and not checked."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from threading import Lock

from PIL.Image import Image

from ..compile.sheets import SheetOrder, sheets_of_wijk
from ..compile.texts import Texts
from ..model.site import Site
from ..model.wijk import Wijk
from ..model.woorden import Taal
from ..press.cache import sheet_key
from ..press.product import Product, find_products
from ..press.raster import read_sheets
from ..press.sheet import draft_sheet
from ..press.workshop import Workshop, open_workshop
from ..shipped import shipped_root

KEPT = 40  # drafts, of about 0.5 MB each


@dataclass(frozen=True)
class Draft:
    """One sheet to look at. pages: a PNG of each."""

    pdf: bytes
    pages: tuple[bytes, ...]


class Drafts:
    """Draws sheets and keeps the last ones in memory. folder: where a municipality may have its own products."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()  # PDFium does one thing at a time

    def orders(self, site: Site, wijk: Wijk, taal: Taal) -> tuple[SheetOrder, ...]:
        """The sheets about a wijk in one language that are also on the website. Raises SettingsError."""
        return tuple(sheets_of_wijk(site, self._products(), wijk, Texts(taal, site.talen[0], site.feiten)))

    def draft(self, order: SheetOrder) -> Draft:
        """The sheet, drawn now or before. Raises SheetError."""
        with self._lock:
            key = sheet_key(order.product, order.data, self._workshop)
            if key not in self._kept:
                self._kept[key] = self._draw(order)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    def _draw(self, order: SheetOrder) -> Draft:
        pdf = draft_sheet(order.product, order.data, self._workshop)
        return Draft(pdf, tuple(_png(sheet.image) for sheet in read_sheets(pdf)))

    def _products(self) -> list[Product]:
        products = find_products(shipped_root() / "print", self._folder / "print").values()
        return [product for product in products if product.settings.webversie]

    @cached_property
    def _workshop(self) -> Workshop:
        return open_workshop(shipped_root() / "print")


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
