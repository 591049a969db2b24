"""Read a municipality's folder, and the texts that travel with the package underneath it."""

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..model.fields.text import id_of
from ..model.logo import LOGO_FILES
from ..model.problem import FolderError, Problem, did_you_mean, one_of
from .decode import LARGEST_FILE, too_large
from .memory import BYTES, READ, Recall, afresh
from .private import PRIVE_FOLDERS, nothing_private, unread_prive
from .unread import before_computer, unread_facts, unread_folders, unread_texts
from .yamlfile import Entries, read_yaml

LARGEST_MAP_FILE = 20 * 1024 * 1024
LARGEST_LOGO = 1024 * 1024
_USUAL_SIZE = 16 * 1024
LOCATION_FILES = ("gemeente", "permalinks", "status")
_PRIVATE = {"coordinatiepunten", "coördinatiepunten", "prive", "privé"}
_OF_WORD_PROCESSOR = {".txt", ".rtf", ".doc", ".docx", ".odt"}
# What Windows, macOS, Linux and a browser add to the name of a copy, in Dutch and in English.
_COPY = r"(?:kopie|copy)(?: \d+)?"
_OF_COPY = re.compile(
    rf"(?:kopie|copy)(?: \(\d+\))? (?:van|of) (?P<of>.+)"
    rf"|(?P<before>.+?)(?:(?: - | ){_COPY}| \((?:\d+|[^()]*\b{_COPY}[^()]*)\))+",
    re.IGNORECASE,
)
_IF_POINT = "is het een punt of initiatief, bewaar het dan als gewone tekst met de naam"
# What Emacs and macOS put beside an open or copied file and nobody sees.
_HIDDEN = (".#", "._")
_IS_FOLDER = "dit is een map, en hier hoort een bestand", "geef de map een andere naam, of haal haar weg"
TEXT_FILES = ("taal", "vast", "site", "advies", "druk")
_NO_FOLDER = Problem(
    "locations", 0, 0, "", "deze map heeft geen map 'locations'",
    "geef de map van uw gemeente mee, zoals: nsp check alkmaar; hebt u die nog niet, begin dan met nsp new",
    code="NSP702",
)  # fmt: skip


@dataclass(frozen=True)
class TextLayer:
    """The words of one language in one layer.

    parts: by file name without ending ("site", "advies"). documents: Markdown by name without ending.
    """

    parts: dict[str, Entries]
    documents: dict[str, str]


@dataclass(frozen=True)
class Words:
    """All words: the national base (`shipped`) and what the municipality says differently (`own`), by language."""

    feiten: Entries
    shipped: dict[str, TextLayer]
    own: dict[str, TextLayer]


@dataclass(frozen=True)
class Folder:
    """A municipality's folder as text: the result of stage 1.

    logos: the bytes of `logo.svg` and `logo.png`, by path, as far as they are there.
    wijken, schets, lopen, kaart: the text of `wijken.geojson`, `schets.geojson`, `geo/lopen.json` and
    `geo/kaart.json`, or None.
    prive: None when no private folder was given.
    problems: files that nothing reads or that are too large, and folders that must not be here.
    """

    gemeente: Entries | None
    punten: dict[str, Entries]
    initiatieven: dict[str, Entries]
    wijken: str | None
    schets: str | None
    logos: dict[str, bytes]
    lopen: str | None
    kaart: str | None
    permalinks: Entries | None
    status: Entries | None
    words: Words
    prive: "PriveFolder | None"
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class PriveFolder:
    """The private folder as text; by id."""

    coordinatiepunten: dict[str, Entries]
    punten: dict[str, Entries]
    problems: tuple[Problem, ...]


