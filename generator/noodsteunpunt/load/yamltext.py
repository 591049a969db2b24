"""Values to YAML as an editor would write it, which our own loader reads back as the same text."""

import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | Sequence[str] | Mapping[str, "Value"]

# Words that other YAML programs take for yes, no or nothing.
_WORDS = frozenset(["y", "n", "yes", "no", "true", "false", "on", "off", "null"])
# Text that means itself in every YAML program, and numbers as in an address or a position.
_PLAIN = re.compile(
    r"""[^\W\d_](?:[\w.()/+-]|,?\ (?![ #-])|'(?!$))*  # words: De Baken, Café 't Huis (zaal 2)
    |[1-9]\d*(?:\.\d+)?                               # 5, 52.550000
    |[1-9]\d*\ ?[a-df-zA-DF-Z]{0,2}(?:-[0-9a-zA-Z]{1,4})?  # 12a-2, 1234 AB; with an e it could be a number
    """,
    re.VERBOSE,
)


def to_yaml(values: Mapping[str, Value]) -> str:
    """The lines of a file. Keys are names of ours and need no quotes."""
    return "".join(f"{line}\n" for line in lines_of(values))


def comment(text: str) -> str:
    """One line of comment; signs that could end it or that are not seen become a space."""
    return "# " + "".join(sign if sign.isprintable() else " " for sign in text) + "\n"


def lines_of(values: Mapping[str, Value]) -> Iterator[str]:
    """The lines of a file or block, without their endings."""
    for key, value in values.items():
        if isinstance(value, str):
            yield f"{key}: {scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in lines_of(value))
        else:
            yield f"{key}:"
            yield from (f"  - {scalar(item)}" for item in value)


def scalar(text: str) -> str:
    """One value, in quotes only when it needs them."""
    plain = _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _WORDS and not text.endswith(" ")
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """One value between double quotes."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    number = ord(sign)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
