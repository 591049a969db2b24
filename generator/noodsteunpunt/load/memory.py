"""What was made of a file the last time, for a preview that reads the same folder again and again."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
# The first word of the name of work that reads a file: what is given then is its bytes and its name.
READ = "read"


class Recall(Protocol):
    """How a stage asks for work on one file. name: what the work is about."""

    def __call__(self, name: Hashable, make: Callable[..., T], *given: Any) -> T:
        """What `make` makes of what is given; a pure function, so it may have been made before."""


def afresh(name: Hashable, make: Callable[..., T], *given: Any) -> T:
    """Do the work."""
    return make(*given)


class Memory:
    """Keeps for every name the last answer, and gives it again as long as the same is given."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def __call__(self, name: Hashable, make: Callable[..., T], *given: Any) -> T:
        """The answer for what is given, made now or before."""
        before = self._last.get(name)
        if before is None or before[0] != given:
            before = self._last[name] = (given, make(*given))
        answer: T = before[1]
        return answer
