"""Two numbers in one text, as people copy a position from a web map or a map program."""

import re

_POINT, _COMMA = r"-?\d{1,9}(?:\.\d{1,18})?", r"-?\d{1,9},\d{1,18}"
# A comma between two numbers has a space behind it, unless both have a decimal point: "52,01" is one number.
_SHAPES = (
    rf"({_POINT})(?: *[;/|] *| *, +| +)({_POINT})",
    r"(-?\d{1,9}\.\d{1,18}),(-?\d{1,9}\.\d{1,18})",
    rf"({_COMMA})(?: *[;/|] *| *, +| +)({_COMMA})",
)
_LONGEST = 100  # signs; two numbers with 18 decimals are 60


def two_numbers(text: str) -> tuple[str, str] | None:
    """Both numbers as they stand there, with a decimal point; None when it is not certain that there are two."""
    if len(text) > _LONGEST:
        return None
    bare = re.sub(r"^[(\[] *| *[)\]]$", "", text.strip())
    found = next((found for shape in _SHAPES if (found := re.fullmatch(shape, bare, re.ASCII))), None)
    return (found[1].replace(",", "."), found[2].replace(",", ".")) if found else None


def one_is_whole(texts: tuple[str, str]) -> bool:
    """Whether one of two numbers has no decimals: as degrees that is no place, and "52, 5" may be one number."""
    return any("." not in text for text in texts)
