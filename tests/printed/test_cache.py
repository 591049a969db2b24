"""Unchanged sheets are read back, changed ones made again."""

import shutil
from pathlib import Path

import markerwaard
import pytest

from conftest import PRINT, PRODUCTS, data_for
from noodsteunpunt.press import cache
from noodsteunpunt.press.sheet import SheetError
from noodsteunpunt.press.workshop import open_workshop

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


def test_key_depends_on_every_file_of_the_workshop(tmp_path):
    """Other ink, other letters or another shop: what was drawn before is not shipped again."""
    copy = tmp_path / "print"
    shutil.copytree(PRINT, copy)
    data = data_for(FLYER, "nl")
    keys = [cache.sheet_key(FLYER, data, open_workshop(copy))]
    changed = ["colours.yml", "lib/blad.typ", "shops/standaard.yml", "profiles/FOGRA39L.icc"]
    for name in [*changed, next(copy.glob("fonts/*.ttf")).relative_to(copy).as_posix()]:
        with (copy / name).open("ab") as file:
            file.write(b"\n")
        keys.append(cache.sheet_key(FLYER, data, open_workshop(copy)))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("changed", ["press/check_codes.py", "draw/qr.py"])
def test_key_depends_on_the_code_that_draws_and_checks(tmp_path, workshop, monkeypatch, changed):
    """A check that became stricter looks again at every sheet."""
    package = Path(cache.__file__).parents[1]
    for folder in ("press", "draw"):
        shutil.copytree(package / folder, tmp_path / folder)
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "press" / "cache.py"))
    data, keys = data_for(FLYER, "nl"), []
    for more in ("", "# strenger"):
        with (tmp_path / changed).open("a") as file:
            file.write(more)
        cache._code_fingerprint.cache_clear()
        keys.append(cache.sheet_key(FLYER, data, workshop))
    cache._code_fingerprint.cache_clear()
    assert keys[0] != keys[1]
