"""The page of a point: in use, or ended with the way to go on."""

from dataclasses import dataclass

from markupsafe import Markup

from ...enrich.atlas import Atlas
from ...model.fields.choice import JaNeeOnbekend
from ...model.gemeente import Aard, Gemeente
from ...model.noodsteunpunt import Levensloop, Noodsteunpunt
from ...model.opening import Kanaal
from ...model.site import Site
from ...model.talen import EIGEN_NAMEN
from ..kaarten import Kaart, Kaarten
from ..texts import Texts
from .pagina import Pagina
from .views import (
    Antwoord,
    PuntRegel,
    Staat,
    access,
    address_line,
    free_text,
    map_source,
    near_regel,
    not_ready,
    plain_regel,
    staat,
    street_line,
    town_line,
    valid,
)

TEMPLATE = "pages/punt.html"
TEMPLATE_ENDED = "pages/punt_weg.html"
NEAR = 2


@dataclass(frozen=True)
class PuntInhoud:
    """What the page of a point in use shows.

    geo, maps: its place for a map app, on any phone and on Apple's (decision 0009). plek: the same to type.
    geldig: from and until when. gecontroleerd, opnieuw: dates in words. wijken: (name, slug) of all wijken it is for,
    when these are more than its own. talen: (code, own name) of the languages people may speak there.
    niet_klaar: whether it cannot be used yet, as far as is known.
    verwachting: (when, what is planned by then), both keys of `site.verwachting`.
    schets, kaart: the main roads around it as SVG, and the map with every street; empty and None without street data.
    kaart_bron: whose map that is.
    straat, plaats and gecontroleerd are empty when not known, which the page then says. gebouw is empty when it says
    no more than the name.
    """

    naam: str
    gebouw: str
    straat: str
    plaats: str
    ingang: Markup
    herkenning: Markup
    geo: str
    maps: str
    plek: str
    geldig: Markup
    wijken: tuple[tuple[str, str], ...]
    staat: Staat
    levensloop: str
    niet_klaar: bool
    noodmelding: bool
    menukaart: tuple[str, ...]
    opladen: bool
    talen: tuple[tuple[str, str], ...]
    toegang: tuple[Antwoord, ...]
    beslist: Markup
    kanalen: tuple[Markup, ...]
    verwachting: tuple[tuple[str, str], ...]
    dichtbij: tuple[PuntRegel, ...]
    bron: Markup
    gecontroleerd: str
    opnieuw: str
    eigenaar: str
    schets: Markup
    kaart: Kaart | None
    kaart_bron: Markup


@dataclass(frozen=True)
class PuntWegInhoud:
    """What the page of a moved or closed point shows. nieuw: where to go instead, when it moved."""

    naam: str
    levensloop: str
    sinds: str
    nieuw: PuntRegel | None
    dichtbij: tuple[PuntRegel, ...]


def punt_page(atlas: Atlas, punt: Noodsteunpunt, t: Texts, kaarten: Kaarten | None) -> Pagina:
    """The page at the code of a public point."""
    site = atlas.site
    wijk = site.wijk(punt.wijk)
    if punt.in_use:
        titel = punt.naam
        adres = address_line(punt, t)
        beschrijving = t.plain("site.punt.beschrijving", naam=punt.naam, wijk=wijk.naam, adres=adres)
        inhoud: PuntInhoud | PuntWegInhoud = _in_use(atlas, punt, t, kaarten)
    else:
        titel = t.plain(f"site.levensloop.{punt.levensloop}")
        beschrijving = t.plain(f"site.levensloop.{punt.levensloop}_uitleg")
        inhoud = _ended(atlas, punt, t)
    return Pagina(
        site=site,
        t=t,
        slug=site.code(punt),
        titel=titel,
        beschrijving=beschrijving,
        inhoud=inhoud,
        wijknaam=wijk.naam,
        wijkslug=site.code(wijk),
        actueel=_current(site, punt),
    )


