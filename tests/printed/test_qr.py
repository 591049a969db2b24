"""Codes are the matrix of `qrcode`, merged, and refused when a phone could not read them."""

import pytest
import qrcode

from noodsteunpunt.draw.qr import QUIET_MODULES, USES, CodeTooSmallError, draw_code

URL = "HTTPS://NSP.EXAMPLE/W/0001"


def modules_of(code):
    """Dark modules as (column, row), counted once each."""
    found = []
    for x, y, width, height in code.rectangles:
        column, row, across, down = (round(v / code.module_mm) for v in (x, y, width, height))
        found += [(column + dx, row + dy) for dx in range(across) for dy in range(down)]
    return found


@pytest.mark.parametrize("text", [URL, "https://nsp.example/v/0001", "Punt 3: ga naar Brink 12"])
def test_rectangles_cover_each_dark_module_once(text):
    matrix = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=0)
    matrix.add_data(text)
    matrix.make()
    dark = {
        (x + QUIET_MODULES, y + QUIET_MODULES)
        for y, row in enumerate(matrix.get_matrix())
        for x, is_dark in enumerate(row)
        if is_dark
    }
    found = modules_of(draw_code(text, USES["flyer"], 60))
    assert len(found) == len(set(found))
    assert set(found) == dark


def test_quiet_zone_is_clear_on_all_sides():
    code = draw_code(URL, USES["flyer"], 28)
    clear = QUIET_MODULES * code.module_mm - 1e-9
    assert all(x >= clear and y >= clear for x, y, _, _ in code.rectangles)
    assert all(28 - x - w >= clear and 28 - y - h >= clear for x, y, w, h in code.rectangles)


def test_merging_leaves_far_fewer_rectangles_than_modules():
    code = draw_code(URL, USES["flyer"], 28)
    assert len(code.rectangles) < len(modules_of(code)) / 1.5


def test_too_small_code_says_what_would_fit():
    with pytest.raises(CodeTooSmallError) as told:
        draw_code("https://noodsteunpunt.markerwaard.example/w/de-brink", USES["flyer"], 28)
    assert str(told.value) == (
        "de code voor 'https://noodsteunpunt.markerwaard.example/w/de-brink' past niet in 28 mm: "
        "de blokjes worden 0,62 mm en moeten minstens 0,75 mm zijn. "
        "Zo kan het wel: maak de code minstens 33,75 mm groot, of kort de tekst in tot hoogstens 32 tekens."
    )


@pytest.mark.parametrize(("use", "size_mm", "most"), [("flyer", 28, 32), ("klein", 20, 26), ("bord", 103, 34)])
def test_promised_length_fits_and_one_more_does_not(use, size_mm, most):
    draw_code("x" * most, USES[use], size_mm)
    with pytest.raises(CodeTooSmallError, match=f"hoogstens {most} tekens"):
        draw_code("x" * (most + 1), USES[use], size_mm)


def test_no_room_at_all_offers_only_a_larger_size():
    with pytest.raises(CodeTooSmallError) as told:
        draw_code(URL, USES["bord"], 20)
    assert "tekens" not in str(told.value)
