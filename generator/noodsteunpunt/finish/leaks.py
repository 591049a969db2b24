"""The gate that keeps coordination points and private fields out of every output.

Each artifact is searched twice: the words and numbers it was made from, and its written bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..compile.artifact import Artifact
from ..geo.rd import to_rd
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.prive import Coordinatiepunt, PrivateLocatie
from ..model.site import Site
from .contents import text_in
from .needles import Needle, address_needle, name_needle, phone_needle, postcode_needle
from .positions import NEAR_DEGREES, Place, Position
from .spelling import readable, spelled, words

NAME, KEY_HOLDER = "naam", "sleutelhouder"
_TAG = re.compile(r"<[^>]*>")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Leak:
    """A private value in an artifact: what it is ("naam", "adres", …) and of whom (the id)."""

    path: str
    kind: str
    owner: str


class LeakScan:
    """Looks in artifacts for everything private of one site."""

    def __init__(self, site: Site) -> None:
        self._needles = tuple(_needles(site))
        self._positions = tuple(_positions(site))

    def leaks(self, artifact: Artifact) -> tuple[Leak, ...]:
        """Every private value found in an artifact, each once."""
        if not (self._needles or self._positions):
            return ()
        texts = [text_in(artifact.data), text_in(artifact.at_rest), artifact.made_from]
        found = {found for text in texts for found in self.found_in(text)}
        return tuple(Leak(artifact.path, kind, owner) for owner, kind in sorted((owner, kind) for kind, owner in found))

    def found_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The private values in a text, as (kind, owner), each once."""
        return tuple(sorted(set(self._in_text(text))))

    def _in_text(self, text: str) -> Iterator[tuple[str, str]]:
        plain = spelled(readable(text))
        # As written; as a reader sees it, with tags inside a word; and with tags between words.
        for variant in dict.fromkeys((plain, _TAG.sub("", plain), _TAG.sub(" ", plain))):
            yield from self._in_variant(variant)

    def _in_variant(self, text: str) -> Iterator[tuple[str, str]]:
        parts = words(text)
        spaced, close, digits = f" {' '.join(parts)} ", "".join(parts), "".join(_DIGITS.findall(text))
        for needle in self._needles:
            seeds = digits if needle.seed.isdecimal() else close
            if needle.seed in seeds and needle.pattern.search(text if needle.raw else spaced):
                yield needle.kind, needle.owner
        for position in self._positions:
            yield from ((kind, position.owner) for kind in position.found_in(text))


def _needles(site: Site) -> Iterator[Needle]:
    """Everything private that is words or digits; a name of signs alone would be found everywhere."""
    if site.prive is None:
        return
    for cp in site.prive.coordinatiepunten:
        shared = _confirmed(cp, site)
        locatie = cp.locatie
        if _said(cp.naam):  # never shared: what else has that name, is not a coordination point
            yield name_needle(NAME, cp.id, cp.naam)
        if _said(locatie.straat) and _said(f"{locatie.straat} {locatie.huisnummer}") not in shared:
            yield address_needle(cp.id, locatie.straat, locatie.huisnummer)
            if locatie.postcode:
                known = _said(locatie.postcode) in set(_public_postcodes(site))
                yield postcode_needle(cp.id, locatie.postcode, locatie.huisnummer if known else "")
        yield from (phone_needle(cp.id, phone) for phone in cp.telefoon if _said(phone) not in shared)
    for punt in site.prive.punten:
        if punt.sleutelhouder and _said(punt.sleutelhouder):
            yield name_needle(KEY_HOLDER, punt.id, punt.sleutelhouder)
        if punt.intern_telefoon:
            yield phone_needle(punt.id, punt.intern_telefoon)


def _positions(site: Site) -> Iterator[Position]:
    """Where the coordination points are, but for those that are where a public point is."""
    if site.prive is None:
        return
    corners, points = _corners(site), [(punt.locatie.lat, punt.locatie.lon) for punt in site.punten if punt.public]
    for cp in site.prive.coordinatiepunten:
        if not _same_place(cp.locatie, site, _confirmed(cp, site)):
            place = (cp.locatie.lat, cp.locatie.lon)
            yield Position(cp.id, place, to_rd(*place), corners, points)


def _corners(site: Site) -> set[Place]:
    """Of wijken and of the sketch: one may lie so near a coordination point that it could be taken for it."""
    rings = [ring for wijk in site.wijken for polygon in wijk.vlakken for ring in polygon]
    rings += [part.punten for part in site.schets]
    return {(y, x) for ring in rings for x, y in ring}


def _said(text: str) -> str:
    """A text as words, to compare with another."""
    return " ".join(words(spelled(text)))


def _public_postcodes(site: Site) -> Iterator[str]:
    """Postcodes that are public whatever lies in them."""
    postcodes = [punt.locatie.postcode for punt in site.punten if punt.public]
    postcodes += [initiatief.plek.postcode for initiatief in site.initiatieven]
    yield from (_said(postcode) for postcode in postcodes if postcode)
    yield from map(_said, site.loopnet.postcodes if site.loopnet else ())


def _confirmed(cp: Coordinatiepunt, site: Site) -> set[str]:
    """Values the editor confirmed as shared, as far as a public point really has them."""
    public = {value for punt in site.punten if punt.public for value in _public_values(punt)}
    public |= {_said(phone) for phone in (site.gemeente.contact.telefoon,) if phone}
    return {_said(value) for value in cp.gedeeld} & public


def _public_values(punt: Noodsteunpunt) -> Iterator[str]:
    locatie = punt.locatie
    address = f"{locatie.straat} {locatie.huisnummer}" if locatie.straat and locatie.huisnummer else ""
    for text in (punt.naam, locatie.gebouw or "", address):
        yield _said(text)


def _same_place(locatie: PrivateLocatie, site: Site, shared: set[str]) -> bool:
    """Whether the address is confirmed as shared with a public point at that very position."""
    address = _said(f"{locatie.straat} {locatie.huisnummer}")
    return address in shared and any(
        punt.public
        and abs(punt.locatie.lat - locatie.lat) < NEAR_DEGREES
        and abs(punt.locatie.lon - locatie.lon) < NEAR_DEGREES
        for punt in site.punten
    )
