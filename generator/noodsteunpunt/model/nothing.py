"""Words that people type where they know nothing: no fact, and nothing an inhabitant should read on a sign."""

import re

_WORDS = frozenset({
    "nvt", "nietvantoepassing", "nb", "nnb", "onbekend", "nietbekend", "nognietbekend", "weetniet", "weetiknogniet",
    "ntb", "tbd", "todo", "volgt", "volgtnog", "volgtlater", "invullen", "intevullen", "noginvullen", "nogintevullen",
    "naderbepalen", "nadertebepalen", "nogtebepalen", "nogbepalen", "aangevraagd", "inaanvraag",
    "nogniet", "geen", "geenbesluit", "noggeen", "noggeenbesluit", "leeg", "none", "null", "nan", "n/a",
    "#n/a", "#nb", "ziewebsite", "ziesite",
})  # fmt: skip
_SIGNS = re.compile(r"[?!_–—\-\s]+|[xX]{2,4}")


def says_nothing(text: str) -> bool:
    """Whether a text only says that nobody knows: "n.v.t.", "?", "nog in te vullen"."""
    return bool(_SIGNS.fullmatch(text)) or re.sub(r"[\s.()]+", "", text).casefold() in _WORDS
