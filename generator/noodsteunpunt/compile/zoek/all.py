"""Every lookup table of a site. They hold codes and numbers, so all languages share them."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...enrich.atlas import Atlas
from ...geo.on_foot import destinations
from ...model.site import Site
from ..artifact import CORE, Artifact
from .answers import answers_of
from .columns import VERSIE
from .grid import grid_table
from .postcodes import postcode_tables
from .streets import street_table

# What the tables may take of the copy that a phone keeps, compressed; the pages of a point take some 1,300 bytes.
KEPT_BYTES, KEPT_BYTES_PER_POINT = 15_000, 1_500


def has_tables(site: Site) -> bool:
    """Whether there is street data with addresses, and a point that people are sent to."""
    return site.loopnet is not None and len(site.loopnet.adressen) > 0 and bool(destinations(site.punten))


def lookup_tables(atlas: Atlas) -> Iterator[Artifact]:
    """The tables and the list of them; nothing when `has_tables` says no.

    A phone keeps them as far as there is room: first the postcodes, then the streets, the squares last. A large
    municipality with few points has most of them online only; without squares a position is answered "hemelsbreed".
    """
    room = KEPT_BYTES + KEPT_BYTES_PER_POINT * sum(punt.in_use for punt in atlas.site.punten)
    for table in _tables(atlas):
        room -= len(gzip.compress(table.data, mtime=0))
        yield replace(table, offline=CORE if room >= 0 else "")


def _tables(atlas: Atlas) -> Iterator[Artifact]:
    site, on_foot = atlas.site, atlas.on_foot
    if on_foot is None or not has_tables(site):
        return
    net = on_foot.walking.net
    names = [site.code(punt) for punt in on_foot.punten]
    without = on_foot.without_stairs()
    rows, step_free = answers_of(on_foot.addresses), answers_of(without.addresses)
    postcodes = postcode_tables(net.adressen, net.postcodes, rows, step_free, names)
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
    yield _artifact("straten", street_table(net.adressen, net.straten, rows, step_free, names))
    yield _artifact("raster", grid_table(on_foot, without, site.wijken, names))


def _artifact(name: str, table: dict[str, Any]) -> Artifact:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"site/zoek/{name}.json", text.encode(), made_from=text)
