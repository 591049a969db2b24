"""`nsp register`: issue codes."""

from argparse import Namespace

from ...register import register
from .. import given


def run(wish: Namespace) -> None:
    """Give a code to everything without one."""
    added = register(given.folder(wish), wish.nieuw_adres, wish.eerste_keer)
    for link in added:
        print(f"{link.code}  {link.soort} {link.id}")
    print(f"{len(added)} nieuwe codes. Bewaar locations/permalinks.yml goed: deze codes worden gedrukt.")
