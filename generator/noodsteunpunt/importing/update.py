"""A list to changes of a folder that is there, without touching a disk.

Only values that differ are changed, in the text of the file as the editor left it. An empty cell changes nothing, and
a point that is not in the list stays. The folder as it will be is checked before anything is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from shapely import GeometryCollection

from ..check.rules import REFUSE_OUTSIDE_M, Facts
from ..check.site import check_facts
from ..geo.areas import outside_m, surface_of
from ..geo.distance import distance_m
from ..load.edit import EditError, set_value
from ..load.folder import Folder
from ..load.yamlfile import read_yaml
from ..load.yamltext import Value
from ..model.columns import Column, find_column, flatten, split_items
from ..model.gemeenten import BekendeGemeente
from ..model.noodsteunpunt import Levensloop, Noodsteunpunt
from ..model.permalinks import Permalinks
from ..model.problem import FolderError, Problem, did_you_mean
from .areas import named_area
from .columns import COLUMNS, NAME_THE_PLACE, Columns, match_columns, simplify
from .doubles import without_doubles
from .files import punt_yml
from .ids import ids_for, with_own_ids
from .maps import Area
from .matching import Known, UnclearError
from .plan import in_words, something_left
from .rows import (
    Place,
    Sorted,
    canonical,
    columns_in_words,
    part_of,
    position_columns,
    problems_of_part,
    row_problem,
    sort_rows,
)
from .table import Row, Table

# A point in use that moves further than this has signs and flyers that show the old spot.
TOLD_MOVE_M = 50.0
# Metres and degrees of one place differ by less than this after rounding.
SAME_POSITION_M = 1.0
_LAT, _LON = "locatie.lat", "locatie.lon"


@dataclass(frozen=True)
class Present:
    """A folder as it is: its checked facts, its codes and the text of each point's file by id."""

    folder: Folder
    facts: Facts
    links: Permalinks | None
    texts: dict[str, str]

    @property
    def gemeente(self) -> BekendeGemeente:
        """The municipality of the folder."""
        own = self.facts.gemeente
        kader = GeometryCollection([area.vlak for area in self.areas]).bounds
        return BekendeGemeente(own.cbs_code, own.naam, own.veiligheidsregio, kader)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The wijken of the folder."""
        return tuple(Area(wijk.id, wijk.naam, wijk.inwoners, surface_of(wijk)) for wijk in self.facts.wijken)


@dataclass(frozen=True)
class Change:
    """One value of a point that changes. was: empty when it had none."""

    key: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Outcome:
    """What happens with a row that is used: a new point, changes, or nothing when there are no changes.

    new: the levensloop of a new point; empty for a point that was there.
    """

    row: Row
    id: str
    naam: str
    new: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Update:
    """What an update comes down to. rows: places are the rows that are used; every row is in it once.

    files: the new text by path below the folder; only those that change. kept: how many cells of the list are empty
    where the point has a value, which stays. absent: the points that no usable row is about.
    """

    table: Table
    columns: Columns
    gemeente: BekendeGemeente
    rows: Sorted
    outcomes: tuple[Outcome, ...]
    warnings: tuple[Problem, ...]
    files: dict[str, str]
    kept: int
    absent: tuple[str, ...]


def plan_update(table: Table, present: Present) -> Update:
    """All that an update will do. Raises FolderError when no row can be put with a point at all."""
    columns = match_columns(table)
    if not any(columns.has(meaning) for meaning in ("id", "code", "naam")):
        seen = ", ".join(" ".join(name.split()) for name in table.names if name)[:200]
        what = f"er is geen kolom waaraan een punt te herkennen is; deze kolommen zijn er: {seen}"
        raise FolderError([Problem(table.file, 0, 0, "", what, "noem een kolom 'id', 'code' of 'naam'", code="NSP904")])
    rows = sort_rows(table, columns, present.gemeente, update=True)
    something_left(table, rows, present.gemeente)
    rows = with_own_ids(table, columns, rows, frozenset(punt.id for punt in present.facts.punten))
    while True:
        update, refused = _Attempt(table, columns, present, rows).plan()
        if not refused:
            return update
        # What the checks of the whole folder say about a row, is said about that row; the others are tried again.
        kept = tuple(place for place in rows.places if place.row.number not in refused)
        rows = replace(rows, places=kept, refused=(*rows.refused, *(tuple(found) for found in refused.values())))


class _Attempt:
    """One try at an update with the rows that are not refused yet."""

    def __init__(self, table: Table, columns: Columns, present: Present, rows: Sorted) -> None:
        self.table, self.columns, self.present, self.rows = table, columns, present, rows
        self.refused: dict[int, list[Problem]] = {}
        self.warnings = list(rows.warnings)
        self.kept = 0

    def plan(self) -> tuple[Update, dict[int, list[Problem]]]:
        """The update and, when a row cannot be used after all, why; then the update is not to be carried out."""
        pairs = self._pairs()
        outcomes: list[Outcome] = []
        files: dict[str, str] = {}
        for place, punt in pairs:
            if punt:
                text, changes = self._changed(place, punt)
                outcomes.append(Outcome(place.row, punt.id, punt.naam, new="", changes=changes))
                files |= {_path(punt.id): text} if changes else {}
        for place, id_, text in self._new([place for place, punt in pairs if not punt]):
            levensloop = place.given.get("levensloop", Levensloop.CONCEPT).lower()
            outcomes.append(Outcome(place.row, id_, place.naam, new=levensloop))
            files[_path(id_)] = text
        outcomes.sort(key=lambda outcome: outcome.row.number)
        self._check_whole({outcome.id: outcome.row for outcome in outcomes}, files)
        own = {punt.id for punt in self.present.facts.punten if not punt.is_sjabloon}
        absent = sorted(own - {outcome.id for outcome in outcomes})
        update = Update(
            self.table, self.columns, self.present.gemeente, self.rows, tuple(outcomes), tuple(sorted(self.warnings)),
            files, self.kept, tuple(absent),
        )  # fmt: skip
        return update, self.refused

    def _pairs(self) -> list[tuple[Place, Noodsteunpunt | None]]:
        """Each row with the point it is about, or None for a new one."""
        known = Known(self.present.facts.punten, self.present.links)
        pairs: list[tuple[Place, Noodsteunpunt | None]] = []
        first: dict[str, Place] = {}
        for place in self.rows.places:
            try:
                punt = known.match(place)
            except UnclearError as error:
                self._refuse(place, "", error.what, error.repair, "NSP912")
                continue
            earlier = first.setdefault(punt.id, place) if punt else place
            if punt and earlier is not place:
                what = f"deze rij gaat over '{punt.naam}' ({punt.id}), net als {self.table.where(earlier.row)}"
                repair = (
                    "haal een van de twee weg; is dit een nieuw punt, maak dan de vakken id en code leeg. "
                    "Met --sla-over telt alleen de eerste"
                )
                self._refuse(place, "", what, repair, "NSP911")
            else:
                pairs.append((place, punt))
        return pairs

    def _changed(self, place: Place, punt: Noodsteunpunt) -> tuple[str, tuple[Change, ...]]:
        """The new text of a point's file and what changed in it."""
        given = {key: text for key, text in place.given.items() if key not in {"id", "wijk"}}
        given |= self._wijk(place, punt) | _position(place, punt)
        have = canonical(punt)
        self.kept += sum(column.key in have and column.key not in place.given for column in self._told())
        merged, problems = part_of({**_without_clash(have, given), **given})
        if not merged:
            self.refused[place.row.number] = list(problems_of_part(self.table, self.columns, place.row, problems))
            return "", ()
        was, becomes = _whole(punt), {**_whole(merged), **{key: given[key] for key in ("wijk",) if key in given}}
        changes = tuple(
            Change(key, was.get(key, "") or _block(have, key), given[key] if key in {_LAT, _LON} else becomes[key])
            for key in given
            if was.get(key, "") != becomes[key]
        )
        self._tell_loudly(place, punt, changes)
        try:
            return _edited(self.present.texts[punt.id], punt, changes), changes
        except EditError:
            wanted = ", ".join(f"{change.key}: {change.becomes}" for change in changes)
            what = f"het bestand van '{punt.naam}' is niet te veranderen zonder iets anders te raken"
            self._refuse(place, "", what, f"pas {_path(punt.id)} zelf aan: {wanted}", "NSP913")
            return "", ()

    def _told(self) -> Iterator[Column]:
        """The columns whose empty cells are worth a word: the position stands in other columns too."""
        return (column for column in self.columns.model() if column.key not in {"id", "wijk", _LAT, _LON})

    def _wijk(self, place: Place, punt: Noodsteunpunt) -> dict[str, str]:
        """The id of the wijk the list names; a name that nobody knows changes nothing and is told."""
        if not place.wijk:
            return {}
        names = {simplify(name): wijk.id for wijk in self.present.facts.wijken for name in (wijk.naam, wijk.id)}
        if found := names.get(simplify(place.wijk)):
            return {"wijk": found}
        near = did_you_mean(place.wijk, [wijk.id for wijk in self.present.facts.wijken])
        what = f"de wijk '{place.wijk}' staat niet in wijken.geojson; '{punt.naam}' blijft in '{punt.wijk}'"
        repair = f"bedoelt u '{near}'?" if near else "schrijf de id of de naam van een wijk"
        self._warn(place, "wijk", what, repair, "NSP202")
        return {}

    def _tell_loudly(self, place: Place, punt: Noodsteunpunt, changes: tuple[Change, ...]) -> None:
        """What an editor must not miss: a point in use that moves, and any step in the life of a point."""
        changed = {change.key: change for change in changes}
        if "levensloop" in changed:
            step = changed["levensloop"]
            what = f"'{punt.naam}' ({punt.id}) gaat van '{step.was}' naar '{step.becomes}'"
            repair = "kijk of dat de bedoeling is; inwoners zien dit meteen na het bouwen"
            self._warn(place, "levensloop", what, repair, "NSP915")
        if "naam" in changed:
            becomes = changed["naam"].becomes
            other = next((one for one in self.present.facts.punten if one.naam == becomes and one.id != punt.id), None)
            if other:
                what = f"'{punt.naam}' ({punt.id}) krijgt de naam van het punt '{other.id}'"
                repair = (
                    "staan de namen nog achter het goede punt? Is alleen die kolom gesorteerd, haal de lijst dan "
                    "opnieuw op met nsp export"
                )
                self._warn(place, "naam", what, repair, "NSP915")
        if place.position and changed.keys() & {_LAT, _LON} and punt.in_use:
            metres = distance_m(punt.locatie.lat, punt.locatie.lon, place.lat, place.lon)
            if metres > TOLD_MOVE_M:
                what = f"'{punt.naam}' ({punt.id}) is in gebruik en verschuift {in_words(metres)}"
                repair = (
                    "kijk de plek na; is het punt echt verhuisd, geef het nieuwe dan een eigen id en dit 'verplaatst'"
                )
                self._warn(place, "", what, repair, "NSP915")

    def _new(self, places: list[Place]) -> Iterator[tuple[Place, str, str]]:
        """(row, id, text) of the points that are not in the folder yet."""
        whole = [place for place in places if self._whole_enough(place)]
        sorted_ = without_doubles(self.table, Sorted(tuple(whole), (), 0, 0))
        self.warnings += sorted_.warnings
        kept = {place.row.number for place in sorted_.places}
        for place, problems in zip(
            [place for place in whole if place.row.number not in kept], sorted_.refused, strict=True
        ):
            self.refused[place.row.number] = list(problems)
        ids = ids_for(sorted_.places, frozenset(self.present.texts))
        for place, id_ in zip(sorted_.places, ids, strict=True):
            if area := self._area(place):
                # Also in a trial: it becomes a real folder one day, and then nobody would have chosen to publish it.
                yield place, id_, punt_yml(self.table, place, area.id, proef=False)

    def _whole_enough(self, place: Place) -> bool:
        """Whether a new point has what it cannot do without; a known point may have had that already."""
        missing = [name for name, there in (("naam", place.naam), ("plek", place.position)) if not there]
        if missing:
            what = f"dit punt staat niet in de map, en om het te maken ontbreekt de {' en de '.join(missing)}"
            repair = "vul dat in, of zet in de kolom 'id' welk punt u bedoelt"
            if "plek" in missing and not position_columns(self.table, self.columns):
                repair = f"{NAME_THE_PLACE}; of zet in de kolom 'id' welk punt u bedoelt"
            self._refuse(place, "", what, repair, "NSP914")
            return False
        _, problems = part_of(place.given)
        if problems:
            self.refused[place.row.number] = list(problems_of_part(self.table, self.columns, place.row, problems))
        return not problems

    def _area(self, place: Place) -> Area | None:
        """The wijk of a new point: the one the list names, else where it lies."""
        areas = self.present.areas
        metres, nearest = min(
            ((outside_m(area.vlak, place.lat, place.lon), area) for area in areas), key=lambda one: one[0]
        )
        if metres > REFUSE_OUTSIDE_M:
            what = f"'{place.naam}' ligt {in_words(metres)} buiten alle wijken van de gemeente"
            self._refuse(place, position_columns(self.table, self.columns), what, "kijk de plek na", "NSP204")
            return None
        named = named_area(areas, place)
        if place.wijk and not named and simplify(place.wijk) not in {simplify(nearest.naam), simplify(nearest.id)}:
            what = f"de lijst noemt wijk '{place.wijk}', maar '{place.naam}' is bij de wijk '{nearest.naam}' gezet"
            self._warn(place, "wijk", what, "kijk na welke wijk klopt", "NSP203")
        return named or nearest

    def _check_whole(self, rows: Mapping[str, Row], files: Mapping[str, str]) -> None:
        """Look at the folder as it will be; what is wrong is a matter of the row that caused it."""
        if self.refused:
            return
        entries = {
            path.split("/")[-1].removesuffix(".yml"): read_yaml(text.encode(), path) for path, text in files.items()
        }
        folder = replace(self.present.folder, punten={**self.present.folder.punten, **entries})
        _, problems = check_facts(folder)
        for problem in problems:
            if problem.warning:
                continue
            id_ = problem.file.split("/")[-1].removesuffix(".yml")
            if problem.file not in files or id_ not in rows:
                raise FolderError([item for item in problems if not item.warning])
            said = problems_of_part(self.table, self.columns, rows[id_], [problem])
            self.refused.setdefault(rows[id_].number, []).extend(said)

    def _refuse(self, place: Place, field: str, what: str, repair: str, code: str) -> None:
        problem = row_problem(self.table, place.row, field, what, repair, code)
        self.refused.setdefault(place.row.number, []).append(problem)

    def _warn(self, place: Place, meaning: str, what: str, repair: str, code: str) -> None:
        field = columns_in_words(self.table, self.columns, meaning) if meaning else ""
        self.warnings.append(row_problem(self.table, place.row, field, what, repair, code, warning=True))


