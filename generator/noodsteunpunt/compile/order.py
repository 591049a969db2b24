"""The list that goes to the print shop with the files: `druk/bestelling.csv`, with room for the numbers."""

from collections.abc import Iterable

from ..model.gemeente import Aard, Gemeente
from ..press.product import Kleuren, Per
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
_INKS = {
    Kleuren.VOL: "CMYK, FOGRA39",
    Kleuren.STEUN: "PANTONE 151 C en PANTONE Process Blue C",
    Kleuren.MONO: "zwart",
}


def order_list(rows: Iterable[Row]) -> Artifact:
    """Every press file with its size, bleed and inks, as `order_row` says them."""
    text = semicolon_csv([_COLUMNS, *rows])
    return Artifact(f"{DRUK}/bestelling.csv", text.encode("utf-8-sig"), made_from=text)


def order_row(gemeente: Gemeente, order: SheetOrder) -> Row:
    """The line of one press file; how many and on what is for a person to fill in."""
    settings, data = order.product.settings, order.data
    about = data.punten[0].naam if settings.per is Per.PUNT else data.wijk or data.gemeente.naam
    warning = "" if gemeente.aard is Aard.ECHT else f"{gemeente.aard.value.upper()}: niet voor gebruik"
    return (
        f"{order.product.name}/{order.file}.pdf",
        settings.naam,
        about,
        data.taal,
        f"{settings.breedte_mm:g}",
        f"{settings.hoogte_mm:g}",
        f"{settings.bloed_mm:g}",
        str(settings.paginas),
        _INKS[settings.kleuren],
        "",
        "",
        warning,
    )
