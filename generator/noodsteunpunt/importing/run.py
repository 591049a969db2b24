"""Read the files an import is given, plan it, and put the result in its folder."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..model.problem import FolderError, Problem
from .maps import read_grenzen, read_wijken
from .place import place
from .plan import Plan, Wish, plan_import
from .table import read_table


@dataclass(frozen=True)
class Sources:
    """The files of one import: the list, and maps with wijken and with the border when there are any."""

    table: Path
    wijken: Path | None = None
    grens: Path | None = None


def prepare(sources: Sources, wish: Wish) -> Plan:
    """The plan of an import. Writes nothing. Raises FolderError."""
    code = wish.gemeente.code
    table = read_table(_bytes(sources.table), sources.table.name)
    wijken = read_wijken(_text(sources.wijken), sources.wijken.name, code) if sources.wijken else None
    grens = None
    if sources.grens:
        grens = read_grenzen(_text(sources.grens), sources.grens.name).get(code)
    plan = plan_import(table, wish, wijken, grens)
    if sources.grens and grens is None:
        said = f"in {sources.grens.name} staat geen grens van {code}; er is niet gekeken wat buiten de gemeente ligt"
        plan = replace(plan, said=(said, *plan.said))
    return plan


def carry_out(plan: Plan, into: Path) -> int:
    """Write what was planned. Answers how many codes were issued."""
    return place(plan.files, into)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise FolderError([Problem(str(path), 0, 0, "", "dit bestand bestaat niet", "kijk de naam van het bestand na")])
    return path.read_bytes()


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8-sig", errors="replace")
