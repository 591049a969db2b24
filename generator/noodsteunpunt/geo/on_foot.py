"""Who goes where on foot: the nearest noodsteunpunt, unless the municipality decided otherwise."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from functools import cached_property

import numpy as np

from ..model.loopnet import Floats, Ints, Loopnet
from ..model.noodsteunpunt import Levensloop, Noodsteunpunt
from ..model.wijk import Wijk
from .areas import wijk_at
from .doors import Doors, Places
from .walking import NOBODY, Choice, Reach, Walking

# An `aangewezen` point is announced, but nobody has tried it yet; see docs/decisions/0201-walking.md.
OPENS_IN_A_CRISIS = frozenset({Levensloop.PILOT, Levensloop.ACTIEF})


def destinations(punten: Iterable[Noodsteunpunt]) -> tuple[Noodsteunpunt, ...]:
    """The points that people are sent to. A coordination point is of another type and can never be among them."""
    return tuple(punt for punt in punten if punt.levensloop in OPENS_IN_A_CRISIS)


def catchments(punten: Iterable[Noodsteunpunt]) -> dict[str, frozenset[str]]:
    """Per wijk for which the municipality named points itself, the ids of those points.

    A wijk is there when a point in another wijk says that it serves it; the points inside it then count too.
    """
    serving: dict[str, set[str]] = {}
    chosen = destinations(punten)
    for punt in chosen:
        for wijk in punt.bedient:
            serving.setdefault(wijk, {one.id for one in chosen if one.wijk == wijk}).add(punt.id)
    return {wijk: frozenset(ids) for wijk, ids in serving.items()}


class OnFoot:
    """Answers who goes where, for places in one municipality.

    punten: those that people are sent to; every answer is a number in this list. assigned: per wijk the ids of the
    points that the municipality named for it, which overrule the nearest. stairs: whether people can take steps.
    doors: where places touch the network, when somebody has that already.
    """

    def __init__(
        self,
        net: Loopnet,
        punten: Iterable[Noodsteunpunt],
        wijken: Sequence[Wijk] = (),
        assigned: Mapping[str, Collection[str]] | None = None,
        stairs: bool = True,
        doors: Doors | None = None,
    ) -> None:
        self.punten = destinations(punten)
        self.walking = Walking(net, stairs, doors)
        self._wijken, self._assigned = wijken, assigned or {}

    def without_stairs(self) -> "OnFoot":
        """The same for who cannot take them. Everybody begins at the same door."""
        walking = self.walking
        return OnFoot(walking.net, self.punten, self._wijken, self._assigned, stairs=False, doors=walking.doors)

    @cached_property
    def _places(self) -> Places:
        return self.place(self.punten)

    @cached_property
    def _reach(self) -> Reach:
        return self.walking.reach(self._places)

    def place(self, punten: Sequence[Noodsteunpunt]) -> Places:
        """Where points touch the network."""
        lat = np.array([punt.locatie.lat for punt in punten], float)
        return self.walking.doors.attach(lat, np.array([punt.locatie.lon for punt in punten], float))

    @cached_property
    def nearest(self) -> Choice:
        """Where every address of the network would go if the municipality had named no points."""
        return self._reach.at(self.walking.doors.homes)

    @cached_property
    def addresses(self) -> Choice:
        """Where every address of the network goes."""
        rows = self.walking.net.adressen
        return self._decided(self.nearest, self.walking.doors.homes, rows.lat, rows.lon)

    def choice(self, lat: Floats, lon: Floats) -> Choice:
        """Where places in degrees go, and where next when that point is full or closed."""
        places = self.walking.doors.attach(lat, lon)
        return self._decided(self._reach.at(places), places, lat, lon)

    def walks_to(self, punten: Sequence[Noodsteunpunt]) -> Floats:
        """The walk of every address (row) to each of some points (column) in metres, if that point were open as well.

        Infinite without a way, and for who is sent to a named point: only points in the same wijk are named as well.
        """
        rows, places = self.walking.net.adressen, self.place(punten)
        walks_m = np.empty((len(rows), len(punten)))
        for number in range(len(punten)):
            walks_m[:, number] = self.walking.reach(places.take([number])).at(self.walking.doors.homes).first_m
        wijken = wijk_at(self._wijken, rows.lat, rows.lon)
        for number, wijk in enumerate(self._wijken):
            if wijk.id in self._assigned:
                sent = (wijken == number) & np.isin(self.addresses.first, self._named(wijk.id))
                walks_m[np.ix_(sent, [punt.wijk != wijk.id for punt in punten])] = np.inf
        return walks_m

    def _decided(self, nearest: Choice, places: Places, lat: Floats, lon: Floats) -> Choice:
        """What is nearest, overruled where the municipality named points."""
        if not self._assigned:
            return nearest
        choice = deepcopy(nearest)
        wijken = wijk_at(self._wijken, lat, lon)
        for number, wijk in enumerate(self._wijken):
            if wijk.id in self._assigned:
                inside = np.flatnonzero(wijken == number).astype(np.int32)
                self._overrule(choice, inside, places.take(inside), self._named(wijk.id))
        return choice

    def _named(self, wijk: str) -> Ints:
        """The points that were named for a wijk."""
        ids = self._assigned[wijk]
        return np.array([number for number, punt in enumerate(self.punten) if punt.id in ids], np.int32)

    def _overrule(self, choice: Choice, inside: Ints, places: Places, named: Ints) -> None:
        """Send places to the nearest of the named points. Where none of them can be walked to, nothing changes."""
        own = self.walking.reach(self._places.take(named)).at(places)
        sent = own.first != NOBODY
        inside, first, first_m = inside[sent], named[own.first[sent]], own.first_m[sent]
        # Who is nearest of all comes second, unless that is the named point itself.
        already = choice.first[inside] == first
        choice.second[inside] = np.where(already, choice.second[inside], choice.first[inside])
        choice.second_m[inside] = np.where(already, choice.second_m[inside], choice.first_m[inside])
        choice.first[inside], choice.first_m[inside] = first, first_m
