"""Stage 1: which files of a folder are read, and which would be passed over in silence."""

from pathlib import Path

import pytest
from tests.conftest import Municipality

from noodsteunpunt.load.decode import LARGEST_FILE
from noodsteunpunt.load.folder import LARGEST_MAP_FILE, load_folder
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.shipped import shipped_root


def sentences(municipality: Municipality, prive: Path | None = None) -> list[str]:
    """What loading alone says."""
    folder = load_folder(municipality.folder, shipped_root(), prive)
    private = folder.prive.problems if folder.prive else ()
    return [str(problem) for problem in (*folder.problems, *private)]


def test_points_are_named_by_their_file(municipality: Municipality) -> None:
    """One file per point; its name is its id."""
    folder = load_folder(municipality.folder, shipped_root())
    assert list(folder.punten) == ["de-baken", "de-kladhoek", "de-oude-sluis", "het-anker"]
    assert folder.punten["het-anker"].file == "locations/punten/het-anker.yml"


def test_what_editors_and_macos_put_beside_a_file_is_no_point(municipality: Municipality) -> None:
    """A lock of Emacs, which links to nowhere, and what macOS adds to a file it copies: nobody sees these."""
    before = load_folder(municipality.folder, shipped_root())
    (municipality.path("locations/punten") / ".#de-baken.yml").symlink_to("jan@kantoor.1234")
    municipality.write("locations/punten/._de-baken.yml", "\x00\x05\x16\x07")
    municipality.write("content/nl/paginas/._lang.md", "\x00\x05\x16\x07")
    after = load_folder(municipality.folder, shipped_root())
    assert (after.punten.keys(), after.words.own["nl"].documents, after.problems) == (before.punten.keys(), {}, ())


def test_folder_without_locations_is_named(tmp_path: Path) -> None:
    """Pointing at the wrong folder says so in one sentence."""
    with pytest.raises(FolderError) as refused:
        load_folder(tmp_path, shipped_root())
    assert [str(problem) for problem in refused.value.problems] == [
        "locations: deze map heeft geen map 'locations'\n"
        "    Zo kan het wel: geef de map van uw gemeente mee, zoals: nsp check alkmaar; "
        "hebt u die nog niet, begin dan met nsp new"
    ]


def test_file_that_would_not_be_read_is_named(municipality: Municipality) -> None:
    """A point in a .yaml file is not forgotten in silence, and not said to be gone as well."""
    path = municipality.path("locations/punten/het-anker.yml")
    path.rename(path.with_suffix(".yaml"))
    assert municipality.said() == [
        "locations/punten/het-anker.yaml: dit bestand wordt niet gelezen\n    Zo kan het wel: noem het het-anker.yml"
    ]


def test_two_files_of_one_point_are_told(municipality: Municipality) -> None:
    """The one with the right name counts, and nobody goes on working in the other."""
    municipality.write("locations/punten/het-anker.yml.txt", "naam: Het Oude Anker\n")
    assert sentences(municipality) == [
        "locations/punten/het-anker.yml.txt: dit bestand wordt niet gelezen, want er is ook een het-anker.yml\n"
        "    Zo kan het wel: houd een van de twee over, of geef dit een naam als dorpshuis-de-baken.yml"
    ]
    assert municipality.said() == sentences(municipality)


def test_folder_with_the_name_of_a_file_is_told(municipality: Municipality) -> None:
    """Somebody unpacked a file, or made a folder for a point."""
    municipality.path("locations/punten/de-brug.yml").mkdir()
    assert municipality.said() == [
        "locations/punten/de-brug.yml: dit is een map, en hier hoort een bestand\n"
        "    Zo kan het wel: geef de map een andere naam, of haal haar weg"
    ]


