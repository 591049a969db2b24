"""Rules about what people write in free text: what the words must not give away, and must not promise."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from ..load.yamlfile import Entries, Key
from ..model.likeness import unaccented
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem
from ..model.woorden import SOURCE_LANGUAGE
from .coordination import COORDINATION, sounds_like_coordination
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


def _with_coordination_words(file: Entries) -> list[Key]:
    """Where such words stand; an empty key for the name of the file, which is the id."""
    texts = [((), PurePosixPath(file.file).stem), *_texts(file.values)]
    return [key for key, text in texts if sounds_like_coordination(text)]


def no_phone_in_source(facts: Facts) -> Iterator[Problem]:
    """Where the facts come from stands on the site; the number of who told them should not."""
    for file in _files_of_points(facts):
        if facts.recall(("phone", file.file), _with_phone_in_source, file):
            what = "hier staat een telefoonnummer, en de bron komt op de site te staan"
            repair = "haal het nummer weg, en ook de naam van een persoon; noem een besluit, lijst of afdeling"
            yield file.problem(_SOURCE, what, repair, code="NSP234", warning=True)


def _with_phone_in_source(file: Entries) -> bool:
    return bool(_PHONE.search(_DATE.sub(" een dag ", str(file.value(_SOURCE) or ""))))


_SOURCE: Key = ("herkomst", "bron")
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{1,2}-\d{1,2}")
# Ten digits from 0, or nine after the code of the country, however they are grouped; no part of a longer number.
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)31[\s.-]?(?:\(0\))?|0)(?:[\s()./–-]{0,3}\d){9}(?![\s.-]?\d)")


def no_promises(facts: Facts) -> Iterator[Problem]:
    """A noodsteunpunt is for information; its name and the way in should not let people expect more."""
    for punt in facts.punten:
        for key, words in facts.recall(("promises", punt.id), _promises, punt) if punt.in_use else ():
            what = "dit belooft te veel: " + ", ".join(f"'{word}'" for word in words)
            yield facts.files[punt.id].problem(key, what, _NO_PROMISE, code="NSP232", warning=True)


def _promises(punt: Noodsteunpunt) -> list[tuple[Key, list[str]]]:
    """Where a point promises what it is not, with the words."""
    texts: dict[Key, str | None] = {("naam",): punt.naam, ("locatie", "ingang"): punt.locatie.ingang}
    if dutch := punt.vertaling.get(SOURCE_LANGUAGE):
        texts["vertaling", SOURCE_LANGUAGE, "ingang"] = dutch.ingang
    found = ((key, _PROMISE.findall(unaccented(text or ""))) for key, text in texts.items())
    return [(key, words) for key, words in found if words]


# Names of buildings stay free: Schuilenburg, Schuilkerk, Kinderopvang, Opvanghuis; an oplaadpaal is to find the way.
_PROMISE = re.compile(
    r"\w*(?:schuil(?:en|t|(?:plaats|plek|kelder|ruimte|locatie|gelegenheid)\w*)?"
    r"|slapen|slaap(?:plaats|plek|zaal)\w*|noodopvang\w*|opvang(?:plek|locatie)\w*"
    r"|opladen|oplaadt?|oplaad(?:punt|plek|plaats|station|locatie)\w*|voorra(?:ad|den)|voorraad(?:punt|plek)\w*)\b"
)
_NO_PROMISE = (
    "een noodsteunpunt is voor informatie: geen schuilplek, geen slaapplek, geen voorraad en geen plek om op te laden; "
    "kies andere woorden, of laat het staan als het gebouw echt zo heet"
)


def _files_of_points(facts: Facts) -> list[Entries]:
    """Also those of which no point could be made."""
    return [file for name, file in facts.files.items() if name not in {GEMEENTE, STATUS}]


def _texts(values: Any, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """The free texts in the values of a file, each with its key."""
    if isinstance(values, dict):
        for name, inner in values.items():
            yield from _texts(inner, (*key, name))
    elif isinstance(values, str) and key[-1] in _FREE:
        yield key, values


TEXT_RULES: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    no_coordination_words,
    no_phone_in_source,
    no_promises,
)
