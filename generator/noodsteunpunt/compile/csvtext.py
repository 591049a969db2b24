"""Tables for Dutch spreadsheets: split by semicolons, and no cell that is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from ..model.cells import defused


def semicolon_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text. Encode it as "utf-8-sig": with a byte order mark Excel reads é and ö."""
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(map(defused, row) for row in rows)
    return out.getvalue()
