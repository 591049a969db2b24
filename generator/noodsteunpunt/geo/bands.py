"""Walking times as people can rely on them: in bands, rounded up, never to the minute."""

import numpy as np

from ..model.loopnet import Floats, Ints

METRES_PER_MINUTE = 80  # 4.8 km/h, a calm pace
BAND_MINUTES = (5, 10, 15, 20)  # a band ends at each; the last has no end
UNREACHABLE = len(BAND_MINUTES) + 1


def bands(walk_m: Floats) -> Ints:
    """The band of each walk: 0 up to and with 5 minutes … 4 more than 20 minutes, UNREACHABLE for no way at all."""
    ends_m = np.array(BAND_MINUTES) * METRES_PER_MINUTE
    return np.where(np.isfinite(walk_m), np.searchsorted(ends_m, walk_m, side="left"), UNREACHABLE).astype(np.int32)
