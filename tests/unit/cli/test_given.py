"""Where a check remembers what it read."""

import sys
from pathlib import Path

import pytest
from tests.conftest import Municipality

from noodsteunpunt.cli.given import cache_folder
from noodsteunpunt.cli.main import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any wish about caches."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("system", "below_home"),
    [("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local"), ("freebsd14", ".cache")],
)
def test_every_system_has_its_place(system: str, below_home: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where people and cleaning programs look for what can be thrown away."""
    monkeypatch.setattr(sys, "platform", system)
    assert cache_folder() == home / below_home / "noodsteunpunt"


def test_a_wish_goes_before_the_usual_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`XDG_CACHE_HOME` counts everywhere, unless it is relative; `LOCALAPPDATA` on Windows alone."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LOCALAPPDATA", str(home / "windows"))
    assert cache_folder() == home / ".cache" / "noodsteunpunt"
    monkeypatch.setattr(sys, "platform", "win32")
    assert cache_folder() == home / "windows" / "noodsteunpunt"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "elders"))
    assert cache_folder() == home / "elders" / "noodsteunpunt"
    monkeypatch.setenv("XDG_CACHE_HOME", "hier")
    assert cache_folder() == home / "windows" / "noodsteunpunt"


def test_who_has_no_home_has_no_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then a check works as well, and remembers nothing."""

    def nobody() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nobody)
    assert cache_folder() is None


def test_a_check_says_the_same_again(
    municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the letter: the first time, from what is remembered, and where nothing can be remembered."""
    municipality.edit("locations/punten/de-baken.yml", "levensloop: actief", "levensloop: aktief")
    said = []
    (tmp_path / "bestand").write_text("", "utf-8")
    for place in ("cache", "cache", "bestand"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / place))
        assert main(["check", str(municipality.folder), "--format", "json"]) == 2
        said.append(capsys.readouterr())
    assert len(list((tmp_path / "cache" / "noodsteunpunt").iterdir())) == 1
    assert said[0] == said[1] == said[2]
    assert "'aktief' ken ik hier niet" in said[0].out
