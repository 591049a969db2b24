"""What must not stand in free text: words for a coordination point, and how to reach a person."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ..load.yamlfile import Entries, Key
from ..model.problem import Problem
from .coordination import COORDINATION, COORDINATION_IN_TEXT, sounds_like_coordination
from .objections import how_to_reach, nobody_to_call_here
from .rules import GEMEENTE, STATUS, Facts

# The names whose text comes from a person, wherever they stand in a file about a point or an initiative.
_FREE = frozenset({"naam", "gebouw", "straat", "plaats", "ingang", "herkenningspunt", "bron", "besluit", "door", "wat"})


def free_texts(facts: Facts) -> Iterator[Problem]:
    """Of points, initiatives and the municipality.

    Files that have other mistakes are looked at as well, so that no repair is followed before this is known.
    """
    points = (file for name, file in facts.files.items() if name not in {GEMEENTE, STATUS})
    for file in (*points, *facts.initiatief_files.values()):
        yield from facts.recall(("free texts", file.file), _in_file, file)
    gemeente = facts.files[GEMEENTE]
    for key in _with_coordination_words(gemeente, _texts(gemeente.values)):
        yield gemeente.problem(key, *COORDINATION_IN_TEXT, code="NSP209")


def _in_file(file: Entries) -> tuple[Problem, ...]:
    """A coordination point is not entered as a noodsteunpunt, and no colleague can be called by who reads the site."""
    texts = _texts(file.values)
    hidden = (file.problem(key, *COORDINATION, code="NSP209") for key in _with_coordination_words(file, texts))
    found = ((key, how_to_reach(text)) for key, text in texts)
    return (*hidden, *(nobody_to_call_here(how, key).at(file, key) for key, how in found if how))


def _with_coordination_words(file: Entries, texts: list[tuple[Key, str]]) -> list[Key]:
    """Where such words stand; an empty key for the name of the file, which is the id."""
    named = ((), PurePosixPath(file.file).stem)
    return [key for key, text in (named, *texts) if sounds_like_coordination(text)]


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
