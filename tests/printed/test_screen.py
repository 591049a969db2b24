"""What is looked at on a screen is the sheet as it is cut, and no pixel of it is changed."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from conftest import CASES, PRODUCTS, data_for
from noodsteunpunt.press.raster import read_grey, read_sheets
from noodsteunpunt.press.screen import png, to_screen
from noodsteunpunt.press.sheet import _codes, template_data

pytestmark = pytest.mark.printed


@pytest.mark.parametrize("name", ["flyer-wijk", "bord-punt"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_version_for_the_screen_is_the_drawing_as_it_is_cut(name, language, workshop):
    product, data = PRODUCTS[name], data_for(PRODUCTS[name], language)
    drawing = workshop.typesetter.typeset(
        product.template, template_data(product, data, workshop, _codes(product, data))
    )
    pages = list(zip(read_sheets(drawing), read_sheets(to_screen(drawing)), strict=True))
    assert len(pages) == product.settings.paginas
    for drawn, shown in pages:
        cut = drawn.inside().resize(shown.image.size)  # the cut may fall between two pixels
        difference = ImageChops.difference(cut.reduce(8), shown.image.reduce(8))
        assert max(most for _, most in difference.getextrema()) < 40
        assert shown.text == drawn.text


def test_png_has_every_pixel_of_the_picture():
    image = Image.effect_mandelbrot((31, 17), (-2, -1, 1, 1), 50).convert("RGB")
    image.putpixel((30, 16), (1, 2, 3))
    again = Image.open(BytesIO(png(image)))
    again.load()
    assert (again.mode, again.size, again.tobytes()) == ("RGB", (31, 17), image.tobytes())


def test_grey_page_is_the_page_in_grey(printed):
    """But for letters, which PDFium puts on whole pixels then: so blocks of pixels are compared."""
    pdf = printed(CASES[0]).press_pdf
    for coloured, grey in zip(read_sheets(pdf), read_grey(pdf), strict=True):
        assert (grey.trim, grey.px_per_mm) == (coloured.trim, coloured.px_per_mm)
        difference = ImageChops.difference(coloured.grey.reduce(12), grey.grey.reduce(12))
        assert difference.getextrema()[1] < 40
