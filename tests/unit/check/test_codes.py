"""The register of codes: nothing that was printed may be lost, changed or given to another."""

import re

import pytest
from tests.conftest import Municipality

from noodsteunpunt.register import register

FILE = "locations/permalinks.yml"
OLD = "    Zo kan het wel: zet de oude versie van dit bestand terug"
ENDED = "met 'levensloop: vervallen', uit een kopie of opnieuw met naam, wijk, locatie en herkomst"
NEVER = "'1028' is geen code die ooit is uitgegeven; hier hoort code 1029"
CONTROLE = f"{FILE}, regel 6 (controle):"
BY_HAND = "dit bestand is met de hand veranderd; een gedrukte code kan nu naar een andere plek wijzen"
COUNT = f"{FILE}, regel 5 (aantal):"
LAST = '  - code: "1041"\n    soort: punt\n    id: het-anker\n'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            LAST,
            "",
            [
                f"{FILE}, regel 5 (aantal): er zijn 5 codes uitgegeven, maar hier staan er 4\n{OLD}",
            ],
        ),
        (
            '  - code: "1010"\n    soort: wijk\n    id: veld\n',
            "",
            [
                f"{FILE}, regel 11 (codes.1): hier hoort code 1010: er is een regel weg of veranderd\n{OLD}",
            ],
        ),
        (
            '"1029"',
            '"1032"',
            [f"{FILE}, regel 14 (codes.2): hier hoort code 1029: er is een regel weg of veranderd\n{OLD}"],
        ),
        ('"1029"', '"1028"', [f"{FILE}, regel 14 (codes.2.code): {NEVER}\n{OLD}"]),
        ("aantal: 5", "aantal: 6", [f"{COUNT} er zijn 6 codes uitgegeven, maar hier staan er 5\n{OLD}"]),
        (
            "id: het-anker",
            "id: de-baken",
            [
                f"{FILE}, regel 20 (codes.4): punt 'de-baken' heeft al een code\n{OLD}",
            ],
        ),
        ("id: het-anker", "id: het-roer", [f"{CONTROLE} {BY_HAND}\n{OLD}"]),
        ("id: haven", "id: veld-2", [f"{CONTROLE} {BY_HAND}\n{OLD}"]),
        ("https://testwaard.example", "https://nieuw.example", [f"{CONTROLE} {BY_HAND}\n{OLD}"]),
        ('controle: "', 'controle: "0', [f"{CONTROLE} {BY_HAND}\n{OLD}"]),
    ],
    ids=[
        "last-line-gone", "gap", "changed", "no-code", "count", "used-twice", "other-point", "other-wijk",
        "other-address", "other-seal",
    ],
)  # fmt: skip
def test_tampering_is_told(municipality: Municipality, old: str, new: str, expected: list[str]) -> None:
    """A line that is gone, changed or used twice is told with the way back, before anything is built."""
    municipality.edit(FILE, old, new)
    assert municipality.said() == expected


def test_two_ids_that_changed_places_are_told(municipality: Municipality) -> None:
    """Every code, point and count is still there, but the sign of one point would open the page of the other."""
    text = municipality.path(FILE).read_text(encoding="utf-8")
    swapped = text.replace("id: de-baken", "id: x").replace("id: het-anker", "id: de-baken")
    municipality.write(FILE, swapped.replace("id: x", "id: het-anker"))
    assert municipality.said() == [f"{CONTROLE} {BY_HAND}\n{OLD}"]


def test_without_the_line_that_shows_changes_it_asks_for_it(municipality: Municipality) -> None:
    """The old version is best; `nsp register` writes the line again."""
    whole = municipality.path(FILE).read_text(encoding="utf-8")
    municipality.write(FILE, re.sub(r"(?m)^controle: .*\n", "", whole))
    assert municipality.said() == [
        f"{FILE}: de regel 'controle' is weg\n{OLD}; is die er niet meer, draai 'nsp register'"
    ]
    assert register(municipality.folder) == ()
    assert municipality.path(FILE).read_text(encoding="utf-8") == whole


def test_wijk_that_is_gone_must_come_back(municipality: Municipality) -> None:
    """A flyer with the code of a wijk lies in every house there."""
    municipality.edit("locations/wijken.geojson", '"id": "veld"', '"id": "weide"')
    assert [line for line in municipality.said() if FILE in line] == [
        f"{FILE}, regel 11 (codes.1): code 1010 is van de wijk 'veld', maar die staat niet meer op de kaart\n"
        "    Zo kan het wel: heet de wijk nu 'weide', geef haar dan weer de id 'veld'; de naam mag wel anders. "
        "Is zij echt weg, zet de wijk terug in wijken.geojson"
    ]


def test_removed_point_must_come_back(municipality: Municipality) -> None:
    """What was printed keeps answering, so a point with a code cannot just be deleted."""
    municipality.remove("locations/punten/het-anker.yml")
    assert [line for line in municipality.said() if "let op" not in line] == [
        f"{FILE}, regel 20 (codes.4): code 1041 is van het punt 'het-anker', maar dat bestand is weg\n"
        "    Zo kan het wel: zet punten/het-anker.yml terug zoals het was; "
        f"is dit punt er echt niet meer, zet het dan terug {ENDED}"
    ]


def test_each_renamed_file_is_told_its_own_name(municipality: Municipality) -> None:
    """Of two files with new names each goes back to the name that is most like it, and neither gets a second code."""
    for old, new in (("het-anker", "huis-de-zwaan"), ("de-baken", "buurthuis-de-baken")):
        text = municipality.path(f"locations/punten/{old}.yml").read_text(encoding="utf-8")
        municipality.remove(f"locations/punten/{old}.yml")
        municipality.write(f"locations/punten/{new}.yml", text)
    said = "\n".join(municipality.said())
    assert "heet het bestand nu buurthuis-de-baken.yml, noem het dan weer de-baken.yml" in said
    assert "heet het bestand nu huis-de-zwaan.yml, noem het dan weer het-anker.yml" in said
    assert "nsp register" not in said


def test_unreadable_map_does_not_make_wijken_gone(municipality: Municipality) -> None:
    """A broken wijken.geojson gives one sentence, not one more for every wijk."""
    municipality.write("locations/wijken.geojson", "{")
    assert municipality.said() == [
        "locations/wijken.geojson, regel 1: dit bestand is geen geldige GeoJSON\n"
        "    Zo kan het wel: exporteer het opnieuw uit uw kaartprogramma"
    ]


def test_concept_needs_no_code(municipality: Municipality) -> None:
    """A concept is not printed; its missing code is no problem."""
    assert municipality.site().permalinks.aantal == 5
    assert "de-kladhoek" not in municipality.path(FILE).read_text(encoding="utf-8")
