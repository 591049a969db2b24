"""Filling {placeholders} in the print texts of one language."""

import re
from collections.abc import Mapping

from .contract import Texts

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Unicode isolates keep a Dutch name whole inside an Arabic sentence (UAX 9).
_ISOLATE, _POP = "\u2068", "\u2069"


class WordsError(Exception):
    """A print text asks for a value that does not exist; the message is Dutch and names the text."""


def fill_texts(texts: Texts, values: Mapping[str, str], isolate: bool) -> Texts:
    """`texts` with every {name} replaced from `values`; `isolate` for languages written right to left.

    Raises WordsError for a placeholder without a value.
    """
    return {
        key: _fill(found, values, isolate, key)
        if isinstance(found, str)
        else {inner: _fill(text, values, isolate, f"{key}.{inner}") for inner, text in found.items()}
        for key, found in texts.items()
    }


def _fill(text: str, values: Mapping[str, str], isolate: bool, path: str) -> str:
    def replace(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            known = ", ".join(sorted(values))
            raise WordsError(f"druk.yml ({path}): {{{name}}} bestaat niet; kies uit {known}")
        return f"{_ISOLATE}{values[name]}{_POP}" if isolate else values[name]

    return _PLACEHOLDER.sub(replace, text)
