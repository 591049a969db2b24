"""Short codes of digits with a check digit, as printed under every QR code.

Digits only: they can be typed on every keyboard and in every script, and upper and lower case cannot go wrong.
The check digit (Damm 2004) makes that one wrong digit, or two neighbours swapped, never gives another point.
"""

from typing import Annotated

from .fields.field import Field, FieldError

FIRST_NUMBER = 100

# The totally anti-symmetric quasigroup of order 10 in H. Michael Damm's thesis (Marburg 2004), page 111.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def _damm(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state


def code_for(position: int) -> str:
    """The code of the `position`-th issued line, counting from 0: 0 gives "100" and its check digit."""
    number = str(FIRST_NUMBER + position)
    return f"{number}{_damm(number)}"


def is_code(text: str) -> bool:
    """Whether the check digit is right."""
    return text.isascii() and text.isdigit() and len(text) >= 4 and _damm(text) == 0


def _parse_code(text: str) -> str:
    if not is_code(text):
        what = f"'{text}' is geen code die ooit is uitgegeven"
        raise FieldError(what, "zet de oude versie van dit bestand terug", "NSP136")
    return text


Code = Annotated[str, Field(_parse_code, "een code die nsp register heeft uitgegeven", {"type": ["string", "integer"]})]
