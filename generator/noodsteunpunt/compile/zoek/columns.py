"""Answers as columns of signs, small and quick to read in a browser: docs/formats/zoektabellen.md."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ...geo.bands import UNREACHABLE
from ...geo.walking import NOBODY
from ...model.loopnet import Ints
from .answers import Answers

VERSIE = 2  # of every table
FIRST_SIGN = ord("#")  # the sign of 0; the quotation mark lies before it
BANDS = UNREACHABLE + 1


class Columns:
    """The lists that the signs of one table point to: its points, and its pairs of a first and a second point.

    names: of all points, by the numbers in the answers. used: every answer that the table holds.
    """

    def __init__(self, names: Sequence[str], used: Iterable[Answers]) -> None:
        times = Counter[tuple[int, int]]()
        for answers in used:
            times.update(_pairs(answers))
        points = sorted({point for pair in times for point in pair} - {NOBODY}, key=lambda point: names[point])
        position = {point: at for at, point in enumerate(points, start=1)} | {NOBODY: 0}
        # Pairs of one first point stand together, the most frequent in front, so that signs repeat.
        pairs = sorted(times, key=lambda pair: (pair[0], -times[pair], pair[1]))
        self._number = {pair: at for at, pair in enumerate(pairs)}
        self.lists = {
            "punten": [names[point] for point in points],
            "paren": [[position[first], position[second]] for first, second in pairs],
        }

    def numbers(self, answers: Answers) -> list[tuple[int, int]]:
        """Each answer as two numbers: its pair of points, and both bands."""
        both = (answers.first_band * BANDS + answers.second_band).tolist()
        return [(self._number[pair], band) for pair, band in zip(_pairs(answers), both, strict=True)]

    def signs(self, answers: Answers) -> dict[str, str]:
        """The answers as two texts with one sign per answer."""
        return columns_of(self.numbers(answers))


def table_of(names: Sequence[str], answers: Answers, step_free: Answers) -> dict[str, Any]:
    """Lists and columns of answers, and apart the few that are not the same for who cannot take stairs."""
    differ = np.flatnonzero(answers.differ_from(step_free))
    apart = step_free.take(differ)
    columns = Columns(names, (answers, apart))
    others = zip(differ.tolist(), columns.numbers(apart), strict=True)
    return {
        **columns.lists,
        **columns.signs(answers),
        "zonder_trappen": apart_at((at, *numbers) for at, numbers in others),
    }


def columns_of(numbers: Sequence[tuple[int, int]]) -> dict[str, str]:
    """Answers, each a pair and a band, as two texts with one sign per answer."""
    paar, band = np.array(numbers, np.int32).reshape(-1, 2).T
    return {"paar": signs(paar), "band": signs(band)}


def apart_at(rows: Iterable[tuple[int, int, int]]) -> dict[str, Any]:
    """Answers of some places: each a place, a pair and a band. Places are kept as the step from the one before.

    Steps are numbers, because over a large municipality one may be too long for a sign.
    """
    places, paar, band = np.array(sorted(rows), np.int32).reshape(-1, 3).T
    return {"plaats": np.diff(places, prepend=0).tolist(), "paar": signs(paar), "band": signs(band)}


def signs(numbers: Ints) -> str:
    """One sign per number."""
    return "".join(chr(FIRST_SIGN + number) for number in numbers.tolist())


def _pairs(answers: Answers) -> list[tuple[int, int]]:
    return list(zip(answers.first.tolist(), answers.second.tolist(), strict=True))
