"""Two versions of one file in each other, as git leaves them when two people changed the same lines."""

import re

from .lines import LINE_END
from .refused import RefusedError

_BEGIN = re.compile(r"^<{7}(?= |\r|\n)", re.MULTILINE)
_END = re.compile(r"^>{7}(?= |\r|\n|\Z)", re.MULTILINE)


def two_versions(text: str) -> RefusedError | None:
    """The first line that git put there, also when somebody took only some of them away; None in an ordinary file."""
    begin = _BEGIN.search(text) or _END.search(text)
    if not begin:
        return None
    line = len(LINE_END.split(text[: begin.start()]))
    what = "hier staan twee versies van dit bestand door elkaar, van twee mensen (git)"
    repair = "houd van elk paar één versie over, en haal de regels met <<<<<<<, ======= en >>>>>>> weg"
    return RefusedError(line, 1, what, repair, "NSP034", end=8)
