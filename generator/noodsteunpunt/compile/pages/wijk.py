"""The page of a wijk, also of one without a point."""

from collections.abc import Collection
from dataclasses import dataclass

from ...enrich.atlas import Atlas
from ...model.wijk import Wijk
from ..addresses import sheets_of
from ..kaarten import Kaart, Kaarten
from ..texts import Texts
from .pagina import Pagina
from .views import PuntRegel, near_regel, punt_regel

TEMPLATE = "pages/wijk.html"
NEAR = 3


@dataclass(frozen=True)
class WijkInhoud:
    """What a wijk page shows. flyers: the paths of the printed flyers below the site's root. kaart: its street map."""

    naam: str
    punten: tuple[PuntRegel, ...]
    flyers: tuple[str, ...]
    dichtbij: tuple[PuntRegel, ...]
    kaart: Kaart | None


def wijk_page(atlas: Atlas, wijk: Wijk, t: Texts, sheets: Collection[str], kaarten: Kaarten | None) -> Pagina:
    """The points of a wijk and the nearest ones in other wijken.

    sheets: the paths of all printed sheets on the site.
    """
    site = atlas.site
    punten = tuple(punt_regel(site, punt, t) for punt in site.punten_in(wijk.id))
    dichtbij = tuple(near_regel(site, near, t) for near in atlas.near_wijk(wijk, NEAR))
    flyers = sheets_of(sheets, site.code(wijk), t.code)
    title = "site.wijk.titel" if punten else "site.wijk.geen"
    return Pagina(
        site=site,
        t=t,
        slug=site.code(wijk),
        titel=t.plain(title, wijk=wijk.naam),
        beschrijving=t.plain("site.wijk.beschrijving", wijk=wijk.naam, gemeente=site.gemeente.naam),
        wisselt=True,
        actueel=any(punt.id in site.status.punten for punt in site.punten_in(wijk.id)),
        inhoud=WijkInhoud(wijk.naam, punten, flyers, dichtbij, kaarten.of_wijk(wijk) if kaarten else None),
    )
