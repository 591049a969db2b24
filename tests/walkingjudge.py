"""Walks straight from an extract, to judge ours by: every bend a crossing, networkx for the way, pyproj for the metres.

Of our own code it uses what reads ways and addresses from the file, and nothing after that.
"""

import networkx
import numpy as np
from pyproj import Proj

from noodsteunpunt.geo.contract import SMALLEST_PIECE
from noodsteunpunt.straten.extract import Extract

AS_NEAR_M = 0.01  # of two ways that differ less than this a door may take either
TOUCH_M = 250


class Judge:
    """The ways of an extract, without pieces too small to keep."""

    def __init__(self, extract: Extract) -> None:
        ways = extract.ways
        self._flat = Proj(proj="aeqd", lat_0=float(ways.lat.mean()), lon_0=float(ways.lon.mean()))
        place = self._metres(ways.lat, ways.lon)
        graph = networkx.Graph()
        for a, b, trap in zip(ways.van.tolist(), ways.naar.tolist(), ways.trap.tolist(), strict=True):
            graph.add_edge(a, b, weight=float(np.hypot(*(place[a] - place[b]))), trap=trap)
        pieces = [piece for piece in networkx.connected_components(graph) if len(piece) >= SMALLEST_PIECE * len(graph)]
        self._graph = graph.subgraph(set().union(*pieces)).copy()
        self._van, self._naar = np.array([(a, b) for a, b, trap in self._graph.edges(data="trap") if not trap]).T
        self._begin, self._end = place[self._van], place[self._naar]
        self._known: dict[tuple[float, float], np.ndarray] = {}

    def walks_m(self, sources: np.ndarray, doors: np.ndarray) -> list[np.ndarray]:
        """Per door the walks to each source, in a row for each line that it may touch. Places: latitude, longitude."""
        starts = [self._ties(place)[:, :1] for place in self._metres(*sources.T)]
        far_m = np.array([self._from(start) for start in starts]).reshape(len(sources), -1)
        found = []
        for door in self._metres(*doors.T):
            lines, begin_m, end_m, off_m = self._ties(door)
            lines = lines.astype(int)
            walks_m = np.minimum(far_m[:, self._van[lines]] + begin_m, far_m[:, self._naar[lines]] + end_m) + off_m
            for source, ((line,), (from_m,), _, (to_m,)) in enumerate(starts):
                same = lines == line
                walks_m[source, same] = np.minimum(walks_m, abs(begin_m - from_m) + off_m + to_m)[source, same]
            found.append(walks_m.T)
        return found

    def _metres(self, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
        return np.column_stack(self._flat(lon, lat))

    def _ties(self, place: np.ndarray) -> np.ndarray:
        """The lines nearest to a place: their numbers, the way along them from both ends, and the way to them."""
        east_m, north_m = place.tolist()
        if (east_m, north_m) not in self._known:
            self._known[east_m, north_m] = self._nearest(place)
        return self._known[east_m, north_m]

    def _nearest(self, place: np.ndarray) -> np.ndarray:
        along = self._end - self._begin
        part = np.clip(((place - self._begin) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9), 0, 1)
        off_m = np.hypot(*(self._begin + part[:, None] * along - place).T)
        off_m[off_m > TOUCH_M] = np.inf
        near = np.flatnonzero(off_m <= off_m.min() + AS_NEAR_M)
        length_m = np.hypot(*along[near].T)
        return np.array([near, part[near] * length_m, (1 - part[near]) * length_m, off_m[near]])

    def _from(self, start: np.ndarray) -> list[float]:
        """The walk to every point of the ways from where a source touches them."""
        (line,), (begin_m,), (end_m,), (off_m,) = start
        graph = self._graph.copy()
        graph.add_edge("bron", int(self._van[int(line)]), weight=off_m + begin_m)
        graph.add_edge("bron", int(self._naar[int(line)]), weight=off_m + end_m)
        found = networkx.single_source_dijkstra_path_length(graph, "bron")
        return [found.get(point, np.inf) for point in range(int(max(self._van.max(), self._naar.max())) + 1)]
