"""What a command is given: its folder, and the time."""

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


def moment() -> datetime:
    """The time on Dutch clocks; the only place where anything asks for it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
