"""The model as columns: every value has one, and text goes there and back without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.model.columns import Column, columns_of, find_column, flatten, join_items, split_items, unflatten
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt

COLUMNS = tuple(columns_of(Noodsteunpunt))


def column(key: str) -> Column:
    """The column of a key."""
    found = find_column(COLUMNS, key)
    assert found
    return found


def test_every_value_of_the_model_is_a_column_with_a_sentence() -> None:
    """What an editor can write in a file, fits in a list, and the list can explain it."""
    keys = [column.key for column in COLUMNS]
    assert keys[:3] == ["id", "naam", "levensloop"]
    assert {key.partition(".")[0] for key in keys} == set(Noodsteunpunt.model_fields)
    assert len(keys) == len(set(keys))
    assert [column.key for column in COLUMNS if not column.about] == []


def test_what_a_column_knows() -> None:
    """Closed lists have their words, lists hold several, and only what every point has is needed."""
    assert column("toegang.toilet").choices == ("ja", "nee", "onbekend")
    assert column("menukaart").many
    assert not column("locatie.straat").many
    assert [one.key for one in COLUMNS if one.needed] == [
        "id", "naam", "levensloop", "wijk", "locatie.lat", "locatie.lon", "herkomst.bron",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["vertaling.en.ingang", "vertaling.ar.ingang"])
def test_a_translation_has_a_column_per_language(key: str) -> None:
    """The language is a step of the key."""
    assert column(key).path == ("vertaling", "*", "ingang")
    assert column(key).at(key.split(".")[1]).key == key


@pytest.mark.parametrize("key", ["vertaling..ingang", "vertaling.ingang", "locatie", "straat", "", "locatie.straat.x"])
def test_what_is_no_key_is_no_column(key: str) -> None:
    """A name of a column is either a key or it is not."""
    assert find_column(COLUMNS, key) is None


def test_values_go_flat_and_back() -> None:
    """Blocks, lists and languages."""
    values = {
        "naam": "A",
        "locatie": {"straat": "Kade", "lat": "52"},
        "menukaart": ["drinkwater", "voedsel"],
        "vertaling": {"en": {"ingang": "a; b"}},
    }
    flat = flatten(values)
    assert flat["menukaart"] == "drinkwater; voedsel"
    assert unflatten(flat, COLUMNS) == values


def test_a_closed_list_may_be_divided_by_commas_and_line_ends() -> None:
    """As people type it; text that may hold a comma is not divided by one."""
    assert split_items("drinkwater, voedsel\nopwarmen;", column("menukaart")) == ["drinkwater", "voedsel", "opwarmen"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)))
def test_several_values_in_one_cell_come_apart_as_they_were(items: list[str]) -> None:
    """Also when a value has the sign between two values in it."""
    free = Column(("x",), "", column("herkomst.bron").field, many=True, needed=False)
    assert split_items(join_items(items), free) == items
