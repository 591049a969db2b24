"""A list to the files of a folder, without touching a disk: what will be written, and what has to be said about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from ..check.rules import REFUSE_OUTSIDE_M, WARN_OUTSIDE_M
from ..geo.areas import outside_m
from ..model.gemeenten import BekendeGemeente, bekende_gemeenten, read_gemeentecode
from ..model.problem import FolderError, Problem, did_you_mean
from .areas import Assigned, assign
from .columns import Columns, recognise
from .doubles import without_doubles
from .files import gemeente_yml, punt_yml
from .ids import ids_for, with_own_ids
from .maps import WijkMap, geojson_text
from .rows import Place, Sorted, columns_in_words, position_columns, row_problem, sort_rows
from .table import Row, Table


@dataclass(frozen=True)
class Wish:
    """What one import is asked to do. siteadres: empty when not given. skip_refused: go on with the other rows."""

    gemeente: BekendeGemeente
    proef: bool = False
    siteadres: str = ""
    skip_refused: bool = False


@dataclass(frozen=True)
class Plan:
    """What an import comes down to.

    rows: every row of the table, once. refused, warnings: sentences with the line of the row. said: about the map.
    files: text by path below the municipality's folder; empty when a refused row stops everything.
    """

    table: Table
    columns: Columns
    wish: Wish
    rows: Sorted
    warnings: tuple[Problem, ...]
    said: tuple[str, ...]
    files: dict[str, str]
    wijken: int
    # The row that each point's file came from, by path.
    origins: dict[str, Row]

    @property
    def stopped(self) -> bool:
        """Whether nothing may be written."""
        return not self.files


def find_gemeente(text: str) -> BekendeGemeente:
    """The municipality behind a code or a name. Raises FolderError."""
    known = bekende_gemeenten()
    code = read_gemeentecode(text)
    if code in known:
        return known[code]
    by_name = {gemeente.naam.lower(): gemeente for gemeente in known.values()}
    near = by_name.get(did_you_mean(text, by_name)) if not code else None
    repair = f"bedoelt u {near.code} ({near.naam})?" if near else "schrijf de code van het CBS, zoals 0361 of GM0361"
    if not near and not code:
        repair += "; is de gemeente verzonnen, maak dan eerst een map met 'nsp new MAP --verzonnen'"
    what = f"'{text}' is geen code van een gemeente in de landelijke lijst van 2023"
    raise FolderError([Problem("--gemeente", 0, 0, "", what, repair, code="NSP720")])


def plan_import(table: Table, wish: Wish, wijken: WijkMap | None, grens: BaseGeometry | None) -> Plan:
    """All that an import will do. Raises FolderError when there is nothing to do or no address for the site."""
    if not wish.siteadres and not wish.proef:
        what = "het adres waar de site komt, ontbreekt; dat staat straks ook in de QR-codes"
        repair = "geef het met --siteadres https://…, of maak een proef met --proef"
        raise FolderError([Problem("--siteadres", 0, 0, "", what, repair, code="NSP722")])
    columns = recognise(table)
    rows = sort_rows(table, columns, wish.gemeente)
    rows = without_doubles(table, inside_grens(table, columns, rows, grens, wish.gemeente))
    something_left(table, rows, wish.gemeente)
    rows = with_own_ids(table, columns, rows)
    said = (*table.said, *(wijken.said if wijken else ()))
    warnings = list(rows.warnings)
    if not rows.places or (rows.refused and not wish.skip_refused):
        return Plan(table, columns, wish, rows, tuple(sorted(warnings)), said, {}, 0, {})
    assigned = assign(rows.places, wijken.areas if wijken else (), grens, wish.gemeente)
    warnings += _wijk_warnings(table, columns, rows.places, assigned, known_border=grens is not None)
    ids = ids_for(rows.places)
    paths = [f"locations/punten/{id_}.yml" for id_ in ids]
    files = {
        "locations/gemeente.yml": gemeente_yml(table, wish.gemeente, wish.proef, wish.siteadres),
        "locations/wijken.geojson": geojson_text(assigned.areas),
        **{
            path: punt_yml(table, place, wijk_id, wish.proef)
            for path, place, wijk_id in zip(paths, rows.places, assigned.wijk_ids, strict=True)
        },
    }
    said = (*said, *assigned.said)
    origins = {path: place.row for path, place in zip(paths, rows.places, strict=True)}
    return Plan(table, columns, wish, rows, tuple(sorted(warnings)), said, files, len(assigned.areas), origins)


def inside_grens(
    table: Table, columns: Columns, rows: Sorted, grens: BaseGeometry | None, gemeente: BekendeGemeente
) -> Sorted:
    """The rows without those that lie far outside the municipality, and warnings about those just outside.

    Borders that can be had are drawn some tens of metres coarse, so a little outside may well be inside.
    """
    if grens is None:
        return rows
    inside: list[Place] = []
    far: list[tuple[Problem, ...]] = []
    near: list[Problem] = []
    for place in rows.places:
        metres = outside_m(grens, place.lat, place.lon) if place.position else 0.0
        what = f"'{place.naam}' ligt {in_words(metres)} buiten de gemeente {gemeente.naam}"
        field = position_columns(table, columns)
        if metres > REFUSE_OUTSIDE_M:
            repair = "kijk de plek na; hoort dit punt bij een andere gemeente, haal de rij dan weg"
            far.append((row_problem(table, place.row, field, what, repair, "NSP204"),))
            continue
        inside.append(place)
        if metres > WARN_OUTSIDE_M:
            near.append(row_problem(table, place.row, field, what, "kijk de plek na", "NSP204", warning=True))
    return replace(rows, places=tuple(inside), refused=(*rows.refused, *far), warnings=(*rows.warnings, *near))


def something_left(table: Table, rows: Sorted, gemeente: BekendeGemeente) -> None:
    """Refuse a list that has nothing for this municipality."""
    if not rows.places and not rows.refused:
        none = "de enige rij is niet" if len(table.rows) == 1 else f"geen van de {len(table.rows)} rijen is"
        what = f"{none} van de gemeente {gemeente.naam} ({gemeente.code})"
        repair = "kies een andere gemeente of een ander bestand"
        raise FolderError([Problem(table.file, 0, 0, "", what, repair, code="NSP907")])


def _wijk_warnings(
    table: Table, columns: Columns, places: tuple[Place, ...], assigned: Assigned, *, known_border: bool
) -> Iterator[Problem]:
    for place, metres in zip(places, assigned.outside_m, strict=True):
        if WARN_OUTSIDE_M < metres < float("inf") and not (known_border and metres > REFUSE_OUTSIDE_M):
            what = f"'{place.naam}' ligt {in_words(metres)} buiten alle wijken"
            yield row_problem(
                table, place.row, position_columns(table, columns), what, "kijk de plek en het wijkenbestand na",
                "NSP204", warning=True,
            )  # fmt: skip
    for place, naam in assigned.otherwise:
        what = f"de lijst noemt wijk '{place.wijk}', maar '{place.naam}' is bij de wijk '{naam}' gezet, waar het ligt"
        field = columns_in_words(table, columns, "wijk")
        yield row_problem(table, place.row, field, what, "kijk na welke wijk klopt", "NSP203", warning=True)


def in_words(metres: float) -> str:
    """A distance: "189 m" or "65,6 km"."""
    return f"{metres / 1000:.1f} km".replace(".", ",") if metres >= 1000 else f"{metres:.0f} m"
