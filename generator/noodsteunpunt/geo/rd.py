"""The Dutch national grid (Rijksdriehoek, EPSG:28992) and back."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Transformer


@cache
def _transformer() -> "Transformer":
    from pyproj import Transformer  # only when there is something to turn: it takes a while to start

    return Transformer.from_crs("EPSG:4326", "EPSG:28992")


def to_rd(lat: float, lon: float) -> tuple[float, float]:
    """RD x and y in metres of a WGS84 position in degrees; right to about a metre without correction grids."""
    x_m, y_m = _transformer().transform(lat, lon)
    return float(x_m), float(y_m)


def from_rd(x_m: float, y_m: float) -> tuple[float, float]:
    """The WGS84 latitude and longitude in degrees of an RD position in metres, equally precise."""
    lat, lon = _transformer().transform(x_m, y_m, direction="INVERSE")
    return float(lat), float(lon)
