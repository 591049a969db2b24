"""Replace one file as a whole or not at all."""

import shutil
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside the one it replaces and swap them, so that nobody ever finds half a file."""
    beside = path.with_name(f".{path.name}.nieuw")
    try:
        beside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
