"""What street data says about points: a sentence each, and never in the way of a build."""

from pathlib import Path

import pytest
from tests.conftest import Municipality
from tests.streets import streets_of_testwaard

from noodsteunpunt.check.lopen import check_lopen
from noodsteunpunt.check.rules import Facts
from noodsteunpunt.check.site import check_facts
from noodsteunpunt.check.water import in_water
from noodsteunpunt.geo import on_foot
from noodsteunpunt.geo.doors import Doors
from noodsteunpunt.load.folder import load_folder
from noodsteunpunt.load.memory import Memory
from noodsteunpunt.model.loopnet import Loopnet
from noodsteunpunt.shipped import shipped_root
from noodsteunpunt.straten.prepare import prepare, write

FILE = "locations/geo/lopen.json"
ANKER, BAKEN = "locations/punten/het-anker.yml", "locations/punten/de-baken.yml"


@pytest.fixture
def walked(municipality: Municipality, tmp_path: Path) -> Municipality:
    """Testwaard with its street data."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    write(prepare(municipality.folder, osm, None), municipality.folder)
    return municipality


def test_points_beside_a_way_are_fine(walked: Municipality) -> None:
    """Nothing to say."""
    assert walked.said() == []


def test_without_street_data_nothing_is_said(municipality: Municipality) -> None:
    """A folder need not have any."""
    assert (municipality.said(), municipality.site().loopnet) == ([], None)


@pytest.mark.parametrize("text", ["", "<<<<<<< mine\n", "{}", "[]", '{"soort": "noodsteunpunt-lopen", "versie": 2}'])
def test_a_broken_file_is_refused(text: str, municipality: Municipality) -> None:
    """A bad merge is not walked on."""
    municipality.write(FILE, text)
    assert municipality.said() == [
        "locations/geo/lopen.json: dit bestand is beschadigd of van een andere versie van nsp\n"
        "    Zo kan het wel: maak het opnieuw met 'nsp geo prepare', of haal het weg"
    ]


def test_a_line_lost_in_a_merge_is_refused(walked: Municipality) -> None:
    """Columns that no longer fit together are seen."""
    text = walked.path(FILE).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(' "') and "[" in line and "trap" not in line:
            shorter = line.replace("[", "[0,", 1)
            walked.write(FILE, text.replace(line, shorter, 1))
            assert "beschadigd" in "".join(walked.said()), line


def test_far_from_any_way(walked: Municipality) -> None:
    """A mistake in the position, or a building that nobody can reach."""
    walked.edit(BAKEN, "52.55120", "52.55010")
    walked.edit(ANKER, "52.56110", "52.56500")
    assert walked.said() == [
        "locations/punten/de-baken.yml, regel 10 (locatie.lat): let op: dit punt ligt 122 m van de dichtstbijzijnde "
        "weg waar u mag lopen\n    Zo kan het wel: kijk lat en lon na, "
        "of draai 'nsp geo prepare' met een ruimere uitsnede",
        "locations/punten/het-anker.yml, regel 9 (locatie.lat): let op: dit punt ligt meer dan 250 m van "
        "de dichtstbijzijnde weg waar u mag lopen\n    Zo kan het wel: kijk lat en lon na, "
        "of draai 'nsp geo prepare' met een ruimere uitsnede",
    ]


def test_cut_off_from_most_addresses(municipality: Municipality, tmp_path: Path) -> None:
    """A point on an island of the network serves hardly anybody."""
    osm = streets_of_testwaard()
    osm.ways[-1] = (osm.ways[-1][0][2:], osm.ways[-1][1])
    write(prepare(municipality.folder, osm.write(tmp_path / "waard.osm"), None), municipality.folder)
    assert municipality.said() == [
        "locations/punten/de-baken.yml, regel 10 (locatie.lat): let op: van 14 % van de adressen kunt u hier niet "
        "lopend komen; de wegen zitten niet aan elkaar vast\n"
        "    Zo kan het wel: kijk lat en lon na, of draai 'nsp geo prepare' met een ruimere uitsnede",
        "locations/punten/het-anker.yml, regel 9 (locatie.lat): let op: van 86 % van de adressen kunt u hier niet "
        "lopend komen; de wegen zitten niet aan elkaar vast\n"
        "    Zo kan het wel: kijk lat en lon na, of draai 'nsp geo prepare' met een ruimere uitsnede",
    ]


def test_addresses_are_placed_once(walked: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview that reads the folder again after every save looks only the points up, and says the same."""
    text, memory = walked.path(FILE).read_text(encoding="utf-8"), Memory()
    check_lopen(text, facts_of(walked), memory)
    walked.edit(BAKEN, "52.55120", "52.55010")
    _, fresh = check_lopen(text, facts_of(walked))
    monkeypatch.setattr("noodsteunpunt.check.lopen.Walking", None)
    _, remembered = check_lopen(text, facts_of(walked), memory)
    assert [problem.code for problem in remembered] == ["NSP224"]
    assert remembered == fresh


