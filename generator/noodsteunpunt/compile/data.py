"""Open data for others: `punten.geojson`."""

from typing import Any

import geojson

from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from .addresses import absolute, page_path
from .artifact import CORE, Artifact
from .landmarks import landmark_text
from .texts import Texts

# RFC 7946 section 11.2: more than 6 decimals (0.1 m) says nothing.
DECIMALS = 6
# Only these leave the model, also inside its parts; a field that is added to it is not published by accident.
# The position is the geometry, and the landmark is published as a sentence. See docs/formats/punten.md.
_PLAIN = (
    "naam", "levensloop", "geldig_vanaf", "geldig_tot", "wijk", "bedient", "noodmelding", "menukaart",
    "gesproken_talen",
)  # fmt: skip
_PUBLISHED: dict[str, Any] = {
    **dict.fromkeys(_PLAIN, True),
    "locatie": {"gebouw", "straat", "huisnummer", "postcode", "plaats", "bag_id", "ingang"},
    "toegang": {"rolstoel", "drempelvrij", "toilet", "ringleiding", "hulphond", "huisdieren"},
    "opladen": {"besluit"},
    "opening": {
        "beslist": True,
        "bekend_via": True,
        "verwachting": {"na_4_uur", "na_8_uur", "na_24_uur", "na_72_uur"},
    },
    "herkomst": {"bron", "gecontroleerd_op", "opnieuw_controleren_voor", "eigenaar"},
    "vertaling": {"__all__": {"ingang", "herkenningspunt"}},
}


def points_geojson(site: Site) -> Artifact:
    """All points in use as GeoJSON (RFC 7946), with the fields under their names in the municipality's folder."""
    dutch = Texts(site.talen[0], site.talen[0], site.feiten)
    features = [_feature(site, punt, dutch) for punt in site.punten if punt.in_use]
    collection = geojson.FeatureCollection(
        features, gemeente=site.gemeente.naam, cbs_code=site.gemeente.cbs_code, aard=site.gemeente.aard.value
    )
    assert collection.is_valid
    text = geojson.dumps(collection, ensure_ascii=False, indent=1, sort_keys=True)
    return Artifact("site/punten.geojson", f"{text}\n".encode(), made_from=text, offline=CORE)


def _feature(site: Site, punt: Noodsteunpunt, dutch: Texts) -> geojson.Feature:
    code = site.code(punt)
    properties = punt.model_dump(mode="json", include=_PUBLISHED, exclude_none=True)
    properties |= {
        "code": code,
        "pagina": absolute(site.gemeente.siteadres, page_path(code, "nl")),
    }
    if punt.locatie.herkenningspunt:
        source = punt.locatie.herkenningspunt
        said = source if isinstance(source, str) else landmark_text(source, dutch)[0]
        properties["locatie"]["herkenningspunt"] = said
    point = geojson.Point((punt.locatie.lon, punt.locatie.lat), precision=DECIMALS)
    return geojson.Feature(id=code, geometry=point, properties=properties)
