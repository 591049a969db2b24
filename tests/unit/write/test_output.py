"""All or nothing: what readers see changes as a whole, also when the power fails halfway."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Municipality, tree

from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.write.output import Output
from noodsteunpunt.write.refusal import OutputError

OLD = {"site/index.html": b"oud", "site/weg.html": b"oud", "druk/flyer.pdf": b"oud", "intern/lijst.json": b"oud"}
NEW = {
    "site/index.html": b"nieuw",
    "site/erbij.html": b"nieuw",
    "druk/bord.pdf": b"nieuw",
    "intern/lijst.json": b"nieuw",
}


def publish(folder: Path, files: dict[str, bytes]) -> None:
    """One build that writes these files."""
    with Output(folder) as output:
        for path, data in files.items():
            output.write(Artifact(path, data))
        output.publish()


def public(folder: Path) -> dict[str, bytes]:
    """What readers, the print shop and the municipality see."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".")}


def leftovers(folder: Path) -> list[str]:
    """What lies in the folder besides the three parts and our mark."""
    return sorted({path.name for path in folder.iterdir()} - {"site", "druk", "intern", ".noodsteunpunt"})


def test_new_build_replaces_the_old_one_whole(tmp_path: Path) -> None:
    """No file of an earlier build is left among the new ones."""
    publish(tmp_path / "uit", OLD)
    publish(tmp_path / "uit", NEW)
    assert public(tmp_path / "uit") == NEW
    assert leftovers(tmp_path / "uit") == []


def _fail_after(written: int, out: Path) -> None:
    with Output(out) as output:
        for path, data in list(NEW.items())[:written]:
            output.write(Artifact(path, data))
        raise RuntimeError("stroom weg")


@pytest.mark.parametrize("written", range(len(NEW) + 1))
def test_exception_halfway_leaves_the_old_output(tmp_path: Path, written: int) -> None:
    """Whichever file is the last one before a fault: every byte stays as it was."""
    out = tmp_path / "uit"
    publish(out, OLD)
    before = tree(out)
    with pytest.raises(RuntimeError, match="stroom weg"):
        _fail_after(written, out)
    assert tree(out) == before
    assert leftovers(out) == []


def test_leaving_without_publishing_changes_nothing(tmp_path: Path) -> None:
    """A gate that stops the build needs to do nothing more than not publish."""
    publish(tmp_path / "uit", OLD)
    before = tree(tmp_path / "uit")
    with Output(tmp_path / "uit") as output:
        output.write(Artifact("site/index.html", b"nieuw"))
    assert tree(tmp_path / "uit") == before


