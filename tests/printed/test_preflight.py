"""Each check catches its own planted fault, and only that."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from noodsteunpunt.draw.qr import CodeUse, draw_code
from noodsteunpunt.press.check_codes import check_codes
from noodsteunpunt.press.findings import ExpectedCode
from noodsteunpunt.press.preflight import preflight
from noodsteunpunt.press.press import to_press
from noodsteunpunt.press.product import Product
from noodsteunpunt.press.raster import GreyPage, read_sheets
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


def shine_through(**how):
    """A spoiler that lets what is under it shine through."""

    def spoil(pdf):
        pdf.pages[0].obj.Resources.ExtGState.Flauw = Dictionary(Type=Name.ExtGState, **how)

    return spoil


def group(pdf):
    pdf.pages[0].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency)


def letters_by_procedure(pdf):
    """A font of Type 3 is a program that draws: no shape of a letter is in the file."""
    shapes = Dictionary(A=pdf.make_stream(b"500 0 d0 0 0 400 400 re f"))
    pdf.pages[0].obj.Resources.Font.Tekening = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=shapes, Encoding=Dictionary(Differences=[65, Name.A]), FirstChar=65, LastChar=65, Widths=[500],
    )  # fmt: skip


def gradient(pdf):
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[200, 60, 220, 60], Function=blend)
    pdf.pages[0].obj.Resources.Shading = Dictionary(Verloop=shading)
    draw_more(b"q 200 60 9 9 re W n /Verloop sh Q\n")(pdf)


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
    (letters_by_procedure, "letters"),
    (shine_through(ca=0.5), "vlak"),
    (shine_through(CA=0.5), "vlak"),
    (shine_through(BM=Name.Multiply), "vlak"),
    (shine_through(SMask=Dictionary(S=Name.Luminosity)), "vlak"),
    (group, "vlak"),
    (note, "vlak"),
    (layers, "vlak"),
    (draw_more(b"q 1 0 0 rg 60 60 9 9 re f Q\n"), "kleur"),
    (spot_plate, "kleur"),
    (gradient, "kleur"),
    (draw_more(b"q 9 0 0 9 200 60 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 ID \x00\xc0\xc0\x00 EI Q\n"), "kleur"),
    (draw_more(b"q 1 1 1 1 k 200 60 9 9 re f Q\n"), "inkt"),
    (draw_more(b"q 0.8 0.7 0.6 0 k 200 60 9 9 re f Q\n"), "inkt"),  # and 100 % black may lie on it
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


@pytest.mark.parametrize("size", [{"width_mm": 104.8}, {"height_mm": 148.2}])
def test_other_size_is_caught(press, order, size):
    """A fifth of a millimetre shows when a thousand of them lie on a pile."""
    assert checks(press(), replace(order, **size)) == {"maat"}


def test_bleed_is_as_wide_as_the_shop_asks(press, order):
    """Also when the product itself is content with less."""
    shop = order.shop.model_copy(update={"bloed_mm": 4.0})
    assert checks(press(), replace(order, shop=shop)) == {"maat"}


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


@pytest.mark.parametrize("mark", ["VOORBEELD", "Klein blad – GEEN ECHTE NOODSTEUNPUNTEN"])
def test_missing_mark_is_caught(press, order, mark):
    """Half of it is not enough: "Klein blad" is on this sheet."""
    assert checks(press(), replace(order, mark=mark)) == {"merk"}


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


@pytest.mark.parametrize(
    ("module_px", "px_per_mm", "not_when"),
    [(6, 10, []), (4, 20, ["onscherp"]), (1, 20, ["onscherp", "scheef"])],
)
def test_code_that_only_reads_when_sharp_and_straight_is_caught(order, module_px, px_per_mm, not_when):
    """Read from the page itself all three are fine; a phone in a hand is not so lucky."""
    code = draw_code("HTTPS://NSP.EXAMPLE/W/0001", CodeUse("Q", 0.1), 33)
    side_px = round(code.size_mm / code.module_mm * module_px)
    page = Image.new("L", (side_px, side_px), "white")
    for box in code.rectangles:
        x, y, width, height = (round(part / code.module_mm * module_px) for part in box)
        ImageDraw.Draw(page).rectangle((x, y, x + width - 1, y + height - 1), fill="black")
    around = Image.new("L", (3 * side_px, 3 * side_px), "white")
    around.paste(page, (side_px, side_px))
    wanted = replace(order, codes=(ExpectedCode(code.text, 0.0),))
    found = check_codes([GreyPage(around, (0, 0, *around.size), px_per_mm)], wanted)
    assert [finding.what for finding in found] == [
        f"de code met 'HTTPS://NSP.EXAMPLE/W/0001' is {how} niet te lezen" for how in not_when
    ]
