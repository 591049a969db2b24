"""The streets people walk in a municipality, and where its addresses lie: `locations/geo/lopen.json`.

Made by `nsp geo prepare`. Format: docs/formats/lopen.md.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

SOORT, VERSIE = "noodsteunpunt-lopen", 2
# Positions in the file count steps of 0.0000001 degree, as OpenStreetMap does: rounded more, a door that lies as near
# to two ways would come out at the other one, and its people walk round a block.
PER_DEGREE = 10_000_000
PER_METRE = 100  # lengths in the file count centimetres


@dataclass(frozen=True)
class Bron:
    """Whose data it is.

    datum: the day of the data, empty when the file does not tell. vermelding: what to say where the data is shown.
    """

    naam: str
    datum: str
    licentie: str
    vermelding: str


@dataclass(frozen=True, eq=False)
class Adressen:
    """Where people live: one row per place with a house number; rows are sorted by postcode, street and number.

    lat, lon: degrees. straat, postcode: positions in the two lists of names, -1 when not known.
    huisnummer: without letter or addition. aantal: how many addresses lie at this place with this number.
    """

    lat: Floats
    lon: Floats
    straat: Ints
    postcode: Ints
    huisnummer: Ints
    aantal: Ints

    def __len__(self) -> int:
        return len(self.lat)


def _no_addresses() -> Adressen:
    return Adressen(*(np.zeros(0),) * 2, *(np.zeros(0, np.int32),) * 4)


@dataclass(frozen=True, eq=False)
class Loopnet:
    """The walking network of a municipality and the land around it.

    lat, lon: degrees per crossing. van, naar: the two crossings of each stretch of way, sorted by van; ways go both
    ways. lengte_m: per stretch, along the way. trap: whether it goes over steps.
    bocht_lat, bocht_lon: the bends between the two ends; those of stretch i are bochten[i] up to bochten[i + 1].
    straten, postcodes: names, which `adressen` points to.
    bronnen: whose data. weggelaten: counts of what preparing left out, by reason.
    """

    lat: Floats
    lon: Floats
    van: Ints
    naar: Ints
    lengte_m: Floats
    trap: Flags
    bochten: Ints
    bocht_lat: Floats
    bocht_lon: Floats
    adressen: Adressen = field(default_factory=_no_addresses)
    straten: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    bronnen: tuple[Bron, ...] = ()
    weggelaten: Mapping[str, int] = field(default_factory=dict)

    @property
    def vermelding(self) -> str:
        """What to say where something is shown that came from this data."""
        return "; ".join(dict.fromkeys(bron.vermelding for bron in self.bronnen))


def to_json(net: Loopnet) -> str:
    """The network as text: one line per column, so that a change is seen in version control."""
    columns: dict[str, Any] = {
        "soort": SOORT,
        "versie": VERSIE,
        "bronnen": [asdict(bron) for bron in net.bronnen],
        "weggelaten": dict(net.weggelaten),
        "knopen": {"lat": _steps(net.lat, PER_DEGREE), "lon": _steps(net.lon, PER_DEGREE)},
        "wegen": {
            "van": _steps(net.van),
            "naar": (net.naar - net.van).tolist(),
            "lengte_cm": np.rint(net.lengte_m * PER_METRE).astype(int).tolist(),
            "trap": _steps(np.flatnonzero(net.trap)),
            "bochten": np.diff(net.bochten).tolist(),
            "lat": _steps(net.bocht_lat, PER_DEGREE),
            "lon": _steps(net.bocht_lon, PER_DEGREE),
        },
        "straten": list(net.straten),
        "postcodes": list(net.postcodes),
        "adressen": {
            "postcode": _steps(net.adressen.postcode),
            "straat": _steps(net.adressen.straat),
            "huisnummer": _steps(net.adressen.huisnummer),
            "aantal": net.adressen.aantal.tolist(),
            "lat": _steps(net.adressen.lat, PER_DEGREE),
            "lon": _steps(net.adressen.lon, PER_DEGREE),
        },
    }
    return "{\n" + ",\n".join(f"{_text(name)}: {_lines(value)}" for name, value in columns.items()) + "\n}\n"


def from_json(text: str) -> Loopnet:
    """The network in a text of `to_json`. Raises ValueError for something else, another version, or a broken one."""
    try:
        read = json.loads(text)
        if (read["soort"], read["versie"]) != (SOORT, VERSIE):
            raise ValueError("another kind or version")
        net = _network(read)
    except (LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(f"not a walking network: {error!r}") from None
    _refuse_broken(net)
    return net


def _network(read: Any) -> Loopnet:
    ways, rows = read["wegen"], read["adressen"]
    trap = np.zeros(len(ways["van"]), bool)
    trap[_sums(ways["trap"])] = True
    van = _sums(ways["van"])
    return Loopnet(
        lat=_sums(read["knopen"]["lat"]) / PER_DEGREE,
        lon=_sums(read["knopen"]["lon"]) / PER_DEGREE,
        van=van,
        naar=van + _whole(ways["naar"]),
        lengte_m=_whole(ways["lengte_cm"]) / PER_METRE,
        trap=trap,
        bochten=_sums([0, *ways["bochten"]]),
        bocht_lat=_sums(ways["lat"]) / PER_DEGREE,
        bocht_lon=_sums(ways["lon"]) / PER_DEGREE,
        adressen=Adressen(
            lat=_sums(rows["lat"]) / PER_DEGREE,
            lon=_sums(rows["lon"]) / PER_DEGREE,
            straat=_sums(rows["straat"]),
            postcode=_sums(rows["postcode"]),
            huisnummer=_sums(rows["huisnummer"]),
            aantal=_whole(rows["aantal"]),
        ),
        straten=tuple(map(str, read["straten"])),
        postcodes=tuple(map(str, read["postcodes"])),
        bronnen=tuple(Bron(**bron) for bron in read["bronnen"]),
        weggelaten=dict(read["weggelaten"]),
    )


def _refuse_broken(net: Loopnet) -> None:
    """Raises ValueError when a column is short or points to what is not there: a bad merge must not be walked on."""
    rows = net.adressen
    same_length = (
        (net.lat, net.lon),
        (net.van, net.naar, net.lengte_m, net.bochten[1:]),
        (net.bocht_lat, net.bocht_lon),
        (rows.lat, rows.lon, rows.straat, rows.postcode, rows.huisnummer, rows.aantal),
    )
    pointing = ((net.van, 0, net.lat), (net.naar, 0, net.lat), (rows.straat, -1, net.straten),
                (rows.postcode, -1, net.postcodes))  # fmt: skip
    right = (
        len(net.van) > 0
        and all(len({len(column) for column in columns}) == 1 for columns in same_length)
        and all(_between(column, lowest, len(target) - 1) for column, lowest, target in pointing)
        and bool(np.all(np.diff(net.van) >= 0) and np.all(np.diff(net.bochten) >= 0) and np.all(net.lengte_m >= 0))
        and int(net.bochten[-1]) == len(net.bocht_lat)
    )
    if not right:
        raise ValueError("the columns of the network do not fit together")


def _between(column: Ints, lowest: int, highest: int) -> bool:
    return not len(column) or bool(column.min() >= lowest and column.max() <= highest)


def _steps(column: npt.NDArray[Any], per_unit: int = 1) -> list[int]:
    """Whole numbers, each as the difference with the one before."""
    whole = np.rint(column * per_unit).astype(np.int64)
    return [int(step) for step in np.diff(whole, prepend=0)]


def _sums(steps: list[int]) -> Ints:
    """The numbers that `_steps` took the differences of."""
    return np.cumsum(_whole(steps), dtype=np.int32)


def _whole(numbers: list[int]) -> Ints:
    column = np.array(numbers, dtype=np.int64)
    if column.ndim != 1:
        raise ValueError("a column is a list of whole numbers")
    return column.astype(np.int32)


def _lines(value: Any) -> str:
    """JSON with every column of a table on a line of its own."""
    if isinstance(value, dict):
        inner = ",\n ".join(f"{_text(name)}: {_text(column)}" for name, column in value.items())
        return "{\n " + inner + "\n}"
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
