"""The planted mistakes: what an editor did to a folder about which nothing was said, and every word he then gets.

A file in `gevallen/` holds cases one after another:

    ### What went wrong, in a sentence
    $ nsp check MAP                the command; this one when the line is left out
    % 2026-11-21 12:00             the day and time; this one when the line is left out
    @ locations/punten/x.yml       the file it is about; `prive:` in front for the private folder
    - old lines                    these lines become
    + new lines                    these; without old lines they are added at the end
    = a line of a whole new file
    ! cp1252                       save the file in this encoding
    x                              delete the file
    ---
    all that is said

{TAB} and {U+200B} are characters that cannot be seen, {9*ab} is a text repeated. MAP, PRIVE and UIT are folders.

    python tests/editor/gevallen.py

runs every case and writes what is said now into the files. Read every changed line: it is what an editor will read.
"""

import contextlib
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from noodsteunpunt.cli import given
from noodsteunpunt.cli.main import main

HERE = Path(__file__).parent
CASES = HERE / "gevallen"
TODAY = "2026-11-21 12:00"
_SIGN_OF_FOLDER = re.compile(r"^(?:MAP|PRIVE|UIT)(?=/|$)")
_SIGN = re.compile(r"\{(?:(TAB)|U\+([0-9A-F]{4})|(\d+)\*([^}]*))\}")


@dataclass
class Case:
    """One planted mistake. steps: the lines that change the folder; said: what the editor gets."""

    title: str
    command: str = "nsp check MAP"
    today: str = TODAY
    steps: list[str] = field(default_factory=list)
    said: str = ""


def cases(path: Path) -> list[Case]:
    """All cases in a file."""
    found: list[Case] = []
    for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        top, _, said = block.partition("\n---\n")
        title, *lines = top.split("\n")
        case = Case(title, said=said.rstrip("\n"))
        for line in lines:
            if line.startswith("$ "):
                case.command = line[2:]
            elif line.startswith("% "):
                case.today = line[2:]
            else:
                case.steps.append(line)
        found.append(case)
    return found


def as_text(case: Case) -> str:
    """The case as it stands in its file."""
    command = [] if case.command == Case.command else [f"$ {case.command}"]
    today = [] if case.today == TODAY else [f"% {case.today}"]
    return "\n".join([f"### {case.title}", *command, *today, *case.steps, "---", case.said, "", ""])


def run(case: Case, place: Path) -> tuple[int, str]:
    """Do in `place` what the case tells; the exit code and all that was said, folders by their names here."""
    folders = {"MAP": place / "map", "PRIVE": place / "prive", "UIT": place / "uit"}
    shutil.copytree(HERE / "gemeente", folders["MAP"])
    shutil.copytree(HERE.parent / "municipality-prive", folders["PRIVE"])
    _change(case.steps, folders)
    arguments = [_SIGN_OF_FOLDER.sub(lambda found: str(folders[found[0]]), word) for word in case.command.split()[1:]]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), _nobody_types(), _clock(case.today):
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    text = said.getvalue()
    for name, folder in folders.items():
        text = text.replace(str(folder), name)
    return code, text.rstrip("\n")


@contextlib.contextmanager
def _nobody_types() -> Iterator[None]:
    """No terminal to answer questions in."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
    try:
        yield
    finally:
        sys.stdin = before


@contextlib.contextmanager
def _clock(today: str) -> Iterator[None]:
    """The day that the command line is told."""
    before = given.moment
    given.moment = lambda: datetime.fromisoformat(today)
    try:
        yield
    finally:
        given.moment = before


def _change(steps: list[str], folders: dict[str, Path]) -> None:
    """Do what the steps tell, file by file."""
    for block in re.split(r"^@ ", "\n".join(steps), flags=re.MULTILINE)[1:]:
        name, *lines = block.split("\n")
        root, _, path = name.rpartition(":")
        file = folders[{"prive": "PRIVE", "uit": "UIT"}.get(root, "MAP")] / path
        said = [(line[:1], _SIGN.sub(_shown, line[2:])) for line in lines]
        if ("x", "") in said:
            file.unlink()
            continue
        encoding = next((text for sign, text in said if sign == "!"), "utf-8")
        text = "".join(f"{text}\n" for sign, text in said if sign == "=")
        text = text or _edited(file.read_text(encoding="utf-8"), said)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(encoding))


def _edited(text: str, said: list[tuple[str, str]]) -> str:
    """The text in which every run of - lines became the + lines below it."""
    lines = "".join(f"{sign}{line}\n" for sign, line in said if sign in "-+")
    for change in re.findall(r"((?:-.*\n)*)((?:\+.*\n)*)", lines):
        old, new = (re.sub("^[-+]", "", part, flags=re.MULTILINE) for part in change)
        if old:
            assert text.count(old) == 1, f"{old!r} is {text.count(old)} times there"
            text = text.replace(old, new)
        else:
            text += new
    return text


def _shown(found: re.Match[str]) -> str:
    if found[1]:
        return "\t"
    return chr(int(found[2], 16)) if found[2] else found[4] * int(found[3])


def refresh() -> None:
    """Write what is said now into every case."""
    for path in sorted(CASES.glob("*.txt")):
        known = cases(path)
        for case in known:
            with tempfile.TemporaryDirectory() as place:
                case.said = run(case, Path(place))[1]
        path.write_text("\n".join(map(as_text, known)), encoding="utf-8")
        sys.stdout.write(f"{path.name}: {len(known)}\n")


if __name__ == "__main__":
    refresh()
