"""Printed matter as artifacts: press files and proofs for the print shop, the flyer for the website, the order list."""

from collections.abc import Iterator
from pathlib import Path

from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..press.cache import cached_has_room, cached_sheet
from ..press.contract import SheetData
from ..press.own import read_print
from ..press.product import Product
from ..press.sheet import Printed, SheetError
from .addresses import web_sheet
from .artifact import DRUK, SITE, Artifact
from .order import order_list, order_row
from .sheets import SheetOrder, count_sheets, sheet_orders, untranslated


class PrintRun:
    """All sheets of a site, one in memory at a time. warnings: the languages a product is not made in.

    Raises FolderError for every mistake in the settings of what is printed, ours or in the municipality's `own` print/.
    """

    def __init__(self, site: Site, own: Path, cache: Path) -> None:
        self._site, self._cache = site, cache
        self._products, self._workshop = read_print(own, site.logo)
        self.warnings = tuple(problem for product in self._products for problem in untranslated(site, product))

    def __len__(self) -> int:
        """About how many sheets there will be."""
        return count_sheets(self._site, self._products)

    def artifacts(self) -> Iterator[Artifact]:
        """The files of every sheet and the list of them. Raises FolderError with the faults of all, after the last."""
        problems: list[Problem] = []
        rows = []
        for order in sheet_orders(self._site, self._products, self._has_room):
            try:
                printed = cached_sheet(self._cache, order.product, order.data, self._workshop)
            except SheetError as error:
                problems += [
                    Problem(f"druk/{order.file}", 0, 0, "", line, code="NSP805") for line in str(error).splitlines()
                ]
                continue
            yield from _artifacts(order, printed)
            rows.append(order_row(self._site.gemeente, order, self._workshop))
        if problems:
            raise FolderError(problems)
        yield order_list(rows)

    def _has_room(self, product: Product, data: SheetData) -> bool:
        return cached_has_room(self._cache, product, data, self._workshop)


def _artifacts(order: SheetOrder, printed: Printed) -> Iterator[Artifact]:
    made_from = order.data.model_dump_json()
    yield Artifact(f"{DRUK}/{order.product.name}/{order.file}.pdf", printed.press_pdf, made_from)
    for page, proof in enumerate(printed.proofs, start=1):
        yield Artifact(f"{DRUK}/proef/{order.file}-{page}.png", proof, made_from)
    if printed.web_pdf:
        group = offline_group(order.data.taal)
        yield Artifact(f"{SITE}/{web_sheet(order.name)}", printed.web_pdf, made_from, offline=group, optional=True)


def offline_group(language: str) -> str:
    """The group in which a phone keeps the sheets of the website in one language, when a reader asks for them."""
    return f"flyers-{language}"
