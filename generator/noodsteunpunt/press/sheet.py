"""One sheet: product + data -> press PDF, web PDF and proof pictures, all checked."""

from dataclasses import dataclass

from ..draw.qr import USES, Code, CodeTooSmallError, draw_code
from ..draw.symbol import civil_defence_symbol
from .contract import Gemeente, SheetData
from .findings import Expected, ExpectedCode, Finding
from .inks import PressError
from .logo import LogoPicture, in_inks, logo_for
from .preflight import preflight, preflight_web
from .press import PressLogo, PressOrder, to_press
from .product import Kleuren, Per, Product
from .raster import read_sheets
from .screen import png, to_screen
from .typeset import TooLongError, TypesetError
from .workshop import Workshop

POINTS = "punten"  # what templates call the list of points in `passend`
EXAMPLE = "VOORBEELD"
TRIAL = "PROEF – GEEN ECHTE NOODSTEUNPUNTEN"


@dataclass(frozen=True)
class Printed:
    """What one sheet became.

    web_pdf: tagged (PDF/UA-1), None when the product has none. proofs: one PNG per page, as cut.
    """

    press_pdf: bytes
    web_pdf: bytes | None
    proofs: tuple[bytes, ...]


class SheetError(Exception):
    """A sheet cannot be printed; the message is Dutch, one line per fault, each naming the product."""


def make_sheet(product: Product, data: SheetData, workshop: Workshop) -> Printed:
    """Draw, press and check one sheet. Raises SheetError; there is never half a result."""
    if misfit := _misfit(product, data):
        raise SheetError(f"{_where(product, data)}: {misfit}")
    try:
        codes, logo = _codes(product, data), logo_for(product, workshop)
        drawing = _draw(product, data, workshop, codes, logo)
        press_pdf = to_press(drawing, _order(product, data, workshop, logo))
    except (CodeTooSmallError, TypesetError, PressError) as error:
        raise SheetError(f"{_where(product, data)}: {error}") from None
    sheets, wanted = read_sheets(press_pdf), expected(product, data, workshop, codes)
    findings = preflight(press_pdf, sheets, wanted)
    web_pdf = to_screen(drawing) if product.settings.webversie else None
    if web_pdf and not findings:
        findings = preflight_web(web_pdf, wanted)
    if findings:
        raise SheetError("\n".join(f"{_where(product, data)}{_page(f)}: {f.what}" for f in findings))
    return Printed(press_pdf, web_pdf, tuple(png(sheet.inside()) for sheet in sheets))


def draft_sheet(product: Product, data: SheetData, workshop: Workshop) -> bytes:
    """The sheet as a PDF to look at: drawn, but neither made ready for the press nor checked. Raises SheetError."""
    if misfit := _misfit(product, data):
        raise SheetError(f"{_where(product, data)}: {misfit}")
    try:
        return to_screen(_draw(product, data, workshop, _codes(product, data), logo_for(product, workshop)))
    except (CodeTooSmallError, TypesetError) as error:
        raise SheetError(f"{_where(product, data)}: {error}") from None


def has_room(product: Product, data: SheetData, workshop: Workshop) -> bool:
    """Whether all points of `data` fit on one sheet, which only the typesetter knows. Other faults are for later."""
    try:
        _draw(product, data, workshop, _codes(product, data), logo_for(product, workshop))
    except TooLongError as error:
        return error.field != POINTS
    except (CodeTooSmallError, TypesetError):
        return True
    return True


def _draw(
    product: Product, data: SheetData, workshop: Workshop, codes: dict[str, Code], logo: LogoPicture | None
) -> bytes:
    """A tagged PDF in web colours."""
    values = template_data(product, data, workshop, codes, logo)
    return workshop.typesetter.typeset(product.template, values)


def mark_for(product: Product, gemeente: Gemeente) -> str:
    """The words across a sheet that is not real, or that carries the emblem without consent; mostly empty."""
    if gemeente.aard == "proef":
        return TRIAL
    unauthorised = product.settings.embleem is not None and not gemeente.toestemming
    return EXAMPLE if gemeente.aard == "voorbeeld" or unauthorised else ""


