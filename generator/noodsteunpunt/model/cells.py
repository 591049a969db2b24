"""Text in a cell that a spreadsheet would take for a formula gets a sign in front, which an import takes away again."""

import re

# What starts a formula in one of the spreadsheets, after any of our own signs (OWASP, "CSV Injection").
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def defused(text: str) -> str:
    """The text as it can be put in a cell: `=1+1` becomes `'=1+1`."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(text: str) -> str:
    """The text behind a cell: what `defused` was given. A name such as 't Huis stays what it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
