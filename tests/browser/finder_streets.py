"""A few streets for the example municipality, with all that a finder can meet: small, so that every answer is known.

Lange Vaart runs 1.8 km from De Droge Voet to Kavelhuis Midden, and all its houses have one postcode. Het Peilhuis lies
behind a path of more than 2 km; De Mollengang is on no way at all.
"""

from pathlib import Path

from tests.streets import STREET, Osm

from noodsteunpunt.straten.prepare import prepare

from .support import LOCATIONS, Example

DROGE_VOET, KAVELHUIS, PEILHUIS = (52.57145, 5.20938), (52.55976, 5.22751), (52.58314, 5.17826)
HOUSES = 24
FILE = "locations/geo/lopen.json"


def streets_of_markerwaard() -> Osm:
    """All streets and addresses."""
    osm = Osm()
    (north, west), (south, east) = DROGE_VOET, KAVELHUIS
    osm.way({**STREET, "name": "Lange Vaart"}, DROGE_VOET, KAVELHUIS)
    osm.way({**STREET, "name": "Professor Bakemastraat"}, DROGE_VOET, (52.5738, west))
    osm.way({**STREET, "name": "'s-Gravenkade"}, KAVELHUIS, (52.5575, east))
    osm.way({**STREET, "name": "Étangstraat"}, PEILHUIS, (52.5840, 5.1850))
    osm.way({"highway": "footway"}, (52.5840, 5.1850), DROGE_VOET)
    for number in range(1, HOUSES + 1):
        part = number / (HOUSES + 1)
        place = (round(north + (south - north) * part, 5), round(west + (east - west) * part, 5))
        osm.home("Lange Vaart", number, "0002 AC", *place, "Kavelstede")
    for number in range(1, 6):
        osm.home("Professor Bakemastraat", number, "0002 AD", round(52.5716 + number * 0.0004, 5), 5.2095, "Kavelstede")
        osm.home("'s-Gravenkade", number, "0002 AE", round(52.5596 - number * 0.0004, 5), 5.2276, "Kavelstede")
        osm.home("Étangstraat", number, "0001 AB", 52.5834, round(5.1785 + number * 0.001, 5), "Waardhaven")
    for ending in ("erf", "hof", "laan", "pad", "steeg", "weg"):
        osm.home(f"Turf{ending}", 1, "0002 AE", 52.5590, 5.2276, "Kavelstede")
    return osm


def with_streets(folder: Path) -> Example:
    """The example municipality with these streets. folder: for a file on the way."""
    osm = streets_of_markerwaard().write(folder / "markerwaard.osm")
    return Example(files={FILE: prepare(LOCATIONS.parent, osm, None).files["lopen.json"]})
