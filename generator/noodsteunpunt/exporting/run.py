"""Read a folder and write its points to a list outside it."""

from collections.abc import Callable
from pathlib import Path

from ..checked import read_facts
from ..model.problem import FolderError, Problem
from ..write.textfile import replace_file
from .csvfile import to_csv
from .geojsonfile import to_geojson
from .listing import Listing, make_listing


def _to_xlsx(listing: Listing) -> bytes:
    # Here, because openpyxl takes half a second to load and every other command can do without.
    from .workbook import to_xlsx

    return to_xlsx(listing)


FORMATS: dict[str, Callable[[Listing], bytes]] = {"xlsx": _to_xlsx, "csv": to_csv, "geojson": to_geojson}


def export(folder: Path, into: Path, kind: str, *, overwrite: bool = False) -> Listing:
    """Write the points of a folder to a file of this kind, whole or not at all. Answers what was written.

    The private folder is not read, so nothing of it can be in the list.
    Raises FolderError when the folder has mistakes, or when the file is there and may not be replaced.
    """
    if into.suffix.lower() != f".{kind}":
        repair = f"noem het bestand bijvoorbeeld {into.stem or 'lijst'}.{kind}"
        raise _refused(into, f"de naam van dit bestand eindigt niet op .{kind}", repair)
    if into.exists() and not overwrite:
        raise _refused(into, "dit bestand bestaat al", "kies een andere naam, of vervang het met --overschrijf")
    if (folder / "locations").resolve() in into.resolve().parents:
        raise _refused(into, "in de map 'locations' horen alleen de gegevens zelf", "kies een plek buiten die map")
    if not into.resolve().parent.is_dir():
        raise _refused(into, "de map voor dit bestand bestaat niet", "maak de map eerst, of kies een andere")
    _, facts, links = read_facts(folder)
    listing = make_listing(facts, links)
    replace_file(into, FORMATS[kind](listing))
    return listing


def _refused(into: Path, what: str, repair: str) -> FolderError:
    return FolderError([Problem(str(into), 0, 0, "", what, repair, code="NSP718")])
