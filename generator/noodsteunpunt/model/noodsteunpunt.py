"""One noodsteunpunt: `locations/punten/<id>.yml`."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from .base import Part
from .fields import (
    Breedtegraad,
    Datum,
    FieldError,
    Huisnummer,
    Id,
    JaNeeOnbekend,
    Lengtegraad,
    Naam,
    Postcode,
    Taalcode,
    Tekst,
    choice,
)

Feit = Annotated[JaNeeOnbekend, choice(JaNeeOnbekend)]


class Levensloop(StrEnum):
    """Where a point is in its life; not the same as its state in a crisis (`Toestand`)."""

    CONCEPT = "concept"
    AANGEWEZEN = "aangewezen"
    PILOT = "pilot"
    ACTIEF = "actief"
    VERPLAATST = "verplaatst"
    VERVALLEN = "vervallen"


IN_USE = frozenset({Levensloop.AANGEWEZEN, Levensloop.PILOT, Levensloop.ACTIEF})
ENDED = frozenset({Levensloop.VERPLAATST, Levensloop.VERVALLEN})


class Functie(StrEnum):
    """What a point may offer besides information ("menukaart"; VNG, Opdracht pilots noodsteunpunten, 15-10-2025)."""

    DRINKWATER = "drinkwater"
    VOEDSEL = "voedsel"
    OPWARMEN = "opwarmen"
    AFKOELEN = "afkoelen"
    EERSTE_HULP = "eerste_hulp"
    MEDICIJNEN = "medicijnen"
    LUISTEREND_OOR = "luisterend_oor"
    STROOM = "stroom"
    CONTACT_VERWANTEN = "contact_verwanten"
    BURGERHULP = "burgerhulp"
    WIJKSIGNALEN = "wijksignalen"


# What people expect of a noodsteunpunt and nobody may promise (VNG, Opdracht pilots noodsteunpunten, 15-10-2025).
NOT_OFFERED = {
    word: FieldError(
        "een telefoon of ander apparaat opladen hoort niet bij een noodsteunpunt",
        "haal deze regel weg; beloof het ook nergens anders",
        "NSP137",
    )
    for word in ("opladen", "laadpunt", "oplaad", "charging")
}


class Kanaal(StrEnum):
    """How people hear that a point opens."""

    NL_ALERT = "nl_alert"
    OMROEP = "omroep"
    WEBSITE = "website"
    GELUIDSWAGEN = "geluidswagen"
    HUIS_AAN_HUIS = "huis_aan_huis"


class Locatie(Part):
    """Where the point is. lat, lon: degrees WGS84 of the entrance.

    The address may be missing while a point is a concept, or in a trial (docs/decisions/0006-unfinished-points.md).
    """

    gebouw: Naam | None = None
    """Het gebouw, als het anders heet dan het noodsteunpunt."""
    straat: Naam | None = None
    """De straat."""
    huisnummer: Huisnummer | None = None
    """Het huisnummer, met letter of toevoeging."""
    postcode: Postcode | None = None
    """De postcode."""
    plaats: Naam | None = None
    """De plaats."""
    lat: Breedtegraad
    """De breedtegraad van de ingang."""
    lon: Lengtegraad
    """De lengtegraad van de ingang."""
    ingang: Tekst | None = None
    """Waar de ingang is."""
    herkenningspunt: Tekst | None = None
    """Waaraan je de plek herkent, ook in het donker."""


class Toegang(Part):
    """Who can get in and around."""

    rolstoel: Feit = JaNeeOnbekend.ONBEKEND
    """Of u er met een rolstoel in kunt."""
    drempelvrij: Feit = JaNeeOnbekend.ONBEKEND
    """Of er geen drempels of trappen zijn."""
    toilet: Feit = JaNeeOnbekend.ONBEKEND
    """Of er een toilet is."""
    ringleiding: Feit = JaNeeOnbekend.ONBEKEND
    """Of er een ringleiding is voor mensen met een hoortoestel."""
    hulphond: Feit = JaNeeOnbekend.ONBEKEND
    """Of een hulphond mee naar binnen mag."""


class Opening(Part):
    """Who decides that the point opens, and how people hear it."""

    beslist: Tekst | None = None
    """Wie besluit dat het punt opengaat."""
    bekend_via: Annotated[tuple[Annotated[Kanaal, choice(Kanaal)], ...], Setting(strict=False)] = ()
    """Langs welke weg inwoners horen dat het punt opengaat."""


class Herkomst(Part):
    """Where the facts come from. Nobody has checked a concept yet, so it may lack the day."""

    bron: Tekst
    """Wie of wat dit zegt."""
    gecontroleerd_op: Datum | None = None
    """Wanneer iemand dit heeft nagekeken."""
    opnieuw_controleren_voor: Datum | None = None
    """Voor welke dag iemand het opnieuw moet nakijken."""


class Vertaling(Part):
    """The free texts of a point in another language."""

    ingang: Tekst | None = None
    """De ingang, in deze taal."""
    herkenningspunt: Tekst | None = None
    """Het herkenningspunt, in deze taal."""
    beslist: Tekst | None = None
    """Wie besluit, in deze taal."""


class Noodsteunpunt(Part):
    """One place for inhabitants. Its sure function is uniform information; all else is a fact per point."""

    id: Id
    """De naam van het bestand, zonder .yml."""
    naam: Naam
    """De naam waaronder inwoners het punt kennen."""
    levensloop: Annotated[Levensloop, choice(Levensloop)]
    """Waar het punt staat: van concept tot vervallen."""
    wijk: Id
    """De id van de wijk waarin het punt ligt."""
    locatie: Locatie
    """Waar het punt is."""
    noodmelding: Feit = JaNeeOnbekend.ONBEKEND
    """Of u er een noodmelding kunt doen als bellen niet gaat."""
    menukaart: Annotated[tuple[Annotated[Functie, choice(Functie, NOT_OFFERED)], ...], Setting(strict=False)] = ()
    """Wat er misschien nog meer kan."""
    toegang: Toegang = Toegang()
    """Wie er naar binnen kan."""
    opening: Opening = Opening()
    """Wie besluit over opening en hoe inwoners het horen."""
    herkomst: Herkomst
    """Waar deze gegevens vandaan komen."""
    verplaatst_naar: Id | None = None
    """Bij levensloop verplaatst: de id van het nieuwe punt."""
    vervallen_op: Datum | None = None
    """Bij levensloop vervallen of verplaatst: vanaf welke dag."""
    vertaling: dict[Taalcode, Vertaling] = {}
    """De vrije teksten in andere talen."""

    @property
    def in_use(self) -> bool:
        """Whether inhabitants may be sent here."""
        return self.levensloop in IN_USE

    @property
    def public(self) -> bool:
        """Whether the point has a page: in use, or ended with a page that says so."""
        return self.levensloop is not Levensloop.CONCEPT

    @property
    def gecontroleerd_op(self) -> date | None:
        """The day somebody last checked the facts, if anybody did."""
        return self.herkomst.gecontroleerd_op
