"""The model to what each printed sheet shows: one `SheetData` per product, language and place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..geo.view import Land
from ..model.counted import counted
from ..model.fields.choice import JaNeeOnbekend
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem
from ..model.site import Site
from ..model.wijk import Wijk
from ..press import contract
from ..press.product import Per, Product
from .addresses import printed_address, qr_text
from .pages.views import (
    MAP_SOURCE,
    NOT_READY,
    VALID,
    frequencies,
    map_source_on_paper,
    not_ready,
    not_ready_key,
    street_line,
    translated,
    valid_on_paper,
)
from .sketch import Sketch
from .streets import Streets
from .texts import Texts

MOST_POINTS = 6  # on one sheet; nobody finds their own point in a longer list
NO_BREAK = "\u00a0"  # the two halves of a postcode stay on one line
_FreeText = Literal["herkenning", "ingang"]
# Which texts a template draws: the sentences or groups of druk.yml it names, and lists from elsewhere.
_DRUK = re.compile(r"\bt\.([a-z_]+)")
_MAP = re.compile(r"\bkaart\(|\bd\.kaart\b")
_ON_EVERY_SHEET = ("naam", "titel", "datum_onbekend")
_ELSEWHERE = {
    "d.wel": ("vast.wel",),
    "d.niet": ("vast.niet",),
    "d.pakket": ("advies.uur72.pakket.spullen",),
    "adresregel": ("site.punt.adres_onbekend",),
    "straatregel": ("site.punt.adres_onbekend",),
    "punt.geldig": tuple(VALID.values()),
    "punt.niet_klaar": tuple(NOT_READY.values()),
    "kaart.bron": (MAP_SOURCE,),
}


@dataclass(frozen=True)
class SheetOrder:
    """One sheet to make.

    name: what it is called for good, on the website too: "flyer-wijk-1029-nl". file: its file name without ending
    for the print shop, where people must tell sheets apart: "flyer-wijk-1029-haven-nl". Both are unique.
    """

    product: Product
    name: str
    file: str
    data: contract.SheetData


HasRoom = Callable[[Product, contract.SheetData], bool]


@dataclass(frozen=True)
class _About:
    """What one sheet is about: the municipality, or a wijk or point with the sketch of its wijk."""

    plaats: str
    punten: tuple[Noodsteunpunt, ...] = ()
    codes: Mapping[str, contract.CodeTekst] = field(default_factory=dict)
    wijk: Wijk | None = None
    sketch: Sketch | Streets | None = None


def sheet_orders(site: Site, products: Iterable[Product], has_room: HasRoom) -> Iterator[SheetOrder]:
    """Every sheet of every product, in every language whose texts it has; `untranslated` tells of the others.

    has_room: whether a product has room for all points of these data; asked only when there is more than one.
    """
    land = Land(site.kaart) if site.kaart else None
    sketches = {wijk.id: _sketch(site, wijk, land) for wijk in site.wijken}
    for product in products:
        draws_map = bool(_MAP.search(product.template))
        for t in _languages(site, product):
            if not _missing(product, t):
                yield from _in_language(site, product, t, sketches if draws_map else {}, has_room)


def count_sheets(site: Site, products: Iterable[Product]) -> int:
    """About how many sheets `sheet_orders` gives: one for each wijk, which may become more."""
    in_use = sum(punt.in_use for punt in site.punten)
    places = {Per.GEMEENTE: 1, Per.WIJK: len(site.wijken), Per.PUNT: in_use}
    return sum(places[product.settings.per] for product in products for _ in _languages(site, product))


def sheets_of_wijk(
    site: Site, products: Iterable[Product], wijk: Wijk, t: Texts, land: Land | None, has_room: HasRoom
) -> Iterator[SheetOrder]:
    """The sheets about one wijk in one language, which the preview draws. land: the streets, None without them."""
    about = _About(wijk.naam, wijk=wijk, sketch=_sketch(site, wijk, land))
    for product in products:
        settings = product.settings
        asked = settings.per is Per.WIJK and (not settings.talen or t.code in settings.talen)
        if asked and not _missing(product, t):
            yield from _for_wijk(site, product, t, about, has_room)


def untranslated(site: Site, product: Product) -> list[Problem]:
    """A warning for every language in which a product is not made: a sheet is never Dutch in silence."""
    return [_skipped(product, t, missing) for t in _languages(site, product) if (missing := _missing(product, t))]


def _languages(site: Site, product: Product) -> Iterator[Texts]:
    """The languages a product is asked in."""
    wanted = product.settings.talen
    for taal in site.talen:
        if not wanted or taal.code in wanted:
            yield Texts(taal, site.talen[0], site.feiten)


def _missing(product: Product, t: Texts) -> list[str]:
    """The sentences that the product's template draws and that are not translated."""
    drawn = {f"druk.{name}" for name in (*_ON_EVERY_SHEET, *_DRUK.findall(product.template))}
    drawn |= {key for part, keys in _ELSEWHERE.items() if part in product.template for key in keys}
    return [key for key in t.missing() if any(key == one or key.startswith(f"{one}.") for one in drawn)]


