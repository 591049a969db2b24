"""What an import understood and did, in Dutch sentences."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..model.gemeente import VEILIGHEIDSREGIOS
from .columns import MEANINGS
from .plan import Plan

SAME_MISTAKE = 5  # rows with one and the same sentence
_NEVER_USED_WITHOUT_MAP = "gelezen, maar zonder --wijken niet gebruikt"


def understood(plan: Plan, with_wijken: bool) -> Iterator[str]:
    """The file, its columns and the sum of its rows."""
    table, columns, rows = plan.table, plan.columns, plan.rows
    gemeente = plan.wish.gemeente
    yield f"{table.file}: {table.kind}, {len(table.rows)} rijen"
    for meaning, at in sorted(columns.place.items(), key=lambda item: item[1]):
        yield f"  kolom '{table.names[at]}': {_use(plan, meaning, with_wijken)}"
    if columns.unused:
        yield f"  niet gebruikt: {', '.join(columns.unused)}"
    yield f"Gemeente {gemeente.naam} ({gemeente.code}), veiligheidsregio {VEILIGHEIDSREGIOS[gemeente.veiligheidsregio]}"
    yield from (f"  {sentence}" for sentence in plan.said)
    commas = sum(place.position.commas for place in rows.places)
    if commas:
        yield f"  bij {commas} rijen is de komma in de plek als punt gelezen"
    parts = [
        f"{len(rows.places)} bruikbaar",
        f"{rows.elsewhere} van een andere gemeente",
        f"{len(rows.refused)} geweigerd",
        f"{rows.empty} leeg",
    ]
    yield f"Rijen: {len(table.rows)} = {' + '.join(parts)}"


def advice(plan: Plan) -> Iterator[str]:
    """What to do about refused rows: a mistake that comes back is best repaired for the whole column."""
    reasons = Counter(problem.what for problem in plan.rows.refused)
    for what, count in reasons.most_common():
        if count >= SAME_MISTAKE:
            yield f"In {count} rijen: {what}. Herstel dat in de hele kolom tegelijk."
    if plan.rows.places:
        yield "Herstel de geweigerde rijen in de lijst en draai dit opnieuw, of neem de andere over met --sla-over."


def made(plan: Plan, codes: int, into: Path) -> Iterator[str]:
    """What was written, and what to do next."""
    count = len(plan.rows.places)
    state = "actief, in een proef" if plan.wish.proef else "concept"
    wijken = f"{plan.wijken} {'wijk' if plan.wijken == 1 else 'wijken'}"
    yield f"Gemaakt: {into / 'locations'} met {count} punten ({state}), {wijken} en {codes} codes."
    if plan.wish.proef:
        yield f"Nu: nsp build {into} -o UIT"
    else:
        yield f"Nu: vul in {into / 'locations' / 'punten'} aan wat bovenaan elk bestand staat."
        yield f"Daarna: nsp check {into}"


def _use(plan: Plan, meaning: str, with_wijken: bool) -> str:
    description = MEANINGS[meaning][0]
    both = plan.columns.has("lat", "lon") and plan.columns.has("x", "y")
    if meaning in {"x", "y"} and both:
        return f"{description}, om de graden mee na te kijken"
    if meaning in {"lat", "lon", "x", "y"} and not plan.columns.has(*_PAIRS[meaning]):
        return f"{description}, niet gebruikt: de andere helft ontbreekt"
    if meaning == "gemeente" and plan.columns.has("gemeentecode"):
        return f"{description}, niet gebruikt: de code gaat voor"
    if meaning in {"huisletter", "toevoeging"} and not plan.columns.has("huisnummer"):
        return f"{description}, niet gebruikt: er is geen kolom met het huisnummer"
    return f"{description}, {_NEVER_USED_WITHOUT_MAP}" if meaning == "wijk" and not with_wijken else description


_PAIRS = {"lat": ("lat", "lon"), "lon": ("lat", "lon"), "x": ("x", "y"), "y": ("x", "y")}
