"""Small walking networks for tests, and shortest ways by networkx: an independent judge that sees every bend."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import networkx
import numpy as np

from noodsteunpunt.geo.areas import metres_per_degree
from noodsteunpunt.geo.doors import Places
from noodsteunpunt.geo.walking import NOBODY
from noodsteunpunt.model.loopnet import Adressen, Loopnet

NO_ADDRESSES = Adressen(*(np.zeros(0),) * 2, *(np.zeros(0, np.int32),) * 4)
LAT, LON = 52.0, 4.36
PER_LAT_M, PER_LON_M = (1 / metres for metres in metres_per_degree(LAT))


def place(east_m: float, north_m: float) -> tuple[float, float]:
    """Latitude and longitude so many metres from a corner."""
    return LAT + north_m * PER_LAT_M, LON + east_m * PER_LON_M


def network(
    corners: Sequence[tuple[float, float]], ways: Iterable[tuple[int, int] | tuple[int, int, float]],
    steps: Iterable[int] = (), adressen: Adressen = NO_ADDRESSES,
) -> Loopnet:  # fmt: skip
    """A network of straight ways between corners (metres east and north); a third number is a longer length in metres.

    steps: which of the ways, in their sorted order, go over steps.
    """
    ordered = sorted((min(way[:2]), max(way[:2]), *way[2:]) for way in ways)
    lat, lon = np.array([place(*corner) for corner in corners]).reshape(-1, 2).T
    straight = [float(np.hypot(*np.subtract(corners[int(way[0])], corners[int(way[1])]))) for way in ordered]
    trap = np.zeros(len(ordered), bool)
    trap[list(steps)] = True
    return Loopnet(
        lat=lat,
        lon=lon,
        van=np.array([way[0] for way in ordered], np.int32),
        naar=np.array([way[1] for way in ordered], np.int32),
        lengte_m=np.array([way[2] if len(way) > 2 else own for way, own in zip(ordered, straight, strict=True)]),
        trap=trap,
        bochten=np.zeros(len(ordered) + 1, np.int32),
        bocht_lat=np.zeros(0),
        bocht_lon=np.zeros(0),
        adressen=adressen,
    )


def judge(net: Loopnet, places: Places, stairs: bool = True) -> networkx.Graph:
    """The network with every place as a node ("plek", number) of its own, tied to its neighbours on the way."""
    graph = networkx.Graph()
    on_way: dict[int, list[tuple[float, object]]] = {}
    for number, weg in enumerate(places.weg.tolist()):
        graph.add_node(("plek", number))
        if weg != NOBODY:
            foot = ("voet", number)
            graph.add_edge(("plek", number), foot, weight=places.naast_m[number])
            on_way.setdefault(weg, []).append((float(places.langs_m[number]), foot))
    for weg, (van, naar, length) in enumerate(
        zip(net.van.tolist(), net.naar.tolist(), net.lengte_m.tolist(), strict=True)
    ):
        if net.trap[weg] and not stairs:
            continue
        stops = [(0.0, van), *sorted(on_way.get(weg, []), key=lambda stop: stop[0]), (length, naar)]
        for (begin, one), (end, other) in pairwise(stops):
            shorter = min(end - begin, graph.get_edge_data(one, other, {"weight": np.inf})["weight"])
            graph.add_edge(one, other, weight=shorter)
    return graph
