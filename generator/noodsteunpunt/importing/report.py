"""What an import understood and did, in Dutch sentences."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..model.counted import counted, thousands
from ..model.gemeente import VEILIGHEIDSREGIOS
from ..model.gemeenten import BekendeGemeente
from .columns import HELPERS, Columns
from .plan import Plan
from .rows import Sorted
from .table import Table
from .update import Update

SAME_MISTAKE = 5  # rows with one and the same sentence
_NEVER_USED_WITHOUT_MAP = "gelezen, maar zonder --wijken niet gebruikt"


def understood(plan: Plan, with_wijken: bool) -> Iterator[str]:
    """The file, its columns and the sum of its rows."""
    yield from _columns(plan.table, plan.columns, new=True, with_wijken=with_wijken)
    yield from _about(plan.wish.gemeente, plan.said)
    yield from _rows(plan.table, plan.rows)


def understood_update(update: Update) -> Iterator[str]:
    """The same for an update, with what happens to each row."""
    yield from _columns(update.table, update.columns, new=False, with_wijken=True)
    yield from _about(update.gemeente, update.table.said)
    yield from _rows(update.table, update.rows)
    for outcome in update.outcomes:
        did = f"nieuw ({outcome.new})" if outcome.new else "gewijzigd" if outcome.changes else "ongewijzigd"
        yield f"{update.table.where(outcome.row)}: {did}, {outcome.naam} ({outcome.id})"
        yield from (f"    {change.key}: {change.was or '(leeg)'} → {change.becomes}" for change in outcome.changes)
    if update.kept:
        empty = counted(update.kept, "vak van de lijst is", "vakken van de lijst zijn")
        yield f"{empty} leeg waar het punt een waarde heeft; wat er stond, blijft staan."
    if update.absent:
        yield f"Over deze punten gaat geen bruikbare rij; ze blijven zoals ze zijn: {', '.join(update.absent)}."


def _columns(table: Table, columns: Columns, *, new: bool, with_wijken: bool) -> Iterator[str]:
    yield f"{table.file}: {table.kind}, {counted(len(table.rows), 'rij', 'rijen')}"
    found = sorted((at, meaning, _use(columns, meaning, new, with_wijken)) for meaning, at in columns.place.items())
    same = [meaning for at, meaning, use in found if use == meaning == table.name(at)]
    if same:
        yield f"  zoals nsp ze noemt: {', '.join(same)}"
    yield from (f"  {table.columns_named(at)}: {use}" for at, meaning, use in found if meaning not in same)
    plain = [name for name, meant in columns.unused if not meant]
    if plain:
        yield f"  niet gebruikt: {', '.join(plain)}"
    for name, meant in columns.unused:
        if meant:
            yield f"  niet gebruikt: {name} (bedoelt u '{meant}'?)"


def _about(gemeente: BekendeGemeente, said: tuple[str, ...]) -> Iterator[str]:
    region = VEILIGHEIDSREGIOS.get(gemeente.veiligheidsregio, gemeente.veiligheidsregio)
    yield f"Gemeente {gemeente.naam} ({gemeente.code}), veiligheidsregio {region}"
    yield from (f"  {sentence}" for sentence in said)


def _rows(table: Table, rows: Sorted) -> Iterator[str]:
    commas = sum(place.position.commas for place in rows.places if place.position)
    if commas:
        yield f"  bij {counted(commas, 'rij', 'rijen')} is de komma in de plek als punt gelezen"
    turned = sum(place.position.turned for place in rows.places if place.position)
    if turned:
        rijen = counted(turned, "rij", "rijen")
        yield f"  bij {rijen} staat in één vak de lengte voor de breedte, of y voor x; zo is het gelezen"
    parts = [
        f"{thousands(len(rows.places))} bruikbaar",
        f"{thousands(rows.elsewhere)} van een andere gemeente",
        f"{thousands(len(rows.refused))} geweigerd",
        f"{thousands(rows.empty)} leeg",
    ]
    yield f"Rijen: {thousands(len(table.rows))} = {' + '.join(parts)}"


def advice(rows: Sorted) -> Iterator[str]:
    """What to do about refused rows: a mistake that comes back is best repaired for the whole column."""
    reasons = Counter(problem.what for problem in rows.problems)
    for what, count in reasons.most_common():
        if count >= SAME_MISTAKE:
            yield f"In {thousands(count)} rijen: {what}. Herstel dat in de hele kolom tegelijk."
    if rows.places:
        yield "Herstel de geweigerde rijen in de lijst en draai dit opnieuw, of neem de andere over met --sla-over."


def made(plan: Plan, codes: int, into: Path) -> Iterator[str]:
    """What was written, and what to do next."""
    count = len(plan.rows.places)
    state = "actief, in een proef" if plan.wish.proef else "concept"
    punten, wijken = counted(count, "punt", "punten"), counted(plan.wijken, "wijk", "wijken")
    yield f"Gemaakt: {into / 'locations'} met {punten} ({state}), {wijken} en {counted(codes, 'code', 'codes')}."
    if plan.wish.proef:
        yield f"Nu: nsp build {into} -o UIT"
    else:
        yield f"Nu: vul in {into / 'locations' / 'punten'} aan wat bovenaan elk bestand staat."
        yield f"Daarna: nsp check {into}"


def made_update(update: Update, into: Path) -> Iterator[str]:
    """What was changed, and what to do next."""
    new = sum(bool(outcome.new) for outcome in update.outcomes)
    changed = sum(bool(outcome.changes) for outcome in update.outcomes)
    if not update.files:
        yield f"Er is niets te veranderen: {into} is al zoals de lijst."
        return
    yield f"Veranderd in {into / 'locations' / 'punten'}: {new} nieuw, {changed} gewijzigd."
    yield f"Nu: nsp check {into}"


def only_tried(files: int) -> str:
    """The last line of a dry run."""
    would = f"{'wordt' if files == 1 else 'worden'} {counted(files, 'bestand', 'bestanden')}"
    return f"Proefdraai: er is niets geschreven. Zonder --proefdraai {would} gemaakt of veranderd."


def _use(columns: Columns, meaning: str, new: bool, with_wijken: bool) -> str:
    description = HELPERS.get(meaning, meaning)
    own = columns.has("locatie.lat", "locatie.lon")
    if meaning in {"x", "y"} and own and columns.has("x", "y"):
        return f"{description}, om de graden mee na te kijken"
    if meaning in _PAIRS and not columns.has(*_PAIRS[meaning]):
        return f"{description}, niet gebruikt: de andere helft ontbreekt"
    if meaning == "gemeente" and columns.has("gemeentecode"):
        return f"{description}, niet gebruikt: de code gaat voor"
    if meaning in {"huisletter", "toevoeging"} and not columns.has("locatie.huisnummer"):
        return f"{description}, niet gebruikt: er is geen kolom met het huisnummer"
    if meaning == "code" and new:
        return "niet gebruikt: een nieuwe map krijgt eigen codes"
    return f"{description}, {_NEVER_USED_WITHOUT_MAP}" if meaning == "wijk" and not with_wijken else description


_DEGREES, _METRES = ("locatie.lat", "locatie.lon"), ("x", "y")
_PAIRS = {**dict.fromkeys(_DEGREES, _DEGREES), **dict.fromkeys(_METRES, _METRES)}
