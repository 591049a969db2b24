"""The names of files: which is read as what, and what somebody or a program meant with another."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ..model.fields.text import id_of

LOCATION_FILES = ("gemeente", "permalinks", "status")
TEXT_FILES = ("taal", "vast", "site", "advies", "druk")
# What Windows, macOS, Linux and a browser add to the name of a copy, in Dutch and in English.
_COPY = r"(?:kopie|copy)(?: \d+)?"
_OF_COPY = re.compile(
    rf"(?:kopie|copy)(?: \(\d+\))? (?:van|of) (?P<of>.+)"
    rf"|(?P<before>.+?)(?:(?: - | ){_COPY}| \((?:\d+|[^()]*\b{_COPY}[^()]*)\))+",
    re.IGNORECASE,
)
# What OneDrive puts behind the name when two computers saved one file: the name of the other computer.
_OF_COMPUTER = re.compile(r"(?P<before>[a-z0-9-]*[a-z0-9])-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}")
# What Emacs and macOS put beside an open or copied file and nobody sees.
_HIDDEN = (".#", "._")


@dataclass(frozen=True)
class Names:
    """The files of a folder of points or initiatives, by id.

    good: with the name that is looked for. misnamed: what would be read under that name. second: a file with nearly the
    name of another, which is not read, and the name of the other.
    """

    good: tuple[tuple[str, Path], ...]
    misnamed: tuple[tuple[str, Path], ...]
    second: tuple[tuple[Path, str], ...]


def sorted_out(folder: Path, names: tuple[str, ...]) -> Names:
    """Which file is read as what. names: those in the folder, in order."""
    everything = [folder / name for name in names]
    files = [path for path in everything if path.suffix == ".yml"]
    first = "initiatief" if folder.name == "initiatieven" else "punt"  # before a name that begins with a figure
    good = {path.stem: path for path in files if id_of(path.stem) == path.stem}
    misnamed: dict[str, Path] = {}
    second: list[tuple[Path, str]] = []
    for path in sorted((*files, *filter(wrong_ending, everything)), key=lambda path: original(path) != ""):
        name = original(path) or stem_of(path)
        better = id_of(name) or id_of(f"{first}-{name}")
        if better not in good and better not in misnamed:
            misnamed[better] = path
        elif path.name != f"{better}.yml":
            second.append((path, f"{better}.yml"))
    return Names(tuple(good.items()), tuple(misnamed.items()), tuple(second))


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, in order; none when it is not there."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.name for entry in entries if not entry.name.startswith(_HIDDEN)))
    except (FileNotFoundError, NotADirectoryError):
        return ()


def named(folder: Path, pattern: str) -> list[Path]:
    """The files of a kind."""
    return sorted((path for path in folder.glob(pattern) if not path.name.startswith(_HIDDEN)), key=str)


def wrong_ending(path: Path) -> bool:
    """Whether a file is YAML by its name, but with an ending that nothing looks for; Notepad adds ".txt"."""
    name = path.name.lower().removesuffix(".txt")
    return name.endswith((".yaml", ".yml")) and path.suffix != ".yml"


def as_looked_for(path: Path) -> str:
    """The name under which `gemeente.yml` and its like are read; another file keeps its name."""
    stem = path.name.partition(".")[0].lower()
    known = stem in {*LOCATION_FILES, *TEXT_FILES} and (wrong_ending(path) or path.suffix == ".yml")
    return f"{stem}.yml" if known else path.name


def stem_of(path: Path) -> str:
    """The name of a file of a point without its ending, also when that is ".yml.txt"."""
    return path.stem if path.suffix == ".yml" else path.name.partition(".")[0]


def original(path: Path) -> str:
    """The name of which a program made this one for a copy, such as "Kopie van de-brink"; empty when none did.

    A copy of a copy has more than one mark. Under the name "de-brink-kopie.yml" a point would be there twice.
    """
    found, original = _OF_COPY.fullmatch(stem_of(path)), before_computer(stem_of(path))
    while found:
        original = found["of"] or found["before"]
        found = _OF_COPY.fullmatch(original)
    return original


def before_computer(stem: str) -> str:
    """The name a file had before a program put that of a computer behind it; empty when none did."""
    found = _OF_COMPUTER.fullmatch(stem)
    return found["before"] if found else ""