def load_folder(folder: Path, shipped: Path, prive: Path | None = None, recall: Recall = afresh) -> Folder:
    """Read `folder` (its `locations/` and `content/`), over the texts in `shipped`.

    recall: remembers what was read before, so that a file that did not change is not parsed again.
    Raises FolderError when this is no folder of a municipality.
    """
    reader, base = _Reader(folder, recall), _Reader(shipped, recall)
    locations = folder / "locations"
    if not locations.is_dir():
        raise FolderError([_NO_FOLDER])
    loaded = Folder(
        gemeente=reader.yaml(locations / "gemeente.yml"),
        punten=reader.yaml_by_name(locations / "punten"),
        initiatieven=reader.yaml_by_name(locations / "initiatieven"),
        wijken=reader.text(locations / "wijken.geojson", LARGEST_MAP_FILE),
        schets=reader.text(locations / "schets.geojson", LARGEST_MAP_FILE),
        logos=reader.logos(locations),
        lopen=reader.text(locations / "geo" / "lopen.json", LARGEST_MAP_FILE),
        kaart=reader.text(locations / "geo" / "kaart.json", LARGEST_MAP_FILE),
        permalinks=reader.yaml(locations / "permalinks.yml"),
        status=reader.yaml(locations / "status.yml"),
        words=_load_words(folder, shipped, reader, base),
        prive=load_prive(prive) if prive else None,
        problems=(
            *_unexpected(folder, locations),
            *unread_facts(locations, _known(locations)),
            *unread_folders(locations, _PRIVATE),
        ),
    )
    return replace(loaded, problems=(*loaded.problems, *reader.problems, *base.problems))


def load_gemeente(folder: Path) -> Entries | None:
    """Only `gemeente.yml`, to see whose folder this is."""
    return _Reader(folder).yaml(folder / "locations" / "gemeente.yml")


def load_status(folder: Path) -> Entries | None:
    """Only `status.yml`, for when the rest of the folder does not matter."""
    return _Reader(folder).yaml(folder / "locations" / "status.yml")


def _load_words(folder: Path, shipped: Path, reader: "_Reader", base: "_Reader") -> Words:
    own_content = folder / "content"
    # A checkout is at once the package and the example municipality: then there is no layer on top.
    is_base = own_content.resolve() == (shipped / "content").resolve()
    if own_content.is_dir() and not is_base:
        reader.problems += unread_texts(own_content)
    feiten = base.yaml(shipped / "content" / "feiten.yml")
    return Words(
        feiten=feiten or Entries("content/feiten.yml"),
        shipped=_load_languages(shipped / "content", base),
        own={} if is_base else _load_languages(own_content, reader),
    )


def _load_languages(content: Path, reader: "_Reader") -> dict[str, TextLayer]:
    if not content.is_dir():
        return {}
    reader.problems += (problem for path in _named(content, "*/*") for problem in _unread_text(path, content.parent))
    return {
        folder.name: TextLayer(
            parts={name: entries for name in TEXT_FILES if (entries := reader.yaml(folder / f"{name}.yml"))},
            documents={
                path.stem: text
                for path in _named(folder / "paginas", "*.md")
                if (text := reader.text(path, LARGEST_FILE)) is not None
            },
        )
        for folder in sorted(content.iterdir())
        if folder.is_dir()
    }


def _unread_text(path: Path, folder: Path) -> Iterator[Problem]:
    """A file of texts that nothing reads, so that the national text stays where somebody thinks to have changed it."""
    if path.suffix.lower() in {".yml", ".yaml"} and _as_looked_for(path).removesuffix(".yml") not in TEXT_FILES:
        near = did_you_mean(path.stem, TEXT_FILES)
        names = one_of(f"{name}.yml" for name in TEXT_FILES)
        how = "noem het" if near else "teksten horen in"
        name = path.relative_to(folder).as_posix()
        yield replace(_not_read(name, f"{near}.yml" if near else names, how), warning=True)


def load_prive(prive: Path) -> PriveFolder:
    """Read the private folder."""
    reader = _Reader(prive, private=True)
    coordinatiepunten, punten = (reader.yaml_by_name(prive / name) for name in PRIVE_FOLDERS)
    problems = [*unread_prive(prive), *reader.problems]
    if not (problems or coordinatiepunten or punten):
        problems.append(nothing_private(prive))
    return PriveFolder(coordinatiepunten, punten, tuple(problems))