def _skipped(product: Product, t: Texts, missing: list[str]) -> Problem:
    document, _, key = missing[0].partition(".")
    many = counted(len(missing), "tekst is", "teksten zijn")
    what = f"{product.name} wordt niet gemaakt in '{t.code}': {many} niet vertaald, de eerste is {missing[0]}"
    repair = f"vertaal wat in content/nl/{document}.yml staat in content/{t.code}/{document}.yml"
    return Problem(f"content/{t.code}/{document}.yml", 0, 0, key, what, repair, warning=True, code="NSP513")


def _sketch(site: Site, wijk: Wijk, land: Land | None) -> Sketch | Streets:
    return Streets(land, wijk) if land else Sketch(site, wijk)


def _in_language(
    site: Site, product: Product, t: Texts, sketches: Mapping[str, Sketch | Streets], has_room: HasRoom
) -> Iterator[SheetOrder]:
    if not any(punt.in_use for punt in site.punten):
        return  # no flag or flyer says NOODSTEUNPUNT where there is none
    if product.settings.per is Per.GEMEENTE:
        name = f"{product.name}-{t.code}"
        yield SheetOrder(product, name, name, _data(site, t, _About(site.gemeente.naam)))
    elif product.settings.per is Per.WIJK:
        for wijk in site.wijken:
            yield from _for_wijk(site, product, t, _About(wijk.naam, wijk=wijk, sketch=sketches.get(wijk.id)), has_room)
    else:
        for punt in site.punten:
            if punt.in_use:
                codes = {"punt": _code(site, punt)}
                about = _About(punt.naam, (punt,), codes, site.wijk(punt.wijk), sketches.get(punt.wijk))
                yield SheetOrder(product, *_names(site, product, punt, t), _data(site, t, about))


def _for_wijk(site: Site, product: Product, t: Texts, about: _About, has_room: HasRoom) -> Iterator[SheetOrder]:
    """The sheets of a wijk: one, or numbered ones when its points do not fit on one."""
    assert about.wijk
    wijk = about.wijk
    codes = {"wijk": _code(site, wijk)}

    def data(punten: Sequence[Noodsteunpunt]) -> contract.SheetData:
        return _data(site, t, replace(about, punten=tuple(punten), codes=codes))

    sheets = list(_that_fit(site.punten_voor(wijk.id), lambda punten: has_room(product, data(punten))))
    for number, some in enumerate(sheets, start=1):
        suffix = f"-{number}" if len(sheets) > 1 else ""
        name, file = _names(site, product, wijk, t)
        yield SheetOrder(product, name + suffix, file + suffix, data(some))


def _names(site: Site, product: Product, thing: Noodsteunpunt | Wijk, t: Texts) -> tuple[str, str]:
    """What a sheet is called for good, and what its file is called for the print shop."""
    code = site.code(thing)
    return f"{product.name}-{code}-{t.code}", f"{product.name}-{code}-{thing.id}-{t.code}"


def _that_fit(
    punten: Sequence[Noodsteunpunt], has_room: Callable[[Sequence[Noodsteunpunt]], bool]
) -> Iterator[Sequence[Noodsteunpunt]]:
    """The points in order, as many together as there is room for; a point alone always goes."""
    while punten:
        count = min(len(punten), MOST_POINTS)
        while count > 1 and not has_room(punten[:count]):
            count -= 1
        yield punten[:count]
        punten = punten[count:]


def _code(site: Site, thing: Noodsteunpunt | Wijk) -> contract.CodeTekst:
    address, code = site.gemeente.siteadres, site.code(thing)
    return contract.CodeTekst(inhoud=qr_text(address, code), in_woorden=printed_address(address, code))


