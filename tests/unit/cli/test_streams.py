"""What is printed never decides what is done."""

import sys
from pathlib import Path

import pytest
from tests.conftest import Municipality

from noodsteunpunt.cli.main import main
from noodsteunpunt.cli.streams import steady

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs a file that is always full")


def test_without_any_output_a_command_does_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a window starts it with both streams closed."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["explain", "nsp007"]) == 0
    assert (sys.stdout, sys.stderr) == (None, None)


@needs_full
def test_mistakes_that_cannot_be_told_are_still_mistakes(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log on a full disk: the code stays that of a folder with mistakes, so that nothing goes on with it."""
    municipality.edit("locations/punten/de-baken.yml", "lat: 52.55120", "lat: 52,55120")
    with FULL.open("w", buffering=1, encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", full)
        assert main(["check", str(municipality.folder)]) == 2


@needs_full
@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_what_cannot_be_written_is_found_out_at_the_end(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A few words stay in the buffer until then; why they are lost is known, and Python does not complain itself."""
    with FULL.open("w", encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, name, full)
        with steady():
            stream = getattr(sys, name)
            stream.write("een paar woorden")
            assert stream.lost is None
        assert getattr(sys, name) is full
    assert stream.lost.strerror == "No space left on device"
