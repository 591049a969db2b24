"""The pages that say the same in every municipality: 72 hours, now, what is it, the sign, the languages, not found."""

from dataclasses import dataclass, replace
from datetime import date

from ...draw.symbol import civil_defence_symbol, polygon_path
from ...model.fields.choice import JaNeeOnbekend
from ...model.site import Site
from ..addresses import HOME, absolute, page_path, relative
from ..texts import Texts
from .pagina import Pagina, TaalLink

HOURS_72 = "72-uur"
NOW = "nu"
EXPLAINED = "uitleg"
SIGN = "teken"
LANGUAGES = "talen"
OFFLINE = "offline"


@dataclass(frozen=True)
class Bron:
    """A source of the facts on a page. gelezen: a date in words."""

    naam: str
    adres: str
    gelezen: str


@dataclass(frozen=True)
class Uur72Inhoud:
    """The names of the steps and things of the 72-hour advice; their words are in `advies.uur72`."""

    stappen: tuple[str, ...]
    spullen: tuple[str, ...]
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class NuInhoud:
    """The names of the steps of `advies.nu`."""

    stappen: tuple[str, ...]
    weg: tuple[str, ...]


@dataclass(frozen=True)
class UitlegInhoud:
    """What a noodsteunpunt is and is not. noodmelding: "alle", "sommige" or "" over the points in use."""

    niet: tuple[str, ...]
    noodmelding: str


@dataclass(frozen=True)
class TekenInhoud:
    """The sign as an SVG path in a field of 100 by 100. toestemming: whether the municipality may use it."""

    driehoek: str
    toestemming: bool


@dataclass(frozen=True)
class TalenInhoud:
    """The home page in each language."""

    talen: tuple[TaalLink, ...]


def hours_72(site: Site, t: Texts) -> Pagina:
    """The national advice: three steps and the kit."""
    inhoud = Uur72Inhoud(
        stappen=tuple(t.ids("advies.uur72.stappen")),
        spullen=tuple(t.ids("advies.uur72.pakket.spullen")),
        bronnen=_sources(site, t),
    )
    return _page(site, t, HOURS_72, "advies.uur72", inhoud)


def now(site: Site, t: Texts) -> Pagina:
    """What to do now."""
    inhoud = NuInhoud(
        stappen=tuple(t.ids("advies.nu.stappen")),
        weg=tuple(name for name in t.ids("advies.nu.weg") if name != "titel"),
    )
    return _page(site, t, NOW, "advies.nu", inhoud)


def explained(site: Site, t: Texts) -> Pagina:
    """What a noodsteunpunt is, and what not."""
    answers = {punt.noodmelding for punt in site.punten if punt.in_use}
    everywhere = answers == {JaNeeOnbekend.JA}
    somewhere = "sommige" if JaNeeOnbekend.JA in answers else ""
    inhoud = UitlegInhoud(niet=tuple(t.ids("vast.niet")), noodmelding="alle" if everywhere else somewhere)
    return _page(site, t, EXPLAINED, "site.uitleg", inhoud)


def sign(site: Site, t: Texts) -> Pagina:
    """What the international sign means, and that it is no shelter here."""
    inhoud = TekenInhoud(polygon_path(civil_defence_symbol(100, 100).triangle), site.gemeente.toestemming is not None)
    return _page(site, t, SIGN, "site.teken", inhoud)


def languages(site: Site, t: Texts) -> Pagina:
    """All languages, each in its own name."""
    page = _page(site, t, LANGUAGES, "site.talen", None)
    links = ((link, page_path(HOME, link.taal.code)) for link in page.talen)
    home = (
        replace(link, href=relative(page.pad, path), absoluut=absolute(site.gemeente.siteadres, path))
        for link, path in links
    )
    return replace(page, inhoud=TalenInhoud(tuple(home)))


def offline(site: Site, t: Texts) -> Pagina:
    """What a phone shows without network for a page it does not have."""
    return replace(_page(site, t, OFFLINE, "site.offline", None), verborgen=True)


def not_found(site: Site, t: Texts) -> Pagina:
    """What a host shows for an address that does not exist."""
    texts = "site.niet_gevonden"
    titel, beschrijving = t.plain(f"{texts}.titel"), t.plain(f"{texts}.beschrijving")
    return Pagina(site=site, t=t, slug="404", titel=titel, beschrijving=beschrijving, inhoud=None, vast=True)


def _page(site: Site, t: Texts, slug: str, texts: str, inhoud: object) -> Pagina:
    titel, beschrijving = t.plain(f"{texts}.titel"), t.plain(f"{texts}.beschrijving")
    return Pagina(site=site, t=t, slug=slug, titel=titel, beschrijving=beschrijving, inhoud=inhoud)


def _sources(site: Site, t: Texts) -> tuple[Bron, ...]:
    """Every source of the facts in the 72-hour advice once, with the last day one of these facts was read there."""
    read: dict[tuple[str, str], date] = {}
    for name in t.facts_below("advies.uur72"):
        feit = site.feiten[name]
        source = (feit.bron, feit.bron_adres or "")
        read[source] = max(feit.gezien_op, read.get(source, feit.gezien_op))
    return tuple(Bron(naam, adres, t.date(day)) for (naam, adres), day in sorted(read.items()))
