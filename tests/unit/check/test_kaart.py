"""geo/kaart.json: nobody writes it, so there is one thing to do when it is wrong."""

import json

import pytest
from tests.conftest import Municipality

from noodsteunpunt.model.kaart import Benoemd, Layers, Lijnsoort
from noodsteunpunt.model.saved import from_json, to_json

FILE = "locations/geo/kaart.json"
LAYERS = Layers(
    "Proefkaart", (5.21, 52.555), {Lijnsoort.STRAAT: (Benoemd("Bakenstraat", ((-600, -400), (600, 400))),)}, {}
)
BROKEN = (
    f"{FILE}: dit bestand is beschadigd, of gemaakt met een andere versie van nsp\n"
    "    Zo kan het wel: draai nsp geo prepare opnieuw"
)
ELSEWHERE = (
    f"{FILE} (oorsprong): deze straten liggen niet in deze gemeente\n    Zo kan het wel: draai nsp geo prepare opnieuw"
)


def test_streets_are_read(municipality: Municipality) -> None:
    """The layers come into the site; without the file there are none, and nothing is said about it."""
    before = municipality.said()
    assert municipality.site().kaart is None
    municipality.write(FILE, LAYERS.to_json())
    assert municipality.site().kaart == LAYERS
    assert municipality.said() == before


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "7", "{", LAYERS.to_json().replace('"versie":2', '"versie":9')]
)
def test_damaged_file_is_told(municipality: Municipality, text: str) -> None:
    """One sentence says what to run."""
    municipality.write(FILE, text)
    assert BROKEN in municipality.said()


def test_streets_of_another_municipality_are_told(municipality: Municipality) -> None:
    """A file copied from elsewhere would give empty maps."""
    data = json.loads(LAYERS.to_json())
    municipality.write(FILE, json.dumps({**data, "oorsprong": [6.5, 53.2]}))
    assert ELSEWHERE in municipality.said()


def test_status_keeps_the_maps(municipality: Municipality) -> None:
    """A site that was saved has the same streets, so a status changes no map."""
    municipality.write(FILE, LAYERS.to_json())
    site = municipality.site()
    assert from_json(to_json(site), site.status).kaart == LAYERS
