"""Did somebody save something? Looked at by size and time of every file, because that works on every disk.

The system's own notices (inotify and the like) say nothing on network drives, in containers and through sync programs,
where municipalities keep their files. Looking at 3,600 files takes some milliseconds.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# What a site is made of; an output or a .git folder beside them may change as much as it likes.
WATCHED = ("locations", "content", "print")

# When a file was saved last and when its name or anything else of it changed last, in nanoseconds (on Windows: when it
# was made), and its size in bytes. A copy put in the place of a file may have its first time, but not its second.
Saved = tuple[int, int, int]
Signature = dict[str, Saved]


def signature(folder: Path) -> Signature:
    """By path how every file that the preview depends on was saved."""
    return dict(entry for name in WATCHED for entry in files_in(str(folder / name)))


def files_in(folder: str) -> Iterator[tuple[str, Saved]]:
    """The same of one folder; nothing when it is not there."""
    folders = [folder]
    for one in folders:
        with suppress(OSError), os.scandir(one) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(entry.path)
                    continue
                try:
                    about = entry.stat()
                except OSError:  # gone while we looked, or a link to nowhere; the others still count
                    continue
                yield entry.path, _saved(about)


def how_saved(path: str) -> Saved | None:
    """How one file was saved; None when it is not there."""
    try:
        return _saved(Path(path).stat())
    except OSError:
        return None


def _saved(about: os.stat_result) -> Saved:
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size