@pytest.mark.parametrize("name", ["punten", "initiatieven"])
def test_file_a_folder_too_deep_is_named(municipality: Municipality, name: str) -> None:
    """One folder per wijk looks tidy, but every id is of one file right in its folder."""
    municipality.write(f"locations/{name}/haven/de-molen.yml", "naam: De Molen\n")
    assert sentences(municipality) == [
        f"locations/{name}/haven/de-molen.yml: dit bestand wordt niet gelezen, want het staat een map te diep\n"
        f"    Zo kan het wel: zet het in {name}, zonder map ertussen"
    ]


@pytest.mark.parametrize("name", ["status.yaml", "gemeente.YML", "Permalinks.yml", "STATUS.Yaml", "gemeente.yml.txt"])
def test_fact_file_under_another_name_is_named(municipality: Municipality, name: str) -> None:
    """A status in status.yaml would leave every point closed, without a word."""
    better = f"{name.lower().partition('.')[0]}.yml"
    right = municipality.path(f"locations/{better}")
    text = right.read_text(encoding="utf-8") if right.exists() else "fase: rust\n"
    right.unlink(missing_ok=True)
    municipality.write(f"locations/{name}", text)
    assert municipality.said() == [
        f"locations/{name}: dit bestand wordt niet gelezen\n    Zo kan het wel: noem het {better}"
    ]


@pytest.mark.parametrize(
    ("name", "largest", "expected"),
    [
        (
            "content/fy/paginas/over.md", LARGEST_FILE,
            "groter dan 512 kB\n    Zo kan het wel: splits het of haal plaatjes weg",
        ),
        (
            "locations/wijken.geojson", LARGEST_MAP_FILE,
            "groter dan 20 MB\n    Zo kan het wel: maak de lijnen eenvoudiger, met minder punten",
        ),
    ],
)  # fmt: skip
def test_file_that_is_too_large_is_refused(municipality: Municipality, name: str, largest: int, expected: str) -> None:
    """It is not read up to the limit: half a text or half a map would be published."""
    municipality.write(name, " " * largest)
    assert not [said for said in sentences(municipality) if name in said]
    municipality.write(name, " " * (largest + 1))
    assert sentences(municipality) == [f"{name}: dit bestand is {expected}"]
    assert [said for said in municipality.said() if said.startswith(name)] == sentences(municipality)


def test_private_folder_inside_the_public_one_is_refused(municipality: Municipality) -> None:
    """Coordination points may not lie in the folder that is published and shared."""
    municipality.write("locations/coordinatiepunten/zeearend.yml", "naam: x\n")
    assert sentences(municipality) == [
        "locations/coordinatiepunten: coördinatiepunten en privégegevens horen niet in deze map\n"
        "    Zo kan het wel: zet ze in een eigen map buiten deze map en geef die met --prive"
    ]


def test_private_folder_that_is_not_there_is_refused(municipality: Municipality, tmp_path: Path) -> None:
    """A typing error after --prive may never mean that nothing is scanned for."""
    wrong = tmp_path / "achter-slto"
    assert sentences(municipality, wrong) == [
        f"{wrong}: in deze map is geen map 'coordinatiepunten' of 'punten'\n"
        "    Zo kan het wel: geef met --prive de map waar die in staan, of zet elk bestand in een van de twee"
    ]


def test_private_file_that_would_not_be_read_is_named(municipality: Municipality) -> None:
    """A coordination point in a .yaml file would not be scanned for, so it is refused."""
    path = municipality.path("prive:coordinatiepunten/zeearend.yml")
    path.rename(path.with_suffix(".yaml"))
    assert municipality.said() == [
        "coordinatiepunten/zeearend.yaml: dit bestand wordt niet gelezen\n    Zo kan het wel: noem het zeearend.yml"
    ]
    municipality.write("prive:coordinatiepunten/zeearend.yml", path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert sentences(municipality, municipality.prive) == municipality.said()[:1]


def test_checkout_is_its_own_base() -> None:
    """In this repository content/ is the national layer, not a municipality's own on top of it."""
    assert load_folder(shipped_root(), shipped_root()).words.own == {}
