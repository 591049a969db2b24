"""The municipalities of the country: code, name and veiligheidsregio (`gemeenten.csv`, where its source is named)."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .gemeente import FICTIONAL_CODE, FICTIONAL_REGION

# A square in the Markermeer, where nobody lives: west, south, east and north in degrees.
_IN_THE_LAKE = (5.15, 52.50, 5.27, 52.58)


@dataclass(frozen=True)
class BekendeGemeente:
    """A municipality as the national table has it, or one that somebody made up.

    code: "GM0361". veiligheidsregio: "VR10".
    kader: a box around it, not its border: west, south, east and north in degrees.
    """

    code: str
    naam: str
    veiligheidsregio: str
    kader: tuple[float, float, float, float]

    @property
    def is_verzonnen(self) -> bool:
        """Whether somebody made it up, for an exercise or a trial."""
        return self.code == FICTIONAL_CODE


def verzonnen_gemeente(naam: str) -> BekendeGemeente:
    """A municipality that does not exist, with codes and a place that no real one can have."""
    return BekendeGemeente(FICTIONAL_CODE, naam, FICTIONAL_REGION, _IN_THE_LAKE)


@cache
def bekende_gemeenten() -> dict[str, BekendeGemeente]:
    """All municipalities by code."""
    text = Path(__file__).with_name("gemeenten.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter=";")
    return {row["code"]: _gemeente(row) for row in rows}


def _gemeente(row: dict[str, str]) -> BekendeGemeente:
    west, south, east, north = (float(row[name]) for name in ("west", "zuid", "oost", "noord"))
    return BekendeGemeente(row["code"], row["naam"], row["veiligheidsregio"], (west, south, east, north))


def read_gemeentecode(text: str) -> str:
    """The code behind the ways in which lists write it: "361", "0361", "G0361", "GM0361". Empty when it is none."""
    found = re.fullmatch(r"(?:GM?)? ?(\d{1,4})(?:[.,]0)?", text.strip(), re.IGNORECASE)
    return f"GM{int(found[1]):04d}" if found else ""
