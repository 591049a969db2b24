"""Rules about what people write in free text: what the words must not give away, and must not promise."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from ..load.yamlfile import Entries, Key
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem
from .coordination import COORDINATION, COORDINATION_IN_TEXT, sounds_like_coordination
from .objections import NO_PROMISE, how_to_reach, nobody_to_call_here, promises, too_much
from .rules import GEMEENTE, STATUS, Facts

# The names whose text comes from a person, wherever they stand in a file about a point or an initiative.
_FREE = frozenset({"naam", "gebouw", "straat", "plaats", "ingang", "herkenningspunt", "bron", "besluit", "door", "wat"})


def no_coordination_words(facts: Facts) -> Iterator[Problem]:
    """A coordination point may not be entered as a noodsteunpunt, nor be named in what everybody reads.

    Files that have other mistakes are looked at as well, so that no repair is followed before this is known.
    """
    for file in (*_files_of_points(facts), *facts.initiatief_files.values()):
        for key in facts.recall(("coordination words", file.file), _with_coordination_words, file):
            yield file.problem(key, *COORDINATION, code="NSP209")
    for key in _with_coordination_words(facts.files[GEMEENTE]):
        yield facts.files[GEMEENTE].problem(key, *COORDINATION_IN_TEXT, code="NSP209")


def _with_coordination_words(file: Entries) -> list[Key]:
    """Where such words stand; an empty key for the name of the file, which is the id."""
    texts = [((), PurePosixPath(file.file).stem), *_texts(file.values)]
    return [key for key, text in texts if sounds_like_coordination(text)]


def nobody_to_call(facts: Facts) -> Iterator[Problem]:
    """What stands in free text stands on the site; the number or address of a colleague should not."""
    for file in (*_files_of_points(facts), *facts.initiatief_files.values()):
        for key, found in facts.recall(("reachable", file.file), _reachable, file):
            yield nobody_to_call_here(found, key).at(file, key)


def _reachable(file: Entries) -> list[tuple[Key, str]]:
    """Where somebody can be reached, and how."""
    found = ((key, how_to_reach(text)) for key, text in _texts(file.values))
    return [(key, how) for key, how in found if how]


def no_promises(facts: Facts) -> Iterator[Problem]:
    """A noodsteunpunt is for information; its name and the way in should not let people expect more."""
    for punt in facts.punten:
        for key, words in facts.recall(("promises", punt.id), _promises, punt) if punt.in_use else ():
            repair = f"{NO_PROMISE}; kies andere woorden, of laat het staan als het gebouw echt zo heet"
            yield facts.files[punt.id].problem(key, too_much(words), repair, code="NSP232", warning=True)


def _promises(punt: Noodsteunpunt) -> list[tuple[Key, list[str]]]:
    """Where a point promises what it is not, with the words."""
    texts: dict[Key, str | None] = {("naam",): punt.naam, ("locatie", "ingang"): punt.locatie.ingang}
    texts |= {("vertaling", code, "ingang"): own.ingang for code, own in punt.vertaling.items()}
    found = ((key, promises(text or "")) for key, text in texts.items())
    return [(key, words) for key, words in found if words]


def _files_of_points(facts: Facts) -> list[Entries]:
    """Also those of which no point could be made."""
    return [file for name, file in facts.files.items() if name not in {GEMEENTE, STATUS}]


def _texts(values: dict[str, Any]) -> list[tuple[Key, str]]:
    """The free texts in the values of a file, each with its key."""
    found: list[tuple[Key, str]] = []
    blocks: list[tuple[Key, dict[str, Any]]] = [((), values)]
    for key, block in blocks:
        for name, inner in block.items():
            if isinstance(inner, str):
                found += [((*key, name), inner)] if name in _FREE else []
            elif isinstance(inner, dict):
                blocks.append(((*key, name), inner))
    return found


TEXT_RULES: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    no_coordination_words,
    nobody_to_call,
    no_promises,
)
