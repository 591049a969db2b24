"""Each check catches its own planted fault, and only that."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from noodsteunpunt.draw.qr import CodeUse, draw_code
from noodsteunpunt.press.findings import ExpectedCode
from noodsteunpunt.press.preflight import preflight
from noodsteunpunt.press.press import to_press
from noodsteunpunt.press.product import Product
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.sheet import _codes, _order, expected, template_data
from noodsteunpunt.press.units import to_pt


@pytest.fixture
def order(small, real, workshop):
    return expected(small, real, workshop, _codes(small, real))


@pytest.fixture
def press(small, real, workshop):
    """Draws and presses the small sheet, with changes to its template."""

    def make(*changes, codes=None):
        template = small.template
        for old, new in changes:
            assert old in template
            template = template.replace(old, new)
        product = Product("klein", small.settings, template)
        values = template_data(product, real, workshop, codes or _codes(small, real))
        return to_press(workshop.typesetter.typeset(template, values), _order(product, real, workshop))

    return make


def spoiled(pdf, spoil, **saving):
    """The PDF after `spoil` changed it in place."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        spoil(opened)
        out = BytesIO()
        opened.save(out, **saving)
    return out.getvalue()


def checks(pdf, order):
    """Names of the checks that found something."""
    return {finding.check for finding in preflight(pdf, read_sheets(pdf), order)}


def draw_more(operators):
    """A spoiler that paints something extra on page 1."""

    def spoil(pdf):
        page = pdf.pages[0]
        page.obj.Contents = pdf.make_stream(page.Contents.read_bytes() + operators)

    return spoil


def test_good_sheet_has_no_findings(press, order):
    pdf = press()
    assert preflight(pdf, read_sheets(pdf), order) == []


def unchanged(pdf):
    """Only the way of saving differs."""


def no_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def other_condition(pdf):
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA47")


def no_intent(pdf):
    del pdf.Root.OutputIntents


def no_registry(pdf):
    del pdf.Root.OutputIntents[0].RegistryName


def no_metadata(pdf):
    del pdf.Root.Metadata


def not_trapped(pdf):
    del pdf.docinfo["/Trapped"]


def narrow_bleed(pdf):
    page = pdf.pages[0].obj
    left, bottom, right, top = (float(v) for v in page.TrimBox.as_list())
    page.BleedBox = Array([left - 3, bottom - 3, right + 3, top + 3])


def small_sheet(pdf):
    pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.CropBox = pdf.pages[0].obj.TrimBox


def second_page(pdf):
    pdf.pages.append(pdf.pages[0])


def font_left_out(pdf):
    for font in dict(pdf.pages[0].obj.Resources.Font).values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def shine_through(pdf):
    pdf.pages[0].obj.Resources.ExtGState.Flauw = Dictionary(Type=Name.ExtGState, ca=0.5)


def note(pdf):
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 90, 90])])


