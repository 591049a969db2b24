"""The page of a point: in use, or ended with the way to go on."""

from dataclasses import dataclass

from markupsafe import Markup

from ...enrich.atlas import Atlas
from ...model.fields import JaNeeOnbekend
from ...model.gemeente import Gemeente
from ...model.noodsteunpunt import Kanaal, Levensloop, Noodsteunpunt
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
    near_regel,
    plain_regel,
    staat,
    street_line,
    town_line,
)

TEMPLATE = "pages/punt.html"
TEMPLATE_ENDED = "pages/punt_weg.html"
NEAR = 2


@dataclass(frozen=True)
class PuntInhoud:
    """What the page of a point in use shows. geo: address for a map app; gecontroleerd, opnieuw: dates in words.

    schets, kaart: the main roads around it as SVG, and the map with every street; empty and None without street data.
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
    staat: Staat
    levensloop: str
    noodmelding: bool
    menukaart: tuple[str, ...]
    toegang: tuple[Antwoord, ...]
    beslist: Markup
    kanalen: tuple[Markup, ...]
    dichtbij: tuple[PuntRegel, ...]
    bron: str
    gecontroleerd: str
    opnieuw: str
    schets: Markup
    kaart: Kaart | None


@dataclass(frozen=True)
class PuntWegInhoud:
    """What the page of a moved or closed point shows. nieuw: where to go instead, when it moved."""

    naam: str
    levensloop: str
    sinds: str
    nieuw: PuntRegel | None
    dichtbij: tuple[PuntRegel, ...]


def punt_page(atlas: Atlas, punt: Noodsteunpunt, t: Texts, kaarten: Kaarten | None = None) -> Pagina:
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
        wisselt=punt.in_use,
        actueel=punt.id in site.status.punten,
    )


def _in_use(atlas: Atlas, punt: Noodsteunpunt, t: Texts, kaarten: Kaarten | None) -> PuntInhoud:
    locatie, herkomst = punt.locatie, punt.herkomst
    again = herkomst.opnieuw_controleren_voor
    return PuntInhoud(
        naam=punt.naam,
        gebouw=locatie.gebouw if locatie.gebouw and locatie.gebouw != punt.naam else "",
        straat=street_line(punt),
        plaats=town_line(punt),
        ingang=free_text(punt, "ingang", t),
        herkenning=free_text(punt, "herkenningspunt", t),
        geo=f"geo:{locatie.lat:.6f},{locatie.lon:.6f}",
        staat=staat(atlas.site, punt, t),
        levensloop="" if punt.levensloop is Levensloop.ACTIEF else punt.levensloop.value,
        noodmelding=punt.noodmelding is JaNeeOnbekend.JA,
        menukaart=tuple(functie.value for functie in punt.menukaart),
        toegang=access(punt),
        beslist=free_text(punt, "beslist", t),
        kanalen=tuple(_channel(kanaal, atlas.site.gemeente, t) for kanaal in punt.opening.bekend_via),
        dichtbij=tuple(near_regel(atlas.site, near, t) for near in atlas.near_point(punt, NEAR)),
        bron=herkomst.bron,
        gecontroleerd=t.date(herkomst.gecontroleerd_op) if herkomst.gecontroleerd_op else "",
        opnieuw=t.date(again) if again else "",
        schets=kaarten.sketch(punt, t.plain("site.kaart.schets", naam=punt.naam)) if kaarten else Markup(),
        kaart=kaarten.of_punt(punt) if kaarten else None,
    )


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
