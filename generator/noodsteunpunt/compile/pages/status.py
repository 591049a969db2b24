"""The status page: what is going on now, and which points are open."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from ...model.site import Site
from ...model.status import Fase
from ...model.woorden import SOURCE_LANGUAGE
from ..texts import Texts
from .pagina import Pagina
from .views import PuntRegel, punt_regel

TEMPLATE = "pages/status.html"
SLUG = "status"


@dataclass(frozen=True)
class StatusInhoud:
    """What the status page shows. bericht: in the page's language or in Dutch and marked so; bijgewerkt: in words."""

    bericht: Markup
    bijgewerkt: str
    punten: tuple[PuntRegel, ...]


def status_page(site: Site, t: Texts) -> Pagina:
    """The state of the day."""
    status = site.status
    punten = tuple(punt_regel(site, punt, t) for punt in site.punten if punt.id in status.punten)
    return Pagina(
        site=site,
        t=t,
        slug=SLUG,
        titel=t.plain("site.status.titel"),
        beschrijving=t.plain("site.status.beschrijving", gemeente=site.gemeente.naam),
        actueel=True,
        inhoud=StatusInhoud(_message(site, t), t.moment(status.bijgewerkt) if status.bijgewerkt else "", punten),
    )


def _message(site: Site, t: Texts) -> Markup:
    status = site.status
    if status.fase is Fase.RUST:
        return Markup()
    own = status.bericht.get(t.code)
    return escape(own) if own else t.in_source_language(status.bericht[SOURCE_LANGUAGE])
