"""Files of which somebody may think that they count, and that nothing reads."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ..model.problem import Problem, did_you_mean

# What OneDrive puts behind the name when two computers saved one file: the name of the other computer.
_OF_COMPUTER = re.compile(r"(?P<before>[a-z0-9-]*[a-z0-9])-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}")
_FACTS = {".yml", ".yaml", ".geojson"}
_FOLDERS = ("punten", "initiatieven", "geo")
_ABOUT = {"leesmij", "readme"}
_TEXTS = {".yml", ".yaml", ".md", ".txt", ".rtf", ".doc", ".docx", ".odt"}


def before_computer(stem: str) -> str:
    """The name a file had before a program put that of a computer behind it; empty when none did."""
    found = _OF_COMPUTER.fullmatch(stem)
    return found["before"] if found else ""


def unread_facts(locations: Path, read: Collection[str]) -> Iterator[Problem]:
    """Files right in `locations/` that look like facts. read: the names that are read or told elsewhere."""
    for path in sorted(locations.iterdir()):
        if path.suffix.lower() not in _FACTS or path.name in read or path.name.startswith("."):
            continue
        same = next((name for name in sorted(read) if _begins_with(path, Path(name))), "")
        if same:
            what = f"dit bestand wordt niet gelezen, want het lijkt een kopie van {same}"
            repair = f"kijk welke van de twee klopt; noem die {same}, en gooi de andere weg"
            yield Problem(f"locations/{path.name}", 0, 0, "", what, repair, code="NSP704")
        else:
            is_map = path.suffix.lower() == ".geojson"
            repair = "is het een punt, zet het dan in de map punten; haal het anders weg"
            yield Problem(
                f"locations/{path.name}", 0, 0, "", "dit bestand wordt niet gelezen",
                "zet het buiten de map locations" if is_map else repair, warning=is_map, code="NSP704",
            )  # fmt: skip


def unread_folders(locations: Path, told: Collection[str]) -> Iterator[Problem]:
    """Folders in `locations/` with files that look like facts. Nobody sees that a point in `Punten` is not there.

    told: names in small letters of which something else is said, as of those that may not be here at all.
    """
    for path in sorted(locations.iterdir()):
        known = path.name in _FOLDERS or path.name.lower() in told or path.name.startswith(".")
        if path.is_dir() and not known and any(path.glob("*.y*ml")):
            near = did_you_mean(path.name.lower(), _FOLDERS)
            repair = f"noem haar {near}" if near else "zet wat een punt is in de map punten, en haal de rest hier weg"
            yield Problem(f"locations/{path.name}", 0, 0, "", "deze map wordt niet gelezen", repair, code="NSP704")


def unread_texts(content: Path) -> Iterator[Problem]:
    """Texts in `content/` that stand in the wrong place; where a language has its own folder, see `load_folder`."""
    for path in sorted(content.iterdir()):
        if path.is_file() and path.suffix.lower() in _TEXTS and path.stem.lower() not in _ABOUT:
            yield _elsewhere(content, path, "zet eigen teksten in een map per taal, zoals content/nl")
    for path in sorted(content.glob("*/*/*")):
        if path.is_file() and path.suffix.lower() in _TEXTS and (path.parent.name, path.suffix) != ("paginas", ".md"):
            yield _elsewhere(content, path, "een eigen pagina is een bestand dat eindigt op .md, in de map paginas")


def unread_print(own: Path) -> Iterator[Problem]:
    """Settings in a municipality's `print/` that nothing reads."""
    for path in sorted((*own.glob("*.yml"), *own.glob("*/*.yml"))):
        if path.parent != own / "shops" and path.name != "product.yml":
            name = f"print/{path.relative_to(own).as_posix()}"
            repair = "een product heet print/<naam>/product.yml en een drukker print/shops/<naam>.yml"
            yield Problem(name, 0, 0, "", "dit bestand wordt niet gelezen", repair, warning=True, code="NSP704")


def _elsewhere(content: Path, path: Path, repair: str) -> Problem:
    name = f"content/{path.relative_to(content).as_posix()}"
    return Problem(name, 0, 0, "", "dit bestand wordt niet gelezen", repair, warning=True, code="NSP704")


def _begins_with(path: Path, known: Path) -> bool:
    """Whether a name is a known one with something around it: "gemeente (1).yml", "Kopie van wijken.geojson"."""
    behind = path.stem.removeprefix(known.stem)
    like = behind != path.stem and not behind[:1].isalpha()
    return path.suffix == known.suffix and (like or path.stem.lower().endswith(f" {known.stem}"))
