"""What is odd about candidates: a place that is there twice or is a point already, or lies outside the gemeente."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from shapely import union_all

from ..check.rules import WARN_OUTSIDE_M
from ..geo.areas import outside_m, surface_of
from ..geo.distance import distance_m
from ..importing.columns import simplify
from ..importing.doubles import SAME_SPOT_M
from ..importing.plan import in_words
from ..model.noodsteunpunt import ENDED
from ..model.problem import Problem
from ..model.site import Site
from .trial import Kandidaat


def doubts(site: Site, kandidaten: Sequence[Kandidaat]) -> Iterator[Problem]:
    """Warnings about candidates, in their order. They are used all the same: whoever plans may mean it."""
    gemeente = union_all([surface_of(wijk) for wijk in site.wijken])
    punten = [
        Kandidaat(punt.naam, punt.locatie.lat, punt.locatie.lon) for punt in site.punten if punt.levensloop not in ENDED
    ]
    for number, one in enumerate(kandidaten):
        if (metres := outside_m(gemeente, one.lat, one.lon)) > WARN_OUTSIDE_M:
            what = f"'{one.naam}' ligt {in_words(metres)} buiten de gemeente {site.gemeente.naam}"
            yield _warning(one, what, "kijk na of de plek klopt", "NSP204")
        yield from _alike(one, ((other, "bij de punten van de gemeente") for other in punten))
        yield from _alike(one, ((other, _place_in_words(other)) for other in kandidaten[:number]))


def _alike(one: Kandidaat, others: Iterable[tuple[Kandidaat, str]]) -> Iterator[Problem]:
    """At most one warning, about the place that looks most like it. others: each with where it stands, in words."""
    found = []
    for other, where in others:
        metres = distance_m(one.lat, one.lon, other.lat, other.lon)
        same, near = _name(other) == _name(one), metres <= SAME_SPOT_M
        if near and same:
            what = f"'{one.naam}' staat ook {where}, op dezelfde plek"
            found.append((0, metres, _warning(one, what, "haal een van de twee weg", "NSP213")))
        elif near:
            what = f"'{one.naam}' ligt {in_words(metres)} van '{other.naam}', {where}"
            found.append((1, metres, _warning(one, what, "kijk of dit hetzelfde gebouw is", "NSP213")))
        elif same:
            what = f"'{one.naam}' staat ook {where}, {in_words(metres)} hiervandaan"
            found.append((2, metres, _warning(one, what, "kijk na of de plek klopt", "NSP219")))
    if found:
        yield min(found)[2]


def _name(kandidaat: Kandidaat) -> str:
    return simplify(kandidaat.naam) or kandidaat.naam


def _place_in_words(kandidaat: Kandidaat) -> str:
    where = kandidaat.where
    return f"op {where.field or f'regel {where.line}'} van {where.file}" if where.line or where.field else "bij --with"


def _warning(kandidaat: Kandidaat, what: str, repair: str, code: str) -> Problem:
    return replace(kandidaat.where, what=what, repair=repair, code=code, warning=True)
