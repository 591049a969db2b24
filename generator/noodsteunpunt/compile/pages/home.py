"""The home page: where is my noodsteunpunt?"""

from dataclasses import dataclass

from ...model.site import Site
from ..addresses import HOME
from ..texts import Texts
from .pagina import Pagina
from .views import PuntRegel, punt_regel

TEMPLATE = "pages/begin.html"


@dataclass(frozen=True)
class WijkMetPunten:
    """One wijk in the list, with its points in use."""

    naam: str
    slug: str
    punten: tuple[PuntRegel, ...]


@dataclass(frozen=True)
class Begin:
    """What the home page shows."""

    wijken: tuple[WijkMetPunten, ...]
    enig_punt: bool  # whether the municipality has any point at all


def home(site: Site, t: Texts) -> Pagina:
    """All points, by wijk."""
    wijken = tuple(
        WijkMetPunten(
            wijk.naam, site.code(wijk), tuple(punt_regel(site, punt, t) for punt in site.punten_voor(wijk.id))
        )
        for wijk in site.wijken
    )
    return Pagina(
        site=site,
        t=t,
        slug=HOME,
        titel=t.plain("site.begin_pagina.titel"),
        beschrijving=t.plain("site.begin_pagina.beschrijving", gemeente=site.gemeente.naam),
        actueel=True,
        inhoud=Begin(wijken, any(wijk.punten for wijk in wijken)),
    )
