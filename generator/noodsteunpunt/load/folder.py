"""Read a municipality's folder, and the texts that travel with the package underneath it."""

from dataclasses import dataclass, replace
from pathlib import Path

from ..model.problem import FolderError, Problem
from .decode import LARGEST_FILE
from .memory import Recall, afresh
from .names import TEXT_FILES, named
from .private import PRIVE_FOLDERS, nothing_private, unread_prive
from .reader import Reader
from .unread import unexpected, unread_facts, unread_folders, unread_text, unread_texts
from .yamlfile import Entries

LARGEST_MAP_FILE = 20 * 1024 * 1024
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
    reader, base = Reader(folder, recall), Reader(shipped, recall)
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
            *unexpected(folder, locations),
            *unread_facts(locations),
            *unread_folders(locations),
        ),
    )
    return replace(loaded, problems=(*loaded.problems, *reader.problems, *base.problems))


def load_gemeente(folder: Path) -> Entries | None:
    """Only `gemeente.yml`, to see whose folder this is."""
    return Reader(folder).yaml(folder / "locations" / "gemeente.yml")


def load_status(folder: Path) -> Entries | None:
    """Only `status.yml`, for when the rest of the folder does not matter."""
    return Reader(folder).yaml(folder / "locations" / "status.yml")


def _load_words(folder: Path, shipped: Path, reader: Reader, base: Reader) -> Words:
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


def _load_languages(content: Path, reader: Reader) -> dict[str, TextLayer]:
    if not content.is_dir():
        return {}
    reader.problems += (problem for path in named(content, "*/*") for problem in unread_text(path, content.parent))
    return {
        folder.name: TextLayer(
            parts={name: entries for name in TEXT_FILES if (entries := reader.yaml(folder / f"{name}.yml"))},
            documents={
                path.stem: text
                for path in named(folder / "paginas", "*.md")
                if (text := reader.text(path, LARGEST_FILE)) is not None
            },
        )
        for folder in sorted(content.iterdir())
        if folder.is_dir()
    }


def load_prive(prive: Path) -> PriveFolder:
    """Read the private folder."""
    reader = Reader(prive, private=True)
    coordinatiepunten, punten = (reader.yaml_by_name(prive / name) for name in PRIVE_FOLDERS)
    problems = [*unread_prive(prive), *reader.problems]
    if not (problems or coordinatiepunten or punten):
        problems.append(nothing_private(prive))
    return PriveFolder(coordinatiepunten, punten, tuple(problems))
