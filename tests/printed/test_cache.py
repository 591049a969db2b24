"""Unchanged sheets are read back, changed ones made again."""

import markerwaard
import pytest

from conftest import PRODUCTS, data_for
from noodsteunpunt.press import cache
from noodsteunpunt.press.sheet import SheetError

FLYER = PRODUCTS["flyer-wijk"]


@pytest.fixture
def made(monkeypatch):
    """Counts how often a sheet is really made."""
    calls = []
    make = cache.make_sheet

    def counting(*arguments):
        calls.append(arguments)
        return make(*arguments)

    monkeypatch.setattr(cache, "make_sheet", counting)
    return calls


def test_second_time_comes_from_the_folder_and_is_the_same(tmp_path, workshop, made):
    data = data_for(FLYER, "nl")
    first = cache.cached_sheet(tmp_path / "new", FLYER, data, workshop)
    second = cache.cached_sheet(tmp_path / "new", FLYER, data, workshop)
    assert first == second
    assert len(made) == 1


def test_other_data_are_made_again(tmp_path, workshop, made):
    for wijk in ("De Brink", "De Sluis"):
        cache.cached_sheet(tmp_path, FLYER, data_for(FLYER, "nl", wijk=wijk), workshop)
    assert len(made) == 2


def test_faulty_sheet_leaves_nothing_behind(tmp_path, workshop):
    with pytest.raises(SheetError):
        cache.cached_sheet(tmp_path, FLYER, data_for(FLYER, "nl", codes={}), workshop)
    assert list(tmp_path.iterdir()) == []


def test_key_depends_on_product_template_and_settings(workshop):
    data = markerwaard.sheet_data("nl")
    keys = {cache.sheet_key(product, data, workshop) for product in PRODUCTS.values()}
    assert len(keys) == len(PRODUCTS)
