"""A folder is a product; the same name in a later folder replaces it; print texts are filled or refused."""

import markerwaard
import pytest

from conftest import PRINT, data_for
from noodsteunpunt.press.product import find_products
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.settings import SettingsError
from noodsteunpunt.press.sheet import make_sheet

BANNER = """naam: Spandoek
per: gemeente
breedte_mm: 500
hoogte_mm: 100
bloed_mm: 5
veiligheid_mm: 10
paginas: 1
winkel: standaard
"""
TEMPLATE = "#let blad() = pad(20mm, text(size: 60pt, [SPANDOEK]))"


def add(folder, name, description=BANNER, template=TEMPLATE):
    (folder / name).mkdir()
    (folder / name / "product.yml").write_text(description)
    if template:
        (folder / name / "template.typ").write_text(template)


def test_new_folder_is_a_new_product(tmp_path, workshop):
    """A banner appears after its folder is made; sizes are in mm and bleed is outside."""
    add(tmp_path, "spandoek")
    banner = find_products(PRINT, tmp_path)["spandoek"]
    sheet = read_sheets(make_sheet(banner, data_for(banner, "nl"), workshop).press_pdf, dpi=36)[0]
    assert "SPANDOEK" in sheet.text
    width, height = sheet.trim[2] - sheet.trim[0], sheet.trim[3] - sheet.trim[1]
    assert [width / sheet.px_per_mm, height / sheet.px_per_mm] == pytest.approx([500, 100], abs=1)
    assert (sheet.trim[0] - sheet.bleed[0]) / sheet.px_per_mm == pytest.approx(5, abs=1)


def test_later_folder_replaces_a_product(tmp_path):
    add(tmp_path, "vlag")
    assert find_products(PRINT)["vlag"].settings.naam == "Vlag"
    assert find_products(PRINT, tmp_path)["vlag"].settings.naam == "Spandoek"


def test_product_may_be_drawn_by_another_products_template(tmp_path):
    add(tmp_path, "wimpel", BANNER + "sjabloon: vlag\n", template="")
    products = find_products(PRINT, tmp_path)
    assert products["wimpel"].template == products["vlag"].template


@pytest.mark.parametrize(
    ("description", "template", "told"),
    [
        (BANNER.replace("500", "breed"), TEMPLATE, "print/x/product.yml (breedte_mm): hier hoort een getal"),
        (
            BANNER.replace("per: gemeente", "per: straat"),
            TEMPLATE,
            "(per): kies een van: 'wijk', 'punt' of 'gemeente'",
        ),
        (BANNER.replace("naam", "title"), TEMPLATE, "(title): deze regel bestaat hier niet"),
        (BANNER + "webversie: yes\n", TEMPLATE, "(webversie): hier hoort ja of nee"),
        (BANNER + "sjabloon: weg\n", TEMPLATE, "(sjabloon): er is geen product 'weg'"),
        (BANNER, "", "print/x/product.yml: naast dit bestand ontbreekt template.typ"),
    ],
)
def test_wrong_product_is_told_in_dutch(tmp_path, description, template, told):
    add(tmp_path, "x", description, template)
    with pytest.raises(SettingsError) as error:
        find_products(tmp_path)
    assert told in str(error.value)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_translations_have_the_keys_and_placeholders_of_dutch(language):
    """Filled with marks instead of values, so that the placeholders themselves can be compared."""
    marks = {name: f"<{name}>" for name in ("plaats", "wijk", "gemeente", "datum", "omroep", "frequentie")}

    def shape(texts):
        flat = {**{k: v for k, v in texts.items() if isinstance(v, str)}}
        flat |= {f"{k}.{i}": t for k, v in texts.items() if isinstance(v, dict) for i, t in v.items()}
        return {key: {name for name, mark in marks.items() if mark in text} for key, text in flat.items()}

    assert shape(markerwaard.texts(language, **marks)) == shape(markerwaard.texts("nl", **marks))
