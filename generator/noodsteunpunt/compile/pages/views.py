"""What templates show of points and wijken: words in the page's language and links, ready to print."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from ...enrich.atlas import Near
from ...model.fields.choice import JaNeeOnbekend
from ...model.gemeente import Aard, Gemeente
from ...model.herkenning import Herkenningspunt
from ...model.initiatief import Plek
from ...model.noodsteunpunt import Levensloop, Locatie, Noodsteunpunt
from ...model.site import Site
from ...model.status import Fase, Toestand
from ...model.woorden import SOURCE_LANGUAGE
from ..landmarks import landmark_html, landmark_text
from ..texts import Texts

# The sentence in `site.lopen` of each band in `geo.bands`.
BANDS = ("tot_5", "tot_10", "tot_15", "tot_20", "verder")
# The sentence for the days between which a point is one, by those that are set.
VALID = {
    ("vanaf",): "site.punt.geldig_vanaf",
    ("tot",): "site.punt.geldig_tot",
    ("vanaf", "tot"): "site.punt.geldig_van_tot",
}
# The sentence in a list for a point that is not ready yet; in a trial nobody designated anything.
NOT_READY = {False: "site.levensloop.aangewezen_kort", True: "site.levensloop.niet_klaar"}
# Who may have told a state, as an editor types it in Dutch: the words of these, with or without their article.
REPORTERS = ("site.eigenaar", "site.beslisser", "site.melder")
_ARTICLE = re.compile(r"^(de|het) ", re.IGNORECASE)
# The order in which somebody looks for a place to go.
STATES = (Toestand.OPEN, Toestand.WORDT_INGERICHT, Toestand.VOL, Toestand.GESLOTEN, Toestand.DICHT)
# The sentence for whose data a map is.
MAP_SOURCE = "site.kaart.bron"
_NOTHING = Markup()


@dataclass(frozen=True)
class Staat:
    """The state of a point: the word is in `site.staat.<naam>`; sinds and door are empty in peacetime."""

    naam: str
    sinds: str = ""
    door: Markup = _NOTHING


CLOSED = Staat(Toestand.DICHT.value)
# A point in one of these states is in use, whatever was planned.
_IN_USE = {Toestand.OPEN, Toestand.WORDT_INGERICHT, Toestand.VOL}


class PuntRegel(NamedTuple):
    """A point in a list.

    straat, plaats: empty when not known.
    geldig: from and until when it is a noodsteunpunt; empty when nobody set a day.
    niet_klaar: that it is not ready yet; empty when it is, or when its state says more.
    elders: the name of the wijk it lies in, on the page of another wijk that it serves.
    afstand: how far it is, in a sentence; empty where it does not matter. looptijd: whether that is a walk.
    staat: None when it is closed as in peacetime, and in lists of points nearby on pages that the status is not about,
    so that it touches few pages.
    """

    naam: str
    slug: str
    straat: str
    plaats: str
    staat: Staat | None
    herkenning: Markup
    geldig: Markup
    niet_klaar: Markup
    afstand: str = ""
    elders: str = ""
    looptijd: bool = False


@dataclass(frozen=True)
class Nieuws:
    """The message of the day.

    bericht: its paragraphs in the page's language, or in Dutch and marked so, which `vertaald` tells.
    bijgewerkt: in words.
    """

    bericht: tuple[Markup, ...]
    vertaald: bool
    bijgewerkt: str


@dataclass(frozen=True)
class Antwoord:
    """An answer about access: ja, nee or onbekend."""

    naam: str
    antwoord: str


def punt_regel(site: Site, punt: Noodsteunpunt, t: Texts) -> PuntRegel:
    """A point as one entry of a list, with its state."""
    state = staat(site, punt, t)
    return plain_regel(site, punt, t, None if state.naam == CLOSED.naam else state)


def near_regel(site: Site, near: Near, t: Texts, actueel: bool = False) -> PuntRegel:
    """A point nearby as one entry of a list, with the walk to it, or how far it is in a straight line.

    actueel: as in `Pagina`; only then its state is there too.
    """
    if near.band is None:
        afstand = t("site.punt.hemelsbreed", afstand=t.distance(near.distance_m))
    else:
        afstand = t(f"site.lopen.{BANDS[near.band]}")
    regel = punt_regel(site, near.punt, t) if actueel else plain_regel(site, near.punt, t)
    return regel._replace(afstand=afstand, looptijd=near.band is not None)


def plain_regel(site: Site, punt: Noodsteunpunt, t: Texts, staat: Staat | None = None) -> PuntRegel:
    """A point as one entry of a list, without its state unless it is given."""
    return PuntRegel(
        naam=punt.naam,
        slug=site.code(punt),
        straat=street_line(punt.locatie),
        plaats=town_line(punt.locatie),
        staat=staat,
        herkenning=free_text(punt, "herkenningspunt", t),
        geldig=valid(punt, t),
        niet_klaar=t(not_ready_key(site)) if not_ready(punt, staat) else _NOTHING,
    )


def not_ready(punt: Noodsteunpunt, staat: Staat | None = None) -> bool:
    """Whether a point is in the lists and yet nobody is sent to it: see `geo.on_foot.destinations`.

    staat: what is known of now, which says more than that.
    """
    in_use = staat is not None and staat.naam in _IN_USE
    return punt.levensloop is Levensloop.AANGEWEZEN and not in_use


def not_ready_key(site: Site) -> str:
    """The sentence for such a point in a list."""
    return NOT_READY[site.gemeente.aard is Aard.PROEF]


def map_source(bron: str, t: Texts) -> Markup:
    """Whose data a map is, with our own word for a map in front; empty when nobody told."""
    return t(MAP_SOURCE, bron=bron) if bron else _NOTHING


def map_source_on_paper(bron: str, t: Texts) -> str:
    """The same as text, for print."""
    return t.isolated(MAP_SOURCE, bron=bron) if bron else ""


def any_not_ready(site: Site) -> bool:
    """Whether the municipality has points that are not ready."""
    return any(map(not_ready, site.punten))


def valid(punt: Noodsteunpunt, t: Texts) -> Markup:
    """From and until when a point is one, as fixed days: nothing here knows what day the reader has."""
    days = _days(punt, t)
    return t(VALID[tuple(days)], **days) if days else _NOTHING


def valid_on_paper(punt: Noodsteunpunt, t: Texts) -> str:
    """The same as text, for print."""
    days = _days(punt, t)
    return t.isolated(VALID[tuple(days)], **days) if days else ""


def _days(punt: Noodsteunpunt, t: Texts) -> dict[str, str]:
    if punt.geldig_vanaf is None and punt.geldig_tot is None:
        return {}  # as nearly always
    days = {"vanaf": punt.geldig_vanaf, "tot": punt.geldig_tot}
    return {name: t.date(day) for name, day in days.items() if day}


def street_line(place: Locatie | Plek) -> str:
    """Street and number: "Bakenstraat 1". Empty when the street is not known."""
    return f"{place.straat} {place.huisnummer or ''}".rstrip() if place.straat else ""


def town_line(place: Locatie | Plek) -> str:
    """Postcode and town: "0001 AA Nieuw-Baken", or what is known of it."""
    return f"{place.postcode or ''} {place.plaats or ''}".strip()


def address_line(punt: Noodsteunpunt, t: Texts) -> str:
    """The whole address on one line, or the sentence that it is not known."""
    street = street_line(punt.locatie) or t.plain("site.punt.adres_onbekend")
    return ", ".join(part for part in (street, town_line(punt.locatie)) if part)


def staat(site: Site, punt: Noodsteunpunt, t: Texts) -> Staat:
    """The crisis state of a point."""
    state = site.status.punten.get(punt.id)
    if state is None:
        return CLOSED
    return Staat(state.toestand.value, t.moment(state.sinds), reporter(state.door, t))


def news(site: Site, t: Texts) -> Nieuws | None:
    """What is going on; None when nothing is."""
    status = site.status
    if status.fase is Fase.RUST or status.bijgewerkt is None:
        return None
    own = status.bericht.get(t.code)
    bericht = own or status.bericht[SOURCE_LANGUAGE]
    paragraphs = tuple(escape(one) if own else t.in_source_language(one) for one in bericht.split("\n"))
    return Nieuws(paragraphs, bool(own), t.moment(status.bijgewerkt))


def by_state(site: Site) -> list[Noodsteunpunt]:
    """The points that the status is about: open ones first, in the order of the site."""
    told = [punt for punt in site.punten if punt.id in site.status.punten]
    return sorted(told, key=lambda punt: STATES.index(site.status.punten[punt.id].toestand))


def reporter(door: str, t: Texts) -> Markup:
    """Who told a state: "gemeente" is "de gemeente" and "the municipality"; words we do not know stay as they are."""
    wanted = _ARTICLE.sub("", door.strip()).casefold()
    for prefix in REPORTERS:
        for name in t.ids(prefix):
            key = f"{prefix}.{name}"
            if wanted == _ARTICLE.sub("", t.dutch.plain(key)).casefold():
                return t(key)
    return t.in_source_language(door)


def free_text(punt: Noodsteunpunt, field: str, t: Texts) -> Markup:
    """A free text of a point in the page's language, or in Dutch and marked so. Empty when there is none."""
    if own := _own(punt, field, t):
        return escape(own)
    source = getattr(punt.locatie, field)
    if isinstance(source, Herkenningspunt):
        return landmark_html(source, t)
    return t.in_source_language(source) if source else _NOTHING


