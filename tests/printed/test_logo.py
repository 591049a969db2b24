"""The municipality's logo on the flyer: sharp, in press inks, nowhere else, and no gap without one."""

import zlib
from dataclasses import replace
from io import BytesIO
from threading import Thread

import markerwaard
import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageDraw

from conftest import PRODUCTS, data_for
from noodsteunpunt.check.svg import clean_svg
from noodsteunpunt.model.logo import Logo
from noodsteunpunt.press.inks import InkRules, InkWriter
from noodsteunpunt.press.logo import in_inks, logo_picture, logo_problems
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.sheet import make_sheet

FLYER, SIGN = PRODUCTS["flyer-wijk"], PRODUCTS["bord-punt"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">%s</svg>'
HALVES = SVG % b'<rect width="45" height="30" fill="#C8102E"/><rect x="45" width="45" height="30" fill="#000"/>'


def drawn(source=HALVES):
    return Logo("locations/logo.svg", source)


def png(width, height, mode="RGB"):
    image = Image.new(mode, (width, height), "white" if mode == "RGB" else (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height), fill="#C8102E")
    out = BytesIO()
    image.save(out, "PNG")
    return Logo("locations/logo.png", out.getvalue())


def foot(made, page=0):
    """The last 40 mm of a page as pixels of 0 to 255."""
    sheet = read_sheets(made.press_pdf)[page]
    return np.asarray(sheet.inside(), dtype=int)[-round(40 * sheet.px_per_mm) :]


def red(pixels):
    return (pixels[..., 0] > pixels[..., 1] + 90) & (pixels[..., 0] > pixels[..., 2] + 60)


@pytest.mark.parametrize("logo", [drawn(), png(800, 300), png(800, 300, "RGBA")], ids=["svg", "png", "see-through"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_flyer_carries_the_logo_in_its_foot(workshop, logo, language):
    """At the far end from the code: right, and in Arabic left."""
    made = make_sheet(FLYER, data_for(FLYER, language), replace(workshop, logo=logo))
    found = red(foot(made))
    assert found.sum() > 1000
    columns = np.nonzero(found.any(axis=0))[0] / found.shape[1]
    assert columns.mean() < 0.3 if language == "ar" else columns.mean() > 0.7


def test_without_logo_the_foot_is_as_if_there_were_never_any(workshop):
    """No gap, no box: the text takes the room."""
    made = make_sheet(FLYER, data_for(FLYER, "nl"), workshop)
    assert red(foot(made)).sum() == 0
    with pikepdf.open(BytesIO(made.press_pdf)) as pdf:
        assert all("/XObject" not in page.Resources for page in pdf.pages)


def test_other_products_do_not_show_the_logo_and_are_not_made_again(workshop):
    data = data_for(SIGN, "nl")
    assert make_sheet(SIGN, data, workshop) == make_sheet(SIGN, data, replace(workshop, logo=drawn()))


def test_pixels_are_four_inks_under_the_limit_and_black_is_one_plate(workshop):
    """Red through the profile; black and grey only on the black plate; white is paper."""
    stripes = SVG % (
        b'<rect width="30" height="30" fill="#C8102E"/><rect x="30" width="30" height="30" fill="#808080"/>'
        b'<rect x="60" width="15" height="30" fill="#000"/>'
    )
    logo = replace(workshop, logo=drawn(stripes))
    with pikepdf.open(BytesIO(make_sheet(FLYER, data_for(FLYER, "nl"), logo).press_pdf)) as pdf:
        picture = pdf.pages[0].Resources.XObject.Logo
        inks = np.frombuffer(picture.read_bytes(), np.uint8).reshape(int(picture.Height), int(picture.Width), 4)
    middle, width = inks.shape[0] // 2, inks.shape[1]
    red_ink, grey, black, paper = (inks[middle, round(width * at)].tolist() for at in (0.15, 0.5, 0.75, 0.95))
    assert red_ink[1] > 200
    assert red_ink[2] > 150
    assert red_ink[0] < 60
    assert grey == [0, 0, 0, 127]
    assert black == [0, 0, 0, 255]
    assert paper == [0, 0, 0, 0]
    assert inks.sum(axis=-1).max() <= 300 * 2.55


def test_mono_is_black_only(workshop):
    picture = logo_picture(drawn(), (26, 16), workshop.typesetter)
    raw = np.frombuffer(zlib.decompress(in_inks(picture.png, workshop.profiles["FOGRA39L.icc"], True)), np.uint8)
    inks = raw.reshape(-1, 4)
    assert inks[:, :3].max() == 0
    assert inks[:, 3].max() == 255


@pytest.mark.parametrize(("box", "size"), [((26, 16), (26, 26 / 3)), ((60, 10), (30, 10))])
def test_logo_fits_in_its_room_and_is_sharp(workshop, box, size):
    """Shapes become 600 pixels per inch, whatever the size."""
    picture = logo_picture(drawn(), box, workshop.typesetter)
    assert (picture.width_mm, picture.height_mm) == pytest.approx(size, rel=0.01)
    assert picture.size_px[0] / picture.width_mm * 25.4 == pytest.approx(600, rel=0.01)


def test_logo_waits_for_a_sheet_that_is_being_drawn(workshop):
    """In the preview two pages may ask at once; Typst itself would stop with a fault."""
    drawing = Thread(target=make_sheet, args=(FLYER, data_for(FLYER, "nl", datum="nu"), workshop))
    drawing.start()
    number = 0
    while drawing.is_alive():
        number += 1
        logo_picture(drawn(HALVES.replace(b"#000", b"#%03d" % number)), (26, 16), workshop.typesetter)
    assert number


def test_coarse_png_is_refused_with_what_would_do(workshop):
    """Named once, with the product, before any sheet is made."""
    coarse = replace(workshop, logo=png(200, 80))
    assert [str(problem) for problem in logo_problems(PRODUCTS.values(), coarse)] == [
        "locations/logo.png: Flyer wijk: het logo is 200 beeldpunten breed en wordt 26 mm breed gedrukt; "
        "dat wordt vaag\n"
        "    Zo kan het wel: neem een logo van minstens 307 beeldpunten breed, of een logo.svg"
    ]
    assert list(logo_problems(PRODUCTS.values(), replace(workshop, logo=png(800, 300)))) == []


def test_logo_is_never_printed_over_what_lies_under_it(workshop):
    """Overprint belongs to black letters alone: on a picture, what lies under it would show through."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    picture = pikepdf.Stream(pdf, b"", Subtype=pikepdf.Name.Image, Width=90, Height=30)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Beeld=picture))
    black = " ".join(f"{part / 255:.4f}" for part in workshop.colours.named["inkt"].rgb)
    page.obj.Contents = pdf.make_stream(f"{black} rg 0 0 9 9 re f /Beeld Do".encode())
    rules = InkRules(workshop.colours.by_rgb(), spots=False, black_on_top=True, logo_px=(90, 30))
    steps = pikepdf.unparse_content_stream(InkWriter(rules).rewrite(page)).decode()
    assert steps.split("\n") == [
        "/OverdrukAan gs",
        "0.0000 0.0000 0.0000 1.0000 k",
        "0 0 9 9 re",
        "f",
        "/OverdrukUit gs",
        "/Logo Do",
    ]


def test_svg_that_cannot_be_drawn_is_told(workshop):
    broken = replace(workshop, logo=drawn(b"<svg"))
    assert [str(problem) for problem in logo_problems(PRODUCTS.values(), broken)] == [
        "locations/logo.svg: Flyer wijk: het logo kan niet getekend worden\n"
        "    Zo kan het wel: bewaar het opnieuw, of geef een logo.png"
    ]


def test_web_version_says_whose_logo_it_is(workshop):
    """For somebody who hears the flyer read aloud."""
    made = make_sheet(FLYER, data_for(FLYER, "nl"), replace(workshop, logo=drawn()))
    with pikepdf.open(BytesIO(made.web_pdf)) as pdf:
        texts = [
            str(thing.get("/Alt")) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
    assert "Gemeente Markerwaard" in texts


def test_logo_of_the_example_goes_through_the_press(workshop):
    source = (markerwaard.ROOT / "locations" / "logo.svg").read_bytes()
    logo = drawn(clean_svg(source, "logo.svg")[0])
    assert make_sheet(FLYER, data_for(FLYER, "nl"), replace(workshop, logo=logo)).press_pdf
