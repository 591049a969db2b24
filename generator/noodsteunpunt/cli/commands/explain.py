"""`nsp explain`: what a code means."""

from argparse import Namespace

from ...check.uitleg import explanations
from ...model.problem import FolderError, Problem
from ..messages import as_explanation


def run(wish: Namespace) -> None:
    """One code, or the list of all."""
    known = explanations()
    if not wish.code:
        print("\n".join(f"{code}  {said.titel}" for code, said in known.items()))
        return
    code = wish.code.upper()
    if code not in known:
        repair = "kijk met 'nsp explain' welke codes er zijn"
        raise FolderError([Problem(wish.code, 0, 0, "", "deze code bestaat niet", repair, code="NSP709")])
    print(as_explanation(known[code]))
