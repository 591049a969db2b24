"""What is printed and with what: ours, and what a municipality has in a `print/` of its own."""

from collections.abc import Iterator
from pathlib import Path

from ..load.unread import unread_print
from ..model.logo import Logo
from ..model.problem import FolderError, Problem
from ..shipped import shipped_root
from .logo import logo_problems
from .product import Product, find_products
from .workshop import Workshop, check_products, open_workshop


def read_print(own: Path, logo: Logo | None = None) -> tuple[tuple[Product, ...], Workshop]:
    """All products, and the workshop that makes them. Raises FolderError with every mistake in their settings."""
    shipped = shipped_root() / "print"
    problems: list[Problem] = []
    try:
        products = tuple(find_products(shipped, own).values())
    except FolderError as error:
        products = ()
        problems += error.problems
    try:
        workshop = open_workshop(shipped, own, logo)
    except FolderError as error:
        raise FolderError([*problems, *error.problems]) from None
    problems += [*check_products(products, workshop), *logo_problems(products, workshop)]
    if problems:
        raise FolderError(problems)
    return products, workshop


def print_problems(own: Path, logo: Logo | None) -> Iterator[Problem]:
    """What a build would refuse of a municipality's own printed matter and logo, and what nothing reads of it."""
    if own.is_dir() and own.resolve() != (shipped_root() / "print").resolve():
        yield from unread_print(own)
    try:
        read_print(own, logo)
    except FolderError as error:
        yield from error.problems
