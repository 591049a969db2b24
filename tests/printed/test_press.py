"""The press step: inks, boxes, marks and overprint, on a small drawing."""

import re
from io import BytesIO

import pikepdf
import pytest

from conftest import data_for
from noodsteunpunt.press.inks import PressError
from noodsteunpunt.press.press import PressOrder, to_press
from noodsteunpunt.press.product import Product, ProductSettings
from noodsteunpunt.press.sheet import template_data
from noodsteunpunt.press.units import to_mm

DRAWING = """
#let blad() = {
  place(top + left, dx: -afloop, dy: -afloop, rect(width: 30mm + afloop, height: 20mm + afloop,
    fill: kleur("embleem_oranje")))
  pad(x: 10mm, top: 5mm, [= Kop])
  place(top + left, dx: 10mm, dy: 40mm, rect(width: 9mm, height: 9mm, fill: EXTRA))
}
"""


def draw(workshop, extra='kleur("embleem_blauw")'):
    """A 60 mm wide drawing; `extra` is one more fill."""
    settings = ProductSettings.model_validate(
        {
            "naam": "Proef",
            "per": "wijk",
            "breedte_mm": 60,
            "hoogte_mm": 90,
            "bloed_mm": 3,
            "veiligheid_mm": 5,
            "paginas": 1,
            "winkel": "standaard",
        }
    )
    template = DRAWING.replace("EXTRA", extra)
    product = Product("proef", settings, template)
    data = data_for(product, "nl", gemeente={"naam": "M", "aard": "echt", "toestemming": True, "site": ""})
    return workshop.typesetter.typeset(template, template_data(product, data, workshop, {}))


def order(workshop, shop="standaard", spots=False):
    chosen = workshop.shops[shop]
    return PressOrder("Titel <&>", workshop.colours, chosen, workshop.profiles[chosen.profiel], 3.0, spots)


def pressed(workshop, shop="standaard", spots=False, extra='kleur("embleem_blauw")'):
    return pikepdf.open(BytesIO(to_press(draw(workshop, extra), order(workshop, shop, spots))))


def content(pdf):
    return pdf.pages[0].Contents.read_bytes().decode("latin1")


def test_web_colours_become_exactly_the_inks_of_the_table(workshop):
    text = content(pressed(workshop))
    assert re.search(r"\b0\.0000 0\.6000 0\.9000 0\.0000 k\b", text)
    assert re.search(r"\b1\.0000 0\.0000 0\.0000 0\.0000 k\b", text)
    assert not re.search(r"\b(rg|RG|g|G)\b", text)


def test_colour_outside_the_table_stops_the_press(workshop):
    with pytest.raises(PressError, match=r"kleur #123456 heeft geen inkt; zet haar in print/colours\.yml"):
        to_press(draw(workshop, 'rgb("#123456")'), order(workshop))


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ('gradient.linear(kleur("inkt"), kleur("papier"))', "geen webkleur"),
        ("cmyk(0%, 0%, 0%, 50%)", "al inkt"),
    ],
)
def test_gradient_or_foreign_ink_stops_the_press(workshop, extra, told):
    with pytest.raises(PressError, match=told):
        to_press(draw(workshop, extra), order(workshop))


def test_boxes_lie_exactly_around_each_other(workshop):
    pdf = pressed(workshop)
    boxes = (pdf.pages[0].obj[key].as_list() for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
    trim, bleed, media = ([float(value) for value in box] for box in boxes)
    assert [to_mm(trim[2] - trim[0]), to_mm(trim[3] - trim[1])] == pytest.approx([60, 90], abs=0.01)
    assert [to_mm(trim[i] - bleed[i]) for i in range(4)] == pytest.approx([3, 3, -3, -3], abs=0.01)
    assert [to_mm(bleed[i] - media[i]) for i in range(4)] == pytest.approx([10, 10, -10, -10], abs=0.01)


def test_eight_crop_marks_lie_outside_the_bleed_on_all_plates(workshop):
    pdf = pressed(workshop)
    marks = content(pdf).split("/Paskruis CS")[1]
    found = re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S", marks)
    lines = [[float(value) for value in line] for line in found]
    left, bottom, right, top = (float(v) for v in pdf.pages[0].obj.BleedBox.as_list())
    assert len(lines) == 8
    for line in lines:
        for x, y in (line[:2], line[2:]):
            assert not (left < x < right and bottom < y < top)
    assert pdf.pages[0].obj.Resources.ColorSpace.Paskruis[1] == pikepdf.Name.All


def test_shop_without_marks_gets_none_and_no_slug(workshop):
    pdf = pressed(workshop, shop="zonder-overdruk")
    assert "Paskruis CS" not in content(pdf)
    assert pdf.pages[0].obj.MediaBox == pdf.pages[0].obj.BleedBox


def test_pure_black_overprints_only_where_the_shop_allows(workshop):
    allowed, refused = (content(pressed(workshop, shop)) for shop in ("standaard", "zonder-overdruk"))
    assert "/OverdrukAan gs" in allowed
    assert "/OverdrukAan gs" not in refused


def test_white_never_overprints(workshop):
    text = content(pressed(workshop, extra='kleur("wit")'))
    before = text.split("0.0000 0.0000 0.0000 0.0000 k")[0]
    opened = before.rsplit("\nq", 1)[-1]
    assert "/OverdrukAan" not in opened


def test_spot_inks_replace_the_emblem_colours_only(workshop):
    pdf = pressed(workshop, spots=True)
    spaces = pdf.pages[0].obj.Resources.ColorSpace
    inks = {str(space[1]) for _, space in spaces.items()}
    assert inks == {"/PANTONE 151 C", "/PANTONE Process Blue C", "/All"}
    assert "0.6000 0.9000" not in content(pdf)
    assert "0.0000 0.0000 0.0000 1.0000 k" in content(pdf)


def test_file_says_what_it_is(workshop):
    pdf = pressed(workshop)
    intent = pdf.Root.OutputIntents[0]
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert intent.DestOutputProfile.read_bytes() == workshop.profiles["FOGRA39L.icc"]
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "PDF/X-4" in xmp
    assert "Titel &lt;&amp;&gt;" in xmp
    assert "/StructTreeRoot" not in pdf.Root


def test_same_drawing_gives_the_same_bytes(workshop):
    drawing = draw(workshop)
    assert to_press(drawing, order(workshop)) == to_press(drawing, order(workshop))


def test_another_shop_gives_another_identity(workshop):
    drawing = draw(workshop)
    pressed_for = {shop: to_press(drawing, order(workshop, shop)) for shop in ("standaard", "zonder-overdruk")}
    identities = {re.search(rb"uuid:[-0-9a-f]+", pdf).group() for pdf in pressed_for.values()}
    assert len(identities) == 2
