"""Reads files below one folder, and tells of those that cannot be read or have nearly the right name."""

from dataclasses import replace
from pathlib import Path

from ..model.logo import LOGO_FILES
from ..model.problem import Problem
from .decode import LARGEST_FILE, too_large
from .memory import BYTES, READ, Recall, afresh
from .names import as_looked_for, named, names_in, sorted_out
from .unread import not_read, not_read_beside
from .yamlfile import Entries, read_yaml

LARGEST_LOGO = 1024 * 1024
_USUAL_SIZE = 16 * 1024
_IS_FOLDER = "dit is een map, en hier hoort een bestand", "geef de map een andere naam, of haal haar weg"


def _bytes_to_parse(path: Path) -> bytes:
    """What is in a file; of one that is too large just so much that it will be refused."""
    with path.open("rb") as file:
        raw = file.read(_USUAL_SIZE)  # room for the largest takes longer than the reading
        return raw + file.read(LARGEST_FILE + 1 - len(raw)) if len(raw) == _USUAL_SIZE else raw


class Reader:
    """Reads files below one folder and names them as its owner knows them."""

    def __init__(self, root: Path, recall: Recall = afresh, *, private: bool = False) -> None:
        self._above = f"{root.as_posix()}/"
        self._recall = recall
        self._private = private
        self.problems: list[Problem] = []

    def yaml(self, path: Path) -> Entries | None:
        """The entries of a file, also of one whose name is nearly right; None when it is not there."""
        if path.exists():
            return self._read_file(path)
        near = next((other for other in named(path.parent, "*") if as_looked_for(other) == path.name), None)
        return self._misnamed(near, path.name) if near else None

    def yaml_by_name(self, folder: Path) -> dict[str, Entries]:
        """All `*.yml` in a folder, by file name without ending, and what would be one under a better name."""
        names = self._recall(("names", str(folder)), sorted_out, folder, names_in(folder))
        read = {id_: self._read_file(path) for id_, path in names.good}
        read |= {id_: self._misnamed(path, f"{id_}.yml") for id_, path in names.misnamed}
        for path, better in names.second:
            self.problems.append(replace(not_read_beside(self._name(path), better), private=self._private))
        return read

    def _read_file(self, path: Path) -> Entries:
        """What a file holds; of a folder with the name of a file only that it is one."""
        try:
            return self._read(path)
        except OSError:
            if not path.is_dir():
                raise
            problem = Problem(self._name(path), 0, 0, "", *_IS_FOLDER, code="NSP704", private=self._private)
            return Entries(self._name(path), problems=(problem,), private=self._private)

    def _misnamed(self, path: Path, better: str) -> Entries:
        """What a file holds that nothing looks for, and first of all that: so it is not said to be gone as well."""
        read = self._read_file(path)
        problem = replace(not_read(read.file, better), private=self._private)
        return replace(read, problems=(problem, *read.problems))

    def _read(self, path: Path) -> Entries:
        raw = self._recall((BYTES, str(path)), _bytes_to_parse, path)
        return self._recall((READ, str(path)), self._parse, raw, self._name(path))

    def _parse(self, raw: bytes, name: str) -> Entries:
        return read_yaml(raw, name, private=self._private)

    def text(self, path: Path, largest: int) -> str | None:
        """The text of a file, or None when it is not there or too large, which is a problem.

        Wrong bytes become U+FFFD, which the checks refuse.
        """
        raw = self._bytes(path, largest)
        return None if raw is None else raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")

    def logos(self, locations: Path) -> dict[str, bytes]:
        """The bytes of the logos that are there, by path; too large is a problem."""
        read = {name: self._bytes(locations / name, LARGEST_LOGO, "bewaar het logo kleiner") for name in LOGO_FILES}
        return {self._name(locations / name): raw for name, raw in read.items() if raw is not None}

    def _bytes(self, path: Path, largest: int, smaller: str = "") -> bytes | None:
        """smaller: how to make the file smaller, when that is not as for any other file."""
        if not path.is_file():
            return None
        if path.stat().st_size > largest:
            what, repair = too_large(largest)
            self.problems.append(Problem(self._name(path), 0, 0, "", what, smaller or repair, code="NSP003"))
            return None
        return path.read_bytes()

    def _name(self, path: Path) -> str:
        return path.as_posix().removeprefix(self._above)
