"""What is going on today: `locations/status.yml`. Changes often, so few outputs may look at it."""

from enum import StrEnum
from typing import Annotated

from .base import Part, such_as
from .fields.choice import choice
from .fields.moment import Tijdstip
from .fields.text import Id, LangeTekst, Taalcode, Tekst


class Fase(StrEnum):
    """What the whole municipality is in."""

    RUST = "rust"
    OEFENING = "oefening"
    CRISIS = "crisis"


class Toestand(StrEnum):
    """The state of a point in a crisis; in peacetime every point is `dicht`."""

    DICHT = "dicht"
    WORDT_INGERICHT = "wordt_ingericht"
    OPEN = "open"
    VOL = "vol"
    GESLOTEN = "gesloten"


class PuntStatus(Part):
    """The state of one point."""

    toestand: Annotated[Toestand, choice(Toestand), such_as("open")]
    """Of het punt open is."""
    sinds: Annotated[Tijdstip, such_as("2026-11-21 14:05")]
    """Sinds wanneer: dag en tijd."""
    door: Annotated[Tekst, such_as("de gemeente")]
    """Wie dit heeft doorgegeven."""


class Status(Part):
    """The state of the day; without a file it is peacetime."""

    fase: Annotated[Fase, choice(Fase), such_as("crisis")] = Fase.RUST
    """Rust, oefening of crisis."""
    bijgewerkt: Annotated[Tijdstip | None, such_as("2026-11-21 14:05")] = None
    """Wanneer dit bericht is gemaakt."""
    bericht: Annotated[dict[Taalcode, LangeTekst], such_as({"nl": "De stroom is uit. Kijk bij uw buren."})] = {}
    """Het bericht voor inwoners, per taal; Nederlands altijd."""
    punten: dict[Id, PuntStatus] = {}
    """De toestand per punt."""

    def toestand(self, punt_id: str) -> Toestand:
        """The crisis state of a point; `dicht` when nothing is said."""
        state = self.punten.get(punt_id)
        return state.toestand if state else Toestand.DICHT
