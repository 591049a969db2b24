"""Days and times on Dutch clocks."""

import re
from datetime import date, datetime, time
from typing import Annotated

from .field import Field, FieldError

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for months in (MONTHS, _LONG_MONTHS) for number, name in enumerate(months, start=1)}
_MONTHS_DATE = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})-(\d{1,2})-(\d{4}))", re.ASCII)


def _parse_date(text: str) -> date:
    found = _MONTHS_DATE.fullmatch(text)
    if not found and (meant := _in_words(text)):
        raise FieldError(f"'{text}' is geen datum zoals wij die schrijven", f"schrijf {meant}", "NSP117", meant)
    if not found:
        raise FieldError(f"'{text}' is geen datum", "schrijf de datum als jaar-maand-dag, zoals 2026-11-21", "NSP117")
    year, month, day, day_first, month_second, year_last = found.groups()
    try:
        return date(int(year or year_last), int(month or month_second), int(day or day_first))
    except ValueError:
        raise FieldError(f"de dag {text} bestaat niet", "kijk de datum na", "NSP118") from None


def _in_words(text: str) -> str:
    """The day of "1 november 2026" as it belongs in a file; empty when it is something else."""
    found = re.fullmatch(r"(?:[a-z]+dag )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})", text.lower(), re.ASCII)
    month = _MONTH_NUMBERS.get(found[2], 0) if found else 0
    try:
        return date(int(found[3]), month, int(found[1])).isoformat() if found and month else ""
    except ValueError:  # 31 februari
        return ""


Datum = Annotated[
    date,
    Field(
        _parse_date,
        "een datum zoals 2026-11-21",
        {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})$"},
    ),
]

_MOMENT = re.compile(r"(\S+)[ T](\d{1,2})[:.](\d{2})(?: uur)?")


def _parse_moment(text: str) -> datetime:
    """A day and a time on Dutch clocks, without zone."""
    found = _MOMENT.fullmatch(text)
    if not found:
        raise FieldError(f"'{text}' is geen dag met tijd", "schrijf het zoals 2026-11-21 14:05", "NSP120")
    day = _parse_date(found[1])
    try:
        return datetime.combine(day, time(int(found[2]), int(found[3])))
    except ValueError:
        raise FieldError(f"de tijd {found[2]}:{found[3]} bestaat niet", "kijk de tijd na", "NSP121") from None


Tijdstip = Annotated[
    datetime,
    Field(
        _parse_moment, "een dag met tijd zoals 2026-11-21 14:05", {"type": "string", "pattern": f"^{_MOMENT.pattern}$"}
    ),
]
