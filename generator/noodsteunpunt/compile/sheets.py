"""The model to what each printed sheet shows: one `SheetData` per product, language and place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..geo.areas import to_metres
from ..model.fields import JaNeeOnbekend
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.schets import Soort
from ..model.site import Site
from ..model.wijk import Wijk
from ..press import contract
from ..press.product import Product
from .addresses import POINTS_PER_SHEET, printed_address, qr_text, wijk_sheets
from .pages.views import free_text, frequencies, street_line, town_line
from .texts import Texts

NO_BREAK = "\u00a0"  # the two halves of a postcode stay on one line


@dataclass(frozen=True)
class SheetOrder:
    """One sheet to make. name: its file name without ending, unique in the whole order: "flyer-wijk-1029-nl"."""

    product: Product
    name: str
    data: contract.SheetData


def sheet_orders(site: Site, products: Iterable[Product]) -> Iterator[SheetOrder]:
    """Every sheet of every product, in every language it is made in."""
    source = site.talen[0]
    for product in products:
        wanted = product.settings.talen
        for taal in site.talen:
            if not wanted or taal.code in wanted:
                yield from _in_language(site, product, Texts(taal, source, site.feiten))


def _in_language(site: Site, product: Product, t: Texts) -> Iterator[SheetOrder]:
    if product.settings.per == "gemeente":
        yield SheetOrder(product, f"{product.name}-{t.code}", _data(site, t, (), site.gemeente.naam, {}))
    elif product.settings.per == "wijk":
        for wijk in site.wijken:
            yield from _for_wijk(site, product, t, wijk)
    else:
        for punt in site.punten:
            if punt.in_use:
                data = _data(site, t, (punt,), punt.naam, {"punt": _code(site, punt)}, site.wijk(punt.wijk))
                yield SheetOrder(product, f"{product.name}-{site.code(punt)}-{t.code}", data)


def _for_wijk(site: Site, product: Product, t: Texts, wijk: Wijk) -> Iterator[SheetOrder]:
    """The sheets of a wijk, of which each shows a few of its points."""
    punten = site.punten_in(wijk.id)
    codes = {"wijk": _code(site, wijk)}
    for number, name in enumerate(wijk_sheets(product.name, site.code(wijk), t.code, len(punten))):
        some = punten[number * POINTS_PER_SHEET : (number + 1) * POINTS_PER_SHEET]
        yield SheetOrder(product, name, _data(site, t, some, wijk.naam, codes, wijk))


def _code(site: Site, thing: Noodsteunpunt | Wijk) -> contract.CodeTekst:
    address, code = site.gemeente.siteadres, site.code(thing)
    return contract.CodeTekst(inhoud=qr_text(address, code), in_woorden=printed_address(address, code))


def _data(
    site: Site,
    t: Texts,
    punten: tuple[Noodsteunpunt, ...],
    plaats: str,
    codes: dict[str, contract.CodeTekst],
    wijk: Wijk | None = None,
) -> contract.SheetData:
    """What a sheet about `plaats` shows; wijk is None for a sheet of the whole municipality."""
    gemeente = site.gemeente
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
        wijk=wijk.naam if wijk else "",
        punten=tuple(_punt(number, punt, t) for number, punt in enumerate(punten, start=1)),
        kaart=_map(site, wijk, punten) if wijk else None,
        codes=codes,
        omroep=_broadcaster(site),
        wel=(t.plain("vast.wel.informatie"), *((t.plain("vast.wel.noodmelding"),) if everywhere else ())),
        niet=tuple(t.plain(f"vast.niet.{name}") for name in t.ids("vast.niet")),
        pakket=tuple(_kit_line(t, name) for name in t.ids("advies.uur72.pakket.spullen")),
        datum=datum,
        teksten=_texts(site, t, plaats, wijk.naam if wijk else "", datum),
    )


def _punt(number: int, punt: Noodsteunpunt, t: Texts) -> contract.Punt:
    return contract.Punt(
        nummer=number,
        naam=punt.naam,
        adres=street_line(punt) or t.plain("site.punt.adres_onbekend").rstrip("."),
        plaats=town_line(punt).replace(" ", NO_BREAK, 1),
        herkenning=free_text(punt, "herkenningspunt", t).striptags(),
        ingang=free_text(punt, "ingang", t).striptags(),
        noodmelding=punt.noodmelding.value,
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


def _map(site: Site, wijk: Wijk, punten: tuple[Noodsteunpunt, ...]) -> contract.Kaart:
    """A sketch of the wijk in metres around its first corner."""
    lon, lat = wijk.vlakken[0][0][0]
    rings = tuple(to_metres(ring, lat, lon) for polygon in wijk.vlakken for ring in polygon)
    places = to_metres(tuple((punt.locatie.lon, punt.locatie.lat) for punt in punten), lat, lon)
    xs, ys = zip(*(place for ring in (*rings, places) for place in ring), strict=True)
    return contract.Kaart(
        kader=(min(xs), min(ys), max(xs), max(ys)),
        wijk=rings,
        water=_drawn(site, Soort.WATER, lat, lon),
        waterlopen=_drawn(site, Soort.WATERLOOP, lat, lon),
        spoor=_drawn(site, Soort.SPOOR, lat, lon),
        wegen=_drawn(site, Soort.WEG, lat, lon),
        grote_wegen=_drawn(site, Soort.GROTE_WEG, lat, lon),
        punten=tuple(contract.KaartPunt(nummer=number, plek=place) for number, place in enumerate(places, start=1)),
        bron="",
    )


def _drawn(site: Site, soort: Soort, lat: float, lon: float) -> tuple[contract.Line, ...]:
    """The lines or areas of one kind, in metres; the sheet cuts off what lies outside its frame."""
    return tuple(to_metres(part.punten, lat, lon) for part in site.schets if part.soort is soort)
