"""`nsp check --fix`: make the changes that nobody has to think about, and leave the rest of each file as it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .checked import check
from .load.decode import decode
from .load.lines import LINE_END, apply_edits
from .load.refused import RefusedError
from .model.problem import Edit, FolderError, Problem
from .write.textfile import replace_file

# One repair can bring another mistake to light; after so many rounds something is wrong with a repair.
MOST_ROUNDS = 25
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, order=True)
class Change:
    """One line that was changed; line 0 is the file as a whole, which was written again as UTF-8.

    private: whether the file is in the private folder, of which a public log may show nothing.
    """

    file: str
    line: int
    before: str
    after: str
    private: bool


def repair_folder(folder: Path, prive: Path | None, now: datetime | None, tell: Callable[[Change], None]) -> None:
    """Repair all that has one sure repair. Each file is replaced as a whole.

    tell: hears of every change when it is in the file, so that who is interrupted knows what was done.
    """
    for _ in range(MOST_ROUNDS):
        repaired = [_repair_file(path, of_file, tell) for path, of_file in _by_file(folder, prive, now)]
        if not any(repaired):
            break


def _by_file(folder: Path, prive: Path | None, now: datetime | None) -> Iterator[tuple[Path, list[Problem]]]:
    """The files with something to repair, with the problems that say how."""
    try:
        problems = check(folder, prive, now)[1]
    except FolderError as error:
        problems = error.problems
    files: dict[Path, list[Problem]] = {}
    for problem in problems:
        root = prive if problem.private else folder
        if problem.fix and root:
            files.setdefault(root / problem.file, []).append(problem)
    yield from ((path, of_file) for path, of_file in files.items() if path.is_file())


def _repair_file(path: Path, problems: list[Problem], tell: Callable[[Change], None]) -> bool:
    """Whether anything in a file was repaired."""
    raw = path.read_bytes()
    try:
        text, wrong_encoding = decode(raw)
    except RefusedError:
        return False
    repaired = apply_edits(text, _still_right(text, problems))
    mark = _BOM if raw.startswith(_BOM) else b""
    data = mark + repaired.encode()
    if data == raw:
        return False
    pairs = zip(LINE_END.split(text), LINE_END.split(repaired), strict=True)
    file, private = problems[0].file, problems[0].private
    lines = [Change(file, number, old, new, private) for number, (old, new) in enumerate(pairs, start=1) if old != new]
    try:
        replace_file(path, data)
    finally:  # an interruption can come when the file has already been replaced
        if path.read_bytes() == data:
            for change in [Change(file, 0, "", "", private), *lines] if wrong_encoding else lines:
                tell(change)
    return True


def _still_right(text: str, problems: Iterable[Problem]) -> Iterator[Edit]:
    """The changes of problems that are about this very text, which another file of that name might not have."""
    lines = LINE_END.split(text)
    for problem in problems:
        if 0 < problem.line <= len(lines) and lines[problem.line - 1] == problem.excerpt:
            yield from problem.fix
