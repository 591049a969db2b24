"""How well people are served: who walks where, how far, and how many end up at one point. For planners."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..geo.areas import metres_per_degree
from ..geo.bands import METRES_PER_MINUTE, UNREACHABLE, bands
from ..geo.walking import NOBODY, Choice
from ..model.loopnet import Adressen, Floats, Ints

# "Voor een grove indicatie wordt gemiddeld 1 per 5.000 inwoners gehanteerd": Maatstaf en opdracht pilots
# noodsteunpunten (VNG, 2025).
INWONERS_PER_PUNT = 5000
KILOMETRE_M = 1000.0
FIVE_MINUTES_M = 5 * METRES_PER_MINUTE
CELL_M = 100.0  # the side of the squares on the map
WHITE_BAND = 3  # an address is far when the walk takes more than 15 minutes
SPOT_CELLS_M = 250.0  # the side of the squares in which far addresses are joined to one white spot
FEWEST_IN_SPOT = 5  # a few houses far away are no gap in the map
MOST_SPOTS = 10


@dataclass(frozen=True)
class Plek:
    """A place people can be sent to: a noodsteunpunt, or a candidate that a planner tries out."""

    id: str
    naam: str
    lat: float
    lon: float
    kandidaat: bool = False


@dataclass(frozen=True)
class Deel:
    """A wijk, or the whole municipality.

    inwoners: None when not known. banden: addresses per band of walking time, the last without any way on foot.
    binnen_km: addresses within 1 km on foot. gemiddeld_m: the walk of an address that has a way; 0 when none has.
    """

    naam: str
    adressen: int
    inwoners: int | None
    banden: tuple[int, ...]
    binnen_km: int
    gemiddeld_m: float

    def binnen(self, band: int) -> int:
        """Addresses in this band of walking time and those before it."""
        return sum(self.banden[: band + 1])

    def deel(self, adressen: int) -> float:
        """A number of its addresses as a share from 0 to 1."""
        return adressen / self.adressen if self.adressen else 0.0


@dataclass(frozen=True)
class Belasting:
    """What comes to one place. inwoners: an estimate, None when not known for every wijk it serves.

    mediaan_m, verste_m: the walk of its addresses, 0 when it has none.
    """

    plek: Plek
    adressen: int
    inwoners: int | None
    mediaan_m: float
    verste_m: float


@dataclass(frozen=True)
class Vlek:
    """A white spot: addresses near each other that all walk more than 15 minutes.

    wijk: where most of them are. lat, lon: its middle, in degrees. straten: that with most of them first.
    """

    wijk: str
    lat: float
    lon: float
    adressen: int
    mediaan_m: float
    straten: tuple[str, ...]


@dataclass(frozen=True)
class Cel:
    """A square on the map with addresses. lat, lon: its south-west corner; band: of its median address."""

    lat: float
    lon: float
    adressen: int
    band: int


@dataclass(frozen=True)
class Dekking:
    """Coverage of a municipality by some places. height_deg, width_deg: the size of a square on the map."""

    totaal: Deel
    wijken: tuple[Deel, ...]
    belasting: tuple[Belasting, ...]
    vlekken: tuple[Vlek, ...]
    cellen: tuple[Cel, ...]
    height_deg: float
    width_deg: float


@dataclass(frozen=True, eq=False)
class Bewoners:
    """Where people live. wijk: per address a number in the list of wijken, or NOBODY outside all.

    namen, inwoners: per wijk; None when not known. straten: names that the addresses point to.
    """

    adressen: Adressen
    wijk: Ints
    namen: Sequence[str]
    inwoners: Sequence[int | None]
    straten: Sequence[str]

    @property
    def own(self) -> Any:
        """Which addresses lie in the municipality; the extract has a margin with those of the neighbours."""
        return self.wijk != NOBODY

    def per_address(self) -> Floats:
        """People per row of addresses, spread evenly over the addresses of a wijk; not a number when unknown."""
        people = np.full(len(self.wijk), np.nan)
        for number, inwoners in enumerate(self.inwoners):
            here = self.wijk == number
            total = self.adressen.aantal[here].sum()
            if inwoners is not None and total:
                people[here] = self.adressen.aantal[here] * (inwoners / total)
        return people


def coverage(bewoners: Bewoners, choice: Choice, plekken: Sequence[Plek]) -> Dekking:
    """How well `plekken` serve everybody. choice: per address its place, as a number in `plekken`, and the walk."""
    band = bands(choice.first_m)
    wijken = [
        _deel(naam, bewoners, choice, band, bewoners.wijk == number, bewoners.inwoners[number])
        for number, naam in enumerate(bewoners.namen)
    ]
    known = [inwoners for inwoners in bewoners.inwoners if inwoners is not None]
    total = sum(known) if len(known) == len(bewoners.inwoners) else None
    middle = float(np.mean(bewoners.adressen.lat)) if len(bewoners.adressen) else 0.0
    height, width = _square_deg(middle, CELL_M)
    return Dekking(
        totaal=_deel("Hele gemeente", bewoners, choice, band, bewoners.own, total),
        wijken=tuple(wijken),
        belasting=_loads(bewoners, choice, plekken),
        vlekken=_white_spots(bewoners, choice, band, middle),
        cellen=_cells(bewoners, band, height, width),
        height_deg=height,
        width_deg=width,
    )


def _deel(naam: str, bewoners: Bewoners, choice: Choice, band: Ints, here: Any, inwoners: int | None) -> Deel:
    aantal = bewoners.adressen.aantal[here]
    per_band = np.bincount(band[here], weights=aantal, minlength=UNREACHABLE + 1).astype(int)
    near = int(aantal[choice.first_m[here] <= KILOMETRE_M].sum())
    mean_m = average_m(choice.first_m[here], aantal)
    return Deel(naam, int(aantal.sum()), inwoners, tuple(per_band.tolist()), near, mean_m)


def average_m(walk_m: Floats, aantal: Ints) -> float:
    """The walk of an address on average, over those that have a way; 0 when none has.

    In whole centimetres: in what order a processor adds is its own affair, and the report is the same everywhere.
    """
    has_way = np.isfinite(walk_m)
    total = aantal[has_way].sum()
    return round(float(walk_m[has_way] @ aantal[has_way] / total), 2) if total else 0.0


def _loads(bewoners: Bewoners, choice: Choice, plekken: Sequence[Plek]) -> tuple[Belasting, ...]:
    people = bewoners.per_address()
    found = []
    for number, plek in enumerate(plekken):
        here = bewoners.own & (choice.first == number)
        walk_m = np.repeat(choice.first_m[here], bewoners.adressen.aantal[here])
        known = people[here]
        found.append(
            Belasting(
                plek,
                adressen=len(walk_m),
                inwoners=None if np.isnan(known).any() else round(float(known.sum())),
                mediaan_m=float(np.median(walk_m)) if len(walk_m) else 0.0,
                verste_m=float(walk_m.max()) if len(walk_m) else 0.0,
            )
        )
    return tuple(found)


def _white_spots(bewoners: Bewoners, choice: Choice, band: Ints, middle: float) -> tuple[Vlek, ...]:
    """The largest groups of addresses that walk far, largest first."""
    far = np.flatnonzero(bewoners.own & (band >= WHITE_BAND)).astype(np.int32)
    spots = [_spot(np.array(members), bewoners, choice) for members in _together(far, bewoners.adressen, middle)]
    large = [spot for spot in spots if spot.adressen >= FEWEST_IN_SPOT]
    return tuple(sorted(large, key=lambda spot: (-spot.adressen, spot.lat, spot.lon))[:MOST_SPOTS])


def _together(addresses: Ints, rows: Adressen, middle: float) -> Iterator[list[int]]:
    """Addresses in groups: squares of SPOT_CELLS_M that touch, also by a corner, belong together."""
    height, width = _square_deg(middle, SPOT_CELLS_M)
    squares: dict[tuple[int, int], list[int]] = {}
    for at in addresses.tolist():
        squares.setdefault((int(rows.lat[at] // height), int(rows.lon[at] // width)), []).append(at)
    for start in sorted(squares):
        group: list[int] = []
        waiting = [start] if start in squares else []
        while waiting:
            up, along = waiting.pop()
            group += squares.pop((up, along), [])
            around = ((up + north, along + east) for north in (-1, 0, 1) for east in (-1, 0, 1))
            waiting += [square for square in around if square in squares]
        if group:
            yield sorted(group)


def _spot(members: Ints, bewoners: Bewoners, choice: Choice) -> Vlek:
    rows = bewoners.adressen
    members = np.repeat(members, rows.aantal[members])  # a door with forty addresses counts forty times
    walk_m = choice.first_m[members]
    reached = walk_m[np.isfinite(walk_m)]
    streets = Counter(bewoners.straten[straat] for straat in rows.straat[members].tolist() if straat != NOBODY)
    wijken = Counter(bewoners.namen[wijk] for wijk in bewoners.wijk[members].tolist())
    return Vlek(
        wijk=_most(wijken)[0],
        lat=float(rows.lat[members].mean()),
        lon=float(rows.lon[members].mean()),
        adressen=len(members),
        mediaan_m=float(np.median(reached)) if len(reached) else float("inf"),
        straten=_most(streets),
    )


def _most(names: Counter[str]) -> tuple[str, ...]:
    """Names, the one that occurs most first."""
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _cells(bewoners: Bewoners, band: Ints, height: float, width: float) -> tuple[Cel, ...]:
    rows = bewoners.adressen
    squares: dict[tuple[int, int], list[int]] = {}
    for at in np.flatnonzero(bewoners.own).tolist():
        square = (int(rows.lat[at] // height), int(rows.lon[at] // width))
        squares.setdefault(square, []).append(at)
    doors = ((square, np.repeat(members, rows.aantal[members])) for square, members in sorted(squares.items()))
    return tuple(
        Cel(up * height, along * width, len(members), int(np.median(band[members]))) for (up, along), members in doors
    )


def _square_deg(lat: float, side_m: float) -> tuple[float, float]:
    """Height and width in degrees of a square at a latitude."""
    north, east = metres_per_degree(lat)
    return side_m / north, side_m / east


@dataclass(frozen=True)
class Verschil:
    """What changes for addresses when the places change.

    elders: they go to another place. verder: of those, they walk more than 5 minutes farther. dichterbij: more than 5
    minutes less.
    """

    elders: int
    verder: int
    dichterbij: int


def changed(
    bewoners: Bewoners, before: tuple[Choice, Sequence[Plek]], after: tuple[Choice, Sequence[Plek]]
) -> Verschil:
    """What changes between two choices, each with the places its numbers are about."""
    (was, was_plekken), (now, now_plekken) = before, after
    moved = bewoners.own & (_ids(was, was_plekken) != _ids(now, now_plekken))
    aantal = bewoners.adressen.aantal
    return Verschil(
        elders=int(aantal[moved].sum()),
        verder=int(aantal[moved & (now.first_m > was.first_m + FIVE_MINUTES_M)].sum()),
        dichterbij=int(aantal[moved & (now.first_m < was.first_m - FIVE_MINUTES_M)].sum()),
    )


def _ids(choice: Choice, plekken: Sequence[Plek]) -> Any:
    """The id of the place of each address; empty for none."""
    return np.array([*(plek.id for plek in plekken), ""])[choice.first]
