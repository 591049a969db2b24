"""Preflight of the file itself: standard, intent, boxes, fonts, nothing a press cannot print."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Name

from ..model.counted import counted
from .boxes import read_box, trim_box
from .findings import Expected, Finding, comma
from .intent import REGISTRY, X1A
from .shop import Norm
from .units import to_mm

TOLERANCE_MM = 0.1
# ISO 15930-7: no interaction, no attachments, no optional layers in what a press gets.
_FORBIDDEN_IN_CATALOGUE = ("/AcroForm", "/OCProperties", "/OpenAction", "/AA", "/Names", "/StructTreeRoot")


def check_standard(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """The version of the shop's standard, not encrypted, and saying that it is that standard."""
    norm = expected.shop.norm
    if pdf.pdf_version != norm.pdf_version or pdf.is_encrypted:
        told = f"het bestand is PDF {pdf.pdf_version} of beveiligd; verwacht is open {norm.pdf_version}"
        yield Finding("norm", 0, told)
    metadata = bytes(pdf.Root.Metadata.read_bytes()).decode() if "/Metadata" in pdf.Root else ""
    in_metadata = f"<pdfxid:GTS_PDFXVersion>{norm}<" in metadata
    in_information = str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == X1A
    if (in_metadata, in_information) != (norm is Norm.X4, norm is Norm.X1A):
        yield Finding("norm", 0, f"het bestand zegt niet dat het {expected.shop.norm} is")
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield Finding("norm", 0, "het bestand zegt niet of er al overvulling (trapping) in zit")


def check_intent(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """Exactly one press intent, with the shop's condition and a CMYK profile inside."""
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        yield Finding("drukconditie", 0, f"er zijn {len(intents)} drukcondities; er hoort er precies één")
        return
    intent = intents[0]
    if str(intent.get("/OutputConditionIdentifier", "")) != expected.shop.conditie:
        yield Finding("drukconditie", 0, f"de drukconditie is niet {expected.shop.conditie}")
    profile = intent.get("/DestOutputProfile")
    if profile is None or profile.N != 4 or profile.read_bytes()[16:20] != b"CMYK":
        yield Finding("drukconditie", 0, "het kleurprofiel ontbreekt of is niet voor vier inkten")
    if str(intent.get("/RegistryName", "")) != REGISTRY:
        yield Finding("drukconditie", 0, "het register van de drukconditie ontbreekt")


def check_boxes(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """As many pages as ordered, each exactly the ordered size with enough bleed inside the sheet."""
    if len(pdf.pages) != expected.pages:
        are = "er is" if len(pdf.pages) == 1 else "er zijn"
        pages = counted(len(pdf.pages), "pagina", "pagina's")
        yield Finding("maat", 0, f"{are} {pages} in plaats van {expected.pages}")
    for number, page in enumerate(pdf.pages, 1):
        trim, bleed = trim_box(page), read_box(page.obj.get("/BleedBox", page.obj.MediaBox))
        width_mm, height_mm = to_mm(trim.right - trim.left), to_mm(trim.top - trim.bottom)
        off = max(abs(width_mm - expected.width_mm), abs(height_mm - expected.height_mm))
        if off > TOLERANCE_MM:
            size = f"{comma(width_mm)} x {comma(height_mm)} mm"
            wanted = f"{comma(expected.width_mm)} x {comma(expected.height_mm)} mm"
            yield Finding("maat", number, f"de pagina is na het snijden {size} in plaats van {wanted}")
        bleed_mm = to_mm(trim.margin_in(bleed))
        if bleed_mm < max(expected.bleed_mm, expected.shop.bloed_mm) - TOLERANCE_MM:
            yield Finding("maat", number, f"er is {comma(bleed_mm)} mm afloop, te weinig voor de drukker")
        if bleed.margin_in(read_box(page.obj.MediaBox)) < -0.01:
            yield Finding("maat", number, "de afloop steekt buiten het vel")


def check_fonts(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """The shapes of every font are in the file; a font that is drawn by procedure (Type 3) has none."""
    for number, page in enumerate(pdf.pages, 1):
        for name, font in page.obj.Resources.get("/Font", pikepdf.Dictionary()).items():
            inner = font.get("/DescendantFonts", [font])[0]
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield Finding("letters", number, f"letter {font.get('/BaseFont', name)} zit er niet in")


def check_flat(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """No transparency, no notes, no forms, no layers, no scripts."""
    for key in _FORBIDDEN_IN_CATALOGUE:
        if key in pdf.Root:
            yield Finding("vlak", 0, f"er zit iets in dat niet gedrukt kan worden ({key[1:]})")
    for number, page in enumerate(pdf.pages, 1):
        if "/Annots" in page.obj:
            yield Finding("vlak", number, "er zitten notities of links in")
        states = page.obj.Resources.get("/ExtGState", pikepdf.Dictionary())
        if "/Group" in page.obj or any(_transparent(state) for _, state in states.items()):
            yield Finding("vlak", number, "er zit doorzichtigheid in")


def _transparent(state: pikepdf.Object) -> bool:
    """Whether a graphics state lets what is under it shine through."""
    masked = state.get("/SMask", Name("/None")) != Name("/None")
    faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    return masked or faint or state.get("/BM", Name.Normal) not in (Name.Normal, Name.Compatible)
