"""The list that goes to the print shop with the files: `druk/bestelling.csv`, with room for the numbers."""

from collections.abc import Iterable, Iterator

from ..model.gemeente import Aard, Gemeente
from ..press.product import Kleuren, Per, Product
from ..press.workshop import Workshop
from .artifact import DRUK, Artifact
from .csvtext import semicolon_csv
from .sheets import SheetOrder

Row = tuple[str, ...]
_COLUMNS = (
    "bestand",
    "product",
    "voor",
    "taal",
    "breedte_mm",
    "hoogte_mm",
    "afloop_mm",
    "paginas",
    "inkt",
    "aantal",
    "materiaal",
    "let_op",
)
# Of a sheet about points of which none is ready; a sign does not say it itself, because it hangs there for years.
_NOT_READY = {Per.PUNT: "pas ophangen als het klaar is", Per.WIJK: "er is nog geen plek klaar"}


def order_list(rows: Iterable[Row]) -> Artifact:
    """Every press file with its size, bleed and inks, as `order_row` says them."""
    text = semicolon_csv([_COLUMNS, *rows])
    return Artifact(f"{DRUK}/bestelling.csv", text.encode("utf-8-sig"), made_from=text)


def order_row(gemeente: Gemeente, order: SheetOrder, workshop: Workshop) -> Row:
    """The line of one press file; how many and on what is for a person to fill in."""
    settings, data = order.product.settings, order.data
    about = data.punten[0].naam if settings.per is Per.PUNT else data.wijk or data.gemeente.naam
    return (
        f"{order.product.name}/{order.file}.pdf",
        settings.naam,
        about,
        data.taal,
        f"{settings.breedte_mm:g}",
        f"{settings.hoogte_mm:g}",
        f"{settings.bloed_mm:g}",
        str(settings.paginas),
        _inks(order.product, workshop),
        "",
        "",
        "; ".join(_mind(gemeente, order)),
    )


def _inks(product: Product, workshop: Workshop) -> str:
    """What the print shop prints it with."""
    settings = product.settings
    if settings.kleuren is Kleuren.STEUN:
        return " en ".join(dict.fromkeys(colour.spot for colour in workshop.colours.named.values() if colour.spot))
    return "zwart" if settings.kleuren is Kleuren.MONO else f"CMYK, {workshop.shops[settings.winkel].conditie}"


def _mind(gemeente: Gemeente, order: SheetOrder) -> Iterator[str]:
    """What nobody may overlook who orders it."""
    if gemeente.aard is not Aard.ECHT:
        yield f"{gemeente.aard.value.upper()}: niet voor gebruik"
    punten = order.data.punten
    if punten and all(punt.niet_klaar for punt in punten):
        yield _NOT_READY[order.product.settings.per]
