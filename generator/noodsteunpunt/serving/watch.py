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

Signature = dict[str, tuple[int, int]]


def signature(folder: Path) -> Signature:
    """Of every file that the preview depends on: when it was saved last, in nanoseconds, and its size in bytes."""
    return dict(entry for name in WATCHED for entry in files_in(str(folder / name)))


def files_in(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The same of one folder; nothing when it is not there."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from files_in(entry.path)
                else:
                    with suppress(OSError):  # gone while we looked, or a link to nowhere; the others still count
                        about = entry.stat()
                        yield entry.path, (about.st_mtime_ns, about.st_size)
    except OSError:
        return
