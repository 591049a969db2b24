"""A listing as CSV that a Dutch spreadsheet opens with a double click: semicolons, UTF-8 with its mark."""

from ..compile.csvtext import semicolon_csv
from .listing import Listing


def to_csv(listing: Listing) -> bytes:
    """The bytes of the file."""
    return semicolon_csv([listing.head, *listing.cells()]).encode("utf-8-sig")
