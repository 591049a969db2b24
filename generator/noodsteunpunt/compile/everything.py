"""All artifacts of a site, one at a time."""

from collections.abc import Iterator
from pathlib import Path

from ..enrich.atlas import Atlas
from ..model.problem import FolderError, Problem
from ..model.saved import to_json
from ..model.site import Site
from ..press.product import find_products
from ..press.settings import SettingsError
from ..press.workshop import open_workshop
from ..shipped import shipped_root
from .addresses import web_sheet
from .app import app_files
from .artifact import DRUK, INTERN, SAVED_SITE, SITE, Artifact
from .data import points_geojson
from .order import order_list
from .pages.all import all_pages, count_pages
from .printed import print_sheets
from .sheets import SheetOrder, sheet_orders, untranslated
from .statusdata import status_data
from .theme import Theme


class Everything:
    """What has to be made of a site for the asked parts of the output.

    orders: the printed sheets to make. cache: where sheets are kept that did not change.
    earlier: printed sheets on the website that stay as they are.
    """

    def __init__(
        self,
        atlas: Atlas,
        theme: Theme,
        parts: tuple[str, ...],
        orders: tuple[SheetOrder, ...],
        cache: Path,
        earlier: tuple[Artifact, ...] = (),
    ) -> None:
        self._atlas, self._theme, self._parts = atlas, theme, parts
        self._orders, self._cache, self._earlier = orders, cache, earlier

    def __len__(self) -> int:
        """About how many artifacts there will be, for a progress bar."""
        return len(self._orders) * 3 + (count_pages(self._atlas.site) if SITE in self._parts else 0)

    def __iter__(self) -> Iterator[Artifact]:
        """The artifacts of the asked parts."""
        return (artifact for artifact in self._all() if artifact.part in (*self._parts, INTERN))

    def _all(self) -> Iterator[Artifact]:
        site = self._atlas.site
        if SITE in self._parts:
            yield from all_pages(self._atlas, self._theme, self._sheets_on_site())
            yield from site_files(site, self._theme)
            yield from self._earlier
            yield Artifact(SAVED_SITE, to_json(site).encode())
        if DRUK in self._parts:
            yield order_list(site.gemeente, self._orders)
        if self._orders:
            yield from print_sheets(self._orders, open_workshop(shipped_root() / "print"), self._cache)

    def _sheets_on_site(self) -> frozenset[str]:
        """The paths below the site's root of the sheets that are read on a screen."""
        made = {web_sheet(order.name) for order in self._orders if order.product.settings.webversie}
        return frozenset(made | {artifact.path.removeprefix(f"{SITE}/") for artifact in self._earlier})


def site_files(site: Site, theme: Theme) -> Iterator[Artifact]:
    """What the website has besides pages and printed sheets."""
    yield from status_data(site)
    yield from app_files(site, theme)
    yield points_geojson(site)


def orders_for(site: Site, own: Path) -> tuple[tuple[SheetOrder, ...], list[Problem]]:
    """Every sheet of a site, and a warning for each language that a product is not made in.

    A municipality's own products in `own` come over ours. Raises FolderError.
    """
    try:
        products = find_products(shipped_root() / "print", own / "print").values()
    except SettingsError as error:
        raise FolderError([Problem("print", 0, 0, "", str(error))]) from None
    warnings = [problem for product in products for problem in untranslated(site, product)]
    return tuple(sheet_orders(site, products)), warnings
