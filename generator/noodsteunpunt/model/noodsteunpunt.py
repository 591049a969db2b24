"""One noodsteunpunt: `locations/punten/<id>.yml`."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting
from pydantic import model_validator

from .base import Part, such_as
from .fields.choice import JaNeeOnbekend, choice
from .fields.field import FieldError, refused
from .fields.moment import Datum
from .fields.place import BagId, Breedtegraad, Huisnummer, Lengtegraad, Postcode
from .fields.text import Id, Naam, Taalcode, Tekst
from .herkenning import Herkenning
from .opening import Opening
from .talen import Spreektaal

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


# Not "vervallen": a point that is shut today would be gone from every list, and its sign would say so.
_SHUT = {
    word: FieldError(
        f"'{word}' zegt niet of het punt er nog is",
        "kies vervallen als het voorgoed weg is; is het alleen nu dicht, verander dan niets: dat hoort in status.yml",
        "NSP116",
    )
    for word in ("gesloten", "dicht", "inactief")
}


class Functie(StrEnum):
    """What a point may offer besides information ("menukaart"; VNG, Opdracht pilots noodsteunpunten, 15-10-2025).

    Power is not in it: see `Opladen`.
    """

    DRINKWATER = "drinkwater"
    VOEDSEL = "voedsel"
    OPWARMEN = "opwarmen"
    AFKOELEN = "afkoelen"
    EERSTE_HULP = "eerste_hulp"
    MEDICIJNEN = "medicijnen"
    LUISTEREND_OOR = "luisterend_oor"
    CONTACT_VERWANTEN = "contact_verwanten"
    BURGERHULP = "burgerhulp"
    WIJKSIGNALEN = "wijksignalen"


class Eigenaar(StrEnum):
    """Who keeps the facts of a point right: a role, never a person."""

    GEMEENTE = "gemeente"
    CRISISBEHEERSING = "crisisbeheersing"
    COMMUNICATIE = "communicatie"
    WIJKTEAM = "wijkteam"
    VEILIGHEIDSREGIO = "veiligheidsregio"
    GEBOUWBEHEERDER = "gebouwbeheerder"


# What people expect of a noodsteunpunt and nobody may promise (VNG, Opdracht pilots noodsteunpunten, 15-10-2025).
NOT_OFFERED = {
    word: FieldError(
        "een telefoon of ander apparaat opladen hoort niet bij een noodsteunpunt",
        "haal dit weg; heeft de gemeente besloten dat het hier kan, schrijf dan 'opladen:' met daaronder "
        "'besluit:' en welk besluit dat is",
        "NSP137",
    )
    for word in ("stroom", "opladen", "laden", "laadpunt", "oplaad", "charging")
}


class Locatie(Part):
    """Where the point is. lat, lon: degrees WGS84 of the entrance.

    The address may be missing while a point is a concept, or in a trial (docs/decisions/0006-unfinished-points.md).
    """

    gebouw: Annotated[Naam | None, such_as("Buurthuis De Baken")] = None
    """Het gebouw, als het anders heet dan het noodsteunpunt."""
    straat: Annotated[Naam | None, such_as("Bakenstraat")] = None
    """De straat."""
    huisnummer: Annotated[Huisnummer | None, such_as("12a")] = None
    """Het huisnummer, met letter of toevoeging."""
    postcode: Annotated[Postcode | None, such_as("1234 AB")] = None
    """De postcode."""
    plaats: Annotated[Naam | None, such_as("Bakendorp")] = None
    """De plaats."""
    bag_id: Annotated[BagId | None, such_as("0361010000000001")] = None
    """Het nummer van het gebouw of adres in de BAG (Basisregistratie Adressen en Gebouwen): 16 cijfers."""
    lat: Annotated[Breedtegraad, such_as("52.5500")]
    """De breedtegraad van de ingang, in graden en met een punt."""
    lon: Annotated[Lengtegraad, such_as("5.2200")]
    """De lengtegraad van de ingang, in graden en met een punt."""
    ingang: Annotated[Tekst | None, such_as("de zijdeur aan het plein")] = None
    """Waar de ingang is. Zet andere talen onder 'vertaling'."""
    herkenningspunt: Annotated[Herkenning | None, such_as({"soort": "kerk", "naam": "De Ark", "ligging": "naast"})] = (
        None
    )
    """Waaraan je de plek herkent, ook in het donker. Een woord uit de lijst staat vanzelf in elke taal op de site.
    Past er geen woord, schrijf dan vrije tekst en zet andere talen onder 'vertaling'."""


class Toegang(Part):
    """Who can get in and around."""

    rolstoel: Annotated[Feit, such_as("ja")] = JaNeeOnbekend.ONBEKEND
    """Of u er met een rolstoel in kunt."""
    drempelvrij: Annotated[Feit, such_as("nee")] = JaNeeOnbekend.ONBEKEND
    """Of er geen drempels of trappen zijn."""
    toilet: Annotated[Feit, such_as("ja")] = JaNeeOnbekend.ONBEKEND
    """Of er een toilet is."""
    ringleiding: Annotated[Feit, such_as("onbekend")] = JaNeeOnbekend.ONBEKEND
    """Of er een ringleiding is voor mensen met een hoortoestel."""
    hulphond: Annotated[Feit, such_as("ja")] = JaNeeOnbekend.ONBEKEND
    """Of een hulphond mee naar binnen mag."""
    huisdieren: Annotated[Feit, such_as("nee")] = JaNeeOnbekend.ONBEKEND
    """Of andere huisdieren mee naar binnen mogen."""


class Opladen(Part):
    """That people may get some power. Only a decision switches it on, because a point is not meant for charging phones.

    The Maatstaf names "power for short personal use" as possible; the assignment of the VNG says that the emergency
    power is not for everybody's phone. So this is no word in a list that is ticked by accident.
    """

    besluit: Annotated[Tekst, such_as("collegebesluit 12 van 1 november 2026")]
    """Welk besluit zegt dat dit hier kan. Zonder besluit belooft de site geen stroom."""

    @model_validator(mode="before")
    @classmethod
    def _no_yes_or_no(cls, value: object) -> object:
        """Who writes `opladen: ja` hears what who ticks it on the menukaart hears."""
        if not isinstance(value, dict | Opladen):
            raise refused(NOT_OFFERED["opladen"])
        return value


class Herkomst(Part):
    """Where the facts come from. Nobody has checked a concept yet, so it may lack the day."""

    bron: Annotated[Tekst, such_as("collegebesluit 12 van 1 november 2026")]
    """Wie of wat dit zegt. Bij een noodsteunpunt staat dit op de site: noem geen persoon en geen telefoonnummer."""
    gecontroleerd_op: Annotated[Datum | None, such_as("2026-11-01")] = None
    """Wanneer iemand dit heeft nagekeken."""
    opnieuw_controleren_voor: Annotated[Datum | None, such_as("2027-11-01")] = None
    """Voor welke dag iemand het opnieuw moet nakijken. Is die dag voorbij, dan blijft het punt gewoon staan."""
    eigenaar: Annotated[Eigenaar | None, choice(Eigenaar), such_as("crisisbeheersing")] = None
    """Wie deze gegevens bijhoudt: een rol, geen naam van een persoon."""


class Vertaling(Part):
    """The free texts of a point in another language."""

    ingang: Annotated[Tekst | None, such_as("the side door on the square")] = None
    """De ingang, in deze taal."""
    herkenningspunt: Annotated[Tekst | None, such_as("under the green lamp")] = None
    """Het herkenningspunt, in deze taal; alleen nodig als u er vrije tekst voor schreef."""


# The file of `nsp new` that is there to be copied.
SJABLOON_ID, SJABLOON_NAAM, SJABLOON_BRON = "sjabloon", "Sjabloon", "een voorbeeld uit het sjabloon"


class Noodsteunpunt(Part):
    """One place for inhabitants. Its sure function is uniform information; all else is a fact per point."""

    id: Annotated[Id, such_as("dorpshuis-de-baken")]
    """De naam van het bestand, zonder .yml."""
    naam: Annotated[Naam, such_as("Dorpshuis De Baken")]
    """De naam waaronder inwoners het punt kennen."""
    levensloop: Annotated[Levensloop, choice(Levensloop, _SHUT), such_as("actief")]
    """Waar het punt staat: van concept tot vervallen."""
    geldig_vanaf: Annotated[Datum | None, such_as("2027-01-01")] = None
    """Vanaf welke dag dit een noodsteunpunt is. De site laat de datum zien; het punt staat er ook al eerder op."""
    geldig_tot: Annotated[Datum | None, such_as("2028-01-01")] = None
    """Tot welke dag dit een noodsteunpunt is. De site laat de datum zien; het punt verdwijnt niet vanzelf."""
    wijk: Annotated[Id, such_as("dijkrand")]
    """De id van de wijk waarin het punt ligt."""
    bedient: Annotated[tuple[Id, ...], Setting(strict=False), such_as(["buitenhaven"])] = ()
    """De id's van andere wijken waarvoor de gemeente dit punt ook heeft aangewezen. De eigen wijk telt altijd mee."""
    locatie: Locatie
    """Waar het punt is."""
    noodmelding: Annotated[Feit, such_as("onbekend")] = JaNeeOnbekend.ONBEKEND
    """Of u er een noodmelding kunt doen als bellen niet gaat. Alleen bij 'ja' belooft de site dit."""
    menukaart: Annotated[
        tuple[Annotated[Functie, choice(Functie, NOT_OFFERED)], ...],
        Setting(strict=False),
        such_as(["drinkwater", "luisterend_oor"]),
    ] = ()
    """Wat er misschien nog meer kan. De site zegt erbij dat niemand erop moet rekenen."""
    opladen: Opladen | None = None
    """Alleen als de gemeente heeft besloten dat inwoners hier soms even stroom krijgen."""
    gesproken_talen: Annotated[tuple[Spreektaal, ...], Setting(strict=False), such_as(["nl", "en", "ar"])] = ()
    """De talen die medewerkers er misschien spreken. De site zegt erbij dat dit niet altijd zo is."""
    toegang: Toegang = Toegang()
    """Wie er naar binnen kan."""
    opening: Opening = Opening()
    """Wie besluit over opening, hoe inwoners het horen en hoe snel het kan gaan."""
    herkomst: Herkomst
    """Waar deze gegevens vandaan komen en wie ze bijhoudt."""
    verplaatst_naar: Annotated[Id | None, such_as("dorpshuis-de-vuurtoren")] = None
    """Bij levensloop verplaatst: de id van het nieuwe punt."""
    vervallen_op: Annotated[Datum | None, such_as("2027-06-30")] = None
    """Bij levensloop vervallen of verplaatst: vanaf welke dag."""
    vertaling: dict[Taalcode, Vertaling] = {}
    """De vrije teksten in andere talen."""

    @property
    def is_sjabloon(self) -> bool:
        """Whether this is the file to copy, which nobody made a point of."""
        return self.id == SJABLOON_ID and self.naam == SJABLOON_NAAM and self.levensloop is Levensloop.CONCEPT

    @property
    def in_use(self) -> bool:
        """Whether inhabitants may be sent here."""
        return self.levensloop in IN_USE

    @property
    def public(self) -> bool:
        """Whether the point has a page: in use, or ended with a page that says so."""
        return self.levensloop is not Levensloop.CONCEPT

    @property
    def wijken(self) -> tuple[str, ...]:
        """The ids of all wijken that it is for, its own first."""
        return tuple(dict.fromkeys((self.wijk, *self.bedient))) if self.bedient else (self.wijk,)

    @property
    def gecontroleerd_op(self) -> date | None:
        """The day somebody last checked the facts, if anybody did."""
        return self.herkomst.gecontroleerd_op
