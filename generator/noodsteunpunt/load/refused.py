"""What we do not take in a text file, with the line and column where it stands."""

from dataclasses import dataclass, replace

from ..model.problem import Edit, Problem
from .lines import LINE_END


@dataclass
class RefusedError(Exception):
    """Text that we do not take; line and column count from 1, line 0 is the whole file.

    end, fix: as in `Problem`.
    """

    line: int
    column: int
    what: str
    repair: str
    code: str
    end: int = 0
    fix: tuple[Edit, ...] = ()

    def at(self, file: str, text: str = "", *, private: bool = False) -> Problem:
        """The problem it is in a file."""
        problem = Problem(
            file, self.line, self.column, "", self.what, self.repair,
            code=self.code, end=self.end, fix=self.fix, private=private,
        )  # fmt: skip
        lines = LINE_END.split(text) if text and self.line else []
        return replace(problem, excerpt=lines[self.line - 1]) if self.line <= len(lines) and lines else problem
