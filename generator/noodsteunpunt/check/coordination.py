"""What is never public: words and names that give away a coordination point, and what an editor is told to do then."""

import re
from functools import cache

from ..model.base import Part
from ..model.initiatief import Initiatief
from ..model.likeness import unaccented
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.prive import Coordinatiepunt, PriveVanPunt
from ..model.problem import did_you_mean

PRIVATE = "NSP231"
_WHAT = "dit lijkt een coördinatiepunt; dat is niet voor inwoners"
_IS_IT = "is dit een coördinatiepunt: haal {} hier weg en zet het in de map voor --prive; is het dat niet, {}"
OTHER_WORDS = "kies dan andere woorden"
COORDINATION = _WHAT, _IS_IT.format("dit bestand", OTHER_WORDS)
COORDINATION_IN_TEXT = (
    "hier staat een woord voor een coördinatiepunt; dat is niet voor inwoners",
    "haal het weg: deze tekst komt op de site",
)
COORDINATION_IN_BOTH = (
    "in de privémap is dit een coördinatiepunt; dat is niet voor inwoners",
    "haal dit bestand hier weg; is het een ander punt, geef het bestand in de privémap dan een andere naam",
)
COORDINATION_IN_LIST = _WHAT, _IS_IT.format("deze rij", OTHER_WORDS)
SECRET_IN_LIST = (
    "hier staat dat dit niet openbaar is",
    "haal deze rij weg; is het wel een punt voor inwoners, kies dan andere woorden",
)
_SECRET = re.compile(
    r"\b(?:niet (?:openbaar|publiek|voor (?:inwoners|publiek))|vertrouwelijk|geheim"
    r"|alleen (?:intern|(?:voor )?hulpverleners))\b"
)
_WORDS = re.compile(
    r"coordinati(?:e|on)[\s\u00ad\u2010-\u2014-]{0,3}"
    r"(?:punt|pt\b|point|locatie|location|plek|plaats|post\b|centrum|centra\b|centre|center)"
    r"|\bcoord\.?[\s-]{0,2}punt|(?<![^\W_])c\.p\."
    r"|(?:نقطة|مركز) (?:ال)?تنسيق|(?<![^\W_])(?:cp|c-?nsp)(?![^\W_])"
)


def sounds_like_coordination(text: str) -> bool:
    """Whether there is a word in a text that people use for coordination points."""
    return bool(_WORDS.search(unaccented(text)))


def says_not_public(text: str) -> bool:
    """Whether a text about a place says itself that the place is not for inhabitants."""
    return bool(_SECRET.search(unaccented(text)))


def private_repair(part: type[Part], otherwise: str) -> str:
    """What to do about a value or name that belongs in the private folder. otherwise: when this is a point for all."""
    head = "dit hoort bij een coördinatiepunt of in de privémap"
    if part not in {Noodsteunpunt, Initiatief}:
        return f"{head}: haal het hier weg en zet het in de map voor --prive"
    told = _IS_IT.format("het hele punt", otherwise)
    return f"{head}. {told[0].upper()}{told[1:]}"


def is_private_name(part: type[Part], name: str) -> bool:
    """Whether only the private files know a name in a file about a point, also when it is misspelt."""
    return part is Noodsteunpunt and bool(did_you_mean(name, _private_names()))


@cache
def _private_names() -> frozenset[str]:
    return frozenset({*Coordinatiepunt.model_fields, *PriveVanPunt.model_fields} - {*Noodsteunpunt.model_fields})
