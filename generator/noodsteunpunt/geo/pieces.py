"""Which crossings hang together. In numpy alone: scipy, which knows this too, takes a fifth of a second to load."""

import numpy as np

from ..model.loopnet import Ints


def pieces_of(count: int, van: Ints, naar: Ints) -> Ints:
    """For each of `count` crossings the lowest one that it hangs together with, over the ways `van`-`naar`."""
    piece = np.arange(count, dtype=np.int32)
    while True:
        a, b = piece[van], piece[naar]
        apart = a != b
        if not apart.any():
            return piece
        van, naar, a, b = van[apart], naar[apart], a[apart], b[apart]
        np.minimum.at(piece, np.maximum(a, b), np.minimum(a, b))
        while (piece[piece] != piece).any():
            piece = piece[piece]
