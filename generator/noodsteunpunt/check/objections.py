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
    r"|opladen|oplaadt?|oplaad(?:punt|plek|plaats|station|locatie)\w*|voorra(?:ad|den)|voorraad(?:punt|plek)\w*"
    r"|overnacht\w*|onderdak|matras\w*|maaltijd(?:en)?|warm eten|laad uw|stroom voor uw"
    r"|dag en nacht open|altijd (?:open|terecht)|24 uur (?:per dag )?open)\b"
    r"|\b(?:shelters?|(?:can|may) sleep|sleep (?:here|there|over|in|at)|stay overnight|supplies"
    r"|(?:re)?charg(?:e|ing) (?:your|a|the|phones?|devices?))\b"
)
# What every promise has somewhere: most texts have none of it, and need not be taken apart.
_STEM = re.compile(
    "schuil|slap|slaap|opvang|oplad|oplaa|voorra|overnacht|onderdak|matras|maaltijd|warm eten|laad uw|stroom voor|"
    "dag en nacht|altijd |24 uur|shelter|sleep|overnight|charg|supplies"
)
# What every telephone number has: nine digits near each other.
_DIGITS = re.compile(r"(?:\d[\s()./–-]{0,3}){9}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}")
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{1,2}-\d{1,2}")
# Ten digits from 0, or nine after the code of the country, however they are grouped; no part of a longer number.
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)31[\s.-]?(?:\(0\))?|0)(?:[\s()./–-]{0,3}\d){9}(?![\s.-]?\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_NEGATION = re.compile(r"\b(?:geen|niet|nooit|nergens|zonder|no|not|never|cannot|can.t|don.t|isn.t)\b", re.IGNORECASE)
_AT_HOME = re.compile(r"\b(?:thuis|home)\b", re.IGNORECASE)
# Some things people are asked to have themselves.
_THEIR_OWN = re.compile(r"\b(?:zelf|eigen|own|yourself)\b", re.IGNORECASE)
_THINGS = re.compile("voorra|matras|maaltijd|supplies")


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
    """The words in a text that let people expect what a noodsteunpunt is not."""
    if not _STEM.search(unaccented(text)):
        return []
    sentences = (one for one in _SENTENCE_END.split(text) if not (denies(one) or _AT_HOME.search(one)))
    return [word for sentence in sentences for word in _promised(sentence)]


def denies(sentence: str) -> bool:
    """Whether a sentence says that something is not so."""
    return bool(_NEGATION.search(sentence))


def _promised(sentence: str) -> list[str]:
    words = _PROMISE.findall(unaccented(sentence))
    return [word for word in words if not (_THINGS.search(word) and _THEIR_OWN.search(sentence))]


def too_much(words: list[str]) -> str:
    """What is said about such words."""
    return "dit belooft te veel: " + ", ".join(f"'{word}'" for word in words)


def nobody_to_call_here(found: str, key: Key) -> Objection:
    """What is said where somebody can be reached; found: as `how_to_reach` answers."""
    instead = "; noem een besluit, lijst of afdeling" if key[-1] == "bron" else ""
    what = f"hier staat een {found}, en deze tekst komt op de site te staan"
    return Objection(what, f"haal dat weg, en ook de naam van een persoon{instead}", "NSP234", True)


def how_to_reach(text: str) -> str:
    """What a text has to reach somebody by: a telephone number, an e-mail address, or an empty string."""
    if "@" not in text and not _DIGITS.search(text):
        return ""
    if _PHONE.search(_DATE.sub(" een dag ", text)):
        return "telefoonnummer"
    return "e-mailadres" if _EMAIL.search(text) else ""