def _path(id_: str) -> str:
    return f"locations/punten/{id_}.yml"


def _whole(punt: Noodsteunpunt) -> dict[str, str]:
    """All values of a point by key, also those that it has without anybody writing them."""
    return {key: text for key, text in flatten(_filled(punt.model_dump(mode="json"))).items() if text}


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _filled(value) if isinstance(value, Mapping) else value
        for name, value in values.items()
        if value is not None
    }


def _block(have: Mapping[str, str], key: str) -> str:
    """What stands in a block that text takes the place of, so that nobody loses it unseen."""
    return ", ".join(text for other, text in have.items() if other.startswith(f"{key}."))


def _without_clash(have: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What a point has, without text where the list has a block, or a block where the list has text."""
    return {
        key: text
        for key, text in have.items()
        if not any(key.startswith(f"{other}.") or other.startswith(f"{key}.") for other in given)
    }


def _position(place: Place, punt: Noodsteunpunt) -> dict[str, str]:
    """The new position, when it is another one."""
    if not place.position:
        return {}
    here, there = (punt.locatie.lat, punt.locatie.lon), (place.lat, place.lon)
    if here == there or (not place.position.exact and distance_m(*here, *there) < SAME_POSITION_M):
        return {}
    return dict(zip((_LAT, _LON), place.position.texts, strict=True))


def _edited(text: str, punt: Noodsteunpunt, changes: tuple[Change, ...]) -> str:
    """The text of a file with the changes made. Raises EditError."""
    have = canonical(punt)
    done: set[str] = set()
    for change in changes:
        if change.key in done:
            continue
        *above, last = change.key.split(".")
        parent = ".".join(above)
        if parent in have:
            # Text becomes a block: all its values go in at once.
            inner = {other.key.split(".")[-1]: other for other in changes if other.key.startswith(f"{parent}.")}
            block: dict[str, Value] = {name: _value(other) for name, other in inner.items()}
            text = set_value(text, tuple(above), block)
            done |= {other.key for other in inner.values()}
        else:
            text = set_value(text, (*above, last), _value(change), _order(above))
    return text


def _value(change: Change) -> Value:
    column = find_column(COLUMNS, change.key)
    assert column
    return split_items(change.becomes, column) if column.many else change.becomes


def _order(above: list[str]) -> list[str]:
    """The names that can stand in a block, in the order of the model."""
    inside = [column for column in COLUMNS if len(column.path) > len(above) and column.fits_below(above)]
    return list(dict.fromkeys(column.path[len(above)] for column in inside))
