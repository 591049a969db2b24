"""Open data for others: `punten.geojson`."""

import geojson

from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from .addresses import absolute, page_path
from .artifact import CORE, Artifact

# RFC 7946 section 11.2: more than 6 decimals (0.1 m) says nothing.
DECIMALS = 6
# Only these leave the model; a field that is added to it is not published by accident.
_PUBLISHED = ("naam", "levensloop", "wijk", "noodmelding", "menukaart", "toegang", "opening", "herkomst")


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
    properties = punt.model_dump(mode="json", include=set(_PUBLISHED), exclude_none=True)
    location = punt.locatie.model_dump(mode="json", exclude={"lat", "lon"}, exclude_none=True)
    properties |= {
        "locatie": location,
        "code": code,
        "pagina": absolute(site.gemeente.siteadres, page_path(code, "nl")),
    }
    point = geojson.Point((punt.locatie.lon, punt.locatie.lat), precision=DECIMALS)
    return geojson.Feature(id=code, geometry=point, properties=properties)
