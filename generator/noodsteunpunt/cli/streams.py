"""What is printed never decides what is done: a full disk, a closed pipe or an old encoding stops no command."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast


class Steady:
    """A stream that goes on when it cannot be written to any more. lost: why not, since when everything is dropped."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream or io.StringIO()  # nothing, when somebody closed it before we began
        self.lost: OSError | None = None
        if isinstance(stream, io.TextIOWrapper):
            # A letter that the encoding does not have, as in a file on Windows, is shown by its number.
            stream.reconfigure(errors="backslashreplace")

    def __getattr__(self, name: str) -> Any:
        """All else is that of the stream."""
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """As of any stream."""
        if self.lost is None:
            try:
                return self._stream.write(text)
            except OSError as error:
                self._give_up(error)
        return len(text)

    def flush(self) -> None:
        """As of any stream."""
        if self.lost is None:
            try:
                self._stream.flush()
            except OSError as error:
                self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        """Python would try once more as it ends, and complain in English."""
        self.lost = error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)


@contextmanager
def steady() -> Iterator[Steady]:
    """Make both streams steady for as long as a command runs; the one that answers is the output."""
    before = sys.stdout, sys.stderr
    out, told = Steady(before[0]), Steady(before[1])
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, told)
    try:
        yield out
    finally:
        out.flush()
        told.flush()
        sys.stdout, sys.stderr = before
