"""The table from street to noodsteunpunt."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...geo.walking import NOBODY
from ...model.loopnet import Adressen
from .answers import Answers, agreed
from .columns import Columns, signs

VERSIE = 1


def street_table(adressen: Adressen, straten: Sequence[str], rows: Answers, names: Sequence[str]) -> dict[str, Any]:
    """Every street with the point most of its addresses have, and `ook` the others. names: the code of each point."""
    main = agreed(adressen.straat, rows, adressen.aantal, len(straten))
    other = (adressen.straat != NOBODY) & (rows.first != NOBODY) & (rows.first != main.first[adressen.straat])
    pairs = np.column_stack([adressen.straat, rows.first])
    also, place = np.unique(pairs[other], axis=0, return_inverse=True)
    group = np.full(len(adressen), NOBODY, np.int32)
    group[other] = place.ravel()
    others = agreed(group, rows, adressen.aantal, len(also))
    columns = Columns(names, (main, others))
    ook = [(street, *numbers) for street, numbers in zip(also[:, 0].tolist(), columns.numbers(others), strict=True)]
    return {
        "soort": "straten",
        "versie": VERSIE,
        **columns.lists,
        "namen": "\n".join(straten),
        **columns.signs(main),
        "ook": signs(np.array(ook, np.int32).ravel()),
    }
