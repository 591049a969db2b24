"""What was made of a file the last time, for a preview that reads the same folder again and again."""

from collections.abc import Callable, Collection, Hashable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
# The first word of the name of work on a file, before its path. BYTES: what is in it. READ: what that says; given then
# are the bytes and the name.
BYTES, READ = "bytes", "read"


class Recall(Protocol):
    """How a stage asks for work on one file. name: what the work is about."""

    def __call__(self, name: Hashable, make: Callable[..., T], *given: Any) -> T:
        """What `make` makes of what is given; a pure function, so it may have been made before.

        Only the bytes of a file may change by themselves: who remembers them sees to that.
        """


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

    def forget_bytes(self, but: Collection[str]) -> None:
        """Look into every file again, but for those at these paths."""
        gone = [name for name in self._last if isinstance(name, tuple) and name[0] == BYTES and name[1] not in but]
        for name in gone:
            del self._last[name]
