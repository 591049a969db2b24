"""What a command is given: its folder, a place to remember things, and the time."""

import os
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ..model.problem import FolderError, Problem


def folder(wish: Namespace) -> Path:
    """The municipality's folder. Raises FolderError when it is not there."""
    path: Path = wish.folder
    if not path.is_dir():
        what = "deze map bestaat niet"
        repair = "geef de map waar 'locations' in staat"
        raise FolderError([Problem(str(path), 0, 0, "", what, repair, code="NSP707")])
    return path


def cache_folder() -> Path | None:
    """Where programs of this user keep what they can make again; None when there is no such place."""
    places = {"darwin": ("", "Library/Caches"), "win32": ("LOCALAPPDATA", "AppData/Local")}
    variable, below_home = places.get(sys.platform, ("", ".cache"))
    told = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get(variable) or "")
    try:
        return (told if told.is_absolute() else Path.home() / below_home) / "noodsteunpunt"
    except RuntimeError:  # nobody's home
        return None


def moment() -> datetime:
    """The time on Dutch clocks; the only place where anything asks for it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