def layers(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def spot_plate(pdf):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    space = Array([Name.Separation, Name("/Goud"), Name.DeviceCMYK, tint])
    pdf.pages[0].obj.Resources.ColorSpace.Goud = space
    draw_more(b"q /Goud cs 1 scn 60 60 9 9 re f Q\n")(pdf)


def white_over_left_bleed(pdf):
    left, bottom, _, top = (float(v) for v in pdf.pages[0].obj.BleedBox.as_list())
    box = f"{left:.2f} {bottom:.2f} {to_pt(2):.2f} {top - bottom:.2f}"
    draw_more(f"q 0 0 0 0 k {box} re f Q\n".encode())(pdf)


def white_over_code(pdf):
    draw_more(b"q 0 0 0 0 k 45 60 75 75 re f Q\n")(pdf)


def picture(width_px, inks=b"\x00\xc0\xc0\x00", space=Name.DeviceCMYK):
    """A spoiler that draws a picture of 20 pt wide."""

    def spoil(pdf):
        drawn = pikepdf.Stream(pdf, inks * width_px)
        drawn.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=width_px, Height=1, ColorSpace=space, BitsPerComponent=8
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(Plaatje=pdf.make_indirect(drawn))
        draw_more(b"q 20 0 0 20 200 60 cm /Plaatje Do Q\n")(pdf)

    return spoil


PLANTED_LOGO = [
    (picture(100), set()),
    (picture(70), {"plaatje"}),
    (picture(100, b"\xff" * 3, Name.DeviceRGB), {"kleur"}),
    (picture(100, b"\xff\xff\xff\x40"), {"inkt"}),
    (lambda pdf: None, {"plaatje"}),
]


@pytest.mark.parametrize(("spoil", "found"), PLANTED_LOGO, ids=["good", "coarse", "rgb", "ink", "missing"])
def test_logo_is_judged(press, order, spoil, found):
    """Sharp enough, in four inks, under the limit, and there."""
    assert checks(spoiled(press(), spoil), replace(order, logo=True)) == found


PLANTED = [
    (picture(100), "plaatje"),
    (no_metadata, "norm"),
    (not_trapped, "norm"),
    (no_intent, "drukconditie"),
    (other_condition, "drukconditie"),
    (no_profile, "drukconditie"),
    (no_registry, "drukconditie"),
    (narrow_bleed, "maat"),
    (small_sheet, "maat"),
    (second_page, "maat"),
    (font_left_out, "letters"),
    (shine_through, "vlak"),
    (note, "vlak"),
    (layers, "vlak"),
    (draw_more(b"q 1 0 0 rg 60 60 9 9 re f Q\n"), "kleur"),
    (spot_plate, "kleur"),
    (draw_more(b"q 1 1 1 1 k 200 60 9 9 re f Q\n"), "inkt"),
    (white_over_left_bleed, "afloop"),
    (white_over_code, "code"),
]


@pytest.mark.parametrize(("spoil", "check"), PLANTED)
def test_planted_fault_is_caught_by_its_own_check(press, order, spoil, check):
    assert checks(spoiled(press(), spoil), order) == {check}


def test_wrong_version_is_caught(press, order):
    assert checks(spoiled(press(), unchanged, force_version="1.7"), order) == {"norm"}


def test_encrypted_file_is_caught(press, order):
    protected = spoiled(press(), unchanged, encryption=pikepdf.Encryption(owner="x", user="", R=6))
    assert "norm" in checks(protected, order)


def test_other_size_is_caught(press, order):
    assert checks(press(), replace(order, width_mm=104)) == {"maat"}


def test_missing_spot_ink_is_caught(press, order):
    assert checks(press(), replace(order, spots=frozenset({"PANTONE 151 C"}))) == {"kleur"}


def test_blank_page_is_caught(press, order):
    def blank(pdf):
        pdf.pages[0].obj.Contents = pdf.make_stream(b"")

    assert checks(spoiled(press(), blank), replace(order, codes=())) == {"leeg"}


def test_page_broken_by_an_illegal_number_is_caught(press, order):
    """Readers draw nothing after 1e-09, and Ghostscript and qpdf do not object."""

    def break_it(pdf):
        pdf.pages[0].obj.Contents = pdf.make_stream(b"q 1e-09 0 0 1e-09 0 0 cm\n" + pdf.pages[0].Contents.read_bytes())

    assert {"leeg", "code"} <= checks(spoiled(press(), break_it), order)


@pytest.fixture
def old_shop(order, workshop):
    return replace(order, shop=workshop.shops["pdf-x-1a"])


@pytest.fixture
def old_press(small, real, workshop):
    """The small sheet for a shop that asks PDF/X-1a."""
    product = Product("klein", small.settings.model_copy(update={"winkel": "pdf-x-1a"}), small.template)
    values = template_data(product, real, workshop, _codes(small, real))
    return to_press(workshop.typesetter.typeset(small.template, values), _order(product, real, workshop))


def test_x1a_sheet_has_no_findings(old_press, old_shop):
    assert preflight(old_press, read_sheets(old_press), old_shop) == []


def test_x1a_is_not_x4(press, order, old_press, old_shop):
    """Each shop gets the standard it asks for, and no file says it is two."""
    assert checks(old_press, order) == checks(press(), old_shop) == {"norm"}

    def says_both(pdf):
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1a:2003")

    assert checks(spoiled(press(), says_both), order) == {"norm"}


def test_small_letters_are_caught(press, order):
    assert checks(press(("size: 9pt", "size: 5pt")), order) == {"lettergrootte"}


def test_text_near_the_cut_is_caught(press, order):
    assert checks(press(("pad(x: 10mm, top: 4mm", "pad(x: 3mm, top: 4mm")), order) == {"veiligheid"}


def test_missing_mark_is_caught(press, order):
    assert checks(press(), replace(order, mark="VOORBEELD")) == {"merk"}


def test_wrong_code_is_caught(press, order):
    other = (ExpectedCode("HTTPS://NSP.EXAMPLE/W/0002", 0.75),)
    pdf = press()
    found = preflight(pdf, read_sheets(pdf), replace(order, codes=other))
    assert {f.check for f in found} == {"code"}
    assert {f.what for f in found} == {
        "de code met 'HTTPS://NSP.EXAMPLE/W/0002' is niet te lezen",
        "er staat een code met 'HTTPS://NSP.EXAMPLE/W/0001', die hier niet hoort",
    }


def test_code_drawn_too_small_is_caught(press, order):
    tiny = {"wijk": draw_code("HTTPS://NSP.EXAMPLE/W/0001", CodeUse("Q", 0.1), 20)}
    assert checks(press(codes=tiny), order) == {"codemaat"}