def template_data(
    product: Product,
    data: SheetData,
    workshop: Workshop,
    codes: dict[str, Code],
    logo: LogoPicture | None = None,
) -> dict[str, object]:
    """`data` with what the library draws from: sheet size, colours, emblem, codes and mark. JSON values."""
    settings = product.settings
    box = settings.embleem
    return {
        **data.model_dump(mode="json"),
        "kleuren": workshop.colours.web_values(),
        "blad": {
            "breedte_mm": settings.breedte_mm,
            "hoogte_mm": settings.hoogte_mm,
            "afloop_mm": settings.bloed_mm,
            "veiligheid_mm": max(settings.veiligheid_mm, workshop.shops[settings.winkel].veiligheid_mm),
            "mono": settings.kleuren is Kleuren.MONO,
        },
        "embleem": None if box is None else _emblem(box.breedte_mm, box.hoogte_mm),
        "logo": None if logo is None else _logo_values(logo),
        "codes": {name: _code_values(code, data) for name, code in codes.items()},
        "merk": mark_for(product, data.gemeente),
    }


def expected(product: Product, data: SheetData, workshop: Workshop, codes: dict[str, Code]) -> Expected:
    """What preflight compares the press PDF with."""
    settings = product.settings
    named = workshop.colours.named.values()
    return Expected(
        width_mm=settings.breedte_mm,
        height_mm=settings.hoogte_mm,
        pages=settings.paginas,
        bleed_mm=settings.bloed_mm,
        safety_mm=settings.veiligheid_mm,
        shop=workshop.shops[settings.winkel],
        spots=frozenset(c.spot for c in named if c.spot) if settings.kleuren is Kleuren.STEUN else frozenset(),
        codes=tuple(
            ExpectedCode(code.text, USES[settings.codes[name].gebruik].min_module_mm) for name, code in codes.items()
        ),
        mark=mark_for(product, data.gemeente),
        logo=settings.logo is not None and workshop.logo is not None,
    )


def _misfit(product: Product, data: SheetData) -> str:
    """What makes these data wrong for this product, in Dutch; empty when they fit."""
    per, numbers = product.settings.per, [punt.nummer for punt in data.punten]
    if per is Per.PUNT and len(numbers) != 1:
        return f"dit wordt per punt gemaakt, maar er zijn {len(numbers)} punten gegeven"
    if per is Per.WIJK and not (data.wijk and numbers):
        return "de wijk heeft nog geen naam of geen noodsteunpunt; er is nog niets te drukken"
    if len(set(numbers)) != len(numbers):
        return "twee punten hebben hetzelfde nummer"
    if data.kaart and per is Per.WIJK and sorted(p.nummer for p in data.kaart.punten) != sorted(numbers):
        return "de nummers op de kaart zijn niet die van de lijst met punten"
    return ""


def _codes(product: Product, data: SheetData) -> dict[str, Code]:
    """The codes the product asks for. Raises TypesetError when the data lack one."""
    codes = {}
    for name, box in product.settings.codes.items():
        if name not in data.codes:
            raise TypesetError(f"de gegevens van code '{name}' ontbreken")
        codes[name] = draw_code(data.codes[name].inhoud, USES[box.gebruik], box.maat_mm)
    return codes


def _code_values(code: Code, data: SheetData) -> dict[str, object]:
    """A code for the template: side in mm, black rectangles, and the address in words."""
    words = next(c.in_woorden for c in data.codes.values() if c.inhoud == code.text)
    return {
        "maat_mm": code.size_mm,
        "blokje_mm": code.module_mm,
        "blokjes": code.rectangles,
        "in_woorden": words,
    }


def _emblem(width_mm: float, height_mm: float) -> dict[str, object]:
    """The emblem for the template, in mm."""
    symbol = civil_defence_symbol(width_mm, height_mm)
    return {"breedte_mm": width_mm, "hoogte_mm": height_mm, "driehoek": symbol.triangle}


def _logo_values(logo: LogoPicture) -> dict[str, object]:
    """A logo for the template: size in mm, and its PNG as numbers."""
    return {"breedte_mm": logo.width_mm, "hoogte_mm": logo.height_mm, "beeld": list(logo.png)}


def _order(product: Product, data: SheetData, workshop: Workshop, logo: LogoPicture | None = None) -> PressOrder:
    settings = product.settings
    shop = workshop.shops[settings.winkel]
    profile = workshop.profiles[shop.profiel]
    return PressOrder(
        title=_where(product, data),
        colours=workshop.colours,
        shop=shop,
        profile=profile,
        bleed_mm=settings.bloed_mm,
        spots=settings.kleuren is Kleuren.STEUN,
        logo=PressLogo(logo.size_px, in_inks(logo.png, profile, settings.kleuren is Kleuren.MONO)) if logo else None,
    )


def _where(product: Product, data: SheetData) -> str:
    """Which sheet: product, place and language."""
    place = data.punten[0].naam if product.settings.per is Per.PUNT and data.punten else data.wijk
    return f"{product.settings.naam}, {place or data.gemeente.naam} ({data.taal})"


def _page(finding: Finding) -> str:
    return f", pagina {finding.page}" if finding.page else ""
