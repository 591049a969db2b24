"""A sure function is information; that somebody can make an emergency report is promised only where all points say so.

What stands in the letters of the flyer itself is in tests/printed/test_sheet.py.
"""

from dataclasses import replace

import pytest
from tests.conftest import Municipality

from noodsteunpunt.compile.pages.advice import UitlegInhoud, explained
from noodsteunpunt.compile.sheets import sheet_orders
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.model.fields.choice import JaNeeOnbekend
from noodsteunpunt.model.site import Site
from noodsteunpunt.press.product import find_products
from noodsteunpunt.shipped import shipped_root

FLYER = find_products(shipped_root() / "print")["flyer-wijk"]
PROMISE = "U kunt er een noodmelding doen als bellen niet gaat."


def answering(site: Site, *answers: str) -> Site:
    """The site with as many points in the wijk of De Baken as there are answers, and no others."""
    baken = site.punt("de-baken")
    punten = [
        baken.model_copy(update={"naam": f"Punt {number}", "noodmelding": JaNeeOnbekend(answer)})
        for number, answer in enumerate(answers)
    ]
    return replace(site, punten=tuple(punten), talen=site.talen[:1])


@pytest.mark.parametrize(
    ("answers", "page", "promised"),
    [
        (["ja", "ja"], "alle", True),
        (["ja", "onbekend"], "sommige", False),
        (["ja", "nee"], "sommige", False),
        (["nee", "onbekend"], "", False),
        ([], "", False),
    ],
)
def test_a_report_is_promised_where_all_points_take_one(
    municipality: Municipality, answers: list[str], page: str, promised: bool
) -> None:
    """Nobody walks to a point for help that is only given at another one."""
    site = answering(municipality.site(), *answers)
    inhoud = explained(site, Texts(site.talen[0], site.talen[0], site.feiten)).inhoud
    assert isinstance(inhoud, UitlegInhoud)
    assert inhoud.noodmelding == page
    flyers = [PROMISE in order.data.wel for order in sheet_orders(site, [FLYER], lambda product, data: True)]
    assert flyers == ([promised] if answers else [])
