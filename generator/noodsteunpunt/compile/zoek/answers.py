"""Which noodsteunpunt goes with an address, a postcode, a street or a square of land, and which is next."""

from typing import Any, NamedTuple

import numpy as np

from ...geo.bands import bands
from ...geo.walking import NOBODY, Choice
from ...model.loopnet import Ints


class Answers(NamedTuple):
    """Per place the nearest point and the next, as numbers in a list of points or NOBODY, and the band of each walk."""

    first: Ints
    first_band: Ints
    second: Ints
    second_band: Ints

    def take(self, chosen: Any) -> "Answers":
        """Some of the places: by their numbers, or a mask."""
        return Answers(*(column[chosen] for column in self))

    def and_then(self, more: "Answers") -> "Answers":
        """These places and more behind them."""
        return Answers(*(np.concatenate(columns) for columns in zip(self, more, strict=True)))

    def differ_from(self, others: "Answers") -> Any:
        """Per place whether another point is nearest, or the walk to it has another band."""
        return (self.first != others.first) | (self.first_band != others.first_band)


def answers_of(choice: Choice) -> Answers:
    """The answers with walks rounded up to bands."""
    return Answers(choice.first, bands(choice.first_m), choice.second, bands(choice.second_m))


def agreed(groups: Ints, rows: Answers, weights: Ints, count: int) -> Answers:
    """One answer per group of rows: the point that most addresses have, and the band of the furthest of those.

    groups: per row its group, from 0 to below count, or NOBODY to leave it out; every group has a row. Second comes
    the point that most of these same rows have second.
    """
    rows, weights, groups = rows.take(groups != NOBODY), weights[groups != NOBODY], groups[groups != NOBODY]
    first = _most(groups, rows.first, weights, count)
    same = rows.first == first[groups]
    first_band = _highest(groups[same], rows.first_band[same], count)
    second = _most(groups[same], rows.second[same], weights[same], count)
    same &= rows.second == second[groups]
    return Answers(first, first_band, second, _highest(groups[same], rows.second_band[same], count))


def _most(groups: Ints, values: Ints, weights: Ints, count: int) -> Ints:
    """Per group the value with most weight; the lowest of those that have as much."""
    span = int(values.max(initial=NOBODY)) + 2
    keys, place = np.unique(groups.astype(np.int64) * span + (values + 1), return_inverse=True)
    total = np.bincount(place, weights=weights)
    order = np.lexsort((-keys, total))  # so that the last of a group is the one that wins
    chosen = np.full(count, NOBODY, np.int32)
    chosen[keys[order] // span] = keys[order] % span - 1
    return chosen


def _highest(groups: Ints, values: Ints, count: int) -> Ints:
    highest = np.zeros(count, np.int32)
    np.maximum.at(highest, groups, values)
    return highest
