"""What no text for inhabitants may say: where a coordination point is, and more than a noodsteunpunt is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..load.yamlfile import Entries, Key
from ..model.likeness import unaccented
from ..model.problem import Problem
from .coordination import COORDINATION_IN_TEXT, sounds_like_coordination

NO_PROMISE = (
    "een noodsteunpunt is voor informatie: geen schuilplek, geen slaapplek, geen voorraad en geen plek om op te laden"
)
# Names of buildings stay free: Schuilenburg, Schuilkerk, Kinderopvang, Opvanghuis; an oplaadpaal is to find the way.
_PROMISE = re.compile(
    r"\b\w*(?:schuil(?:en|t|(?:plaats|plek|kelder|ruimte|locatie|gelegenheid)\w*)?"
    r"|slapen|slaap(?:plaats|plek|zaal)\w*|noodopvang\w*|opvang(?:plek|locatie)\w*"
    r"|opladen|oplaadt?|oplaad(?:punt|plek|plaats|station|locatie)\w*|voorra(?:ad|den)|voorraad(?:punt|plek)\w*)\b"
    r"|\b(?:shelters?|(?:can|may) sleep|sleep (?:here|there|over|in|at)|stay overnight|supplies"
    r"|(?:re)?charg(?:e|ing) (?:your|a|the|phones?|devices?))\b"
)
# What every promise has somewhere: most texts have none of it, and need not be taken apart.
_STEM = re.compile("schuil|slap|slaap|opvang|oplad|oplaa|voorra|shelter|sleep|overnight|charg|supplies")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_NEGATION = re.compile(r"\b(?:geen|niet|nooit|nergens|zonder|no|not|never|cannot|can.t|don.t|isn.t)\b", re.IGNORECASE)


class Objection(NamedTuple):
    """Why a text cannot stay as it is. what, repair, code and warning as in `Problem`."""

    what: str
    repair: str
    code: str
    warning: bool

    def at(self, file: Entries, key: Key) -> Problem:
        """The problem it is at a value of a file."""
        return file.problem(key, self.what, self.repair, code=self.code, warning=self.warning)


def objections(text: str) -> Iterator[Objection]:
    """What is wrong with a text that an editor wrote for inhabitants."""
    if sounds_like_coordination(text):
        yield Objection(*COORDINATION_IN_TEXT, "NSP209", False)
    if words := promises(text):
        yield Objection(too_much(words), f"{NO_PROMISE}; kies andere woorden", "NSP232", True)


def promises(text: str) -> list[str]:
    """The words in a text that let people expect what a noodsteunpunt is not; not of a sentence that denies it."""
    if not _STEM.search(unaccented(text)):
        return []
    sentences = (one for one in _SENTENCE_END.split(text) if not _NEGATION.search(one))
    return [word for sentence in sentences for word in _PROMISE.findall(unaccented(sentence))]


def too_much(words: list[str]) -> str:
    """What is said about such words."""
    return "dit belooft te veel: " + ", ".join(f"'{word}'" for word in words)
