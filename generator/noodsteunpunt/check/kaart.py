"""`geo/kaart.json` to the layers that maps are drawn from."""

from ..geo.areas import middle_of, to_metres
from ..model.kaart import Layers, layers_from_json
from ..model.problem import Problem
from ..model.wijk import Wijk

FILE = "locations/geo/kaart.json"
AGAIN = "draai nsp geo prepare opnieuw"
ELSEWHERE_M = 60_000  # no municipality is this large


def check_kaart(text: str, wijken: tuple[Wijk, ...]) -> tuple[Layers | None, list[Problem]]:
    """The layers, or the one problem there can be: nobody writes this file by hand, so it is made again."""
    try:
        layers = layers_from_json(text)
    except ValueError:
        what = "dit bestand is beschadigd, of gemaakt met een andere versie van nsp"
        return None, [Problem(FILE, 0, 0, "", what, AGAIN, code="NSP313")]
    if wijken and _elsewhere(layers, wijken[0]):
        what = "deze straten liggen niet in deze gemeente"
        return None, [Problem(FILE, 0, 0, "oorsprong", what, AGAIN, code="NSP314")]
    return layers, []


def _elsewhere(layers: Layers, wijk: Wijk) -> bool:
    middle_lat, middle_lon = middle_of(wijk)
    lon, lat = layers.oorsprong
    ((x_m, y_m),) = to_metres(((middle_lon, middle_lat),), lat, lon)
    return max(abs(x_m), abs(y_m)) > ELSEWHERE_M
