"""What a build says about the one before: no code may lead to another place."""

import pytest
from tests.conftest import Municipality

from noodsteunpunt.check.built import other_than_built
from noodsteunpunt.model.saved import Built, built_from_json, to_json

BAKEN, ANKER = "locations/punten/de-baken.yml", "locations/punten/het-anker.yml"


def built(municipality: Municipality) -> Built:
    """What the codes led to when the folder was built as it is now."""
    return built_from_json(to_json(municipality.site()))


def since(before: Built, municipality: Municipality) -> list[tuple[str, str, bool]]:
    """What is said when it is built again: the code, the file, and whether it is a warning."""
    return [(one.code, one.file, one.warning) for one in other_than_built(municipality.site(), before, "uit")]


def test_two_files_that_changed_places(municipality: Municipality) -> None:
    """The register did not change, and yet each sign would lead to the other building."""
    before = built(municipality)
    baken, anker = (municipality.path(file).read_text(encoding="utf-8") for file in (BAKEN, ANKER))
    municipality.write(BAKEN, anker)
    municipality.write(ANKER, baken)
    assert since(before, municipality) == [("NSP415", BAKEN, False), ("NSP415", ANKER, False)]


def test_what_an_editor_may_do_to_a_file_that_was_built(municipality: Municipality) -> None:
    """A better name, or an entrance round the corner, or an end: the code leads to the same building."""
    before = built(municipality)
    municipality.edit(ANKER, "naam: Het Anker", "naam: Dorpshuis")
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52.55350")
    municipality.edit(BAKEN, "naam: De Baken", "naam: Buurthuis De Baken aan de kade")
    assert since(before, municipality) == []


def test_a_place_that_is_far_from_where_it_was_built(municipality: Municipality) -> None:
    """The same name 600 metres away may be a move, for which there is another way, or a place that was wrong."""
    before = built(municipality)
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52.55660")
    (problem,) = other_than_built(municipality.site(), before, "uit")
    assert str(problem) == (
        f"{BAKEN} (locatie): let op: bij de vorige keer bouwen lag 'De Baken' (code 1029) op een andere plek; "
        "nu ligt het 0,6 km verderop\n"
        "    Zo kan het wel: is het punt verhuisd, zet dan de oude plek terug en doe wat het recept "
        "'Een punt verhuist' zegt; was de oude plek fout, dan is het zo goed"
    )


def test_a_site_of_another_address_is_another_site(municipality: Municipality) -> None:
    """Its codes were printed for elsewhere."""
    before = built(municipality)
    other = before.permalinks.model_copy(update={"siteadres": "https://elders.example"})
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52.55660")
    assert since(Built(other, before.punten), municipality) == []


@pytest.mark.parametrize("text", ["[" * 50_000, "[]", "{}", "1", '{"permalinks": {}, "punten": [[]]}'])
def test_a_torn_file_of_an_earlier_build_is_no_fault(text: str) -> None:
    """It says nothing about codes, which `nsp build` takes as that nothing was built."""
    with pytest.raises(ValueError, match=r"no codes or points|not an object|Expecting value"):
        built_from_json(text)
