"""`nsp export`: all points in a list to work in."""

from argparse import Namespace

from ...exporting.run import FORMATS, export
from ...model.counted import counted
from .. import given


def run(wish: Namespace) -> None:
    """Write the list in the form that was asked."""
    kind, into = next((kind, path) for kind in FORMATS if (path := getattr(wish, kind)))
    listing = export(given.folder(wish), into, kind, overwrite=wish.overschrijf)
    punten = counted(len(listing.rows), "punt", "punten")
    print(f"{into}: {punten}, ook de concepten. Dit is een werklijst; publiceer haar niet.")
    print(f"Weer inlezen: nsp import {into} --into {wish.folder}")
