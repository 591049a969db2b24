"""`nsp export`: all points in a list to work in."""

from argparse import Namespace

from ...exporting.run import FORMATS, export
from .. import given


def run(wish: Namespace) -> None:
    """Write the list in the form that was asked."""
    kind, into = next((kind, path) for kind in FORMATS if (path := getattr(wish, kind)))
    listing = export(given.folder(wish), into, kind, overwrite=wish.overschrijf)
    print(f"{into}: {len(listing.rows)} punten, ook de concepten. Dit is een werklijst; publiceer haar niet.")
    print(f"Weer inlezen: nsp import {into} --into {wish.folder}")
