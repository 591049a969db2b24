"""All or nothing: what readers see changes as a whole, also when the power fails halfway."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.conftest import Municipality, tree

from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.write.output import CACHE, Output
from noodsteunpunt.write.refusal import OutputError

OLD = {"site/index.html": b"oud", "site/weg.html": b"oud", "druk/flyer.pdf": b"oud", "intern/lijst.json": b"oud"}
NEW = {
    "site/index.html": b"nieuw",
    "site/erbij.html": b"nieuw",
    "druk/bord.pdf": b"nieuw",
    "intern/lijst.json": b"nieuw",
}


def publish(folder: Path, files: dict[str, bytes], *, at_once: bool = False) -> None:
    """One build, or one status, that writes these files."""
    with Output(folder, ("site",) if at_once else ("site", "druk"), at_once=at_once) as output:
        for path, data in files.items():
            output.write(Artifact(path, data))
        output.publish()


def public(folder: Path) -> dict[str, bytes]:
    """What readers, the print shop and the municipality see."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".")}


def leftovers(folder: Path) -> list[str]:
    """What lies in the folder besides the three parts, our mark and the locks."""
    ours = {"site", "druk", "intern", ".noodsteunpunt", ".slot", ".slot-wissel"}
    return sorted({path.name for path in folder.iterdir()} - ours)


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


STATUS = {"site/index.html": b"alarm", "intern/status.json": b"alarm"}
AFTER_STATUS = {"site/index.html": b"alarm", "druk/flyer.pdf": b"oud"}
AFTER_STATUS |= {"intern/status.json": b"alarm", "intern/lijst.json": b"oud"}


def test_status_does_not_wait_for_a_build(tmp_path: Path) -> None:
    """Somebody is building for minutes: a status goes ahead, and the build goes on with what it has made."""
    out = tmp_path / "uit"
    publish(out, OLD)
    with Output(out) as build:
        build.write(Artifact("site/index.html", b"bouw"))
        publish(out, STATUS, at_once=True)
        assert public(out) == AFTER_STATUS
        build.write(Artifact("site/erbij.html", b"bouw"))
        build.publish()
    after = public(out)
    assert (after["site/index.html"], after["site/erbij.html"]) == (b"bouw", b"bouw")
    assert after["intern/status.json"] == b"alarm"
    assert leftovers(out) == []


def test_refused_status_leaves_a_build_alone(tmp_path: Path) -> None:
    """Nor does it take away what a build drew meanwhile, or its lock, also when nothing was published yet."""
    out = tmp_path / "uit"
    with Output(out) as build:
        build.write(Artifact("site/index.html", b"bouw"))
        with Output(out, ("site",), at_once=True):
            (out / ".cache" / "druk" / "blad").mkdir(parents=True)
        assert (out / ".cache" / "druk" / "blad").is_dir()
        with pytest.raises(OutputError), Output(out):
            pass
        build.publish()
    assert public(out) == {"site/index.html": b"bouw"}


def test_nobody_changes_anything_while_another_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who publish at once would mix: the second waits, and says so when it takes too long."""
    out = tmp_path / "uit"
    publish(out, OLD)
    monkeypatch.setattr("noodsteunpunt.write.output.LONGEST_WAIT_S", 0.1)
    with Output(out, ("site",), at_once=True):
        for at_once in (True, False):
            with pytest.raises(OutputError) as caught, Output(out, at_once=at_once):
                pass
            assert str(caught.value) == f"er wordt al iets in '{out}' gezet; probeer het straks nog eens"
    publish(out, NEW)
    assert public(out) == NEW


@pytest.mark.parametrize("at_once", [True, False])
def test_who_comes_during_a_swap_waits_for_it(tmp_path: Path, *, at_once: bool) -> None:
    """A swap takes a moment: neither a status nor a build is refused for it."""
    out = tmp_path / "uit"
    publish(out, OLD)
    holds = Event()

    def swap() -> None:
        with Output(out).alone():
            holds.set()
            time.sleep(0.2)

    other = Thread(target=swap)
    other.start()
    try:
        assert holds.wait(60)
        publish(out, STATUS if at_once else NEW, at_once=at_once)
    finally:
        other.join()
    assert public(out) == (AFTER_STATUS if at_once else NEW)


@pytest.mark.parametrize("at_once", [True, False])
def test_locks_of_a_published_folder_stay(tmp_path: Path, *, at_once: bool) -> None:
    """Who waits for a lock waits for that file; if it were made anew, a third would go ahead at the same time."""
    out = tmp_path / "uit"
    publish(out, OLD)
    publish(out, STATUS, at_once=at_once)
    with Output(out, at_once=at_once):
        pass
    assert sorted(path.name for path in out.glob(".slot*")) == [".slot", ".slot-wissel"]


@pytest.mark.parametrize("call", range(6))
def test_killed_status_is_finished_or_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Whoever comes next, a status or a build, stands on the whole old or the whole new output."""
    for at_once in (True, False):
        out = tmp_path / f"uit-{at_once}"
        publish(out, OLD)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", _killed_at(call, Path.rename))
            killed = _was_killed(lambda out=out: publish(out, STATUS, at_once=True))  # type: ignore[misc]
        with Output(out, at_once=at_once):
            pass
        assert public(out) == (AFTER_STATUS if call or not killed else OLD)
        assert leftovers(out) == []


