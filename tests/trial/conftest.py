"""Trials: real lists to folders to sites, outside the repository, with figures for docs/measured.md.

Ask the fixture `trial` for a municipality to get its built site; a browser test can open `trial("Alkmaar").site`.
Real buildings are not noodsteunpunten: the folders live in a temporary place and only counts are kept.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from .measure import (
    BEGIN,
    BORDERS,
    END,
    GEMEENTEN,
    LIJST,
    MEASURED,
    Figures,
    Trial,
    counts_in,
    run,
    shared_file,
    table_row,
    write_section,
)


@pytest.fixture(scope="session")
def figures() -> Iterator[Figures]:
    """The figures of this run; written at its end when it was complete, leaving other sections as they are."""
    found = Figures()
    yield found
    if not found.country or not GEMEENTEN.keys() <= found.rows.keys():
        return
    write_section(MEASURED, BEGIN, END, found.text())


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the repository."""
    return tmp_path_factory.mktemp("trial")


@pytest.fixture(scope="session")
def trial(scratch: Path, figures: Figures) -> Callable[[str], Trial]:
    """Import and build a municipality of GEMEENTEN by its name; the second time it is already there."""

    @cache
    def make(name: str) -> Trial:
        code, wijken = GEMEENTEN[name]
        choices: list[str | Path] = ["--grens", shared_file(BORDERS)]
        if wijken:
            choices += ["--wijken", shared_file(wijken)]
        folder, out = scratch / name, scratch / f"{name}-uit"
        nsp = ("-m", "noodsteunpunt")
        lijst = shared_file(LIJST)
        imported = run(scratch, *nsp, "import", lijst, "--gemeente", code, "--into", folder, "--proef", *choices)
        made = Trial(counts_in(imported.out), folder, out, imported, run(scratch, *nsp, "build", folder, "-o", out))
        figures.rows[name] = table_row(name, made)
        return made

    return make
