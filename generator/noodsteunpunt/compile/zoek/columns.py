"""Answers as three columns of signs, small and quick to read in a browser: docs/formats/zoektabellen.md."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ...geo.bands import UNREACHABLE
from ...geo.walking import NOBODY
from ...model.loopnet import Ints
from .answers import Answers

FIRST_SIGN = ord("#")  # the sign of 0; the quotation mark lies before it
BANDS = UNREACHABLE + 1


class Columns:
    """The lists that the signs of one table point to: its points, and per point those that come second after it.

    names: of all points, by the numbers in the answers. used: every answer that the table holds.
    """

    def __init__(self, names: Sequence[str], used: Iterable[Answers]) -> None:
        pairs = Counter[tuple[int, int]]()
        for answers in used:
            pairs.update(zip(answers.first.tolist(), answers.second.tolist(), strict=True))
        points = sorted({point for pair in pairs for point in pair} - {NOBODY}, key=lambda point: names[point])
        self._number = {point: at for at, point in enumerate(points, start=1)} | {NOBODY: 0}
        # What comes second most often has the lowest number, so that signs repeat.
        ordered = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
        self._second: dict[int, dict[int, int]] = {point: {NOBODY: 0} for point in (NOBODY, *points)}
        for first, second in ordered:
            self._second[first].setdefault(second, len(self._second[first]))
        self.lists = {
            "punten": [names[point] for point in points],
            "buren": [[self._number[second] for second in self._second[point] if second != NOBODY] for point in points],
        }

    def numbers(self, answers: Answers) -> list[tuple[int, int, int]]:
        """Each answer as three numbers: the point, which of its neighbours comes second, and both bands."""
        both = (answers.first_band * BANDS + answers.second_band).tolist()
        pairs = zip(answers.first.tolist(), answers.second.tolist(), both, strict=True)
        return [(self._number[first], self._second[first][second], band) for first, second, band in pairs]

    def signs(self, answers: Answers) -> dict[str, str]:
        """The answers as three texts with one sign per answer."""
        rows = np.array(self.numbers(answers), np.int32).reshape(-1, 3)
        return {name: signs(column) for name, column in zip(("eerste", "tweede", "band"), rows.T, strict=True)}


def signs(numbers: Ints) -> str:
    """One sign per number."""
    return "".join(chr(FIRST_SIGN + number) for number in numbers.tolist())
