"""A logo is plain shapes with known inks, or it is refused in Dutch."""

import pytest

from conftest import PRODUCTS, data_for
from noodsteunpunt.press.logo import MOST_BYTES, LogoError, read_logo
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.sheet import SheetError, make_sheet

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 30">'
GOOD = OPEN + '<rect width="60" height="30" fill="#006633"/></svg>'


def with_logo(product, svg=GOOD, kleuren=None):
    gemeente = {
        "naam": "Markerwaard",
        "aard": "echt",
        "toestemming": True,
        "site": "nsp.example",
        "logo": {"svg": svg, "kleuren": kleuren or {"#006633": [90, 0, 70, 30]}},
    }
    return data_for(product, "nl", gemeente=gemeente)


@pytest.mark.parametrize("name", ["flyer-wijk", "bord-punt"])
def test_logo_is_printed_in_its_own_inks(workshop, name):
    product = PRODUCTS[name]
    plain, carrying = (
        read_sheets(make_sheet(product, data, workshop).press_pdf)[0].inside().getcolors(1 << 24)
        for data in (data_for(product, "nl"), with_logo(product))
    )
    green = [count for count, (red, green, blue) in carrying if green > red + 40 and green > blue + 10]
    assert sum(green) > 1000
    assert not [count for count, (red, green, blue) in plain if green > red + 40 and green > blue + 40]


def test_logo_colour_without_inks_is_named(workshop):
    data = with_logo(PRODUCTS["flyer-wijk"], kleuren={"#FFFFFF": [0, 0, 0, 0]})
    with pytest.raises(SheetError, match="kleur #006633 heeft geen inkt"):
        make_sheet(PRODUCTS["flyer-wijk"], data, workshop)


def test_see_through_logo_stops_the_press(workshop):
    data = with_logo(PRODUCTS["flyer-wijk"], svg=GOOD.replace("<rect", '<rect fill-opacity="0.5"'))
    with pytest.raises(SheetError, match="doorzichtigheid"):
        make_sheet(PRODUCTS["flyer-wijk"], data, workshop)


def test_plain_shapes_are_accepted():
    assert read_logo(GOOD.encode()) == GOOD


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"\x89PNG\r\n", "plaatje van pixels"),
        (b"\xff\xd8\xff\xe0", "vraag de vormgever om een SVG"),
        (GOOD.encode() + b" " * MOST_BYTES, "groter dan 200 kB"),
        (b"\xfe\xfe", "geen SVG in UTF-8"),
        (b"<svg", "geen SVG; sla"),
        (b"<html/>", "geen SVG met een viewBox"),
        (("<!DOCTYPE svg>" + GOOD).encode(), "DOCTYPE"),
    ],
)
def test_what_is_no_svg_is_refused(source, told):
    with pytest.raises(LogoError, match=told):
        read_logo(source)


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>1</script>", "een script"),
        ('<rect onload="x()"/>', "een script"),
        ('<a xlink:href="https://x.example"><rect/></a>', "een verwijzing"),
        ('<rect fill="url(https://x.example/a)"/>', "een verwijzing"),
        ('<image width="9" height="9"/>', "een plaatje van pixels"),
        ("<text>Markerwaard</text>", "tekst die nog geen vorm is"),
        ("<style>@import 'x'</style>", "een stijlblad"),
        ("<linearGradient/>", "een kleurverloop"),
        ("<foreignObject/>", "een stuk webpagina"),
    ],
)
def test_what_is_no_plain_shape_is_named(inside, told):
    with pytest.raises(LogoError, match=f"in het logo zit {told}; laat alleen vormen"):
        read_logo((OPEN + inside + "</svg>").encode())
