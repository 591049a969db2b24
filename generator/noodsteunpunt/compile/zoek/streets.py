"""The table from street to noodsteunpunt."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from ...geo.walking import NOBODY
from ...model.loopnet import Adressen, Ints
from .answers import Answers, agreed
from .columns import Columns, signs

VERSIE = 1


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
    differs = (adressen.straat != NOBODY) & (rows.first != NOBODY) & (rows.first != main.first[adressen.straat])
    pairs = np.column_stack([adressen.straat, rows.first])
    also, place = np.unique(pairs[differs], axis=0, return_inverse=True)
    group = np.full(len(adressen), NOBODY, np.int32)
    group[differs] = place.ravel()
    return StreetAnswers(main, also[:, 0], agreed(group, rows, adressen.aantal, len(also)))


def street_table(adressen: Adressen, straten: Sequence[str], rows: Answers, names: Sequence[str]) -> dict[str, Any]:
    """Every street with the point most of its addresses have, and `ook` the others. names: the code of each point."""
    answers = street_answers(adressen, len(straten), rows)
    columns = Columns(names, (answers.main, answers.other))
    numbers = zip(answers.street.tolist(), columns.numbers(answers.other), strict=True)
    ook = [(street, *three) for street, three in numbers]
    return {
        "soort": "straten",
        "versie": VERSIE,
        **columns.lists,
        "namen": "\n".join(straten),
        **columns.signs(answers.main),
        "ook": signs(np.array(ook, np.int32).ravel()),
    }
