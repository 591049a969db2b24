"""The table from street to noodsteunpunt."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from ...geo.walking import NOBODY
from ...model.loopnet import Adressen, Ints
from .answers import Answers, agreed
from .columns import VERSIE, Columns, apart_at, columns_of


class StreetAnswers(NamedTuple):
    """Where the addresses of streets go.

    main: per street the point that most of its addresses have. other: the other points, each with the street it is for
    in `street`; sorted by street.
    """

    main: Answers
    street: Ints
    other: Answers


def street_answers(adressen: Adressen, count: int, rows: Answers) -> StreetAnswers:
    """The answers of `count` streets. rows: the answer of each address."""
    main = agreed(adressen.straat, rows, adressen.aantal, count)
    differs = (adressen.straat != NOBODY) & (rows.first != NOBODY)
    differs[differs] = rows.first[differs] != main.first[adressen.straat[differs]]
    pairs = np.column_stack([adressen.straat, rows.first])
    also, place = np.unique(pairs[differs], axis=0, return_inverse=True)
    group = np.full(len(adressen), NOBODY, np.int32)
    group[differs] = place.ravel()
    return StreetAnswers(main, also[:, 0], agreed(group, rows, adressen.aantal, len(also)))


def street_table(
    adressen: Adressen, straten: Sequence[str], rows: Answers, step_free: Answers, names: Sequence[str]
) -> dict[str, Any]:
    """Every street with the point most of its addresses have, and `ook` the others.

    rows, step_free: the answer of each address, and that for who cannot take stairs. names: the code of each point.
    Streets with one answer stand together, so that it is said once.
    """
    answers = street_answers(adressen, len(straten), rows)
    without = agreed(adressen.straat, step_free, adressen.aantal, len(straten))
    differ = np.flatnonzero(answers.main.differ_from(without))
    columns = Columns(names, (answers.main, without.take(differ), answers.other))
    apart = dict(zip(differ.tolist(), columns.numbers(without.take(differ)), strict=True))
    keys = [(main, apart.get(street, main)) for street, main in enumerate(columns.numbers(answers.main))]
    order = sorted(range(len(straten)), key=lambda street: (keys[street], straten[street]))
    groups = [(key, list(group)) for key, group in groupby(order, key=lambda street: keys[street])]
    place = {street: at for at, street in enumerate(order)}
    numbers = zip(answers.street.tolist(), columns.numbers(answers.other), strict=True)
    return {
        "soort": "straten",
        "versie": VERSIE,
        **columns.lists,
        "namen": "\n\n".join("\n".join(straten[street] for street in group) for _, group in groups),
        **columns_of([main for (main, _), _ in groups]),
        "zonder_trappen": apart_at((at, *other) for at, ((main, other), _) in enumerate(groups) if main != other),
        "ook": apart_at((place[street], *answer) for street, answer in numbers),
    }
