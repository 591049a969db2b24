"""Ids from names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.importing.slugs import Slugs, slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("’t Dorpshuis (zaal 2)", "t-dorpshuis-zaal-2"),
        ("Café 'Ons Huis'", "cafe-ons-huis"),
        ("1e Montessorischool", "punt-1e-montessorischool"),
        ("مركز", "punt"),
        ("Con", "punt-con"),
    ],
)
def test_an_id_holds_small_letters_digits_and_dashes(name: str, id_: str) -> None:
    """An id begins with a letter and is a file name on every system."""
    assert slug(name, "punt") == id_


def test_the_second_of_a_name_gets_a_number() -> None:
    """Also when that number is somebody's own."""
    slugs = Slugs("punt")
    assert [slugs.take(name) for name in ("Zaal", "Zaal 2", "zaal", "Zaal!")] == ["zaal", "zaal-2", "zaal-3", "zaal-4"]


@given(st.lists(st.text(max_size=80)))
def test_ids_are_always_different_and_always_ids(names: list[str]) -> None:
    """Whatever is in the list."""
    slugs = Slugs("punt")
    ids = [slugs.take(name) for name in names]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", id_) for id_ in ids)
