"""`nsp register`: issue codes."""

from argparse import Namespace

from ...model.counted import counted
from ...register import register
from .. import given


def run(wish: Namespace) -> None:
    """Give a code to everything without one."""
    added = register(given.folder(wish), wish.nieuw_adres, wish.eerste_keer)
    for link in added:
        print(f"{link.code}  {link.soort} {link.id}")
    if not added:
        print("Geen nieuwe codes: alles heeft er al een.")
        return
    new = counted(len(added), "nieuwe code", "nieuwe codes")
    print(f"{new}. Bewaar locations/permalinks.yml goed: deze codes worden gedrukt.")