def _unexpected(folder: Path, locations: Path) -> Iterator[Problem]:
    """Files that look like facts but would be passed over in silence, and a folder that must not be here."""
    by_name = {locations / "punten", locations / "initiatieven"}
    for path in _not_as_usual(locations, by_name):
        name = path.as_posix().removeprefix(f"{folder.as_posix()}/")
        if path.name.lower() in _PRIVATE and path.is_dir():
            yield Problem(
                name, 0, 0, "", "coördinatiepunten en privégegevens horen niet in deze map",
                "zet ze in een eigen map buiten deze map en geef die met --prive", code="NSP703",
            )  # fmt: skip
        elif path.parent in by_name:
            if path.suffix.lower() in _OF_WORD_PROCESSOR and not _wrong_ending(path):
                yield replace(_not_read(name, f"{path.stem}.yml", _IF_POINT), warning=True)
        elif path.parent == locations and path.stem.lower() == "logo" and path.name not in LOGO_FILES:
            yield _not_read(name, " of ".join(LOGO_FILES), "bewaar het logo als")
        elif path.suffix.lower() in {".yaml", ".yml"} and by_name & set(path.parent.parents):
            what = "dit bestand wordt niet gelezen, want het staat een map te diep"
            above = path.relative_to(locations).parts[0]
            repair = f"zet het in {above}, zonder map ertussen"
            if (locations / above / path.name).exists():
                repair = f"er is al een {above}/{path.name}; kijk welke van de twee klopt, en gooi de andere weg"
            yield Problem(name, 0, 0, "", what, repair, code="NSP704")
        elif path.parent == locations and (better := _as_looked_for(path)) != path.name:
            yield from _beside(path, name, better)


def _not_as_usual(locations: Path, by_name: Collection[Path]) -> list[Path]:
    """All files and folders, in order, but for the usual ones, of which there may be thousands."""
    found: list[Path] = []
    for name, folders, files in os.walk(locations):
        parent = Path(name)
        usual = ".yml" if parent in by_name else "/"
        found += (parent / one for one in (*folders, *files) if not one.endswith(usual))
    return sorted(found, key=str)


def _wrong_ending(path: Path) -> bool:
    """Whether a file is YAML by its name, but with an ending that nothing looks for; Notepad adds ".txt"."""
    name = path.name.lower().removesuffix(".txt")
    return name.endswith((".yaml", ".yml")) and path.suffix != ".yml"


def _as_looked_for(path: Path) -> str:
    """The name under which `gemeente.yml` and its like are read; another file keeps its name."""
    stem = path.name.partition(".")[0].lower()
    known = stem in {*LOCATION_FILES, *TEXT_FILES} and (_wrong_ending(path) or path.suffix == ".yml")
    return f"{stem}.yml" if known else path.name


def _known(locations: Path) -> set[str]:
    """The names right in `locations/` that are read, and those of which `_unexpected` and `_Reader` tell it."""
    nearly = {path.name for path in locations.iterdir() if _as_looked_for(path) != path.name}
    return {*(f"{name}.yml" for name in LOCATION_FILES), "wijken.geojson", "schets.geojson", *nearly}


def _beside(path: Path, name: str, better: str) -> Iterator[Problem]:
    """A file with nearly the right name, beside the one that has it. Where that is not there, `_Reader` tells it."""
    if path.with_name(better).exists():
        yield _not_read(name, better)


def _not_read(name: str, better: str, how: str = "noem het") -> Problem:
    return Problem(name, 0, 0, "", "dit bestand wordt niet gelezen", f"{how} {better}", code="NSP704")


