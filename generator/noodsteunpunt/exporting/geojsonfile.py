"""A listing as GeoJSON for a map program: a point per noodsteunpunt, its values as properties with dotted keys."""

import json
from typing import Any

from .listing import Listing

_LAT, _LON = "locatie.lat", "locatie.lon"


def to_geojson(listing: Listing) -> bytes:
    """The bytes of the file, one feature per line."""
    lines = [_feature(dict(zip(listing.head, cells, strict=True))) for cells in listing.cells()]
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _feature(row: dict[str, str]) -> str:
    properties: dict[str, Any] = {key: text for key, text in row.items() if text and key not in {_LAT, _LON}}
    place = f'{{"type": "Point", "coordinates": [{_number(row[_LON])}, {_number(row[_LAT])}]}}'
    told = json.dumps(properties, ensure_ascii=False)
    return f'{{"type": "Feature", "geometry": {place}, "properties": {told}}}'


def _number(text: str) -> str:
    """Degrees as they were written: every decimal stays, which a number of the machine would not promise."""
    return text if "." in text else f"{text}.0"
