"""Text in one spelling: however a name or a number is written, it becomes the same signs."""

import html
import re
import unicodedata
from urllib.parse import unquote

# Small letters that look like these, of alphabets beside which nobody sees the difference.
_LOOKALIKES = {
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
    "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l",
    "α": "a", "β": "b", "ε": "e", "ζ": "z", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
    "υ": "u", "χ": "x",
    "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ɡ": "g", "ɑ": "a", "æ": "ae", "œ": "oe",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k",
    "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w",
    "ʏ": "y", "ᴢ": "z",
}  # fmt: skip
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_WORD = re.compile(r"\d+|[^\W\d_]+")  # 3a, 3 a and 3-a are one house number


class _Signs(dict[int, int | str | None]):
    """For str.translate: no accents (Mn) and marks that take no room (Cf); every digit (Nd) and look-alike as usual.

    Fills itself as characters come by; asking the category of each letter of each page again took half of a build.
    """

    def __missing__(self, code: int) -> int | str | None:
        sign = chr(code)
        category = unicodedata.category(sign)
        if category in {"Mn", "Cf"}:
            self[code] = None
        else:
            self[code] = str(unicodedata.digit(sign)) if category == "Nd" else _LOOKALIKES.get(sign, code)
        return self[code]


_SIGNS = _Signs()


def readable(text: str) -> str:
    """Text without the ways in which HTML, JSON and addresses write characters."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return unquote(html.unescape(text))


def spelled(text: str) -> str:
    """Small letters without accents, look-alikes as the Latin letter, digits as 0 to 9; the rest as it is."""
    if text.isascii():
        return text.lower()
    # Both times: a letter may be a capital only once it is taken apart, and taken apart only once it is small.
    return unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_SIGNS)


def words(text: str) -> list[str]:
    """The words and the numbers of a spelled text, in order."""
    return _WORD.findall(text)
