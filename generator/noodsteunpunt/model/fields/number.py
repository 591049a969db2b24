"""Counts and radio frequencies."""

import re
from typing import Annotated

from .field import Field, FieldError


def _parse_whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise FieldError(f"'{text}' is geen heel getal", "schrijf alleen cijfers, zonder punt of komma", "NSP119")
    return int(text)


Aantal = Annotated[
    int,
    Field(_parse_whole_number, "een heel getal", {"type": ["integer", "string"], "pattern": r"^\d{1,9}$"}),
]


def _parse_frequency(text: str) -> str:
    found = re.fullmatch(r"(?:FM ?)?(\d{2,3})[.,](\d{1,2})(?: ?(?:MHz|FM))?", text, re.IGNORECASE | re.ASCII)
    if not found or not 87.5 <= float(f"{found[1]}.{found[2]}") <= 108:
        repair = "schrijf een getal van 87.5 tot 108.0, zoals FM 93.1"
        raise FieldError(f"'{text}' is geen FM-frequentie", repair, "NSP134")
    return f"FM {found[1]}.{found[2]}"


Frequentie = Annotated[
    str,
    Field(
        _parse_frequency,
        "een FM-frequentie zoals FM 93.1",
        {"type": ["string", "number"], "pattern": r"^([Ff][Mm] ?)?\d{2,3}[.,]\d{1,2}"},
    ),
]
