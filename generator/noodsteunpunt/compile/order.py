"""The list that goes to the print shop with the files: `druk/bestelling.csv`, with room for the numbers."""

from collections.abc import Iterable

from ..model.gemeente import Aard, Gemeente
from .artifact import DRUK, Artifact
from .csvtext import semicolon_csv
from .sheets import SheetOrder

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
    "vol": "CMYK, FOGRA39",
    "steun": "PANTONE 151 C en PANTONE Process Blue C",
    "mono": "zwart",
}


def order_list(gemeente: Gemeente, orders: Iterable[SheetOrder]) -> Artifact:
    """Every press file with its size, bleed and inks."""
    text = semicolon_csv([_COLUMNS, *(_row(gemeente, order) for order in orders)])
    return Artifact(f"{DRUK}/bestelling.csv", text.encode("utf-8-sig"), made_from=text)


def _row(gemeente: Gemeente, order: SheetOrder) -> tuple[str, ...]:
    settings, data = order.product.settings, order.data
    about = data.punten[0].naam if settings.per == "punt" else data.wijk or data.gemeente.naam
    warning = "" if gemeente.aard is Aard.ECHT else f"{gemeente.aard.value.upper()}: niet voor gebruik"
    return (
        f"{order.product.name}/{order.name}.pdf",
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
