"""Replace files as a whole or not at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the one it replaces and swap them, so that nobody ever finds half a file."""
    replace_files({path: data})


def replace_files(files: Mapping[Path, bytes]) -> None:
    """The same for files that belong together: none is swapped before all of them are written."""
    staged = {path: path.with_name(f".{path.name}.nieuw") for path in files}
    try:
        for path, beside in staged.items():
            beside.write_bytes(files[path])
            if path.exists():
                shutil.copymode(path, beside)
        for path, beside in staged.items():
            beside.replace(path)
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)
