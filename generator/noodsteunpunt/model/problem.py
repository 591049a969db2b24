"""What an editor has to repair, and how it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an editor has to repair, or (`warning`) only has to look at.

    file: path relative to the municipality's folder, as the editor sees it.
    line, column: 1-based; 0 when the problem is about the file as a whole.
    field: dotted key, for example `locatie.lat`; empty for the file as a whole.
    what, repair: Dutch sentences without a closing full stop.
    """

    file: str
    line: int
    column: int
    field: str
    what: str
    repair: str = ""
    warning: bool = False

    def __str__(self) -> str:
        """The sentence as an editor reads it, on one or two lines."""
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


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The known word that looks most like `given`, or an empty string."""
    return next(iter(get_close_matches(given.lower(), list(known), n=1, cutoff=0.6)), "")


def one_of(words: Iterable[str]) -> str:
    """Words as a Dutch choice: "ja, nee of onbekend"."""
    *rest, last = words
    return f"{', '.join(rest)} of {last}" if rest else last
