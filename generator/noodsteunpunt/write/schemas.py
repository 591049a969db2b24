"""The schemas beside a municipality's files, for text editors that know them."""

from pathlib import Path

from ..model.schema import FOLDER, schema_files
from .textfile import replace_file


def write_schemas(folder: Path) -> Path:
    """Write the schemas of this version in a municipality's folder, and answer where."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    for name, text in schema_files().items():
        replace_file(place / name, text.encode())
    return place
