"""The explanation of every code: what the mistake is, why it matters, and how it looks when it is right.

`uitleg.yml` is the one source for `nsp explain` and for the pages of the handbook.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..load.yamlfile import read_yaml


@dataclass(frozen=True)
class Uitleg:
    """What a code means, in plain Dutch.

    titel: one line. betekenis, waarom: one paragraph each. fout, goed: lines as they stand in a file or are typed;
    empty where an example says nothing.
    """

    code: str
    titel: str
    betekenis: str
    waarom: str
    fout: str
    goed: str


@cache
def explanations() -> dict[str, Uitleg]:
    """All explanations by code, in the order of the codes. Codes that are no longer used stay, so none gets reused."""
    path = Path(__file__).with_name("uitleg.yml")
    values = read_yaml(path.read_bytes(), path.name).values
    return {
        code: Uitleg(
            code=code,
            titel=said["titel"],
            betekenis=" ".join(said["betekenis"].split()),
            waarom=" ".join(said["waarom"].split()),
            fout=said.get("fout", "").rstrip(),
            goed=said.get("goed", "").rstrip(),
        )
        for code, said in sorted(values.items())
    }