def _data(site: Site, t: Texts, about: _About) -> contract.SheetData:
    """What a sheet shows."""
    gemeente, punten = site.gemeente, about.punten
    everywhere = bool(punten) and all(punt.noodmelding is JaNeeOnbekend.JA for punt in punten)
    datum = _data_date(site, punten, t)
    return contract.SheetData(
        taal=t.code,
        richting=t.taal.gegevens.richting.value,
        gemeente=contract.Gemeente(
            naam=gemeente.naam,
            aard=gemeente.aard.value,
            toestemming=gemeente.toestemming is not None,
            site=gemeente.siteadres.removeprefix("https://"),
        ),
        wijk=about.wijk.naam if about.wijk else "",
        punten=tuple(_punt(site, number, punt, t) for number, punt in enumerate(punten, start=1)),
        kaart=_map(about.sketch, punten, t) if about.sketch else None,
        codes=dict(about.codes),
        omroep=_broadcaster(site),
        wel=(t.plain("vast.wel.informatie"), *((t.plain("vast.wel.noodmelding"),) if everywhere else ())),
        niet=tuple(t.plain(f"vast.niet.{name}") for name in t.ids("vast.niet")),
        pakket=tuple(_kit_line(t, name) for name in t.ids("advies.uur72.pakket.spullen")),
        datum=datum,
        teksten=_texts(site, t, about, datum),
    )


def _map(sketch: Sketch | Streets, punten: tuple[Noodsteunpunt, ...], t: Texts) -> contract.Kaart:
    kaart = sketch.map_of(punten)
    return kaart.model_copy(update={"bron": map_source_on_paper(kaart.bron, t)})


def _punt(site: Site, number: int, punt: Noodsteunpunt, t: Texts) -> contract.Punt:
    texts: dict[_FreeText, tuple[str, bool]] = {
        "herkenning": translated(punt, "herkenningspunt", t),
        "ingang": translated(punt, "ingang", t),
    }
    return contract.Punt(
        nummer=number,
        naam=punt.naam,
        adres=street_line(punt.locatie) or t.plain("site.punt.adres_onbekend").rstrip("."),
        postcode=(punt.locatie.postcode or "").replace(" ", NO_BREAK),
        plaats=punt.locatie.plaats or "",
        geldig=valid_on_paper(punt, t),
        later=not_ready(punt) or punt.geldig_vanaf is not None,
        niet_klaar=t.plain(not_ready_key(site)) if not_ready(punt) else "",
        herkenning=texts["herkenning"][0],
        ingang=texts["ingang"][0],
        noodmelding=punt.noodmelding.value,
        in_het_nederlands=tuple(name for name, (_, in_dutch) in texts.items() if in_dutch),
    )


def _broadcaster(site: Site) -> contract.Omroep | None:
    """The broadcaster, when a frequency is known; else the sheet leaves room to write one."""
    omroep = site.gemeente.omroep
    found = [one.frequentie for one in omroep.frequenties] if omroep else []
    return contract.Omroep(naam=omroep.naam, frequentie=", ".join(found)) if omroep and found else None


def _kit_line(t: Texts, name: str) -> contract.PakketRegel:
    key = f"advies.uur72.pakket.spullen.{name}"
    return contract.PakketRegel(wat=t.plain(f"{key}.naam"), hoeveel=t.plain(f"{key}.hoeveel"))


def _data_date(site: Site, punten: tuple[Noodsteunpunt, ...], t: Texts) -> str:
    """The last day on which somebody checked what is on the sheet, in words; in a trial maybe nobody did."""
    days = [punt.gecontroleerd_op for punt in punten or site.punten if punt.gecontroleerd_op]
    return t.date(max(days)) if days else t.plain("druk.datum_onbekend")


def _texts(site: Site, t: Texts, about: _About, datum: str) -> contract.Texts:
    omroep = site.gemeente.omroep
    values = {
        "plaats": about.plaats,
        "wijk": about.wijk.eigennaam if about.wijk else "",
        "gemeente": site.gemeente.naam,
        "datum": datum,
        "omroep": omroep.naam if omroep else "",
        "frequentie": ", ".join(frequencies(site.gemeente)),
    }
    return sheet_texts(t, values)


def sheet_texts(t: Texts, values: Mapping[str, str]) -> contract.Texts:
    """The sentences of `druk.yml` with these values filled in: by key, or by product and key."""
    texts: contract.Texts = {}
    for name in t.ids("druk"):
        below = t.ids(f"druk.{name}")
        texts[name] = (
            {key: t.isolated(f"druk.{name}.{key}", **values) for key in below}
            if below
            else t.isolated(f"druk.{name}", **values)
        )
    return texts