def translated(punt: Noodsteunpunt, field: str, t: Texts) -> tuple[str, bool]:
    """A free text of a point, empty when there is none, and whether it is Dutch because nobody translated it."""
    if own := _own(punt, field, t):
        return own, False
    source = getattr(punt.locatie, field)
    if isinstance(source, Herkenningspunt):
        return landmark_text(source, t)
    return source or "", bool(source) and t.code != SOURCE_LANGUAGE


def _own(punt: Noodsteunpunt, field: str, t: Texts) -> str:
    """The translation that the municipality wrote, or empty."""
    return getattr(punt.vertaling.get(t.code), field, None) or ""


def access(punt: Noodsteunpunt) -> tuple[Antwoord, ...]:
    """What is known about access, the unknown last and only when something is known."""
    answers = tuple(Antwoord(name, value.value) for name, value in punt.toegang)
    known = any(answer.antwoord != JaNeeOnbekend.ONBEKEND for answer in answers)
    return answers if known else ()


def frequencies(gemeente: Gemeente) -> tuple[str, ...]:
    """The broadcaster's frequencies, the area behind each: "FM 93.1 (hele gemeente)"."""
    return tuple(f"{one.frequentie} ({one.gebied})" for one in gemeente.omroep.frequenties) if gemeente.omroep else ()