def test_cache_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    """A home folder of a new user holds nothing but a .cache; a refused build once took it away."""
    (tmp_path / ".cache" / "foto's").mkdir(parents=True)
    (tmp_path / ".cache" / "foto's" / "een.jpg").write_bytes(b"dierbaar")
    with pytest.raises(OutputError) as caught, Output(tmp_path):
        pass
    assert str(caught.value) == f"'{tmp_path}' is niet leeg en niet door nsp gemaakt; kies met -o een andere map"
    assert (tmp_path / ".cache" / "foto's" / "een.jpg").read_bytes() == b"dierbaar"


def test_refused_first_build_forgets_only_its_own_drawings(tmp_path: Path) -> None:
    """What it drew may hold what it was refused for; what an earlier one drew stays."""
    (tmp_path / ".cache" / "druk" / "eerder").mkdir(parents=True)
    with Output(tmp_path):
        (tmp_path / ".cache" / "druk" / "nu").mkdir()
    assert [path.name for path in tmp_path.rglob("*")] == [".cache", "druk", "eerder"]


def test_drawings_of_a_published_build_are_kept(tmp_path: Path) -> None:
    """The next build need not draw them again, also when it is refused itself."""
    with Output(tmp_path / "uit") as output:
        drawn = tmp_path / "uit" / CACHE / "blad"
        drawn.mkdir(parents=True)
        output.publish()
    with Output(tmp_path / "uit"):
        pass
    assert drawn.is_dir()


@pytest.mark.parametrize("name", [".oud/foto.jpg", ".klaar/foto.jpg", ".nieuw/foto.jpg"])
def test_folder_with_names_like_ours_is_refused(tmp_path: Path, name: str) -> None:
    """What no build of ours can have made is left alone, whatever it is called."""
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_bytes(b"dierbaar")
    with pytest.raises(OutputError), Output(tmp_path):
        pass
    assert tree(tmp_path) == {name: b"dierbaar"}


def test_folder_of_a_first_build_that_was_killed_is_used_again(tmp_path: Path) -> None:
    """It left what it staged and drew, and nobody else's files."""
    out = tmp_path / "uit"
    for name in (".nieuw/site", ".nieuw/intern", ".nieuw-status/site", ".cache/druk/blad"):
        (out / name).mkdir(parents=True)
    (out / ".slot").touch()
    publish(out, NEW)
    assert public(out) == NEW


@pytest.mark.parametrize("name", [".nieuw", ".nieuw-status", ".klaar", ".oud", ".slot", ".slot-wissel"])
def test_link_to_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    """Behind a link lie somebody's own files, which would be moved or thrown away."""
    out, elsewhere = tmp_path / "uit", tmp_path / "elders"
    publish(out, OLD)
    elsewhere.mkdir()
    (elsewhere / "foto.jpg").write_bytes(b"dierbaar")
    (out / name).unlink(missing_ok=True)
    (out / name).symlink_to(elsewhere)
    with pytest.raises(OutputError) as caught, Output(out):
        pass
    assert str(caught.value) == f"'{out / name}' wijst naar een andere plek; kies met -o een andere map"
    assert tree(elsewhere) == {"foto.jpg": b"dierbaar"}


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
