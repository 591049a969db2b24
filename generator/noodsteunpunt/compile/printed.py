"""Printed matter as artifacts: press files and proofs for the print shop, the flyer for the website."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model.problem import FolderError, Problem
from ..press.cache import cached_sheet
from ..press.settings import SettingsError
from ..press.sheet import Printed, SheetError
from ..press.workshop import Workshop, check_products
from .addresses import web_sheet
from .artifact import DRUK, SITE, Artifact
from .sheets import SheetOrder


def print_sheets(orders: Sequence[SheetOrder], workshop: Workshop, cache: Path) -> Iterator[Artifact]:
    """The files of every sheet. Raises FolderError with the faults of all sheets, after the last one."""
    products = {order.product.name: order.product for order in orders}
    try:
        check_products(products.values(), workshop)
    except SettingsError as error:
        raise FolderError(
            [Problem("print", 0, 0, "", line, code="NSP805") for line in str(error).splitlines()]
        ) from None
    problems: list[Problem] = []
    for order in orders:
        try:
            printed = cached_sheet(cache, order.product, order.data, workshop)
        except SheetError as error:
            problems += [_problem(order, sentence) for sentence in str(error).splitlines()]
            continue
        yield from _artifacts(order, printed)
    if problems:
        raise FolderError(problems)


def _artifacts(order: SheetOrder, printed: Printed) -> Iterator[Artifact]:
    made_from = order.data.model_dump_json()
    yield Artifact(f"{DRUK}/{order.product.name}/{order.name}.pdf", printed.press_pdf, made_from)
    for page, proof in enumerate(printed.proofs, start=1):
        yield Artifact(f"{DRUK}/proef/{order.name}-{page}.png", proof, made_from)
    if printed.web_pdf:
        yield Artifact(f"{SITE}/{web_sheet(order.name)}", printed.web_pdf, made_from)


def _problem(order: SheetOrder, sentence: str) -> Problem:
    return Problem(f"druk/{order.name}", 0, 0, "", sentence, code="NSP805")
