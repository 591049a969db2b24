"""What lies in the private folder and is not read: what nobody looks for is not kept out of the output either."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..model.fields.text import id_of
from ..model.problem import Problem, did_you_mean, one_of

PRIVE_FOLDERS = ("coordinatiepunten", "punten")
_EXAMPLES = {"coordinatiepunten": "kazerne-noord.yml", "punten": "dorpshuis-de-baken.yml"}
_LISTS = {".xlsx", ".xls", ".ods", ".csv", ".tsv", ".geojson", ".json", ".kml", ".kmz", ".gpx"}
# What the reader of files reads, or names itself with the name that it should have.
_YAML = re.compile(r".*\.ya?ml(?:\.txt)?", re.IGNORECASE)
# What a program or a person put there that nobody takes for a fact.
_NO_FACTS = re.compile(r"\..*|~\$.*|.*~|thumbs\.db|desktop\.ini|(?:readme|lees[ _-]?mij)(?:\.\w+)?", re.IGNORECASE)
_FILE_NOT_READ, _FOLDER_NOT_READ = "dit bestand wordt niet gelezen", "deze map wordt niet gelezen"


def unread_prive(prive: Path) -> Iterator[Problem]:
    """What lies in the private folder and would not be looked for, because nothing reads it.

    Of a folder that is not private at all only that, or what is meant with a name that is nearly right.
    """
    facts = _facts_in(prive)
    if not any((prive / name).exists() for name in PRIVE_FOLDERS):
        facts = [path for path in facts if path.is_dir() and _meant_folder(path.name)]
    for path in facts:
        if path.name not in PRIVE_FOLDERS:
            yield _unread_beside(path)
        elif not path.is_dir():
            yield _unread_private(path.name, "hier hoort een map, en dit is een bestand", f"maak een map {path.name}")
        else:
            yield from (_unread_within(file) for file in _facts_in(path) if not _YAML.fullmatch(file.name))


def _facts_in(folder: Path) -> list[Path]:
    """What lies in a private folder, in order, but for what nobody takes for a fact; nothing when it is not there."""
    paths = sorted(folder.iterdir(), key=str) if folder.is_dir() else []
    return [path for path in paths if not _NO_FACTS.fullmatch(path.name)]


def _unread_beside(path: Path) -> Problem:
    """Something beside the two folders."""
    if not path.is_dir():
        return _unread_private(path.name, _FILE_NOT_READ, _how_to_keep(path, "coordinatiepunten", beside=True))
    meant = _meant_folder(path.name)
    repair = f"noem haar {meant}" if meant else f"zet wat erin staat in {one_of(PRIVE_FOLDERS)}"
    return _unread_private(path.name, _FOLDER_NOT_READ, repair)


def _unread_within(path: Path) -> Problem:
    """Something in one of the two folders that is no YAML by its name."""
    folder = path.parent.name
    name = f"{folder}/{path.name}"
    if path.is_dir():
        return _unread_private(name, _FOLDER_NOT_READ, f"zet de bestanden die erin staan in {folder}")
    return _unread_private(name, _FILE_NOT_READ, _how_to_keep(path, folder))


def _how_to_keep(path: Path, folder: str, *, beside: bool = False) -> str:
    """How a file would be read. folder: where it belongs; beside: whether it is not there yet."""
    there = f" in {folder}" if beside else ""
    if path.suffix.lower() in _LISTS:
        return f"maak van elke regel een bestand{there}, met een naam als {_EXAMPLES[folder]}"
    id_ = id_of(path.name.partition(".")[0])
    better = f"{id_}.yml" if id_ and id_ not in PRIVE_FOLDERS else _EXAMPLES[folder]
    if beside:
        return f"is het van een coördinatiepunt, zet het{there} met de naam {better}"
    return f"bewaar het als gewone tekst met de naam {better}"


def _unread_private(name: str, what: str, repair: str) -> Problem:
    return Problem(name, 0, 0, "", f"{what}, dus hier zoekt nsp niet naar", repair, code="NSP725", private=True)


def _meant_folder(name: str) -> str:
    """Which of the two folders somebody means, such as with "Coördinatiepunt"; empty when that is not clear."""
    slug = id_of(name).replace("-", "")
    begins = {"coord": "coordinatiepunten", "cp": "coordinatiepunten", "punt": "punten"}
    near = did_you_mean(slug, PRIVE_FOLDERS)
    return near or next((folder for begin, folder in begins.items() if slug.startswith(begin)), "")


def nothing_private(prive: Path) -> Problem:
    """A private folder in which nothing was found: then nothing could be kept out of the output either."""
    if any((prive / name).is_dir() for name in PRIVE_FOLDERS):
        what, how = "in deze map staat geen enkel coördinatiepunt en niets van een punt", "of laat --prive weg"
    else:
        what, how = "in deze map is geen map 'coordinatiepunten' of 'punten'", "of zet elk bestand in een van de twee"
    return Problem(str(prive), 0, 0, "", what, f"geef met --prive de map waar die in staan, {how}", code="NSP705")
