"""Every product in print/ in every sample language, made once; and a small sheet to spoil."""

import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for markerwaard.py; importlib mode adds no folders

import markerwaard
from tests.once import made_once, shared_folder

from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.press.contract import SheetData
from noodsteunpunt.press.product import Product, ProductSettings, find_products
from noodsteunpunt.press.sheet import Printed, make_sheet
from noodsteunpunt.press.workshop import Workshop, open_workshop

PRINT = markerwaard.ROOT / "print"
LANGUAGES = ("nl", "en", "ar")
PRODUCTS = find_products(PRINT)


@dataclass(frozen=True)
class Case:
    """One product in one language. kind: what is special about its data."""

    product: Product
    data: SheetData
    kind: str = ""

    def __str__(self) -> str:
        return f"{self.product.name}{self.kind}-{self.data.taal}"


def data_for(product: Product, language: str, **changes: object) -> SheetData:
    """Sample data that fit what the product is made per."""
    if product.settings.per == "punt":
        changes = {"punten": markerwaard.sheet_values(language)["punten"][:1], **changes}
    return markerwaard.sheet_data(language, **changes)


CASES = [
    Case(product, data_for(product, language))
    for product in PRODUCTS.values()
    for language in LANGUAGES
    if not product.settings.talen or language in product.settings.talen
]
# The flyer as the example municipality gets it, with its street map; this wijk has a point with days.
WIJK = replace(markerwaard.example(), wijken=(markerwaard.example().wijk("wilgenveld"),))
CASES += [
    Case(order.product, order.data, "-straten")
    for order in sheet_orders(WIJK, [PRODUCTS["flyer-wijk"]], lambda product, data: True)
]


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return open_workshop(PRINT)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all workers see."""
    return shared_folder(tmp_path_factory)


@pytest.fixture(scope="session")
def printed(workshop: Workshop, shared: Path) -> Callable[[Case], Printed]:
    """Makes a case once for all workers."""

    def make(case: Case) -> Printed:
        def keep(folder: Path) -> None:
            folder.mkdir()
            (folder / "printed").write_bytes(pickle.dumps(make_sheet(case.product, case.data, workshop)))

        return pickle.loads((made_once(shared / f"vel-{case}", keep) / "printed").read_bytes())

    return make


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


SMALL = """
#let blad() = block(width: breedte, height: hoogte, {
  embleem(links: afloop, rechts: afloop, boven: afloop)
  pad(x: 10mm, top: 4mm, [
    = Klein blad
    #text(size: 9pt)[Gewone tekst]
    #code("wijk")
  ])
})
"""


@pytest.fixture
def small() -> Product:
    """A6 with an emblem into the bleed, text and a code: everything the checks look at."""
    settings = ProductSettings.model_validate(
        {
            "naam": "Klein",
            "per": "wijk",
            "breedte_mm": 105,
            "hoogte_mm": 148,
            "bloed_mm": 3,
            "veiligheid_mm": 5,
            "paginas": 1,
            "winkel": "standaard",
            "embleem": {"breedte_mm": 105, "hoogte_mm": 70},
            "codes": {"wijk": {"gebruik": "flyer", "maat_mm": 28}},
        }
    )
    return Product("klein", settings, SMALL)


@pytest.fixture
def real() -> SheetData:
    """Data of a real municipality with consent: no mark on the sheet."""
    gemeente = {"naam": "Markerwaard", "aard": "echt", "toestemming": True, "site": "nsp.example"}
    return markerwaard.sheet_data("nl", gemeente=gemeente)
