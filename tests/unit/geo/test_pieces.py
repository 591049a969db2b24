"""What hangs together, judged by networkx."""

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.geo.pieces import pieces_of

COUNT = 12
CROSSING = st.integers(0, COUNT - 1)


@given(st.lists(st.tuples(CROSSING, CROSSING), max_size=20))
def test_pieces_are_those_of_networkx(ways: list[tuple[int, int]]) -> None:
    """Every piece has the name of its lowest crossing; a crossing without a way is a piece of its own."""
    graph = networkx.Graph(ways)
    graph.add_nodes_from(range(COUNT))
    lowest = {one: min(piece) for piece in networkx.connected_components(graph) for one in piece}
    van, naar = np.array(ways, dtype=np.int32).reshape(-1, 2).T
    assert pieces_of(COUNT, van, naar).tolist() == [lowest[one] for one in range(COUNT)]
