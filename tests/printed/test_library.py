"""The shared Typst library: columns balance, numbers on the map part, the emblem is the tested geometry."""

import json
import re
from contextlib import suppress
from math import dist

import pytest

from conftest import PRINT, data_for
from noodsteunpunt.draw.symbol import civil_defence_symbol
from noodsteunpunt.press.product import Product
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.sheet import template_data
from noodsteunpunt.press.typeset import TypesetError, Typesetter
from noodsteunpunt.press.units import to_mm


@pytest.fixture
def page(small, workshop):
    """The first page of a template without codes, read back."""

    def draw(body):
        settings = small.settings.model_copy(update={"codes": {}})
        product = Product("klein", settings, f"#let blad() = {body}")
        values = template_data(product, data_for(product, "nl"), workshop, {})
        return read_sheets(workshop.typesetter.typeset(product.template, {**values, "merk": ""}))[0]

    return draw


@pytest.fixture
def parted(page):
    """Where `uiteen` puts places, all in mm."""

    def move(places, apart, width, height):
        given = ", ".join(f"({x}mm, {y}mm)" for x, y in places)
        call = f"uiteen(({given},), {apart}mm, {width}mm, {height}mm)"
        shown = f"pad(6mm, text(size: 7pt, json.encode({call}.map(p => p.map(v => v / 1mm)), pretty: false)))"
        return json.loads(re.sub(r"\s", "", page(shown).text))

    return move


def test_numbers_with_room_stay_exactly_where_they_are(parted):
    assert parted([(10, 10), (30, 10)], 7, 60, 90) == [[10, 10], [30, 10]]


@pytest.mark.parametrize(
    "places",
    [[(30, 30), (30, 30)], [(30, 30), (31, 30), (30, 31), (29, 29)], [(0, 0), (1, 1)], [(70, 95), (59, 89)]],
)
def test_numbers_part_and_stay_on_the_map(parted, places):
    moved = parted(places, 7, 60, 90)
    pairs = [(a, b) for i, a in enumerate(moved) for b in moved[:i]]
    assert all(dist(a, b) > 6.8 for a, b in pairs)
    assert all(3.49 <= x <= 56.51 and 3.49 <= y <= 86.51 for x, y in moved)


@pytest.mark.parametrize(
    ("heights", "left"), [([1, 1, 1, 1], 2), ([1, 1, 1, 1, 1], 3), ([3, 1, 1, 1], 1), ([1, 1, 1, 3], 3)]
)
def test_columns_are_as_even_as_order_allows(page, heights, left):
    """Every block is one x and of a given height; the x's of the first column are counted."""
    blocks = ", ".join(f"block(height: {h}cm, [x])" for h in heights)
    sheet = page(f"pad(10mm, twee-kolommen(({blocks})))")
    middle = (sheet.trim_pt.left + sheet.trim_pt.right) / 2
    assert sum(letter.box.left < middle for letter in sheet.letters) == left
    assert len(sheet.letters) == len(heights)


@pytest.mark.parametrize("body", ["[x]", "fout("])
def test_typesetter_forgets_what_it_laid_out(workshop, body):
    """Typst keeps a drawing until ten others came; the empty ones after each sheet, or a failed one, push it out."""
    drawn = []

    class Watched:
        def compile_with_warnings(self, **given):
            drawn.append("sheet")
            return workshop.typesetter._compiler.compile_with_warnings(**given)

        def compile(self, **given):
            drawn.append(given["input"])
            return workshop.typesetter._compiler.compile(**given)

    typesetter = Typesetter(PRINT / "fonts", '#let vel(inhoud) = { set document(title: "x"); inhoud }')
    typesetter._compiler = Watched()
    with suppress(TypesetError):
        typesetter.typeset(f"#let blad() = {body}", {})
    assert drawn == ["sheet", *[b""] * 5]


def test_emblem_on_the_sheet_is_the_tested_triangle(page):
    """Blue is found where the geometry says, and nowhere outside it."""
    sheet = page("embleem(links: afloop, rechts: afloop, boven: afloop)")
    (top_x, top_y), (right_x, bottom), _ = civil_defence_symbol(105, 70).triangle

    def colour(x_mm, y_mm):
        return sheet.inside().getpixel((round(x_mm * sheet.px_per_mm), round(y_mm * sheet.px_per_mm)))

    assert colour(top_x, top_y + 1.5) == colour(right_x - 1.5, bottom - 0.5) == (0, 0x85, 0xCA)
    assert colour(top_x, top_y - 0.7) == colour(right_x + 0.7, bottom - 0.5) == (0xFF, 0x82, 0)
    assert to_mm(sheet.trim_pt.right - sheet.trim_pt.left) == pytest.approx(105, abs=0.01)
