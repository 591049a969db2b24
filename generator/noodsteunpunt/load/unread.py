"""Files of which somebody may think that they count, and that nothing reads."""

import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from ..model.logo import LOGO_FILES
from ..model.problem import Problem, did_you_mean, one_of
from .names import LOCATION_FILES, TEXT_FILES, as_looked_for, original, wrong_ending

_PRIVATE = {"coordinatiepunten", "coördinatiepunten", "prive", "privé"}
_OF_WORD_PROCESSOR = {".txt", ".rtf", ".doc", ".docx", ".odt"}
_LISTS = {".xlsx", ".xls", ".ods", ".csv"}
_IF_POINT = "is het een punt of initiatief, bewaar het dan als gewone tekst met de naam"
_PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".eps"}
_FACTS = {".yml", ".yaml", ".geojson"}
_FOLDERS = ("punten", "initiatieven", "geo")
_ABOUT = {"leesmij", "readme"}
_TEXTS = {".yml", ".yaml", ".md", ".txt", ".rtf", ".doc", ".docx", ".odt"}


def unexpected(folder: Path, locations: Path) -> Iterator[Problem]:
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
            yield from _among_points(path, name)
        elif path.parent == locations:
            yield from _in_locations(path, name)
        elif path.suffix.lower() in {".yaml", ".yml"} and by_name & set(path.parent.parents):
            what = "dit bestand wordt niet gelezen, want het staat een map te diep"
            above = path.relative_to(locations).parts[0]
            repair = f"zet het in {above}, zonder map ertussen"
            if (locations / above / path.name).exists():
                repair = f"er is al een {above}/{path.name}; kijk welke van de twee klopt, en gooi de andere weg"
            yield Problem(name, 0, 0, "", what, repair, code="NSP704")


def _among_points(path: Path, name: str) -> Iterator[Problem]:
    """A file between those of points or initiatives that is of another kind."""
    kind = path.suffix.lower()
    if kind in _OF_WORD_PROCESSOR and not wrong_ending(path):
        yield replace(not_read(name, f"{path.stem}.yml", _IF_POINT), warning=True)
    elif kind in _LISTS:
        repair = "is het een lijst met punten, lees haar dan in met nsp import"
        yield Problem(name, 0, 0, "", "dit bestand wordt niet gelezen", repair, warning=True, code="NSP704")
    elif kind in _PICTURES:
        better = one_of(f"locations/{file}" for file in LOGO_FILES)
        yield replace(not_read(name, better, "is het het logo, bewaar het als"), warning=True)


def _in_locations(path: Path, name: str) -> Iterator[Problem]:
    """A logo or a file of facts with nearly the right name."""
    stem = path.stem.lower()
    if stem == "logo" or (path.suffix.lower() in _PICTURES and "logo" in stem):
        if path.name not in LOGO_FILES:
            yield not_read(name, " of ".join(LOGO_FILES), "bewaar het logo als")
    elif (better := as_looked_for(path)) != path.name:
        yield from _beside(path, name, better)


def _not_as_usual(locations: Path, by_name: Collection[Path]) -> list[Path]:
    """All files and folders, in order, but for the usual ones, of which there may be thousands."""
    found: list[Path] = []
    for name, folders, files in os.walk(locations):
        parent = Path(name)
        usual = ".yml" if parent in by_name else "/"
        found += (parent / one for one in (*folders, *files) if not one.endswith(usual))
    return sorted(found, key=str)


def _known(locations: Path) -> set[str]:
    """The names right in `locations/` that are read, and those of which `unexpected` and `Reader` tell it."""
    nearly = {path.name for path in locations.iterdir() if as_looked_for(path) != path.name}
    return {*(f"{name}.yml" for name in LOCATION_FILES), "wijken.geojson", "schets.geojson", *nearly}


def _beside(path: Path, name: str, better: str) -> Iterator[Problem]:
    """A file with nearly the right name, beside the one that has it. Where that is not there, `Reader` tells it."""
    if path.with_name(better).exists():
        yield not_read(name, better)


def not_read(name: str, better: str, how: str = "noem het") -> Problem:
    """A file that would be read under a better name."""
    return Problem(name, 0, 0, "", "dit bestand wordt niet gelezen", f"{how} {better}", code="NSP704")


def not_read_beside(name: str, better: str) -> Problem:
    """A file with nearly the name of another."""
    if original(Path(name)):
        what = f"dit bestand wordt niet gelezen, want het lijkt een kopie van {better}"
        repair = "gooi het weg; is het een ander punt, geef het dan een eigen naam en een eigen plek"
        return Problem(name, 0, 0, "", what, repair, code="NSP704")
    what = f"dit bestand wordt niet gelezen, want er is ook een {better}"
    repair = "houd een van de twee over, of geef dit een naam als dorpshuis-de-baken.yml"
    return Problem(name, 0, 0, "", what, repair, code="NSP704")


def unread_facts(locations: Path) -> Iterator[Problem]:
    """Files right in `locations/` that look like facts, but for those that are read or told elsewhere."""
    read = _known(locations)
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


def unread_folders(locations: Path) -> Iterator[Problem]:
    """Folders in `locations/` with files that look like facts. Nobody sees that a point in `Punten` is not there."""
    for path in sorted(locations.iterdir()):
        known = path.name in _FOLDERS or path.name.lower() in _PRIVATE or path.name.startswith(".")
        if path.is_dir() and not known and any(path.glob("*.y*ml")):
            near = did_you_mean(path.name.lower(), _FOLDERS)
            repair = f"noem haar {near}" if near else "zet wat een punt is in de map punten, en haal de rest hier weg"
            yield Problem(f"locations/{path.name}", 0, 0, "", "deze map wordt niet gelezen", repair, code="NSP704")


def unread_text(path: Path, folder: Path) -> Iterator[Problem]:
    """A file of texts that nothing reads, so that the national text stays where somebody thinks to have changed it."""
    if path.suffix.lower() in {".yml", ".yaml"} and as_looked_for(path).removesuffix(".yml") not in TEXT_FILES:
        near = did_you_mean(path.stem, TEXT_FILES)
        names = one_of(f"{name}.yml" for name in TEXT_FILES)
        how = "noem het" if near else "teksten horen in"
        name = path.relative_to(folder).as_posix()
        yield replace(not_read(name, f"{near}.yml" if near else names, how), warning=True)


def unread_texts(content: Path) -> Iterator[Problem]:
    """Texts in `content/` that stand in the wrong place; where a language has its own folder, see `load_folder`."""
    for path in sorted(content.glob("*/*.md")):
        if path.stem.lower() not in _ABOUT:
            folder = "content/nl/paginas" if path.parent.name == "paginas" else f"content/{path.parent.name}/paginas"
            yield _elsewhere(content, path, f"is het een eigen pagina, zet haar dan in {folder}")
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