def _in_use(atlas: Atlas, punt: Noodsteunpunt, t: Texts, kaarten: Kaarten | None) -> PuntInhoud:
    locatie, herkomst = punt.locatie, punt.herkomst
    lat, lon = f"{locatie.lat:.5f}", f"{locatie.lon:.5f}"
    again = herkomst.opnieuw_controleren_voor
    state = staat(atlas.site, punt, t)
    current = _current(atlas.site, punt)
    return PuntInhoud(
        naam=punt.naam,
        gebouw=locatie.gebouw if locatie.gebouw and locatie.gebouw != punt.naam else "",
        straat=street_line(punt.locatie),
        plaats=town_line(punt.locatie),
        ingang=free_text(punt, "ingang", t),
        herkenning=free_text(punt, "herkenningspunt", t),
        geo=f"geo:{lat},{lon}",
        maps=f"maps://?q={lat},{lon}",
        plek=f"{lat}, {lon}",
        geldig=valid(punt, t),
        wijken=_wijken(atlas.site, punt) if punt.bedient else (),
        staat=state,
        levensloop=_levensloop(punt, atlas.site.gemeente),
        niet_klaar=not_ready(punt, state),
        noodmelding=punt.noodmelding is JaNeeOnbekend.JA,
        menukaart=tuple(functie.value for functie in punt.menukaart),
        opladen=punt.opladen is not None,
        talen=tuple((code, EIGEN_NAMEN[code]) for code in punt.gesproken_talen),
        toegang=access(punt),
        beslist=_one_of(tuple(t(f"site.beslisser.{one}") for one in punt.opening.beslist), t),
        kanalen=tuple(_channel(kanaal, atlas.site.gemeente, t) for kanaal in punt.opening.bekend_via),
        verwachting=tuple((f"na_{hours}_uur", step.value) for hours, step in punt.opening.verwachting.steps),
        dichtbij=tuple(near_regel(atlas.site, near, t, current) for near in atlas.near_point(punt, NEAR)),
        bron=t.in_source_language(herkomst.bron),
        gecontroleerd=t.date(herkomst.gecontroleerd_op) if herkomst.gecontroleerd_op else "",
        opnieuw=t.date(again) if again else "",
        eigenaar=herkomst.eigenaar.value if herkomst.eigenaar else "",
        schets=kaarten.sketch(punt, t.plain("site.kaart.schets", naam=punt.naam)) if kaarten else Markup(),
        kaart=kaarten.of_punt(punt) if kaarten else None,
        kaart_bron=map_source(atlas.site.kaart.bron, t) if atlas.site.kaart else Markup(),
    )


def _current(site: Site, punt: Noodsteunpunt) -> bool:
    """Whether the status is about this point."""
    return punt.id in site.status.punten


def _levensloop(punt: Noodsteunpunt, gemeente: Gemeente) -> str:
    """What has to be said about where a point is in its life; in a trial nobody designated anything."""
    silent = punt.levensloop is Levensloop.ACTIEF or gemeente.aard is Aard.PROEF
    return "" if silent else punt.levensloop.value


def _wijken(site: Site, punt: Noodsteunpunt) -> tuple[tuple[str, str], ...]:
    wijken = (site.wijk(id_) for id_ in punt.wijken)
    return tuple((wijk.naam, site.code(wijk)) for wijk in wijken)


def _one_of(names: tuple[Markup, ...], t: Texts) -> Markup:
    return Markup(f" {t('site.punt.of')} ").join(names)  # noqa: S704 - a sentence is escaped HTML


def _channel(kanaal: Kanaal, gemeente: Gemeente, t: Texts) -> Markup:
    if kanaal is not Kanaal.OMROEP:
        return t(f"site.kanaal.{kanaal}")
    return t("site.kanaal.omroep", omroep=gemeente.omroep.naam) if gemeente.omroep else t("site.kanaal.omroep_naamloos")


def _ended(atlas: Atlas, punt: Noodsteunpunt, t: Texts) -> PuntWegInhoud:
    site = atlas.site
    nieuw = site.punt(punt.verplaatst_naar) if punt.verplaatst_naar else None
    return PuntWegInhoud(
        naam=punt.naam,
        levensloop=punt.levensloop.value,
        sinds=t.date(punt.vervallen_op) if punt.vervallen_op else "",
        nieuw=plain_regel(site, nieuw, t) if nieuw else None,
        dichtbij=tuple(
            near_regel(site, near, t) for near in atlas.near_point(punt, NEAR) if not nieuw or near.punt.id != nieuw.id
        ),
    )
