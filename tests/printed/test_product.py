"""A folder is a product; the same name in a later folder replaces it; print texts are filled or refused."""

import re
from io import BytesIO

import markerwaard
import pikepdf
import pytest
from PIL import ImageCms

from conftest import PRINT, data_for
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.press.product import find_products
from noodsteunpunt.press.raster import read_sheets
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


def test_own_template_shows_what_the_data_promise(tmp_path, workshop):
    """The address of the site, the broadcaster and the day, which our own templates say inside sentences."""
    add(tmp_path, "x", template="#let blad() = pad(20mm, [#d.gemeente.site / #d.omroep.naam / #d.datum])")
    product = find_products(tmp_path)["x"]
    sheet = read_sheets(make_sheet(product, data_for(product, "nl"), workshop).press_pdf, dpi=20)[0]
    assert "nsp.markerwaard.example / Omroep Markerwaard / 1 maart 2026" in sheet.text


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
        (
            BANNER.replace("500", "breed"),
            TEMPLATE,
            "print/x/product.yml, regel 3 (breedte_mm): 'breed' is geen getal dat hier kan\n"
            "    Zo kan het wel: schrijf een lengte in mm, zoals 148 of 0.5",
        ),
        (
            BANNER.replace("500", "-5"),
            TEMPLATE,
            "print/x/product.yml, regel 3 (breedte_mm): '-5' is geen getal dat hier kan\n"
            "    Zo kan het wel: schrijf een lengte in mm, zoals 148 of 0.5",
        ),
        (
            BANNER.replace("500", "nan"),
            TEMPLATE,
            "print/x/product.yml, regel 3 (breedte_mm): 'nan' is geen getal dat hier kan\n"
            "    Zo kan het wel: schrijf een lengte in mm, zoals 148 of 0.5",
        ),
        (
            BANNER.replace("500", "500000"),
            TEMPLATE,
            "print/x/product.yml, regel 3 (breedte_mm): 500000 kan hier niet\n"
            "    Zo kan het wel: schrijf een lengte in mm, zoals 148 of 0.5, van 1 tot 5000",
        ),
        (
            BANNER.replace("paginas: 1", "paginas: 0"),
            TEMPLATE,
            "print/x/product.yml, regel 7 (paginas): '0' is geen aantal pagina's\n"
            "    Zo kan het wel: schrijf een heel getal, zoals 2",
        ),
        (
            BANNER.replace("per: gemeente", "per: gemeentte"),
            TEMPLATE,
            "print/x/product.yml, regel 2 (per): 'gemeentte' ken ik hier niet\n"
            "    Zo kan het wel: bedoelt u 'gemeente'?",
        ),
        (
            BANNER + "embleem: {breedte_mm: 20}\n",
            TEMPLATE,
            "print/x/product.yml, regel 9 (embleem.hoogte_mm): 'hoogte_mm' ontbreekt\n"
            "    Zo kan het wel: zet ook tussen { en }: hoogte_mm: …",
        ),
        (
            BANNER + "kleur: vol\n",
            TEMPLATE,
            "print/x/product.yml, regel 9 (kleur): 'kleur' ken ik hier niet\n    Zo kan het wel: bedoelt u 'kleuren'?",
        ),
        (
            BANNER + "webversie: yes\n",
            TEMPLATE,
            "print/x/product.yml, regel 9 (webversie): 'yes' is geen ja of nee\n    Zo kan het wel: schrijf ja of nee",
        ),
        (
            BANNER + "sjabloon: weg\n",
            TEMPLATE,
            "print/x/product.yml (sjabloon): er is geen product 'weg'\n    Zo kan het wel: kies uit x",
        ),
        (
            BANNER,
            "",
            "print/x/template.typ: dit bestand ontbreekt\n"
            "    Zo kan het wel: maak het, met een ander product als voorbeeld",
        ),
        (
            BANNER + "naam: Weer\n",
            TEMPLATE,
            "print/x/product.yml, regel 9 (naam): 'naam' staat hier voor de tweede keer, eerst op regel 1\n"
            "    Zo kan het wel: houd een van de twee regels over",
        ),
        (
            BANNER,
            (TEMPLATE + "// café").encode("latin-1"),
            "print/x/template.typ: dit bestand is niet in UTF-8 opgeslagen\n    Zo kan het wel: sla het op als UTF-8",
        ),
    ],
)
def test_wrong_product_is_told_in_dutch(tmp_path, description, template, told):
    """With the line and the repair, like every other file of the municipality."""
    add(tmp_path, "x", description, template)
    with pytest.raises(FolderError) as error:
        find_products(tmp_path)
    assert str(error.value) == told


def test_mistakes_of_all_products_are_told_at_once(tmp_path):
    add(tmp_path, "x", BANNER.replace("500", "breed").replace("per: gemeente", "per: straat"))
    add(tmp_path, "y", BANNER + "# café".encode("latin-1").decode("latin-1") + "\nwinkeltje: 1\n")
    with pytest.raises(FolderError) as error:
        find_products(tmp_path)
    assert [(problem.file, problem.field) for problem in error.value.problems] == [
        ("print/x/product.yml", "per"),
        ("print/x/product.yml", "breedte_mm"),
        ("print/y/product.yml", "winkeltje"),
    ]


