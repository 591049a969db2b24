"""The ids of points in a list: its own when they are ids as ours are, else made from the names."""

from dataclasses import replace

from ..model.columns import find_column
from ..model.fields.field import FieldError
from ..model.problem import Problem
from .columns import COLUMNS, Columns
from .rows import Place, Sorted, columns_in_words, row_problem
from .slugs import Slugs
from .table import Row, Table


def with_own_ids(table: Table, columns: Columns, rows: Sorted, known: frozenset[str] = frozenset()) -> Sorted:
    """The rows with only ids that we can use.

    A column `id` of another program (1, 2, 3) is left aside as a whole. When at least one of its values is an id that
    the folder knows, or all of them could be ids, the column is ours, and a value that cannot be one is refused.
    """
    given = [place.given["id"] for place in rows.places if "id" in place.given]
    wrong = {text: problem for text in given if (problem := _why_not(text))}
    if not given or not known.isdisjoint(given) or not wrong:
        return _refuse_wrong(table, columns, rows, wrong)
    places = tuple(
        replace(place, given={key: text for key, text in place.given.items() if key != "id"}) for place in rows.places
    )
    what = f"de waarden in deze kolom zijn geen ids van nsp, zoals '{next(iter(wrong))}'; de kolom is niet gebruikt"
    said = Problem(table.file, 0, 0, columns_in_words(table, columns, "id"), what, warning=True, code="NSP910")
    return replace(rows, places=places, warnings=(*rows.warnings, said))


def ids_for(places: tuple[Place, ...], taken: frozenset[str] = frozenset()) -> list[str]:
    """An id per place. The order of the rows decides who gets -2."""
    own = {place.given["id"] for place in places if "id" in place.given}
    slugs = Slugs("punt", taken | own)
    return [place.given.get("id") or slugs.take(place.naam) for place in places]


def _refuse_wrong(table: Table, columns: Columns, rows: Sorted, wrong: dict[str, FieldError]) -> Sorted:
    """The rows without those whose id cannot be one or was there before."""
    first: dict[str, Row] = {}
    kept: list[Place] = []
    refused: list[tuple[Problem, ...]] = []
    field = columns_in_words(table, columns, "id")
    for place in rows.places:
        id_ = place.given.get("id", "")
        earlier = first.setdefault(id_, place.row) if id_ else place.row
        if error := wrong.get(id_):
            refused.append((row_problem(table, place.row, field, error.what, error.repair, error.code),))
        elif earlier is not place.row:
            what = f"de id '{id_}' staat ook op {table.where(earlier)}"
            refused.append((row_problem(table, place.row, field, what, "haal een van de twee rijen weg", "NSP911"),))
        else:
            kept.append(place)
    return replace(rows, places=tuple(kept), refused=(*rows.refused, *refused))


def _why_not(text: str) -> FieldError | None:
    """Why this text cannot be an id; None when it can."""
    column = find_column(COLUMNS, "id")
    assert column
    try:
        column.field.parse(text)
    except FieldError as error:
        return error
    return None
