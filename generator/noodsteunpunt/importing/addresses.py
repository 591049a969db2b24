"""An address in one cell to its parts, where there is only one way to read it."""

import re

# A street has no digit but in an ordinal in front: "2e Dwarsstraat". "Plein 1945 3" can be read in two ways.
_STREET = r"(?P<straat>(?:\d{1,2}(?:e|de|ste) )?[^\d,;]*[^\W\d_][^\d,;]*?)"
_NUMBER = (
    r"(?P<nummer>\d{1,5})(?: ?(?P<letter>[A-Za-z]))?"
    r"(?: ?[-/] ?(?P<toevoeging>\d{1,3}|[A-Za-z]{1,4})| (?P<woord>bis|hs|rd))?"
)
_POSTCODE = r"(?P<postcode>\d{4} ?[A-Za-z]{2})"
_TOWN = r"(?P<plaats>[^\d,;]*[^\W\d_][^\d,;]*)"
_ADDRESS = re.compile(
    rf"{_STREET},? +{_NUMBER}(?:[,;]? +{_POSTCODE}(?:,? +{_TOWN})?|[,;] *{_TOWN.replace('plaats', 'dorp')})?"
)
_POSTCODE_TOWN = re.compile(rf"{_POSTCODE}(?:,? +{_TOWN})?")
_LONGEST = 300  # signs; the patterns take long to see that a whole page is no address


def split_address(text: str) -> dict[str, str] | None:
    """The parts of "Dorpsstraat 12a-2, 1234 AB Dorp" by key of the model; None when it is not certain."""
    found = _ADDRESS.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST else None
    if not found:
        return None
    extra = found["toevoeging"] or found["woord"]
    number = found["nummer"] + (found["letter"] or "") + (f"-{extra}" if extra else "")
    town = found["plaats"] or found["dorp"]
    return _filled(straat=found["straat"], huisnummer=number, postcode=found["postcode"], plaats=town)


def split_postcode_town(text: str) -> dict[str, str] | None:
    """The parts of "1234 AB Dorp"; None when it is something else."""
    found = _POSTCODE_TOWN.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST else None
    return _filled(postcode=found["postcode"], plaats=found["plaats"]) if found else None


def _filled(**parts: str | None) -> dict[str, str]:
    return {f"locatie.{name}": text.strip() for name, text in parts.items() if text}
