"""The points of a folder as a list: a head of dotted keys, and a row of text per point."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..check.rules import Facts
from ..model.columns import ANY, Column, columns_of, flatten
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.permalinks import Permalinks, Soort
from ..model.wijk import Wijk
from ..model.woorden import SOURCE_LANGUAGE

CODE = "code"
ABOUT_CODE = "De code die nsp register gaf. Alleen om het punt te herkennen; hier iets veranderen doet niets."


@dataclass(frozen=True)
class Listing:
    """columns: of the model, in its order. codes, rows: per point, in the order of the ids.

    rows: text by key as the editor wrote it, with nothing for what is not filled in.
    """

    gemeente: str
    columns: tuple[Column, ...]
    codes: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    wijken: tuple[Wijk, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The keys: the id, the code and then the rest of the model."""
        first, *rest = (column.key for column in self.columns)
        return (first, CODE, *rest)

    def cells(self) -> list[tuple[str, ...]]:
        """The rows under the head, as wide as it is."""
        first, *rest = (column.key for column in self.columns)
        return [
            (row.get(first, ""), code, *(row.get(key, "") for key in rest))
            for row, code in zip(self.rows, self.codes, strict=True)
        ]


def make_listing(facts: Facts, links: Permalinks | None) -> Listing:
    """All points of a folder. It knows nothing of the private folder, so nothing of that can be in it."""
    ids = sorted(punt.id for punt in facts.punten if not punt.is_sjabloon)
    rows = [{"id": id_, **_tidy(flatten(facts.files[id_].values))} for id_ in ids]
    codes = tuple((links.code_of(Soort.PUNT, row["id"]) or "") if links else "" for row in rows)
    talen = {*facts.gemeente.talen, *(taal for punt in facts.punten for taal in punt.vertaling)} - {SOURCE_LANGUAGE}
    columns = tuple(_for_languages(columns_of(Noodsteunpunt), sorted(talen)))
    return Listing(facts.gemeente.naam, columns, codes, tuple(rows), facts.wijken)


def _for_languages(columns: Iterable[Column], talen: list[str]) -> Iterable[Column]:
    """Each column of a translation once per language, one language after the other."""
    inner = []
    for column in columns:
        if ANY in column.path:
            inner.append(column)
        else:
            yield column
    yield from (column.at(taal) for taal in talen for column in inner)


def _tidy(row: dict[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in row.items()}
