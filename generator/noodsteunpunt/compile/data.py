"""Open data for others: `punten.geojson`."""

from typing import Any

import geojson

from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from .addresses import absolute, page_path
from .artifact import CORE, Artifact

# RFC 7946 section 11.2: more than 6 decimals (0.1 m) says nothing.
DECIMALS = 6
# Only these leave the model, also inside its parts; a field that is added to it is not published by accident.
# The position is the geometry.
_PUBLISHED: dict[str, Any] = {
    **dict.fromkeys(("naam", "levensloop", "wijk", "noodmelding", "menukaart"), True),
    "locatie": {"gebouw", "straat", "huisnummer", "postcode", "plaats", "ingang", "herkenningspunt"},
    "toegang": {"rolstoel", "drempelvrij", "toilet", "ringleiding", "hulphond"},
    "opening": {"beslist", "bekend_via"},
    "herkomst": {"bron", "gecontroleerd_op", "opnieuw_controleren_voor"},
}


def points_geojson(site: Site) -> Artifact:
    """All points in use as GeoJSON (RFC 7946), with the fields under their names in the municipality's folder."""
    features = [_feature(site, punt) for punt in site.punten if punt.in_use]
    collection = geojson.FeatureCollection(
        features, gemeente=site.gemeente.naam, cbs_code=site.gemeente.cbs_code, aard=site.gemeente.aard.value
    )
    assert collection.is_valid
    text = geojson.dumps(collection, ensure_ascii=False, indent=1, sort_keys=True)
    return Artifact("site/punten.geojson", f"{text}\n".encode(), made_from=text, offline=CORE)


def _feature(site: Site, punt: Noodsteunpunt) -> geojson.Feature:
    code = site.code(punt)
    properties = punt.model_dump(mode="json", include=_PUBLISHED, exclude_none=True)
    properties |= {
        "code": code,
        "pagina": absolute(site.gemeente.siteadres, page_path(code, "nl")),
    }
    point = geojson.Point((punt.locatie.lon, punt.locatie.lat), precision=DECIMALS)
    return geojson.Feature(id=code, geometry=point, properties=properties)