def test_who_is_sent_elsewhere_is_placed_once_too(walked: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where addresses touch the network takes most of the work, and a choice of the municipality does not change it."""
    made: list[Doors] = []

    def counted(net: Loopnet) -> Doors:
        made.append(Doors(net))
        return made[-1]

    walked.edit(ANKER, "aangewezen", "actief")
    monkeypatch.setattr("noodsteunpunt.check.lopen.catchments", lambda punten: {"veld": frozenset({"de-baken"})})
    monkeypatch.setattr("noodsteunpunt.geo.walking.Doors", counted)
    _, problems = check_lopen(walked.path(FILE).read_text(encoding="utf-8"), facts_of(walked))
    assert [problem.code for problem in problems] == ["NSP226"]
    assert len(made) == 1


def facts_of(municipality: Municipality) -> Facts:
    """The facts in the folder as it is now."""
    facts, _ = check_facts(load_folder(municipality.folder, shipped_root()))
    assert facts is not None
    return facts


def test_named_for_a_wijk_but_much_farther(walked: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    """The municipality may have a reason, so it is a question."""
    walked.edit(ANKER, "aangewezen", "actief")
    monkeypatch.setattr("noodsteunpunt.check.lopen.catchments", lambda punten: {"veld": frozenset({"de-baken"})})
    _, problems = check_lopen(walked.path(FILE).read_text(encoding="utf-8"), facts_of(walked))
    assert [str(problem) for problem in problems] == [
        "locations/wijken.geojson (wijk veld): let op: in de wijk 'Veld' is het meestal 2,8 km lopen naar het gekozen "
        "punt, en 0,3 km naar het dichtstbijzijnde, vaak 'Het Anker'; is dat de bedoeling?"
    ]


def test_who_serves_a_wijk(walked: Municipality) -> None:
    """A wijk is decided on when a point says that it serves it; points inside that wijk then count too."""

    class Serving:
        def __init__(self, id_: str, wijk: str, levensloop: str, bedient: tuple[str, ...] = ()) -> None:
            self.id, self.wijk, self.levensloop, self.bedient = id_, wijk, levensloop, bedient

    punten = [
        Serving("a", "haven", "actief", ("veld",)),
        Serving("b", "veld", "pilot"),
        Serving("c", "haven", "concept", ("dorp",)),
    ]
    assert on_foot.catchments(punten) == {"veld": {"a", "b"}}


def test_in_the_water(municipality: Municipality) -> None:
    """A pond with an island: on the island is fine, in the pond is a question, and a concept may be anywhere."""
    facts = facts_of(municipality)
    pond, island = square(100), square(20)
    baken = (5.2034, 52.5512)
    assert [str(problem) for problem in in_water(facts, baken, [(pond,)])] == [
        "locations/punten/de-baken.yml, regel 10 (locatie.lat): let op: dit punt ligt op de kaart in het water\n"
        "    Zo kan het wel: kijk lat en lon na"
    ]
    assert list(in_water(facts, baken, [(pond, island)])) == []
    assert list(in_water(facts, (5.2312, 52.5678), [(pond,)])) == []


def square(half_m: float) -> tuple[tuple[float, float], ...]:
    """A ring around the origin."""
    return ((-half_m, -half_m), (half_m, -half_m), (half_m, half_m), (-half_m, half_m), (-half_m, -half_m))
