"""The list for the print shop."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from noodsteunpunt.compile.csvtext import semicolon_csv
from noodsteunpunt.compile.order import order_row
from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.press.product import find_products
from noodsteunpunt.press.workshop import open_workshop
from noodsteunpunt.shipped import shipped_root

from ...conftest import Municipality


def rows(out: Path) -> list[dict[str, str]]:
    text = (out / "druk" / "bestelling.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_every_press_file_is_on_the_list_once(built: Path) -> None:
    """The print shop finds each file in the list, with its size, and every line has its file."""
    files = {path.relative_to(built / "druk").as_posix() for path in (built / "druk").rglob("*.pdf")}
    listed = [row["bestand"] for row in rows(built)]
    assert len(listed) == len(set(listed))
    assert set(listed) == files
    flyer = next(row for row in rows(built) if row["bestand"].startswith("flyer-wijk/"))
    assert [flyer[name] for name in ("breedte_mm", "hoogte_mm", "afloop_mm", "paginas", "inkt", "aantal")] == [
        "148", "210", "3", "2", "CMYK, FOGRA39", "",
    ]  # fmt: skip


def test_list_says_when_it_is_not_real(built: Path) -> None:
    """Nobody orders flags for an invented municipality by accident."""
    assert {row["let_op"].split("; ")[0] for row in rows(built)} == {"VOORBEELD: niet voor gebruik"}


def test_list_says_what_is_not_ready(built: Path) -> None:
    """A sign hangs there for years and does not say it itself, so who orders it reads it here."""
    told = {row["bestand"].partition("/")[2]: row["let_op"] for row in rows(built)}
    invented = "VOORBEELD: niet voor gebruik"
    assert {name: said for name, said in told.items() if said != invented} == {
        "bord-punt-1041-het-anker-nl.pdf": f"{invented}; pas ophangen als het klaar is",
        "bord-punt-mono-1041-het-anker-nl.pdf": f"{invented}; pas ophangen als het klaar is",
        "flyer-wijk-1010-veld-nl.pdf": f"{invented}; er is nog geen plek klaar",
    }


def test_flyer_with_a_point_that_is_ready_can_be_handed_out(municipality: Municipality) -> None:
    """Of two points in the wijk one is ready: "nog geen plek klaar" would be untrue, and nobody would order it."""
    for old, new in (
        ("wijk: veld", "wijk: haven"),
        ("lat: 52.56110", "lat: 52.55811"),
        ("lon: 5.23450", "lon: 5.21450"),
    ):
        municipality.edit("locations/punten/het-anker.yml", old, new)
    site, workshop = municipality.site(), open_workshop(shipped_root() / "print")
    flyer = find_products(shipped_root() / "print")["flyer-wijk"]
    order = next(sheet_orders(site, [flyer], lambda product, data: True))
    assert [(punt.naam, bool(punt.niet_klaar)) for punt in order.data.punten] == [
        ("De Baken", False),
        ("Het Anker", True),
    ]
    assert order_row(site.gemeente, order, workshop)[-1] == "VOORBEELD: niet voor gebruik"


def test_inks_are_those_of_the_own_print_shop(municipality: Municipality, tmp_path: Path) -> None:
    """A shop that prints under another condition reads its own on the list; spot inks come from the colour table."""
    shop = shipped_root() / "print" / "shops" / "standaard.yml"
    own = shop.read_text(encoding="utf-8").replace("conditie: FOGRA39 ", "conditie: FOGRA51 ")
    municipality.write("print/shops/standaard.yml", own)
    municipality.build(tmp_path / "uit", only="druk")
    inks = {row["product"]: row["inkt"] for row in rows(tmp_path / "uit")}
    assert inks == {
        "Flyer wijk": "CMYK, FOGRA51",
        "Bord punt": "CMYK, FOGRA51",
        "Bord punt zwart-wit": "zwart",
        "Vlag": "PANTONE 151 C en PANTONE Process Blue C",
        "Vlag met tekst": "PANTONE 151 C en PANTONE Process Blue C",
    }


def test_name_is_never_a_formula(municipality: Municipality, tmp_path: Path) -> None:
    """A name that begins like a formula stays text in a spreadsheet."""
    municipality.edit("locations/punten/de-baken.yml", "naam: De Baken", 'naam: "=SUM(A1)"')
    municipality.build(tmp_path / "uit", only="druk")
    signs = {row["voor"] for row in rows(tmp_path / "uit") if row["bestand"].startswith("bord-punt/")}
    assert "'=SUM(A1)" in signs
    assert "=SUM(A1)" not in signs


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-5", "@som", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1"])
def test_no_cell_of_a_table_is_a_formula(cell: str) -> None:
    """Whatever a spreadsheet takes for the beginning of one, the same as in an export."""
    ((read,),) = csv.reader(StringIO(semicolon_csv([[cell]])), delimiter=";")
    assert read == f"'{cell}"


def test_file_names_tell_places_apart(built: Path) -> None:
    """Who stands at the press reads for which wijk or point a file is; the code stays in front of it."""
    signs = [row["bestand"] for row in rows(built) if row["bestand"].startswith("bord-punt/")]
    assert signs == [
        "bord-punt/bord-punt-1029-de-baken-nl.pdf",
        "bord-punt/bord-punt-1041-het-anker-nl.pdf",
    ]


def test_name_on_the_website_stays_when_a_name_changes(municipality: Municipality, tmp_path: Path) -> None:
    """Somebody may have sent it to others: it holds the code and nothing else."""
    municipality.build(tmp_path / "uit")
    assert {path.name for path in (tmp_path / "uit" / "site" / "druk").iterdir()} == {
        "flyer-wijk-1007-nl.pdf",
        "flyer-wijk-1010-nl.pdf",
    }
