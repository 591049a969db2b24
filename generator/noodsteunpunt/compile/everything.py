"""All artifacts of a site, one at a time."""

from collections.abc import Iterator
from pathlib import Path

from ..enrich.atlas import Atlas
from ..model.problem import FolderError, Problem
from ..model.saved import to_json
from ..press.product import Product, find_products
from ..press.settings import SettingsError
from ..press.workshop import open_workshop
from ..shipped import shipped_root
from .app import app_files
from .artifact import DRUK, SAVED_SITE, SITE, Artifact
from .data import points_geojson
from .pages.all import all_pages, count_pages
from .printed import print_sheets
from .sheets import sheet_orders
from .statusdata import status_data
from .theme import Theme


class Everything:
    """What has to be made of a site for the asked parts of the output.

    own: the municipality's folder, whose `print/` comes over ours. cache: where sheets are kept that did not change.
    """

    def __init__(self, atlas: Atlas, theme: Theme, parts: tuple[str, ...], own: Path, cache: Path) -> None:
        self._atlas, self._theme, self._parts, self._cache = atlas, theme, parts, cache
        shipped = shipped_root() / "print"
        try:
            products = find_products(shipped, own / "print").values()
        except SettingsError as error:
            raise FolderError([Problem("print", 0, 0, "", str(error))]) from None
        self._orders = tuple(sheet_orders(atlas.site, filter(self._is_asked, products)))

    def __len__(self) -> int:
        """About how many artifacts there will be, for a progress bar."""
        return len(self._orders) * 3 + (count_pages(self._atlas.site) if SITE in self._parts else 0)

    def __iter__(self) -> Iterator[Artifact]:
        """The artifacts of the asked parts."""
        return (artifact for artifact in self._all() if artifact.part in self._parts)

    def _is_asked(self, product: Product) -> bool:
        """For the website alone only what is read on a screen is made."""
        return DRUK in self._parts or product.settings.webversie

    def _all(self) -> Iterator[Artifact]:
        site = self._atlas.site
        if SITE in self._parts:
            yield from all_pages(self._atlas, self._theme)
            yield points_geojson(site)
            yield from app_files(site, self._theme)
            yield from status_data(site)
        yield from print_sheets(self._orders, open_workshop(shipped_root() / "print"), self._cache)
        yield Artifact(SAVED_SITE, to_json(site).encode())
