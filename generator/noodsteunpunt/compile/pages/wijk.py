"""The page of a wijk, also of one without a point."""

from collections.abc import Callable
from dataclasses import dataclass

from ...enrich.atlas import Atlas
from ...model.wijk import Wijk
from ..texts import Texts
from .pagina import Pagina
from .views import PuntRegel, near_regel, punt_regel

TEMPLATE = "pages/wijk.html"
NEAR = 3
# The paths below the site's root of the flyers of the wijk with this code, in this language.
Flyers = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True)
class WijkInhoud:
    """What a wijk page shows. flyers: the paths of the printed flyers below the site's root."""

    naam: str
    punten: tuple[PuntRegel, ...]
    flyers: tuple[str, ...]
    dichtbij: tuple[PuntRegel, ...]


def wijk_page(atlas: Atlas, wijk: Wijk, t: Texts, flyers: Flyers) -> Pagina:
    """The points of a wijk and the nearest ones in other wijken."""
    site = atlas.site
    punten = tuple(punt_regel(site, punt, t) for punt in site.punten_in(wijk.id))
    dichtbij = tuple(near_regel(site, near, t) for near in atlas.near_wijk(wijk, NEAR))
    code = site.code(wijk)
    title = "site.wijk.titel" if punten else "site.wijk.geen"
    return Pagina(
        site=site,
        t=t,
        slug=code,
        titel=t.plain(title, wijk=wijk.naam),
        beschrijving=t.plain("site.wijk.beschrijving", wijk=wijk.naam, gemeente=site.gemeente.naam),
        wisselt=True,
        actueel=any(punt.id in site.status.punten for punt in site.punten_in(wijk.id)),
        inhoud=WijkInhoud(wijk.naam, punten, flyers(code, t.code), dichtbij),
    )
