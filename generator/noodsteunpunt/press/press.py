"""Any PDF drawn in web colours -> PDF/X-4 (ISO 15930-7) or PDF/X-1a for the print shop. Same input, same bytes."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from uuid import UUID

import pikepdf
from pikepdf import Array, Dictionary, Name

from .boxes import REGISTRATION, SLUG_MM, clip_to, crop_marks, set_boxes, trim_box
from .colours import Cmyk, Colour, ColourTable
from .inks import DRAW_LOGO, LOGO, OVERPRINT_OFF, OVERPRINT_ON, InkRules, InkWriter
from .intent import describe, output_intent
from .shop import Shop

_KEPT_IN_CATALOGUE = {"/Type", "/Pages"}
_KEPT_IN_PAGE = {"/Type", "/Parent", "/Resources", "/Contents"}


@dataclass(frozen=True)
class PressLogo:
    """A picture in inks. size_px: width and height; inks: deflated CMYK, 8 bits each."""

    size_px: tuple[int, int]
    inks: bytes


@dataclass(frozen=True)
class PressOrder:
    """What the press step needs beside the drawing.

    profile: ICC bytes of `shop.conditie`. bleed_mm: what the drawing has outside its TrimBox.
    spots: print the emblem in its spot inks instead of CMYK. logo: the only picture that may be in the drawing.
    """

    title: str
    colours: ColourTable
    shop: Shop
    profile: bytes
    bleed_mm: float
    spots: bool = False
    logo: PressLogo | None = None


def to_press(drawing: bytes, order: PressOrder) -> bytes:
    """`drawing`, a PDF in web colours with a TrimBox, in the standard the print shop asks for.

    Raises PressError with a Dutch sentence for a colour without ink, a gradient, or a picture that is not the logo.
    """
    size_px = order.logo.size_px if order.logo else None
    writer = InkWriter(InkRules(order.colours.by_rgb(), order.spots, order.shop.zwart_overdruk, size_px))
    with pikepdf.open(BytesIO(drawing)) as pdf:
        for page in pdf.pages:
            _press_page(pdf, page, writer, order)
        for key in set(pdf.Root.keys()) - _KEPT_IN_CATALOGUE:
            del pdf.Root[key]
        pdf.Root.OutputIntents = Array([output_intent(pdf, order.profile, order.shop.conditie)])
        describe(pdf, order.shop.norm, order.title, _identity(drawing, order))
        pdf.remove_unreferenced_resources()
        out = BytesIO()
        pdf.save(
            out,
            force_version=order.shop.norm.pdf_version,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def _press_page(pdf: pikepdf.Pdf, page: pikepdf.Page, writer: InkWriter, order: PressOrder) -> None:
    """Inks, boxes and marks of one page."""
    steps = writer.rewrite(page)
    for key in set(page.obj.keys()) - _KEPT_IN_PAGE - {"/MediaBox", "/TrimBox"}:
        del page.obj[key]
    trim = trim_box(page)
    bleed = set_boxes(page, order.bleed_mm, SLUG_MM if order.shop.snijtekens else 0)
    drawing = b"q\n" + clip_to(bleed) + pikepdf.unparse_content_stream(steps) + b"\nQ\n"
    marks = crop_marks(trim, bleed) if order.shop.snijtekens else b""
    page.obj.Contents = pdf.make_stream(drawing + marks)
    page.obj.Resources = _resources(pdf, page, writer.spots)
    if order.logo and any(step is DRAW_LOGO for step in steps):
        page.obj.Resources.XObject = Dictionary({str(LOGO): _picture(pdf, order.logo)})


def _resources(pdf: pikepdf.Pdf, page: pikepdf.Page, spots: dict[str, Colour]) -> Dictionary:
    """Fonts of the page, overprint states, and the spaces of spot inks and crop marks."""
    spaces = Dictionary()
    for name, colour in sorted(spots.items()):
        spaces["/" + name] = _separation(pdf, colour.spot, colour.cmyk)
    spaces["/" + REGISTRATION] = _separation(pdf, "All", (100, 100, 100, 100))
    states = Dictionary()
    states[str(OVERPRINT_ON)] = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    states[str(OVERPRINT_OFF)] = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
    return Dictionary(Font=page.obj.Resources.get("/Font", Dictionary()), ColorSpace=spaces, ExtGState=states)


def _picture(pdf: pikepdf.Pdf, logo: PressLogo) -> pikepdf.Object:
    """A picture in the four inks of the output intent."""
    picture = pikepdf.Stream(pdf, logo.inks)
    picture.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=logo.size_px[0],
        Height=logo.size_px[1],
        ColorSpace=Name.DeviceCMYK,
        BitsPerComponent=8,
        Filter=Name.FlateDecode,
    )
    return pdf.make_indirect(picture)


def _separation(pdf: pikepdf.Pdf, ink: str, cmyk: Cmyk) -> Array:
    """A plate of its own; `cmyk` in % is what a screen shows for it."""
    full = Array([pikepdf.Object.parse(f"{part / 100:.4f}".encode()) for part in cmyk])
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    return Array([Name.Separation, Name("/" + ink), Name.DeviceCMYK, pdf.make_indirect(tint)])


def _identity(drawing: bytes, order: PressOrder) -> str:
    """A UUID of everything that decides the result."""
    parts = [drawing, repr((order.title, order.shop, order.bleed_mm, order.spots)).encode()]
    parts += [repr(sorted(order.colours.named.items())).encode(), order.profile]
    parts += [order.logo.inks] if order.logo else []
    return str(UUID(bytes=sha256(b"".join(sha256(part).digest() for part in parts)).digest()[:16]))
