"""The page of a wijk, also of one without a point."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...enrich.atlas import Atlas
from ...model.initiatief import Initiatief
from ...model.wijk import Wijk
from ..kaarten import Kaart, Kaarten
from ..texts import Texts
from .pagina import Pagina
from .views import PuntRegel, near_regel, punt_regel, street_line, town_line

TEMPLATE = "pages/wijk.html"
NEAR = 3
# With no point, with one, with more.
TITLES = ("site.wijk.geen", "site.wijk.titel_een", "site.wijk.titel")
# The paths below the site's root of the flyers of the wijk with this code, in this language.
Flyers = Callable[[str, str], tuple[str, ...]]


@dataclass(frozen=True)
class BurenInhoud:
    """What neighbours arrange. wat: in the page's language or in Dutch and marked so; plek: on one line."""

    naam: str
    door: str
    wat: Markup
    plek: str
    website: str
    gecontroleerd: str


@dataclass(frozen=True)
class WijkInhoud:
    """What a wijk page shows. flyers: the paths of the printed flyers below the site's root. kaart: its street map."""

    naam: str
    titel: Markup
    punten: tuple[PuntRegel, ...]
    flyers: tuple[str, ...]
    dichtbij: tuple[PuntRegel, ...]
    initiatieven: tuple[BurenInhoud, ...]
    kaart: Kaart | None


def wijk_page(atlas: Atlas, wijk: Wijk, t: Texts, flyers: Flyers, kaarten: Kaarten | None) -> Pagina:
    """The points for a wijk, the nearest other ones, and what neighbours arrange."""
    site = atlas.site
    ours = site.punten_voor(wijk.id)
    punten = tuple(
        punt_regel(site, punt, t)._replace(elders="" if punt.wijk == wijk.id else site.wijk(punt.wijk).naam)
        for punt in ours
    )
    current = any(punt.id in site.status.punten for punt in ours)
    dichtbij = tuple(near_regel(site, near, t, current) for near in atlas.near_wijk(wijk, NEAR))
    code = site.code(wijk)
    kaart = kaarten.of_wijk(wijk) if kaarten else None
    initiatieven = tuple(_neighbours(one, t) for one in site.initiatieven if one.wijk == wijk.id)
    title = TITLES[min(len(punten), 2)]
    heading = t(title, wijk=wijk.naam)
    return Pagina(
        site=site,
        t=t,
        slug=code,
        titel=t.plain(title, wijk=wijk.naam),
        beschrijving=t.plain("site.wijk.beschrijving", wijk=wijk.eigennaam, gemeente=site.gemeente.naam),
        actueel=current,
        inhoud=WijkInhoud(wijk.naam, heading, punten, flyers(code, t.code), dichtbij, initiatieven, kaart),
    )


def _neighbours(one: Initiatief, t: Texts) -> BurenInhoud:
    own = one.vertaling[t.code].wat if t.code in one.vertaling else None
    place = (one.plek.gebouw, street_line(one.plek), town_line(one.plek))
    checked = one.herkomst.gecontroleerd_op
    return BurenInhoud(
        naam=one.naam,
        door=one.door,
        wat=escape(own) if own else t.in_source_language(one.wat),
        plek=", ".join(part for part in place if part),
        website=one.website or "",
        gecontroleerd=t.date(checked) if checked else "",
    )
