"""`nsp import`: read a list into a new folder, or into one that is there."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace

from ...importing import report
from ...importing.plan import Wish, find_gemeente
from ...importing.rows import Sorted
from ...importing.run import Sources, carry_out, carry_out_update, is_there, prepare, prepare_update
from ...model.problem import FolderError, Problem
from .. import given
from ..say import say_problems


def run(wish: Namespace) -> None:
    """Say what was understood before anything can go wrong, so that an editor sees why a row is refused."""
    sources = Sources(wish.table, wish.wijken, wish.grens, wish.blad, given.source(wish.bron))
    if is_there(wish.into):
        _update(wish, sources)
    else:
        _begin(wish, sources)


def _begin(wish: Namespace, sources: Sources) -> None:
    if not wish.gemeente:
        what = f"in '{wish.into}' staat nog niets; voor een nieuwe map is de gemeente nodig"
        repair = "geef de code van het CBS, zoals --gemeente 0361"
        raise FolderError([Problem("--gemeente", 0, 0, "", what, repair, code="NSP720")])
    order = Wish(find_gemeente(wish.gemeente), wish.proef, wish.siteadres, wish.sla_over)
    plan = prepare(sources, order)
    _say_rows(report.understood(plan, wish.wijken is not None), plan.rows, plan.warnings, wish.sla_over)
    if wish.proefdraai:
        print(report.only_tried(len(plan.files)))
        return
    codes = carry_out(plan, wish.into)
    for line in report.made(plan, codes, wish.into):
        print(line)


def _update(wish: Namespace, sources: Sources) -> None:
    only_new = {"--wijken": wish.wijken, "--grens": wish.grens, "--siteadres": wish.siteadres, "--proef": wish.proef}
    what = f"dit is alleen voor een nieuwe map, en '{wish.into}' is er al"
    superfluous = [name for name, value in only_new.items() if value]
    if superfluous:
        raise FolderError(Problem(name, 0, 0, "", what, "laat het weg", code="NSP721") for name in superfluous)
    update = prepare_update(sources, wish.into)
    if wish.gemeente and find_gemeente(wish.gemeente).code != update.gemeente.code:
        what = f"'{wish.into}' is van de gemeente {update.gemeente.naam} ({update.gemeente.code})"
        repair = "laat dit weg, of kies een andere map"
        raise FolderError([Problem("--gemeente", 0, 0, "", what, repair, code="NSP720")])
    _say_rows(report.understood_update(update), update.rows, update.warnings, wish.sla_over)
    if wish.proefdraai:
        print(report.only_tried(len(update.files)))
        return
    carry_out_update(update, wish.into)
    for line in report.made_update(update, wish.into):
        print(line)


def _say_rows(lines: Iterable[str], rows: Sorted, warnings: tuple[Problem, ...], skip_refused: bool) -> None:
    """What was understood and what is wrong. Raises FolderError when a refused row stops everything."""
    for line in lines:
        print(line, flush=True)
    if not rows.places or (rows.refused and not skip_refused):
        for line in report.advice(rows):
            print(line, flush=True)
        raise FolderError((*rows.problems, *warnings))
    say_problems(replace(problem, warning=True) for problem in rows.problems)
    say_problems(warnings)
