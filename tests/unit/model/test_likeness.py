"""Which word an editor meant."""

import random
from collections.abc import Iterator
from enum import StrEnum
from types import ModuleType

import pytest

from noodsteunpunt.model import gemeente, noodsteunpunt, permalinks, prive, schets, status, wijk, woorden
from noodsteunpunt.model.base import Part
from noodsteunpunt.model.likeness import distance, nearest
from noodsteunpunt.model.problem import did_you_mean

MODULES = (gemeente, noodsteunpunt, permalinks, prive, schets, status, wijk, woorden)


def vocabularies(module: ModuleType) -> Iterator[list[str]]:
    """The keys of every part and the words of every closed list in a module."""
    for thing in vars(module).values():
        if isinstance(thing, type) and thing.__module__ == module.__name__:
            if issubclass(thing, Part):
                yield list(thing.model_fields)
            elif issubclass(thing, StrEnum):
                yield [word.value for word in thing]


def slip(word: str, chance: random.Random) -> str:
    """The word with one letter dropped, added, changed, or swapped with its neighbour."""
    at, letter = chance.randrange(len(word)), chance.choice("abcdefghijklmnoprstuvwz")
    return chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
         word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]]
    )  # fmt: skip


def test_slips_of_one_and_two_letters_are_understood() -> None:
    """Of all keys and words, 95 of 100 slips lead back to the right word, and next to none to a wrong one."""
    chance = random.Random(2026)
    right = wrong = total = 0
    for words in (words for module in MODULES for words in vocabularies(module)):
        for word in words:
            for slips in (1, 2) * 15:
                given = word
                for _ in range(slips):
                    given = slip(given, chance) or word
                if given in words:
                    continue
                found = nearest(given, words)
                total += 1
                right += found == word
                wrong += found not in {word, ""}
    assert total > 3000
    assert right / total >= 0.95
    assert wrong / total <= 0.01


@pytest.mark.parametrize(
    ("given", "known", "meant"),
    [
        ("Postcod", ["postcode", "plaats"], "postcode"),
        ("NL-Alert", ["nl_alert", "omroep"], "nl_alert"),
        ("xyz", ["postcode", "plaats"], ""),
        ("opladen", ["opwarmen", "afkoelen"], ""),
        ("tel", ["lat", "lon"], ""),
        ("tel", ["telefoon", "website"], "telefoon"),
        ("latitude", ["lat", "lon"], "lat"),
        ("", ["id"], ""),
        ("a" * 10_000, ["naam"], ""),
    ],
)
def test_guesses(given: str, known: list[str], meant: str) -> None:
    """Also what people write for a name of ours; and no guess where the words only look a little alike."""
    assert did_you_mean(given, known) == meant


def test_distance_counts_a_swap_once() -> None:
    """Two letters that changed places are one slip."""
    assert (distance("wijk", "wikj"), distance("", "abc"), distance("abc", "abc")) == (1, 3, 0)
