"""Two numbers in one text, as people copy a position from a web map or a map program."""

import re
from urllib.parse import unquote

_POINT, _COMMA = r"-?\d{1,9}(?:\.\d{1,18})?", r"-?\d{1,9},\d{1,18}"
# A comma between two numbers has a space behind it, unless both have a decimal point: "52,01" is one number.
_SHAPES = (
    rf"({_POINT})(?: *[;/|] *| *, +| +)({_POINT})",
    r"(-?\d{1,9}\.\d{1,18}),(-?\d{1,9}\.\d{1,18})",
    rf"({_COMMA})(?: *[;/|] *| *, +| +)({_COMMA})",
)
_LONGEST = 100  # signs; two numbers with 18 decimals are 60
# Where the pin stands in a link to Google Maps or OpenStreetMap. What Google puts behind an @ is the middle of the
# screen, which may be streets away.
_DEGREES = r"(-?\d{1,3}\.\d{1,18})"
_PIN = re.compile(
    rf"!3d{_DEGREES}!4d{_DEGREES}|[?&](?:q|query|destination|daddr)=(?:loc:)?{_DEGREES},[+ ]?{_DEGREES}(?![\d.])"
    rf"|[?&]mlat={_DEGREES}&mlon={_DEGREES}",
    re.ASCII,
)
_LONGEST_LINK = 2_000


def two_numbers(text: str) -> tuple[str, str] | None:
    """Both numbers as they stand there, with a decimal point; None when it is not certain that there are two."""
    if text.startswith("https://"):
        return _pin(text)
    if len(text) > _LONGEST:
        return None
    bare = re.sub(r"^[(\[] *| *[)\]]$", "", text.strip())
    found = next((found for shape in _SHAPES if (found := re.fullmatch(shape, bare, re.ASCII))), None)
    return (found[1].replace(",", "."), found[2].replace(",", ".")) if found else None


def _pin(link: str) -> tuple[str, str] | None:
    """Latitude and longitude of the pin in a link to a web map."""
    found = _PIN.search(unquote(link)) if len(link) <= _LONGEST_LINK else None
    if not found:
        return None
    lat, lon = (one for one in found.groups() if one)
    return lat, lon


def one_is_whole(texts: tuple[str, str]) -> bool:
    """Whether one of two numbers has no decimals: as degrees that is no place, and "52, 5" may be one number."""
    return any("." not in text for text in texts)
