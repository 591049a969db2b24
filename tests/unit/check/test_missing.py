"""What one block lacks is one problem, with lines that repair it when they are pasted."""

import pytest

from noodsteunpunt.check.missing import missing_together
from noodsteunpunt.check.values import to_part
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.model.base import Part
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.problem import Problem

WHOLE = """\
naam: De Baken
levensloop: actief
wijk: haven
locatie:
  lat: 52.55
  lon: 5.20
herkomst:
  bron: verzonnen
"""


def told(part: type[Part], text: str, **known: object) -> list[Problem]:
    """What is said about a file."""
    entries = read_yaml(text.encode(), "f.yml")
    return list(missing_together(part, to_part(part, entries, **known)[1]))


@pytest.mark.parametrize(
    ("lines", "what", "field"),
    [
        (["wijk: haven"], "'wijk' ontbreekt", "wijk"),
        (["naam: De Baken", "wijk: haven"], "'naam' en 'wijk' ontbreken", ""),
        (["  lon: 5.20"], "'lon' ontbreekt", "locatie.lon"),
        (["herkomst:", "  bron: verzonnen"], "'herkomst' ontbreekt", "herkomst"),
        (WHOLE.split("\n")[1:-1], "'levensloop', 'wijk', 'locatie' en 'herkomst' ontbreken", ""),
    ],
)
def test_one_block_is_one_problem(lines: list[str], what: str, field: str) -> None:
    """However many names it lacks; its field is the name, or the block when there are more."""
    text = WHOLE
    for line in lines:
        text = text.replace(f"{line}\n", "")
    [problem] = told(Noodsteunpunt, text, id="de-baken")
    assert (problem.what, problem.field) == (what, field)


def test_names_around_another_block_are_one_problem() -> None:
    """Of the file itself and of 'locatie' something is missing: that is two, whatever the order of the names."""
    said = told(Noodsteunpunt, "levensloop: actief\nwijk: haven\nlocatie:\n  plaats: Testhaven\n", id="de-baken")
    assert [problem.what for problem in said] == ["'naam' en 'herkomst' ontbreken", "'lat' en 'lon' ontbreken"]


def test_pasted_lines_repair_it() -> None:
    """With the values filled in, the file is right: the names and the spaces in front are those of the file."""
    [problem] = told(Noodsteunpunt, "naam: De Baken\n", id="de-baken")
    _, *lines = problem.repair.split("\n")
    values = {"levensloop": "actief", "wijk": "haven", "lat": "52.55", "lon": "5.20", "bron": "verzonnen"}
    filled = [line.replace("…", values.get(line.strip(" :…"), "")) for line in lines]
    assert told(Noodsteunpunt, "\n".join(["naam: De Baken", *filled]), id="de-baken") == []


def test_pasted_lines_of_an_item_of_a_list_repair_it() -> None:
    """A frequency stands below a dash, two spaces further than the names around it."""
    gemeente = (
        "naam: Testwaard\naard: voorbeeld\ncbs_code: GM0000\nveiligheidsregio: VR00\nsiteadres: https://t.example\n"
        "omroep:\n  naam: Omroep Test\n  frequenties:\n    - gebied: Testwaard\n      frequentie: FM 89.3\n"
    )
    [problem] = told(Gemeente, gemeente)
    assert (problem.what, problem.field) == ("'bron' en 'gecontroleerd_op' ontbreken", "omroep.frequenties.0")
    _, *lines = problem.repair.split("\n")
    filled = [line.replace("…", "2026-11-01" if "op" in line else "verzonnen") for line in lines]
    assert told(Gemeente, gemeente + "\n".join(filled)) == []


def test_other_problems_stay_as_they_are() -> None:
    """Only what is missing is put together."""
    said = told(Noodsteunpunt, WHOLE.replace("wijk: haven", "wijk: Haven").replace("naam: De Baken\n", ""), id="x")
    assert sorted(problem.code for problem in said) == ["NSP102", "NSP112"]
