"""What an editor has to repair, and how it is said."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from .counted import thousands
from .likeness import nearest, same_meaning

T = TypeVar("T")
# Nobody repairs thousands by hand: of one kind of mistake a file tells so many, and how many more there are.
MOST_ALIKE = 50


@dataclass(frozen=True, order=True)
class Edit:
    """A change of one line: the characters from `column` up to but not including `end` become `new`.

    line, column and end count from 1. Line 0 is the file as a whole: write it again, as UTF-8.
    """

    line: int
    column: int
    end: int
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an editor has to repair, or (`warning`) only has to look at.

    file: path relative to the municipality's folder, as the editor sees it.
    line, column: 1-based; 0 when the problem is about the file as a whole.
    field: dotted key, for example `locatie.lat`; empty for the file as a whole.
    what, repair: Dutch sentences without a closing full stop.
    code: the kind of mistake ("NSP012"), explained in `check/uitleg.yml`.
    end: the column behind the last character it is about; 0 when that is not known.
    excerpt: the line of text, as the editor typed it.
    fix: changes that repair it without anybody having to choose; empty when there are none.
    private: whether it tells of the private folder, so that no public log may show it.
    more: how many of its kind there are in the same file besides, which are not told.
    """

    file: str
    line: int
    column: int
    field: str
    what: str
    repair: str = ""
    warning: bool = False
    code: str = dataclasses.field(default="", kw_only=True)
    end: int = dataclasses.field(default=0, kw_only=True)
    excerpt: str = dataclasses.field(default="", kw_only=True)
    fix: tuple[Edit, ...] = dataclasses.field(default=(), kw_only=True)
    private: bool = dataclasses.field(default=False, kw_only=True)
    more: int = dataclasses.field(default=0, kw_only=True)

    def __str__(self) -> str:
        """The sentence on one or two lines; `cli/messages.py` shows the place in the file as well."""
        place = self.file
        if self.line:
            place += f", regel {self.line}"
        if self.field:
            place += f" ({self.field})"
        kind = "let op: " if self.warning else ""
        repair = f"\n    Zo kan het wel: {self.repair}" if self.repair else ""
        return f"{place}: {kind}{self.what}{repair}"


class FolderError(Exception):
    """The municipality's folder has mistakes; nothing was written.

    problems: all of them, sorted by file and line.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def first_of(items: Iterable[T], kind: Callable[[T], str]) -> Iterator[tuple[T, int]]:
    """Of each kind the first MOST_ALIKE, the last of which comes with how many more there are."""
    items = tuple(items)
    left = Counter(map(kind, items))
    told: Counter[str] = Counter()
    for item in items:
        own = kind(item)
        told[own] += 1
        left[own] -= 1
        if told[own] <= MOST_ALIKE:
            yield item, left[own] if told[own] == MOST_ALIKE else 0


def first_of_each_kind(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of one file: of each code the first MOST_ALIKE, of which the last tells how many more there are."""
    return (and_more(problem, more) for problem, more in first_of(problems, attrgetter("code")))


def and_more(problem: Problem, more: int) -> Problem:
    """The problem that stands for itself and for `more` of its kind in the same file, which are not told."""
    if not more:
        return problem
    what = f"{problem.what}; zo is het in dit bestand nog {thousands(more)} keer"
    return dataclasses.replace(problem, what=what, more=more)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The known word that `given` is a slip of the pen for, or an empty string."""
    known = list(known)
    return nearest(given, known) or same_meaning(given, known)


def one_of(words: Iterable[str]) -> str:
    """Words as a Dutch choice: "ja, nee of onbekend"."""
    *rest, last = words
    return f"{', '.join(rest)} of {last}" if rest else last
