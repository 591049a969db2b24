"""A proposal for planners: which places out of a list of candidates shorten the walk of all addresses most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..geo.bands import METRES_PER_MINUTE
from ..model.loopnet import Floats, Ints
from .beste import Vraag, best_choice
from .dekking import Bewoners, Plek, average_m

NEAR_MINUTES = 15  # when nobody asked for another number


@dataclass(frozen=True)
class Stand:
    """How far addresses walk. gemiddeld_m: over those that have a way. binnen: addresses within `Voorstel.minuten`."""

    gemiddeld_m: float
    binnen: int


@dataclass(frozen=True)
class Stap:
    """A chosen place, and how far addresses walk when it opens after those before it."""

    plek: Plek
    daarna: Stand


@dataclass(frozen=True)
class Voorstel:
    """The best places out of a list.

    gevraagd: how many were asked for; there are fewer steps when more do not help. binnen_minuten: chosen for how many
    addresses are that near; None: for the walk of all addresses together. stappen: what helps most first.
    af: the candidates that were not chosen. beter: the share of what is left to walk (or of the addresses that are not
    that near) that another choice might save at most; 0 when it is proven that there is no better one.
    """

    gevraagd: int
    binnen_minuten: int | None
    nu: Stand
    stappen: tuple[Stap, ...]
    af: tuple[Plek, ...]
    beter: float

    @property
    def minuten(self) -> int:
        """Within how many minutes addresses are counted."""
        return self.binnen_minuten or NEAR_MINUTES


def propose(
    bewoners: Bewoners, now_m: Floats, kandidaten: Sequence[Plek], walks_m: Floats, gevraagd: int, minuten: int | None
) -> Voorstel:
    """The best `gevraagd` of the candidates beside the places that are there.

    now_m: the walk of every address now, infinite without a way. walks_m: that to each candidate, one per column.
    """
    now_m, walks_m = now_m[bewoners.own], walks_m[bewoners.own]
    aantal = bewoners.adressen.aantal[bewoners.own]
    vraag = Vraag(_cost(now_m, walks_m, now_m, minuten), _cost(now_m, walks_m, walks_m, minuten), aantal.astype(float))
    keuze = best_choice(vraag, gevraagd)
    stappen, walk_m = [], now_m
    for number in keuze.chosen:
        walk_m = np.minimum(walk_m, walks_m[:, number])
        stappen.append(Stap(kandidaten[number], _stand(walk_m, aantal, minuten)))
    return Voorstel(
        gevraagd=gevraagd,
        binnen_minuten=minuten,
        nu=_stand(now_m, aantal, minuten),
        stappen=tuple(stappen),
        af=tuple(plek for number, plek in enumerate(kandidaten) if number not in keuze.chosen),
        beter=0.0 if keuze.proven else 1 - keuze.at_least / keuze.cost,
    )


def _cost(now_m: Floats, walks_m: Floats, of_m: Floats, minuten: int | None) -> Floats:
    """What walks cost: 1 for more than some minutes, or else their metres.

    No way at all costs twice the longest walk there is: to be reached goes before to be near.
    """
    if minuten is not None:
        return (of_m > minuten * METRES_PER_MINUTE).astype(float)
    longest_m = max(np.max(walk_m, where=np.isfinite(walk_m), initial=1.0) for walk_m in (now_m, walks_m))
    return np.where(np.isfinite(of_m), of_m, 2 * longest_m)


def _stand(walk_m: Floats, aantal: Ints, minuten: int | None) -> Stand:
    near = walk_m <= (minuten or NEAR_MINUTES) * METRES_PER_MINUTE
    return Stand(average_m(walk_m, aantal), int(aantal[near].sum()))
