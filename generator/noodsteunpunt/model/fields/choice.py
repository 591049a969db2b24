"""One word of a closed list."""

from collections.abc import Mapping
from enum import StrEnum

from ..likeness import plain
from ..problem import did_you_mean, one_of
from .field import Field, FieldError


class JaNeeOnbekend(StrEnum):
    """A fact about a point; what nobody has found out stays `onbekend` and is never promised."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


# What people write for yes, no and unknown in forms and other programs.
_ANSWERS = {
    "yes": "ja", "y": "ja", "j": "ja", "true": "ja", "waar": "ja", "aanwezig": "ja", "on": "ja",
    "no": "nee", "n": "nee", "neen": "nee", "false": "nee", "onwaar": "nee", "afwezig": "nee", "off": "nee",
    "?": "onbekend", "weet niet": "onbekend", "onduidelijk": "onbekend", "unknown": "onbekend",
}  # fmt: skip


def choice(words: type[StrEnum], refused: Mapping[str, FieldError] | None = None, otherwise: str = "") -> Field:
    """A field for a closed list of words.

    refused: words that people may try, and what to say then. otherwise: what an editor can do for whom no word fits.
    """
    by_value = {word.value: word for word in words}
    values = list(by_value)
    expected = one_of(values)

    def parse(text: str) -> StrEnum:
        word = by_value.get(text.lower())
        if word is None:
            raise _unknown_word(text, values, f"{expected}{otherwise}", refused or {})
        return word

    return Field(parse, expected, {"type": "string", "enum": values})


def _unknown_word(text: str, values: list[str], expected: str, refused: Mapping[str, FieldError]) -> FieldError:
    bare = plain(text)
    for word, error in refused.items():
        if plain(word) in bare:
            return error
    same = next((value for value in values if plain(value) == bare), "")
    same = same or (_ANSWERS.get(text.lower(), "") if "onbekend" in values else "")
    if same:
        return FieldError(f"'{text}' ken ik hier niet", f"schrijf {same}", "NSP116", same)
    near = did_you_mean(text, values)
    repair = f"bedoelt u '{near}'?" if near else f"kies uit {expected}"
    return FieldError(f"'{text}' ken ik hier niet", repair, "NSP116")
