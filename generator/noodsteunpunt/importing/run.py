"""Read the files an import is given, plan it, and put the result in its folder."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..check.site import all_warnings, check_facts
from ..check.values import to_part
from ..load.folder import load_folder
from ..model.permalinks import Permalinks
from ..model.problem import FolderError, Problem
from ..model.schema import FOLDER, schema_files
from ..shipped import shipped_root
from .columns import Columns
from .maps import read_grenzen, read_wijken
from .place import LOCATIONS, change, place, recover
from .plan import Plan, Wish, plan_import
from .reading import read_table
from .rows import problems_of_part
from .table import Row, Table
from .update import Present, Update, plan_update


@dataclass(frozen=True)
class Sources:
    """The files of one import: the list, and maps with wijken and with the border when there are any.

    sheet: the sheet of a workbook; empty when it has only one list. bron: where its facts come from, if told.
    """

    table: Path
    wijken: Path | None = None
    grens: Path | None = None
    sheet: str = ""
    bron: str = ""

    def read(self) -> Table:
        """The list."""
        return replace(read_table(_bytes(self.table), self.table.name, self.sheet), bron=self.bron)


def prepare(sources: Sources, wish: Wish) -> Plan:
    """The plan of an import in a new folder. Writes nothing. Raises FolderError."""
    code = wish.gemeente.code
    table = sources.read()
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
    """Write what was planned, with the schemas that text editors look at. Answers how many codes were issued.

    Raises FolderError about the rows of the list.
    """
    schemas = {f"{FOLDER}/{name}": text for name, text in schema_files().items()}
    try:
        return place({**plan.files, **schemas}, into)
    except FolderError as error:
        raise FolderError(_about_rows(plan.table, plan.columns, plan.origins, error)) from None


def is_there(into: Path) -> bool:
    """Whether a folder holds facts, so that an import changes it instead of making it."""
    recover(into)
    return (into / LOCATIONS).is_dir()


def prepare_update(sources: Sources, into: Path) -> Update:
    """The plan of an import in a folder that is there. Writes nothing. Raises FolderError."""
    loaded = load_folder(into, shipped_root())
    facts, problems = check_facts(loaded)
    links = None
    if loaded.permalinks:
        links, found = to_part(Permalinks, loaded.permalinks)
        problems += found
    if facts is None or not all_warnings(problems):
        raise FolderError(problem for problem in problems if not problem.warning)
    texts = {id_: _bytes(into / entries.file).decode("utf-8") for id_, entries in loaded.punten.items()}
    return plan_update(sources.read(), Present(loaded, facts, links, texts))


def carry_out_update(update: Update, into: Path) -> None:
    """Write the changes, all of them or none."""
    if update.files:
        change(update.files, into)


def _about_rows(table: Table, columns: Columns, origins: Mapping[str, Row], error: FolderError) -> list[Problem]:
    """Problems with files that nobody has seen, said about the rows they were made of."""
    said: list[Problem] = []
    for problem in error.problems:
        row = origins.get(problem.file)
        said += problems_of_part(table, columns, row, [problem]) if row else [problem]
    return said


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        what, repair = "dit bestand bestaat niet", "kijk de naam van het bestand na"
        raise FolderError([Problem(str(path), 0, 0, "", what, repair, code="NSP719")])
    return path.read_bytes()


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8-sig", errors="replace")
