"""What a file lacks: one problem per block with all its missing names, and the lines to paste."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..load.yamlfile import Key
from ..model.base import Part
from ..model.problem import Problem
from .shape import part_at
from .values import MISSING

# "A name is missing", whatever makes it needed.
_CODES = {MISSING, "NSP201"}


def missing_together(part: type[Part], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of one file, in which what one block lacks is one. part: what the file is of.

    They stand at the block already, because a name that is not there has no place of its own.
    """
    lacking = []
    for problem in problems:
        if problem.code in _CODES:
            lacking.append(problem)
        else:
            yield problem
    for (_, block), group in groupby(sorted(lacking, key=_code_and_block), _code_and_block):
        yield _as_one(part, block, list(group))


def _code_and_block(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.field.rpartition(".")[0]


def _as_one(part: type[Part], block: str, lacking: list[Problem]) -> Problem:
    path: Key = tuple(int(step) if step.isdecimal() else step for step in block.split(".") if step)
    names = [problem.field.rpartition(".")[2] for problem in lacking]
    lines = [line for name in names for line in _lines(part, (*path, name))]
    if path and re.search(rf"\b{re.escape(str(path[-1]))}[\"']?:[ ]*\{{", lacking[0].excerpt):
        # The block is one line between braces, where a line below it has no place.
        within = ", ".join(f"{name}: …" for name in names)
        return replace(_named(lacking, block, names), repair=f"zet ook tussen {{ en }}: {within}")
    if len(lines) == 1:
        return lacking[0]
    where = f" onder '{path[-1]}'" if path and isinstance(path[-1], str) else ""
    repair = "\n".join([f"voeg{where} deze regels toe:", *lines])
    return replace(_named(lacking, block, names), repair=repair)


def _named(lacking: list[Problem], block: str, names: list[str]) -> Problem:
    """One problem that names all that a block lacks."""
    if len(names) == 1:
        return lacking[0]
    *most, last = (f"'{name}'" for name in names)
    return replace(lacking[0], field=block, what=f"{', '.join(most)} en {last} ontbreken")


def _lines(part: type[Part], path: Key) -> Iterator[str]:
    """A name as it is typed, with what has to stand below it."""
    inner = part_at(part, path)
    yield f"{'  ' * (len(path) - 1)}{path[-1]}:{'' if inner else ' …'}"
    for name, field in inner.model_fields.items() if inner else ():
        if field.is_required():
            yield from _lines(part, (*path, name))
