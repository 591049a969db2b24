"""A folder is a product; the same name in a later folder replaces it; print texts are filled or refused."""

import shutil

import markerwaard
import pytest

from conftest import PRINT, data_for
from noodsteunpunt.press.product import find_products
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.settings import SettingsError
from noodsteunpunt.press.sheet import SheetError, make_sheet
from noodsteunpunt.press.workshop import check_products, open_workshop

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
    for file, content in (("product.yml", description), ("template.typ", template)):
        if content:
            (folder / name / file).write_bytes(content if isinstance(content, bytes) else content.encode())


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
        (BANNER + "\x07", TEMPLATE, "print/x/product.yml: hier staat een onzichtbaar teken"),
        ((BANNER + "# café").encode("latin-1"), TEMPLATE, "print/x/product.yml: dit bestand is niet in UTF-8"),
        (BANNER, (TEMPLATE + "// café").encode("latin-1"), "print/x/template.typ: dit bestand is niet in UTF-8"),
    ],
)
def test_wrong_product_is_told_in_dutch(tmp_path, description, template, told):
    add(tmp_path, "x", description, template)
    with pytest.raises(SettingsError) as error:
        find_products(tmp_path)
    assert told in str(error.value)


def test_product_for_an_unknown_shop_is_told(tmp_path, workshop):
    add(tmp_path, "x", BANNER.replace("winkel: standaard", "winkel: hoek"))
    products = find_products(PRINT, tmp_path)
    with pytest.raises(SettingsError) as error:
        check_products(products.values(), workshop)
    told = "print/x/product.yml (winkel): er is geen winkel 'hoek'; kies uit standaard, zonder-overdruk"
    assert str(error.value) == told
    check_products(find_products(PRINT).values(), workshop)


def test_shop_with_an_unknown_profile_is_told(tmp_path):
    shutil.copytree(PRINT, tmp_path / "print")
    shop = tmp_path / "print" / "shops" / "standaard.yml"
    shop.write_text(shop.read_text().replace("FOGRA39L.icc", "weg.icc"))
    with pytest.raises(SettingsError) as error:
        open_workshop(tmp_path / "print")
    told = "print/shops/standaard.yml (profiel): er is geen 'weg.icc' in print/profiles; kies uit FOGRA39L.icc"
    assert str(error.value) == told


@pytest.mark.parametrize("template", ["#let blad() = pad(20mm, [", "#let plad() = []", "#let blad() = pad(weg, [])"])
def test_template_that_typst_cannot_read_is_told(tmp_path, workshop, template):
    add(tmp_path, "x", BANNER, template)
    product = find_products(tmp_path)["x"]
    with pytest.raises(SheetError, match=r"Spandoek, .*: het sjabloon klopt niet: "):
        make_sheet(product, data_for(product, "nl"), workshop)


def test_shop_may_ask_more_room_at_the_cut_than_the_product(tmp_path, workshop):
    add(tmp_path, "x", BANNER.replace("veiligheid_mm: 10", "veiligheid_mm: 0"), TEMPLATE.replace("20mm", "2mm"))
    product = find_products(tmp_path)["x"]
    with pytest.raises(SheetError, match="mm van de snijlijn; houd 5,0 mm vrij"):
        make_sheet(product, data_for(product, "nl"), workshop)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_translations_have_the_keys_and_placeholders_of_dutch(language):
    """Filled with marks instead of values, so that the placeholders themselves can be compared."""
    marks = {name: f"<{name}>" for name in ("plaats", "wijk", "gemeente", "datum", "omroep", "frequentie")}

    def shape(texts):
        flat = {**{k: v for k, v in texts.items() if isinstance(v, str)}}
        flat |= {f"{k}.{i}": t for k, v in texts.items() if isinstance(v, dict) for i, t in v.items()}
        return {key: {name for name, mark in marks.items() if mark in text} for key, text in flat.items()}

    assert shape(markerwaard.texts(language, **marks)) == shape(markerwaard.texts("nl", **marks))
