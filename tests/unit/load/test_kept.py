"""What a check remembers of a folder: never another answer than reading it afresh, and nothing that is private."""

import json
import os
import re
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Municipality

from noodsteunpunt.checked import check
from noodsteunpunt.load import kept as module
from noodsteunpunt.load.folder import Folder, load_folder
from noodsteunpunt.load.kept import MOST_FOLDERS, kept
from noodsteunpunt.load.memory import afresh
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.model.problem import FolderError, Problem
from noodsteunpunt.shipped import shipped_root

POINT = "locations/punten/de-baken.yml"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder to remember in, that is not there yet."""
    return tmp_path / "cache" / "noodsteunpunt"


def loaded(municipality: Municipality, place: Path | None) -> Folder:
    """The folder as text, with its private folder, by way of what was kept."""
    with kept(place, municipality.folder) as recall:
        return load_folder(municipality.folder, shipped_root(), municipality.prive, recall)


def told(municipality: Municipality, place: Path | None) -> tuple[Problem, ...]:
    """All that a check has to say."""
    with kept(place, municipality.folder) as recall:
        try:
            return check(municipality.folder, municipality.prive, recall=recall)[1]
        except FolderError as error:
            return error.problems


def read_anew(place: Path, municipality: Municipality, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed in a next check."""
    names: list[str] = []

    def spy(raw: bytes, file: str, **how: Any) -> Any:
        names.append(file)
        return read_yaml(raw, file, **how)

    monkeypatch.setattr("noodsteunpunt.load.reader.read_yaml", spy)
    loaded(municipality, place)
    return [name for name in names if name.startswith(("locations", "content"))]


def the_file(place: Path) -> Path:
    """The one file that was kept."""
    (path,) = place.iterdir()
    return path


def test_what_is_remembered_is_what_was_read(municipality: Municipality, place: Path) -> None:
    """Values, places, spans and problems are the same the first time, the second time and without remembering."""
    first, again, never = (loaded(municipality, where) for where in (place, place, None))
    assert first == again == never
    assert again.gemeente is not None
    assert again.gemeente.places[("naam",)] == (2, 1)


