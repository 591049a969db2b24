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
                yield entry.path, (about.st_mtime_ns, about.st_size)