def test_length_may_have_a_decimal_comma(tmp_path):
    add(tmp_path, "x", BANNER.replace("bloed_mm: 5", "bloed_mm: 2,5"))
    assert find_products(tmp_path)["x"].settings.bloed_mm == 2.5


def test_product_for_an_unknown_shop_is_told(tmp_path, workshop):
    add(tmp_path, "x", BANNER.replace("winkel: standaard", "winkel: hoek"))
    assert [str(problem) for problem in check_products(find_products(tmp_path).values(), workshop)] == [
        "print/x/product.yml (winkel): er is geen drukker 'hoek'\n"
        "    Zo kan het wel: kies uit pdf-x-1a, standaard of zonder-overdruk, of maak print/shops/hoek.yml"
    ]
    assert list(check_products(find_products(PRINT).values(), workshop)) == []


def test_product_that_hides_the_days_of_a_point_is_refused(tmp_path, workshop):
    """No flyer or poster of anybody's own may send people to a point that is not there yet, without saying so."""
    add(tmp_path, "x", BANNER, "#let blad() = pad(20mm, for punt in d.punten [#punt.naam])")
    assert [str(problem) for problem in check_products(find_products(tmp_path).values(), workshop)] == [
        "print/x/template.typ: het sjabloon laat punten zien, maar niet vanaf en tot wanneer het noodsteunpunten zijn\n"
        "    Zo kan het wel: laat bij elk punt ook punt.geldig zien, als dat niet leeg is"
    ]


def own_shop(folder, name="hoek", **changes):
    """A print/ folder of a municipality with one shop: ours, with other lines."""
    (folder / "shops").mkdir(parents=True, exist_ok=True)
    text = (PRINT / "shops" / "standaard.yml").read_text(encoding="utf-8")
    for key, value in changes.items():
        text = re.sub(rf"(?m)^{key}:.*$", f"{key}: {value}", text)
    (folder / "shops" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_municipality_adds_its_own_shop_and_replaces_ours(tmp_path):
    """The shop round the corner gets the bleed and marks it asks for."""
    own_shop(tmp_path, snijtekens="nee")
    own_shop(tmp_path, "zonder-overdruk", inktgrens_pct=260)
    add(tmp_path, "x", BANNER.replace("winkel: standaard", "winkel: hoek"))
    workshop = open_workshop(PRINT, tmp_path)
    assert sorted(workshop.shops) == ["hoek", "pdf-x-1a", "standaard", "zonder-overdruk"]
    assert workshop.shops["zonder-overdruk"].inktgrens_pct == 260
    banner = find_products(PRINT, tmp_path)["x"]
    sheet = read_sheets(make_sheet(banner, data_for(banner, "nl"), workshop).press_pdf, dpi=20)[0]
    assert sheet.bleed[:2] == (0, 0)  # no slug, so no marks


def test_municipality_drops_in_the_profile_of_its_shop(tmp_path):
    """With its own condition in the file."""
    own_shop(tmp_path, profiel="krant.icc", conditie="FOGRA42")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "krant.icc").write_bytes((PRINT / "profiles" / "FOGRA39L.icc").read_bytes())
    add(tmp_path, "x", BANNER.replace("winkel: standaard", "winkel: hoek"))
    banner = find_products(tmp_path)["x"]
    made = make_sheet(banner, data_for(banner, "nl"), open_workshop(PRINT, tmp_path))
    with pikepdf.open(BytesIO(made.press_pdf)) as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA42"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"profiel": "weg.icc"},
            "print/shops/hoek.yml (profiel): er is geen 'weg.icc' in print/profiles\n"
            "    Zo kan het wel: kies uit FOGRA39L.icc of scherm.icc, of zet het daar neer",
        ),
        (
            {"profiel": "scherm.icc"},
            "print/shops/hoek.yml (profiel): 'scherm.icc' is geen kleurprofiel voor vier inkten\n"
            "    Zo kan het wel: vraag de drukker om zijn ICC-profiel voor CMYK",
        ),
        (
            {"norm": "PDF/X-3"},
            "print/shops/hoek.yml, regel 3 (norm): de norm 'PDF/X-3' maakt nsp niet\n"
            "    Zo kan het wel: kies uit PDF/X-4 of PDF/X-1a",
        ),
        (
            {"inktgrens_pct": "3"},
            "print/shops/hoek.yml, regel 9 (inktgrens_pct): 3 kan hier niet\n"
            "    Zo kan het wel: schrijf een percentage over alle inkten samen, zoals 300, van 100 tot 400",
        ),
    ],
)
def test_wrong_shop_is_told(tmp_path, changes, told):
    own_shop(tmp_path, **changes)
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "scherm.icc").write_bytes(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    with pytest.raises(FolderError) as error:
        open_workshop(PRINT, tmp_path)
    assert str(error.value) == told


@pytest.mark.parametrize(
    "template",
    [
        "#let blad() = pad(20mm, [",
        "#let plad() = []",
        "#let blad() = pad(weg, [])",
        '#let blad() = panic("TE LANG maar zonder verslag")',
        '#let blad() = panic("TE LANG 5")',
    ],
)
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