def test_first_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    """Nothing at all is there after a first build with mistakes, not even an empty folder or its parents."""
    with Output(tmp_path / "a" / "uit") as output:
        output.write(Artifact("site/index.html", b"nieuw"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", ["rename", "rmdir", "mkdir"])
@pytest.mark.parametrize("call", range(10))
def test_killed_at_any_step_of_the_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, call: int
) -> None:
    """Killed anywhere, the next start stands on the whole old or the whole new output, and nothing in between."""
    out = tmp_path / "uit"
    publish(out, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(Path, method, _killed_at(call, getattr(Path, method)))
        killed = _was_killed(lambda: publish(out, NEW))
    with Output(out):
        pass  # the next start, which then fails for another reason
    assert public(out) in ((OLD, NEW) if killed else (NEW,))
    assert leftovers(out) == []
    publish(out, NEW)
    assert public(out) == NEW


def test_kills_above_really_hit_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above would prove nothing if the swap made no renames: it makes one to decide and two per part."""
    out = tmp_path / "uit"
    publish(out, OLD)
    ends = []
    for call in range(8):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", _killed_at(call, Path.rename))
            killed = _was_killed(lambda: publish(out, NEW))
        with Output(out):
            pass
        ends.append((killed, public(out) == NEW))
        publish(out, OLD)
    assert ends == [(True, False), *[(True, True)] * 6, (False, True)]


class _KilledError(BaseException):
    """Not an Exception: nothing may catch it and tidy up."""


def _killed_at(call: int, really: Callable[..., object]) -> Callable[..., object]:
    calls = iter(range(1_000))

    def step(self: Path, *arguments: object, **settings: object) -> object:
        if next(calls) == call:
            raise _KilledError
        return really(self, *arguments, **settings)

    return step


def _was_killed(action: Callable[[], None]) -> bool:
    try:
        action()
    except _KilledError:
        return True
    return False


def test_folder_with_own_files_is_refused(tmp_path: Path) -> None:
    """A folder that is not ours is never touched, whatever is in it."""
    (tmp_path / "foto.jpg").write_bytes(b"dierbaar")
    with pytest.raises(OutputError) as caught, Output(tmp_path):
        pass
    assert str(caught.value) == f"'{tmp_path}' is niet leeg en niet door nsp gemaakt; kies met -o een andere map"
    assert tree(tmp_path) == {"foto.jpg": b"dierbaar"}


def test_folder_that_only_looks_like_ours_is_refused(tmp_path: Path) -> None:
    """A folder 'site' without our mark is somebody's own site."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(b"van een ander")
    with pytest.raises(OutputError), Output(tmp_path):
        pass
    assert tree(tmp_path) == {"site/index.html": b"van een ander"}


def test_own_files_beside_ours_stay(tmp_path: Path) -> None:
    """What somebody puts in our output folder beside the three parts is left alone."""
    publish(tmp_path / "uit", OLD)
    (tmp_path / "uit" / "CNAME").write_bytes(b"nsp.gemeente.nl")
    publish(tmp_path / "uit", NEW)
    assert public(tmp_path / "uit") == {**NEW, "CNAME": b"nsp.gemeente.nl"}


def test_drawings_of_a_refused_build_are_not_kept(tmp_path: Path) -> None:
    """They may hold what the build was refused for; what an earlier build drew stays."""
    out = tmp_path / "uit"

    def draw(name: str) -> Path:
        drawn = out / ".cache" / "vellen" / name
        drawn.mkdir(parents=True)
        (drawn / "press.pdf").write_bytes(b"getekend")
        return drawn

    with Output(out) as output:
        good = draw("goed")
        output.publish()
    with Output(out):
        refused = draw("geweigerd")
    assert good.is_dir()
    assert not refused.exists()


def test_file_is_refused(tmp_path: Path) -> None:
    """-o names a file: one sentence, and the file stays."""
    file = tmp_path / "uit.zip"
    file.write_bytes(b"dierbaar")
    with pytest.raises(OutputError) as caught, Output(file):
        pass
    assert str(caught.value) == f"'{file}' is een bestand; kies met -o een map"
    assert file.read_bytes() == b"dierbaar"


def test_second_build_to_the_same_folder_waits(tmp_path: Path) -> None:
    """Two builds at once would mix; the second one is told, and the first one goes on."""
    out = tmp_path / "uit"
    with Output(out) as first:
        first.write(Artifact("site/index.html", b"eerste"))
        with pytest.raises(OutputError) as caught, Output(out):
            pass
        assert str(caught.value) == f"er loopt al een bouw naar '{out}'; wacht tot die klaar is"
        first.publish()
    assert public(out) == {"site/index.html": b"eerste"}


def test_folder_is_free_again_after_a_build(tmp_path: Path) -> None:
    """No lock is left behind, also not after a fault."""
    with pytest.raises(RuntimeError), Output(tmp_path / "uit"):
        raise RuntimeError
    publish(tmp_path / "uit", NEW)
    assert leftovers(tmp_path / "uit") == []


def test_only_site_leaves_the_printed_matter(municipality: Municipality, tmp_path: Path) -> None:
    """--only site replaces the website; what the print shop has stays, byte for byte."""
    out = tmp_path / "uit"
    municipality.build(out)
    (out / "druk" / "flyer.pdf").write_bytes(b"gedrukt")
    municipality.edit("locations/punten/de-baken.yml", "onder de groene lamp", "onder de rode lamp")
    municipality.build(out, only="site")
    after = tree(out)
    assert after["druk/flyer.pdf"] == b"gedrukt"
    assert b"onder de rode lamp" in after["site/1029/index.html"]
