"""`nsp register`: a code is issued once, for good."""

import re

import pytest
from tests.conftest import Municipality, tree

from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.register import register

FILE = "locations/permalinks.yml"
ANKER = "locations/punten/het-anker.yml"


def issued(municipality: Municipality) -> list[str]:
    """What one run adds, as it is printed."""
    return [f"{link.code} {link.soort} {link.id}" for link in register(municipality.folder)]


def unsealed(register: bytes) -> bytes:
    """The register without the one line that every new code changes."""
    return re.sub(rb'controle: "[0-9a-f]{12}"\n', b"", register)


def add_point(municipality: Municipality, punt_id: str) -> None:
    """A copy of a point under another id."""
    text = municipality.path(ANKER).read_text(encoding="utf-8")
    municipality.write(f"locations/punten/{punt_id}.yml", text)


def test_first_run_gives_wijken_and_public_points_a_code(municipality: Municipality) -> None:
    """Wijken first, then points, by id; a concept gets none."""
    municipality.remove(FILE)
    assert issued(municipality) == [
        "1007 wijk haven",
        "1010 wijk veld",
        "1029 punt de-baken",
        "1032 punt de-oude-sluis",
        "1041 punt het-anker",
    ]
    assert municipality.said() == []


def test_second_run_changes_no_byte(municipality: Municipality) -> None:
    """Running it again is harmless."""
    before = tree(municipality.folder)
    assert issued(municipality) == []
    assert tree(municipality.folder) == before


def test_new_point_is_added_below_what_was_there(municipality: Municipality) -> None:
    """What stood there stays, byte for byte and in its place; only the count and the seal above them follow."""
    before = municipality.path(FILE).read_bytes()
    add_point(municipality, "aan-de-dijk")
    assert issued(municipality) == ["1055 punt aan-de-dijk"]
    after = municipality.path(FILE).read_bytes()
    added = b'  - code: "1055"\n    soort: punt\n    id: aan-de-dijk\n'
    assert unsealed(after) == unsealed(before).replace(b"aantal: 5\n", b"aantal: 6\n") + added
    assert municipality.site().permalinks.aantal == 6


def test_concept_that_becomes_public_gets_the_next_code(municipality: Municipality) -> None:
    """A concept costs no code until it is shown."""
    municipality.edit("locations/punten/de-kladhoek.yml", "levensloop: concept", "levensloop: aangewezen")
    assert issued(municipality) == ["1055 punt de-kladhoek"]


def test_order_of_running_does_not_matter_for_earlier_codes(municipality: Municipality) -> None:
    """A point with an earlier name gets a later code when it comes later."""
    add_point(municipality, "het-roer")
    assert issued(municipality) == ["1055 punt het-roer"]
    add_point(municipality, "aan-de-dijk")
    assert issued(municipality) == ["1064 punt aan-de-dijk"]
    assert [line for line in municipality.said() if "let op" not in line] == []


def test_nothing_else_in_the_folder_is_touched(municipality: Municipality) -> None:
    """It writes one file, and leaves nothing beside it."""
    add_point(municipality, "aan-de-dijk")
    before = tree(municipality.folder)
    register(municipality.folder)
    after = tree(municipality.folder)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {FILE}


def test_new_address_only_when_confirmed(municipality: Municipality) -> None:
    """A changed site address is kept out of the register until the editor confirms it."""
    municipality.edit(
        "locations/gemeente.yml", "siteadres: https://testwaard.example", "siteadres: https://nieuw.example"
    )
    before = municipality.path(FILE).read_bytes()
    register(municipality.folder)
    assert municipality.path(FILE).read_bytes() == before
    register(municipality.folder, new_address=True)
    after = municipality.path(FILE).read_bytes()
    assert unsealed(after) == unsealed(before).replace(b"https://testwaard.example", b"https://nieuw.example")
    assert municipality.said() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '  - code: "1041"\n    soort: punt\n    id: het-anker\n',
            "",
            f"{FILE}, regel 5 (aantal): er zijn 5 codes uitgegeven, maar hier staan er 4",
        ),
        (
            '"1029"',
            '"1032"',
            f"{FILE}, regel 14 (codes.2): hier hoort code 1029: er is een regel weg of veranderd",
        ),
        (
            "id: het-anker",
            "id: het-roer",
            f"{FILE}, regel 6 (controle): dit bestand is met de hand veranderd; "
            "een gedrukte code kan nu naar een andere plek wijzen",
        ),
    ],
    ids=["last-line-gone", "changed", "other-point"],
)
def test_register_that_was_tampered_with_gets_no_codes(
    municipality: Municipality, old: str, new: str, expected: str
) -> None:
    """A lost line must come back first; else its printed code would be issued again, to another point."""
    municipality.edit(FILE, old, new)
    add_point(municipality, "aan-de-dijk")
    before = tree(municipality.folder)
    with pytest.raises(FolderError) as caught:
        register(municipality.folder)
    assert [str(problem).partition("\n")[0] for problem in caught.value.problems if not problem.warning] == [expected]
    assert tree(municipality.folder) == before


def test_mistake_in_the_folder_issues_nothing(municipality: Municipality) -> None:
    """A point with a mistake could still change; no code is spent on a folder that is not right."""
    add_point(municipality, "aan-de-dijk")
    municipality.edit("locations/punten/aan-de-dijk.yml", "0002 BB", "BB 0002")
    before = tree(municipality.folder)
    with pytest.raises(FolderError):
        register(municipality.folder)
    assert tree(municipality.folder) == before


def make_real(municipality: Municipality) -> None:
    """Values that an invented municipality cannot have."""
    for old, new in (("voorbeeld", "echt"), ("GM0000", "GM0361"), ("VR00", "VR10")):
        municipality.edit("locations/gemeente.yml", f" {old}\n", f" {new}\n")
    for name, real in (("siteadres", "nsp.testwaard.nl"), ("  website", "www.testwaard.nl")):
        municipality.edit("locations/gemeente.yml", f"\n{name}: https://testwaard.example", f"\n{name}: https://{real}")
    municipality.edit("locations/gemeente.yml", "14 0000", "14 072")
    for name, postcode in (
        ("de-kladhoek", "0002 BC"), ("de-baken", "0001 AA"), ("de-oude-sluis", "0001 AB"), ("het-anker", "0002 BB"),
    ):  # fmt: skip
        municipality.edit(f"locations/punten/{name}.yml", postcode, "1811 AA")


def test_lost_register_of_a_real_municipality_is_asked_for(municipality: Municipality) -> None:
    """Codes that hang outside would go to other points; only who says it is the first time starts anew."""
    municipality.remove(FILE)
    make_real(municipality)
    with pytest.raises(FolderError) as caught:
        register(municipality.folder)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{FILE}: dit bestand is er niet, en er kunnen al codes gedrukt zijn\n"
        "    Zo kan het wel: zet het terug; zijn er nog nooit codes uitgegeven, draai dan 'nsp register --eerste-keer'"
    ]
    assert not municipality.path(FILE).exists()
    assert len(register(municipality.folder, first_time=True)) == 5
    assert register(municipality.folder) == ()


def test_register_that_somebody_wrote_without_quotes_stays_as_it_is(municipality: Municipality) -> None:
    """With nothing to add, nothing is written."""
    municipality.edit(FILE, '"https://testwaard.example"', "https://testwaard.example")
    before = tree(municipality.folder)
    assert issued(municipality) == []
    assert tree(municipality.folder) == before