def test_only_what_changed_is_read(municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second check parses nothing; after a change one file, with the mistake in it told as it stands there."""
    before = told(municipality, place)
    assert read_anew(place, municipality, monkeypatch) == []
    assert told(municipality, place) == before
    municipality.edit(POINT, "levensloop: actief", "levensloop: aktief")
    assert read_anew(place, municipality, monkeypatch) == [POINT]
    found = told(municipality, place)
    assert found == told(municipality, None)
    assert [(problem.file, problem.line, problem.excerpt) for problem in found if not problem.warning] == [
        (POINT, 2, "levensloop: aktief")
    ]


def test_a_removed_file_is_gone(municipality: Municipality, place: Path) -> None:
    """What was remembered of a file does not outlive it."""
    told(municipality, place)
    text = (municipality.folder / POINT).read_text("utf-8")
    municipality.remove(POINT)
    found = told(municipality, place)
    assert found == told(municipality, None)
    assert any("de-baken" in problem.what for problem in found)
    assert text.splitlines()[0].partition(": ")[2] not in {
        values.get("naam") for values in json.loads(the_file(place).read_bytes().partition(b"\n")[2]).values()
    }


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _one_letter(data: bytes) -> bytes:
    return data.replace(b"actief", b"concept", 1)


def _other_version(data: bytes) -> bytes:
    return data.replace(b"nsp ", b"nsp 9.", 1)


@pytest.mark.parametrize("spoil", [_cut, _one_letter, _other_version, lambda _: b"", lambda _: b"\xff\n{"])
def test_a_spoiled_file_is_as_if_it_was_not_there(
    spoil: Callable[[bytes], bytes], municipality: Municipality, place: Path
) -> None:
    """Torn, changed, of another version, empty or no text: the folder is read again, and the next time all is well."""
    before = told(municipality, place)
    whole = the_file(place).read_bytes()
    spoiled = spoil(whole)
    assert spoiled != whole
    the_file(place).write_bytes(spoiled)
    assert told(municipality, place) == before
    assert the_file(place).read_bytes() == whole


def test_where_nothing_can_be_written_a_check_goes_on(municipality: Municipality, tmp_path: Path) -> None:
    """A file stands where the folder should be, so nothing is remembered; the answer is the same."""
    (tmp_path / "in-de-weg").write_text("", "utf-8")
    assert told(municipality, tmp_path / "in-de-weg" / "noodsteunpunt") == told(municipality, None)


def test_of_an_empty_file_the_same_is_told_again(municipality: Municipality, place: Path) -> None:
    """A new file with nothing in it yet, or with a comment alone: nothing was wrong with it but that all is missing."""
    for name, text in (("leeg", ""), ("nieuw", "# hier komt het nieuwe punt\n")):
        (municipality.folder / "locations" / "punten" / f"{name}.yml").write_text(text, "utf-8")
    first, again, never = (told(municipality, where) for where in (place, place, None))
    assert first == again == never
    assert {problem.file for problem in first if not problem.warning} == {
        "locations/punten/leeg.yml",
        "locations/punten/nieuw.yml",
    }


def test_other_rules_for_hidden_characters_read_everything_again(
    municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was right to an earlier nsp may not be so now."""
    told(municipality, place)
    monkeypatch.setattr(module, "HIDDEN", re.compile("B"))
    assert POINT in read_anew(place, municipality, monkeypatch)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a folder is text")
def test_a_folder_with_a_name_that_is_no_text_is_remembered(municipality: Municipality, place: Path) -> None:
    """An old disk may hold names that are not UTF-8."""
    folder = municipality.folder.parent / os.fsdecode(b"gem\xe9")
    municipality.folder.rename(folder)
    with kept(place, folder) as recall:
        load_folder(folder, shipped_root(), recall=recall)
    assert the_file(place).stat().st_size > 1000


def test_a_full_disk_leaves_nothing_behind(
    municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a part of the file, which would make a full disk fuller at every check."""

    class Full(FileIO):
        def write(self, data: object) -> int:
            raise OSError("full")

    monkeypatch.setattr(os, "fdopen", Full)
    assert told(municipality, place) == told(municipality, None)
    assert list(place.iterdir()) == []


def test_a_write_that_fails_leaves_nothing_behind(
    municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file that somebody has open cannot be replaced."""

    def full(self: Path, target: Path) -> None:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", full)
    assert told(municipality, place) == told(municipality, None)
    assert list(place.iterdir()) == []


def test_nothing_private_is_kept(municipality: Municipality, place: Path) -> None:
    """Not one value of the private folder is in the file, and nobody else may look in its folder."""
    told(municipality, place)
    values = json.loads(the_file(place).read_bytes().partition(b"\n")[2])
    assert any(one.get("naam") == "Testwaard" for one in values.values())
    private = [module._hash(path.read_bytes()) for path in municipality.prive.rglob("*.yml")]
    assert private
    assert not set(private) & set(values)
    assert place.stat().st_mode & 0o077 == 0
    assert the_file(place).stat().st_mode & 0o077 == 0


def test_a_file_with_a_problem_is_read_every_time(
    municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has to be said of a file is never remembered, so that the sentence is always of this version."""
    municipality.edit(POINT, "levensloop: actief", "levensloop: actief\nlevensloop: actief")
    assert told(municipality, place) == told(municipality, place) == told(municipality, None)
    assert read_anew(place, municipality, monkeypatch) == [POINT]


def test_only_so_many_folders_are_remembered(municipality: Municipality, place: Path) -> None:
    """The oldest go, so that the cache does not grow for ever."""
    place.mkdir(parents=True)
    for number in range(MOST_FOLDERS + 5):
        (place / f"{number:02}.json").write_text("", "utf-8")
    told(municipality, place)
    assert len(list(place.iterdir())) == MOST_FOLDERS


def test_a_folder_that_is_too_large_is_not_kept(
    municipality: Municipality, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One folder cannot fill a disk."""
    monkeypatch.setattr(module, "LARGEST", 100)
    told(municipality, place)
    assert not place.exists()


def test_without_a_place_nothing_is_remembered(municipality: Municipality) -> None:
    """Who has no home reads everything afresh."""
    with kept(None, municipality.folder) as recall:
        assert recall is afresh
