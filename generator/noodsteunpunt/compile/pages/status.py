"""The status page: what is going on now, and which points are open."""

from dataclasses import dataclass

from ...model.site import Site
from ...model.status import Fase
from ..texts import Texts
from .pagina import Pagina
from .views import Nieuws, PuntRegel, by_state, news, punt_regel

TEMPLATE = "pages/status.html"
SLUG = "status"


@dataclass(frozen=True)
class StatusInhoud:
    """What the status page shows.

    nieuws: None when nothing is going on. bijgewerkt: when that was said, in words; empty when nobody told.
    punten: those with news, open ones first.
    """

    nieuws: Nieuws | None
    bijgewerkt: str
    punten: tuple[PuntRegel, ...]


def status_page(site: Site, t: Texts) -> Pagina:
    """The state of the day."""
    status = site.status
    return Pagina(
        site=site,
        t=t,
        slug=SLUG,
        titel=_title(site, t),
        beschrijving=t.plain("site.status.beschrijving", gemeente=site.gemeente.naam),
        actueel=True,
        inhoud=StatusInhoud(
            news(site, t),
            t.moment(status.bijgewerkt) if status.bijgewerkt else "",
            tuple(punt_regel(site, punt, t) for punt in by_state(site)),
        ),
    )


def _title(site: Site, t: Texts) -> str:
    """A question while nobody has reported anything; in an exercise the word OEFENING goes first."""
    if site.status.fase is Fase.RUST:
        return t.plain("site.status.titel")
    exercise = f"{t.plain('site.fase.oefening')}: " if site.status.fase is Fase.OEFENING else ""
    return exercise + t.plain("site.status.titel_nu")
