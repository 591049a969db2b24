"""From an extract to the network that is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..geo.contract import Ways, contract
from ..model.loopnet import PER_DEGREE, Adressen, Bron, Loopnet
from .adres import Adres


def make_network(
    ways: Ways, adressen: Iterable[Adres], bronnen: tuple[Bron, ...], weggelaten: Mapping[str, int]
) -> Loopnet:
    """The network of these ways with these addresses, at the places the file keeps.

    Addresses with the same street, number and place become one row with their count.
    """
    rows = sorted(Counter(_rounded(adres) for adres in _told_apart(list(adressen))).items())
    found = [adres for adres, _ in rows]
    postcodes = sorted({adres.postcode for adres in found} - {""})
    straten = sorted({adres.straat for adres in found} - {""})
    pieces = contract(ways)
    return replace(
        pieces,
        adressen=Adressen(
            lat=np.array([adres.lat for adres in found]) / PER_DEGREE,
            lon=np.array([adres.lon for adres in found]) / PER_DEGREE,
            straat=_positions([adres.straat for adres in found], straten),
            postcode=_positions([adres.postcode for adres in found], postcodes),
            huisnummer=np.array([adres.huisnummer for adres in found], np.int32),
            aantal=np.array([count for _, count in rows], np.int32),
        ),
        straten=tuple(straten),
        postcodes=tuple(postcodes),
        bronnen=bronnen,
        weggelaten={**weggelaten, **pieces.weggelaten},
    )


def _told_apart(adressen: list[Adres]) -> Iterator[Adres]:
    """The addresses with the town behind the name of a street that more towns of the municipality have."""
    towns = {(adres.straat, adres.plaats) for adres in adressen if adres.straat and adres.plaats}
    times = Counter(street for street, _ in towns)
    for adres in adressen:
        shared = adres.plaats and times[adres.straat] > 1
        yield adres._replace(straat=f"{adres.straat}, {adres.plaats}") if shared else adres


def _rounded(adres: Adres) -> Adres:
    """What the file keeps of an address, with its place in whole steps."""
    return adres._replace(lat=round(adres.lat * PER_DEGREE), lon=round(adres.lon * PER_DEGREE), plaats="")


def _positions(names: list[str], known: list[str]) -> Any:
    number = {name: at for at, name in enumerate(known)}
    return np.array([number.get(name, -1) for name in names], np.int32)
