"""When a point may open: who decides, how people hear it, and what may be expected how soon."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part, such_as
from .fields.choice import choice


class Beslisser(StrEnum):
    """Who may decide that points open (Maatstaf noodsteunpunten: the mayor locally, the chair regionally)."""

    BURGEMEESTER = "burgemeester"
    VOORZITTER_VEILIGHEIDSREGIO = "voorzitter_veiligheidsregio"


class Kanaal(StrEnum):
    """How people hear that a point opens."""

    NL_ALERT = "nl_alert"
    OMROEP = "omroep"
    WEBSITE = "website"
    GELUIDSWAGEN = "geluidswagen"
    HUIS_AAN_HUIS = "huis_aan_huis"


class Verwacht(StrEnum):
    """How far a point may be; each word means more than the one before it."""

    KLAARMAKEN = "klaarmaken"
    INFORMATIE = "informatie"
    MEER = "meer"


Stap = Annotated[Verwacht, choice(Verwacht)]


class Verwachting(Part):
    """How far the municipality plans to be, in hours since it is clear that an outage will last.

    The hours are those of the timeline in the Maatstaf noodsteunpunten (2025), figure 1. What is not decided stays
    away: an expectation is only what a municipality itself has planned.
    """

    na_4_uur: Annotated[Stap | None, such_as("klaarmaken")] = None
    """Hoe ver het na 4 uur is: klaarmaken, informatie of meer. Laat de regel weg als dat niet is afgesproken."""
    na_8_uur: Annotated[Stap | None, such_as("informatie")] = None
    """Hoe ver het na 8 uur is."""
    na_24_uur: Annotated[Stap | None, such_as("informatie")] = None
    """Hoe ver het na 24 uur is."""
    na_72_uur: Annotated[Stap | None, such_as("meer")] = None
    """Hoe ver het na 72 uur is."""

    @property
    def steps(self) -> tuple[tuple[int, Verwacht], ...]:
        """(hours, how far) of what is planned, soonest first."""
        hours = ((4, self.na_4_uur), (8, self.na_8_uur), (24, self.na_24_uur), (72, self.na_72_uur))
        return tuple((hour, step) for hour, step in hours if step is not None)


class Opening(Part):
    """Who decides that the point opens, how people hear it, and how soon it may be."""

    beslist: Annotated[
        tuple[Annotated[Beslisser, choice(Beslisser)], ...], Setting(strict=False), such_as(["burgemeester"])
    ] = ()
    """Wie besluit dat het punt opengaat."""
    bekend_via: Annotated[
        tuple[Annotated[Kanaal, choice(Kanaal)], ...], Setting(strict=False), such_as(["nl_alert", "omroep"])
    ] = ()
    """Langs welke weg inwoners horen dat het punt opengaat."""
    verwachting: Verwachting = Verwachting()
    """Hoe snel het kan gaan, als de gemeente dat heeft afgesproken. Het is een plan, geen belofte."""
