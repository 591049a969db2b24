"""The model to what each printed sheet shows: one `SheetData` per product, language and place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Literal

from ..model.fields import JaNeeOnbekend
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem
from ..model.site import Site
from ..model.wijk import Wijk
from ..press import contract
from ..press.product import Product
from .addresses import printed_address, qr_text
from .pages.views import frequencies, street_line, town_line, translated
from .sketch import Sketch
from .texts import Texts

# What fits on a flyer, found on real lists of names. The build stops when a sheet is too full all the same.
MOST_POINTS, MOST_ROOM = 4, 400
NO_BREAK = "\u00a0"  # the two halves of a postcode stay on one line
_FreeText = Literal["herkenning", "ingang"]
# Which texts a template draws: the sentences or groups of druk.yml it names, and lists from elsewhere.
_DRUK = re.compile(r"\bt\.([a-z_]+)")
_ON_EVERY_SHEET = ("naam", "titel", "datum_onbekend")
_ELSEWHERE = {
    "d.wel": "vast.wel",
    "d.niet": "vast.niet",
    "d.pakket": "advies.uur72.pakket.spullen",
    "adresregel": "site.punt.adres_onbekend",
}


@dataclass(frozen=True)
class SheetOrder:
    """One sheet to make. name: its file name without ending, unique in the whole order: "flyer-wijk-1029-nl"."""

    product: Product
    name: str
    data: contract.SheetData


@dataclass(frozen=True)
class _About:
    """What one sheet is about: the municipality, or a wijk or point with the sketch of its wijk."""

    plaats: str
    punten: tuple[Noodsteunpunt, ...] = ()
    codes: Mapping[str, contract.CodeTekst] = field(default_factory=dict)
    wijk: Wijk | None = None
    sketch: Sketch | None = None


def sheet_orders(site: Site, products: Iterable[Product]) -> Iterator[SheetOrder]:
    """Every sheet of every product, in every language whose texts it has; `untranslated` tells of the others."""
    sketches = {wijk.id: Sketch(site, wijk) for wijk in site.wijken}
    for product in products:
        for t in _languages(site, product):
            if not _missing(product, t):
                yield from _in_language(site, product, t, sketches)


def sheets_of_wijk(site: Site, products: Iterable[Product], wijk: Wijk, t: Texts) -> Iterator[SheetOrder]:
    """The sheets about one wijk in one language, which the preview draws."""
    sketch = Sketch(site, wijk)
    for product in products:
        wanted = product.settings.talen
        if product.settings.per == "wijk" and (not wanted or t.code in wanted) and not _missing(product, t):
            yield from _for_wijk(site, product, t, sketch)


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
    drawn |= {key for part, key in _ELSEWHERE.items() if part in product.template}
    return [key for key in t.missing() if any(key == one or key.startswith(f"{one}.") for one in drawn)]


def _skipped(product: Product, t: Texts, missing: list[str]) -> Problem:
    document, _, key = missing[0].partition(".")
    many = f"{len(missing)} teksten zijn" if len(missing) > 1 else "1 tekst is"
    what = f"{product.name} wordt niet gemaakt in '{t.code}': {many} niet vertaald, de eerste is {missing[0]}"
    repair = f"vertaal wat in content/nl/{document}.yml staat in content/{t.code}/{document}.yml"
    return Problem(f"content/{t.code}/{document}.yml", 0, 0, key, what, repair, warning=True)


def _in_language(site: Site, product: Product, t: Texts, sketches: Mapping[str, Sketch]) -> Iterator[SheetOrder]:
    if product.settings.per == "gemeente":
        yield SheetOrder(product, f"{product.name}-{t.code}", _data(site, t, _About(site.gemeente.naam)))
    elif product.settings.per == "wijk":
        for wijk in site.wijken:
            yield from _for_wijk(site, product, t, sketches[wijk.id])
    else:
        for punt in site.punten:
            if punt.in_use:
                sketch = sketches[punt.wijk]
                about = _About(punt.naam, (punt,), {"punt": _code(site, punt)}, sketch.wijk, sketch)
                yield SheetOrder(product, f"{product.name}-{site.code(punt)}-{t.code}", _data(site, t, about))


def _for_wijk(site: Site, product: Product, t: Texts, sketch: Sketch) -> Iterator[SheetOrder]:
    """The sheets of a wijk: one, or numbered ones when its points do not fit on one."""
    wijk = sketch.wijk
    codes = {"wijk": _code(site, wijk)}
    sheets = list(_that_fit(site.punten_in(wijk.id), t))
    for number, some in enumerate(sheets, start=1):
        name = f"{product.name}-{site.code(wijk)}-{t.code}" + (f"-{number}" if len(sheets) > 1 else "")
        yield SheetOrder(product, name, _data(site, t, _About(wijk.naam, some, codes, wijk, sketch)))


def _that_fit(punten: Iterable[Noodsteunpunt], t: Texts) -> Iterator[tuple[Noodsteunpunt, ...]]:
    """The points in order, as many together as fit on one sheet; a point alone always goes."""
    together: list[Noodsteunpunt] = []
    for punt in punten:
        if together and (len(together) == MOST_POINTS or sum(map(_room, (*together, punt), repeat(t))) > MOST_ROOM):
            yield tuple(together)
            together = []
        together.append(punt)
    if together:
        yield tuple(together)


def _room(punt: Noodsteunpunt, t: Texts) -> int:
    """How much of a sheet a point asks: its name is set large and breaks badly, its landmark and entrance are small."""
    one = _punt(1, punt, t)
    return 3 * len(one.naam) + len(f"{one.adres} {one.plaats}") + len(f"{one.herkenning} {one.ingang}") // 2


def _code(site: Site, thing: Noodsteunpunt | Wijk) -> contract.CodeTekst:
    address, code = site.gemeente.siteadres, site.code(thing)
    return contract.CodeTekst(inhoud=qr_text(address, code), in_woorden=printed_address(address, code))


def _data(site: Site, t: Texts, about: _About) -> contract.SheetData:
    """What a sheet shows."""
    gemeente, punten = site.gemeente, about.punten
    wijk = about.wijk.naam if about.wijk else ""
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
        wijk=wijk,
        punten=tuple(_punt(number, punt, t) for number, punt in enumerate(punten, start=1)),
        kaart=about.sketch.map_of(punten) if about.sketch else None,
        codes=dict(about.codes),
        omroep=_broadcaster(site),
        wel=(t.plain("vast.wel.informatie"), *((t.plain("vast.wel.noodmelding"),) if everywhere else ())),
        niet=tuple(t.plain(f"vast.niet.{name}") for name in t.ids("vast.niet")),
        pakket=tuple(_kit_line(t, name) for name in t.ids("advies.uur72.pakket.spullen")),
        datum=datum,
        teksten=_texts(site, t, about.plaats, wijk, datum),
    )


def _punt(number: int, punt: Noodsteunpunt, t: Texts) -> contract.Punt:
    texts: dict[_FreeText, tuple[str, bool]] = {
        "herkenning": translated(punt, "herkenningspunt", t),
        "ingang": translated(punt, "ingang", t),
    }
    return contract.Punt(
        nummer=number,
        naam=punt.naam,
        adres=street_line(punt) or t.plain("site.punt.adres_onbekend").rstrip("."),
        plaats=town_line(punt).replace(" ", NO_BREAK, 1),
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


def _texts(site: Site, t: Texts, plaats: str, wijk: str, datum: str) -> contract.Texts:
    omroep = site.gemeente.omroep
    values = {
        "plaats": plaats,
        "wijk": wijk,
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
