"""A list of places that might become a noodsteunpunt: of each its name and where it is, and nothing more."""

from pathlib import Path

from ..model.gemeenten import BekendeGemeente
from ..model.problem import FolderError, Problem
from .columns import Columns, recognise
from .rows import Place, row_problem, sort_rows
from .run import Sources
from .table import refuse

# What else a list tells is for later: it need not be right to work out how far people walk.
_MEANINGS = {"naam", "locatie.lat", "locatie.lon", "x", "y", "plek", "gemeente", "gemeentecode"}


def read_candidates(path: Path, gemeente: BekendeGemeente) -> list[tuple[Place, Problem]]:
    """The rows of a list that are of this municipality, each with where it stands: a problem that says nothing yet.

    Raises FolderError with every row that cannot be used.
    """
    table = Sources(path).read()
    columns = recognise(table)
    known = Columns({meaning: at for meaning, at in columns.place.items() if meaning in _MEANINGS}, ())
    rows = sort_rows(table, known, gemeente)
    if rows.problems:
        raise FolderError(rows.problems)
    if not rows.places:
        repair = "kijk of u het goede bestand hebt, en of de gemeente klopt"
        raise refuse(table.file, 0, f"er staat geen plek van {gemeente.naam} in deze lijst", repair, "NSP907")
    return [(place, row_problem(table, place.row, "", "", "", "")) for place in rows.places]