def _second(name: str, better: str) -> Problem:
    """A file with nearly the name of another."""
    if _original(Path(name)):
        what = f"dit bestand wordt niet gelezen, want het lijkt een kopie van {better}"
        repair = "gooi het weg; is het een ander punt, geef het dan een eigen naam en een eigen plek"
        return Problem(name, 0, 0, "", what, repair, code="NSP704")
    what = f"dit bestand wordt niet gelezen, want er is ook een {better}"
    repair = "houd een van de twee over, of geef dit een naam als dorpshuis-de-baken.yml"
    return Problem(name, 0, 0, "", what, repair, code="NSP704")


def _stem(path: Path) -> str:
    """The name of a file of a point without its ending, also when that is ".yml.txt"."""
    return path.stem if path.suffix == ".yml" else path.name.partition(".")[0]


def _original(path: Path) -> str:
    """The name of which a program made this one for a copy, such as "Kopie van de-brink"; empty when none did.

    A copy of a copy has more than one mark. Under the name "de-brink-kopie.yml" a point would be there twice.
    """
    found, original = _OF_COPY.fullmatch(_stem(path)), before_computer(_stem(path))
    while found:
        original = found["of"] or found["before"]
        found = _OF_COPY.fullmatch(original)
    return original


def _named(folder: Path, pattern: str) -> list[Path]:
    """The files of a kind."""
    return sorted((path for path in folder.glob(pattern) if not path.name.startswith(_HIDDEN)), key=str)


def _names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, in order; none when it is not there."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.name for entry in entries if not entry.name.startswith(_HIDDEN)))
    except (FileNotFoundError, NotADirectoryError):
        return ()


@dataclass(frozen=True)
class _Names:
    """The files of a folder of points or initiatives, by id.

    good: with the name that is looked for. misnamed: what would be read under that name. second: a file with nearly the
    name of another, which is not read, and the name of the other.
    """

    good: tuple[tuple[str, Path], ...]
    misnamed: tuple[tuple[str, Path], ...]
    second: tuple[tuple[Path, str], ...]


def _sorted_out(folder: Path, names: tuple[str, ...]) -> _Names:
    """Which file is read as what. names: those in the folder, in order."""
    everything = [folder / name for name in names]
    files = [path for path in everything if path.suffix == ".yml"]
    first = "initiatief" if folder.name == "initiatieven" else "punt"  # before a name that begins with a figure
    good = {path.stem: path for path in files if id_of(path.stem) == path.stem}
    misnamed: dict[str, Path] = {}
    second: list[tuple[Path, str]] = []
    for path in sorted((*files, *filter(_wrong_ending, everything)), key=lambda path: _original(path) != ""):
        name = _original(path) or _stem(path)
        better = id_of(name) or id_of(f"{first}-{name}")
        if better not in good and better not in misnamed:
            misnamed[better] = path
        elif path.name != f"{better}.yml":
            second.append((path, f"{better}.yml"))
    return _Names(tuple(good.items()), tuple(misnamed.items()), tuple(second))


def _bytes_to_parse(path: Path) -> bytes:
    """What is in a file; of one that is too large just so much that it will be refused."""
    with path.open("rb") as file:
        raw = file.read(_USUAL_SIZE)  # room for the largest takes longer than the reading
        return raw + file.read(LARGEST_FILE + 1 - len(raw)) if len(raw) == _USUAL_SIZE else raw


class _Reader:
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
        near = next((other for other in _named(path.parent, "*") if _as_looked_for(other) == path.name), None)
        return self._misnamed(near, path.name) if near else None

    def yaml_by_name(self, folder: Path) -> dict[str, Entries]:
        """All `*.yml` in a folder, by file name without ending, and what would be one under a better name."""
        names = self._recall(("names", str(folder)), _sorted_out, folder, _names_in(folder))
        read = {id_: self._read_file(path) for id_, path in names.good}
        read |= {id_: self._misnamed(path, f"{id_}.yml") for id_, path in names.misnamed}
        for path, better in names.second:
            self.problems.append(replace(_second(self._name(path), better), private=self._private))
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
        problem = replace(_not_read(read.file, better), private=self._private)
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
