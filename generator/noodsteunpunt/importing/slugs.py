"""Ids from names: "’t Dorpshuis (zaal 2)" becomes `t-dorpshuis-zaal-2`."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 60
# What Windows keeps for itself: a file con.yml cannot exist there.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def slug(name: str, kind: str) -> str:
    """An id for a name. kind: the word in front of a name that has no letter to begin with: "punt-12"."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return words if words[:1].isalpha() and words not in _DEVICES else f"{kind}-{words}".strip("-")


class Slugs:
    """Gives out ids that are all different; the second of a name gets -2. The order of asking decides."""

    def __init__(self, kind: str, taken: Iterable[str] = ()) -> None:
        self._kind = kind
        self._taken = set(taken)

    def take(self, name: str) -> str:
        """A free id for this name."""
        first = slug(name, self._kind)
        free, number = first, 1
        while free in self._taken:
            number += 1
            free = f"{first}-{number}"
        self._taken.add(free)
        return free
