"""The codes that are printed on paper and metal: `locations/permalinks.yml`. Written by `nsp register` alone."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Annotated

from pydantic import Field as Setting

from .base import Part
from .codes import Code
from .fields.choice import choice
from .fields.number import Aantal
from .fields.reach import Siteadres
from .fields.text import Id, Tekst


class Soort(StrEnum):
    """What a code stands for."""

    WIJK = "wijk"
    PUNT = "punt"


class Permalink(Part):
    """One code, issued once and never reused."""

    code: Code
    """De korte code in het adres."""
    soort: Annotated[Soort, choice(Soort)]
    """Een punt of een wijk."""
    id: Id
    """De id van dat punt of die wijk."""


class Permalinks(Part):
    """All codes ever issued, oldest first.

    siteadres: the address they were issued for. aantal: how many there are, so that a lost last line shows.
    controle: what `seal` answered when the last code was issued; None when that line is gone.
    """

    siteadres: Siteadres
    """Het adres waarvoor de codes zijn uitgegeven."""
    aantal: Aantal
    """Hoeveel codes er zijn uitgegeven."""
    controle: Tekst | None = None
    """Waaraan te zien is dat niemand dit bestand met de hand veranderde."""
    codes: Annotated[tuple[Permalink, ...], Setting(strict=False)] = ()
    """De codes, de oudste eerst."""

    def code_of(self, soort: Soort, id_: str) -> str | None:
        """The code of a point or wijk, or None when none was issued."""
        return (self.punten if soort is Soort.PUNT else self.wijken).get(id_)

    @cached_property
    def punten(self) -> dict[str, str]:
        """The code of every point that has one, by id. Not by kind and id: every link of every page asks."""
        return self._codes(Soort.PUNT)

    @cached_property
    def wijken(self) -> dict[str, str]:
        """The code of every wijk that has one, by id."""
        return self._codes(Soort.WIJK)

    @cached_property
    def thing_by_code(self) -> dict[str, tuple[Soort, str]]:
        """What each code stands for, with its id."""
        return {link.code: (link.soort, link.id) for link in self.codes}

    def _codes(self, soort: Soort) -> dict[str, str]:
        """The first code of each, the oldest first; a register with a second one is refused."""
        codes: dict[str, str] = {}
        for link in self.codes:
            if link.soort is soort:
                codes.setdefault(link.id, link.code)
        return codes


def seal(siteadres: str, codes: Iterable[Permalink]) -> str:
    """Twelve hexadecimal digits that are others as soon as an address, a code or what it stands for is another.

    Against two ids that change places by accident, after which a printed code leads elsewhere; not against intent.
    """
    lines = [siteadres, *(f"{link.code} {link.soort} {link.id}" for link in codes)]
    return sha256("\n".join(lines).encode()).hexdigest()[:12]
