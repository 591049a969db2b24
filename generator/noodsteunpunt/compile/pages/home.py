"""The home page: where is my noodsteunpunt?"""

from dataclasses import dataclass

from ...geo.on_foot import destinations
from ...model.site import Site
from ...model.status import Toestand
from ..addresses import HOME
from ..texts import Texts
from ..zoek.all import has_tables
from .pagina import Pagina
from .straten import count_street_pages
from .views import BANDS, PuntRegel, any_not_ready, punt_regel

TEMPLATE = "pages/begin.html"


@dataclass(frozen=True)
class WijkMetPunten:
    """One wijk in the list, with its points in use."""

    naam: str
    slug: str
    punten: tuple[PuntRegel, ...]


@dataclass(frozen=True)
class Zoeker:
    """What the finder needs besides the list of points.

    tabellen: whether there are tables of postcodes, streets and positions. straten: whether there is a list of streets;
    addresses may be known by postcode and number alone. plekken: code, latitude and longitude of
    the points that people are sent to ("1007 52.55 5.2;1010 …"), for when a straight line is all there is.
    niet_klaar: whether some points in the list are not ready, so that no answer leads to them.
    banden, staten: the names of walks and states it has words for.
    """

    tabellen: bool
    straten: bool
    plekken: str
    niet_klaar: bool
    banden: tuple[str, ...] = BANDS
    staten: tuple[str, ...] = tuple(toestand.value for toestand in Toestand if toestand is not Toestand.DICHT)


@dataclass(frozen=True)
class Begin:
    """What the home page shows."""

    wijken: tuple[WijkMetPunten, ...]
    enig_punt: bool  # whether the municipality has any point at all
    zoeker: Zoeker


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
        inhoud=Begin(wijken, any(wijk.punten for wijk in wijken), _finder(site)),
    )


def _finder(site: Site) -> Zoeker:
    places = (f"{site.code(punt)} {punt.locatie.lat} {punt.locatie.lon}" for punt in destinations(site.punten))
    return Zoeker(has_tables(site), count_street_pages(site) > 0, ";".join(places), any_not_ready(site))
