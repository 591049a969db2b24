"""The home page: where is my noodsteunpunt?"""

from dataclasses import dataclass

from ...geo.areas import middle_of
from ...geo.on_foot import destinations
from ...model.noodsteunpunt import Noodsteunpunt
from ...model.site import Site
from ...model.status import Toestand
from ...model.wijk import Wijk
from ..addresses import HOME
from ..texts import Texts
from ..zoek.all import has_tables
from .pagina import Pagina
from .straten import count_street_pages
from .views import BANDS, Nieuws, PuntRegel, any_not_ready, by_state, news, punt_regel

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
    addresses may be known by postcode and number alone. plekken: code, latitude and longitude of the points that people
    are sent to, with the days from and until which, where somebody set one
    ("1007 52.55 5.2;1010 52.56 5.21 2027-01-01 2027-07-01"; either day may be empty).
    wijken: code and a place in the middle of each wijk ("1007 52.55 5.2;…").
    niet_klaar: whether some points in the list are not ready, so that no answer leads to them.
    banden, staten: the names of walks and states it has words for.
    """

    tabellen: bool
    straten: bool
    plekken: str
    wijken: str
    niet_klaar: bool
    banden: tuple[str, ...] = BANDS
    staten: tuple[str, ...] = tuple(toestand.value for toestand in Toestand if toestand is not Toestand.DICHT)


@dataclass(frozen=True)
class Begin:
    """What the home page shows. nieuws: None when nothing is going on. open_nu: the points that are open then."""

    nieuws: Nieuws | None
    open_nu: tuple[PuntRegel, ...]
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
    are_open = (punt for punt in by_state(site) if site.status.toestand(punt.id) is Toestand.OPEN)
    open_nu = tuple(punt_regel(site, punt, t) for punt in are_open)
    return Pagina(
        site=site,
        t=t,
        slug=HOME,
        titel=t.plain("site.begin_pagina.titel"),
        beschrijving=t.plain("site.begin_pagina.beschrijving", gemeente=site.gemeente.naam),
        actueel=True,
        inhoud=Begin(news(site, t), open_nu, wijken, any(wijk.punten for wijk in wijken), _finder(site)),
    )


def _finder(site: Site) -> Zoeker:
    return Zoeker(
        has_tables(site),
        count_street_pages(site) > 0,
        ";".join(_place(site, punt) for punt in destinations(site.punten)),
        ";".join(_middle(site, wijk) for wijk in site.wijken),
        any_not_ready(site),
    )


def _place(site: Site, punt: Noodsteunpunt) -> str:
    days = f" {punt.geldig_vanaf or ''} {punt.geldig_tot or ''}" if punt.geldig_vanaf or punt.geldig_tot else ""
    return f"{site.code(punt)} {punt.locatie.lat} {punt.locatie.lon}{days}"


def _middle(site: Site, wijk: Wijk) -> str:
    lat, lon = middle_of(wijk)
    return f"{site.code(wijk)} {lat:.3f} {lon:.3f}"
