"""Every field an editor can write has an example that is right; the handbook and text editors show it."""

import pytest
from tests.examples import example_of, part_in

from noodsteunpunt.check.documents import Voorkant
from noodsteunpunt.check.values import to_part
from noodsteunpunt.load.yamlfile import Entries
from noodsteunpunt.model.base import Part, explained
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.initiatief import Initiatief
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.schets import SchetsBron
from noodsteunpunt.model.status import Status
from noodsteunpunt.model.woorden import Feit, TaalGegevens

FILES = [Coordinatiepunt, Feit, Gemeente, Initiatief, Noodsteunpunt, PriveVanPunt, SchetsBron, Status, TaalGegevens,
         Voorkant]  # fmt: skip


def parts_below(part: type[Part]) -> list[type[Part]]:
    """A part and all parts inside it."""
    inner = [part_in(field.annotation) for field in part.model_fields.values()]
    return [part, *(below for one in inner if one for below in parts_below(one))]


@pytest.mark.parametrize("file", FILES)
def test_every_field_has_an_example_and_a_sentence(file: type[Part]) -> None:
    """A field without them would be a riddle in the handbook; a block is explained by the fields inside it."""
    silent = [
        f"{part.__name__}.{name}"
        for part in parts_below(file)
        for name, field in explained(part).items()
        if not (field.examples or part_in(field.annotation)) or not (field.description or "").endswith(".")
    ]
    assert silent == []


@pytest.mark.parametrize("file", FILES)
def test_examples_are_right(file: type[Part]) -> None:
    """Somebody who copies all examples of a file gets no complaint."""
    _, problems = to_part(file, Entries("f.yml", example_of(file)))
    assert problems == []


def test_example_of_a_block_has_all_its_keys() -> None:
    """The tests above look at every depth."""
    assert example_of(Noodsteunpunt)["opening"]["verwachting"]["na_8_uur"] == "informatie"
    assert example_of(Noodsteunpunt)["vertaling"] == {
        "en": {"ingang": "the side door on the square", "herkenningspunt": "under the green lamp"}
    }
