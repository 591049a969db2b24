"""Every lookup table of a site. They hold codes and numbers, so all languages share them."""

import json
from collections.abc import Iterator
from typing import Any

from ...enrich.atlas import Atlas
from ..artifact import CORE, Artifact
from .answers import answers_of
from .grid import grid_table
from .postcodes import postcode_tables
from .streets import street_table

VERSIE = 1


def lookup_tables(atlas: Atlas) -> Iterator[Artifact]:
    """The tables and the list of them; nothing without street data, addresses, or a point that people are sent to."""
    site, on_foot = atlas.site, atlas.on_foot
    if on_foot is None or not on_foot.punten or not len(on_foot.walking.net.adressen):
        return
    net = on_foot.walking.net
    names = [site.code(punt) for punt in on_foot.punten]
    rows = answers_of(on_foot.addresses)
    postcodes = postcode_tables(net.adressen, net.postcodes, rows, names)
    overview = {
        "soort": "zoektabellen",
        "versie": VERSIE,
        "bron": net.vermelding,
        "punten": dict(sorted(zip(names, (punt.naam for punt in on_foot.punten), strict=True))),
        "postcodes": sorted(postcodes),
    }
    yield _artifact("overzicht", overview)
    for prefix, table in sorted(postcodes.items()):
        yield _artifact(f"pc/{prefix}", table)
    yield _artifact("straten", street_table(net.adressen, net.straten, rows, names))
    yield _artifact("raster", grid_table(on_foot, site.wijken, rows, names))


def _artifact(name: str, table: dict[str, Any]) -> Artifact:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"site/zoek/{name}.json", text.encode(), made_from=text, offline=CORE)
