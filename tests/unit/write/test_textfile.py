"""One file is replaced as a whole or not at all, and stays whose it was."""

from pathlib import Path

import pytest

from noodsteunpunt.write.textfile import replace_file, replace_files


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_who_may_read_the_file_stays_the_same(tmp_path: Path, mode: int) -> None:
    """A colleague who could read it still can, and a private file does not become readable for others."""
    file = tmp_path / "de-baken.yml"
    file.write_bytes(b"oud")
    file.chmod(mode)
    replace_file(file, b"nieuw")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"nieuw", mode)


def test_new_file_is_written(tmp_path: Path) -> None:
    """There need not be anything to replace."""
    replace_file(tmp_path / "permalinks.yml", b"nieuw")
    assert [path.name for path in tmp_path.iterdir()] == ["permalinks.yml"]


def test_fault_leaves_the_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or Ctrl-C halfway costs no byte of what stood there, and leaves no rubbish in the folder."""
    file = tmp_path / "de-baken.yml"
    file.write_bytes(b"oud")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(file, b"nieuw")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("de-baken.yml", b"oud")]


def test_files_that_belong_together_change_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at the last of them costs none of them: new walks beside an old map would contradict it."""
    files = {tmp_path / name: b"oud" for name in ("lopen.json", "kaart.json")}
    replace_files(files)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "kaart" in self.name:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        replace_files(dict.fromkeys(files, b"nieuw"))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files
