"""Words that people type where they know nothing: no fact, and nothing an inhabitant should read on a sign."""

import re

_WORDS = frozenset({
    "ja", "nee", "nvt", "nietvantoepassing", "nb", "nnb", "onbekend", "nietbekend", "nognietbekend", "weetniet",
    "weetiknogniet", "ntb", "tbd", "todo", "volgt", "volgtnog", "volgtlater", "invullen", "intevullen", "noginvullen",
    "nogintevullen", "naderbepalen", "nadertebepalen", "nogtebepalen", "nogbepalen", "aangevraagd", "inaanvraag",
    "nogniet", "geen", "geenbesluit", "noggeen", "noggeenbesluit", "leeg", "none", "null", "nan", "n/a", "#n/a", "#nb",
    "ziewebsite", "ziesite", "xx", "xxx", "xxxx",
})  # fmt: skip
_LEFT_OUT = str.maketrans("", "", " .()\t")
_SIGNS = "?!_–—-"
_TO_DO = re.compile(
    r"\b(?:todo|lorem ipsum|geen idee)\b"
    r"|\b(?:nog|nader) (?:te )?(?:bepalen|vragen|zoeken|aanvragen|navragen|invullen|kiezen)\b"
    r"|\b(?:volgt|komt) nog$|^nog (?:in )?te "
)


def says_nothing(text: str) -> bool:
    """Whether a text only says that nobody knows: "n.v.t.", "?", "nog in te vullen"."""
    bare = text.casefold().translate(_LEFT_OUT)
    return bare in _WORDS or (bare != "" and not bare.strip(_SIGNS))


def is_to_do(text: str) -> bool:
    """Whether a text has words of somebody who has to come back to it: "locatie volgt nog", "navragen; TODO"."""
    small = text.casefold()
    # Most texts have none of these, and searching takes longer.
    if not ("nog" in small or "todo" in small or "nader" in small or "idee" in small or "lorem" in small):
        return False
    return bool(_TO_DO.search(small))
