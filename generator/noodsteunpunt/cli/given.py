"""What a command is given: its folder, a place to remember things, and the time."""

import os
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ..check.values import to_part
from ..load.yamlfile import Entries
from ..model.noodsteunpunt import Herkomst
from ..model.problem import FolderError, Problem


def folder(wish: Namespace) -> Path:
    """The municipality's folder. Raises FolderError when it is not there."""
    path: Path = wish.folder
    if not path.is_dir():
        what = "dit is een bestand, geen map" if path.is_file() else "deze map bestaat niet"
        repair = "geef de map waar 'locations' in staat"
        raise FolderError([Problem(str(path), 0, 0, "", what, repair, code="NSP707")])
    return path


def source(text: str) -> str:
    """Where facts come from, as it may stand in a file; empty when nobody told. Raises FolderError."""
    if not text:
        return ""
    herkomst, problems = to_part(Herkomst, Entries("--bron", {"bron": text}))
    if not herkomst:
        raise FolderError(problems)
    return herkomst.bron


def cache_folder() -> Path | None:
    """Where programs of this user keep what they can make again; None when there is no such place."""
    wishes = ["XDG_CACHE_HOME", *(["LOCALAPPDATA"] if sys.platform == "win32" else [])]
    told = [place for wish in wishes if (place := Path(os.environ.get(wish, ""))).is_absolute()]
    below_home = {"darwin": "Library/Caches", "win32": "AppData/Local"}.get(sys.platform, ".cache")
    try:
        return (told[0] if told else Path.home() / below_home) / "noodsteunpunt"
    except RuntimeError:  # nobody's home
        return None


def moment() -> datetime:
    """The time on Dutch clocks; the only place where anything asks for it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
