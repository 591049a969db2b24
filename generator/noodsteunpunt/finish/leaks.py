"""The gate that keeps coordination points and private fields out of every output.

Each artifact is searched twice: the words and numbers it was made from, and its written bytes.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ..compile.artifact import Artifact
from ..geo.rd import to_rd
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.prive import Coordinatiepunt, PrivateLocatie
from ..model.site import Site

# A printed number counts as the position when it is this near: cut off after the fourth decimal, and 5 metres.
NEAR_DEGREES = 0.000101
NEAR_M = 5.0
# The two numbers of a position stand near each other; further apart they are of two different things.
PAIR_CHARACTERS = 80

_Corner = tuple[float, float]  # latitude and longitude in degrees
_DECIMALS = re.compile(r"\d{1,2}[.,]\d{4,}")
_METRES = re.compile(r"\b\d{4,6}\b")  # whole metres: in "131000,487000" the comma stands between two numbers
_TAG = re.compile(r"<[^>]*>")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s()./\-\u2010-\u2015]{1,3}(?=\d)")
_WORD = re.compile(r"\d+|[^\W\d_]+")  # 3a, 3 a and 3-a are one house number
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class _Seen(dict[int, int | None]):
    """For str.translate: every character as it is, without accents (Mn) and marks that take no room (Cf).

    Fills itself as characters come by; asking the category of each letter of each page again took half of a build.
    """

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in {"Mn", "Cf"} else code
        return self[code]


_SEEN = _Seen()


@dataclass(frozen=True)
class Leak:
    """A private value in an artifact: what it is ("naam", "adres", …) and of whom (the id)."""

    path: str
    kind: str
    owner: str


@dataclass(frozen=True)
class _Secrets:
    """What to look for, normalised. words, phones: (kind, owner, needle); positions: (owner, first, second, near)."""

    words: tuple[tuple[str, str, str], ...]
    phones: tuple[tuple[str, str], ...]
    degrees: tuple[tuple[str, float, float], ...]
    metres: tuple[tuple[str, float, float], ...]


_NOTHING = _Secrets((), (), (), ())


class LeakScan:
    """Looks in artifacts for everything private of one site."""

    def __init__(self, site: Site) -> None:
        self._secrets = _secrets(site)
        self._corners = {owner: _corners_near(site, lat, lon) for owner, lat, lon in self._secrets.degrees}

    def leaks(self, artifact: Artifact) -> tuple[Leak, ...]:
        """Every private value found in an artifact, each once."""
        if self._secrets == _NOTHING:
            return ()
        written = (data.decode("utf-8", errors="ignore") for data in (artifact.data, artifact.at_rest))
        texts = [*written, artifact.made_from]
        found = {found for text in texts for found in self.found_in(text)}
        return tuple(Leak(artifact.path, kind, owner) for owner, kind in sorted((owner, kind) for kind, owner in found))

    def found_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The private values in a text, as (kind, owner), each once."""
        return tuple(sorted(set(self._in_text(text))))

    def _in_text(self, text: str) -> Iterator[tuple[str, str]]:
        readable = _readable(text)
        # As written; as a reader sees it, with tags inside a word; and with tags between words.
        for variant in dict.fromkeys((readable, _TAG.sub("", readable), _TAG.sub(" ", readable))):
            yield from self._in_variant(variant)

    def _in_variant(self, text: str) -> Iterator[tuple[str, str]]:
        plain = _words(text)
        for kind, owner, words in self._secrets.words:
            if f" {words} " in plain:
                yield kind, owner
        digits = _BETWEEN_DIGITS.sub("", text)
        for owner, phone in self._secrets.phones:
            if phone in digits:
                yield "telefoon", owner
        for owner, first, second in self._secrets.degrees:
            if _pair(_DECIMALS, text, first, second, NEAR_DEGREES, self._corners.get(owner, ())):
                yield "coördinaten", owner
        for owner, first, second in self._secrets.metres:
            if _pair(_METRES, text, first, second, NEAR_M):
                yield "coördinaten (RD)", owner


def _secrets(site: Site) -> _Secrets:
    if site.prive is None:
        return _NOTHING
    words: list[tuple[str, str, str]] = []
    phones: list[tuple[str, str]] = []
    degrees: list[tuple[str, float, float]] = []
    metres: list[tuple[str, float, float]] = []
    for cp in site.prive.coordinatiepunten:
        shared = _confirmed(cp, site)
        address = f"{cp.locatie.straat} {cp.locatie.huisnummer}"
        needles = [(kind, cp.id, _words(text).strip()) for kind, text in (("naam", cp.naam), ("adres", address))]
        words += [needle for needle in needles if needle[2] not in shared]
        phones += [(cp.id, _significant(phone)) for phone in cp.telefoon if _words(phone).strip() not in shared]
        if not _same_place(cp.locatie, site, shared):
            degrees.append((cp.id, cp.locatie.lat, cp.locatie.lon))
            metres.append((cp.id, *to_rd(cp.locatie.lat, cp.locatie.lon)))
    for punt in site.prive.punten:
        words += [("sleutelhouder", punt.id, _words(punt.sleutelhouder).strip())] if punt.sleutelhouder else []
        phones += [(punt.id, _significant(punt.intern_telefoon))] if punt.intern_telefoon else []
    return _Secrets(tuple(words), tuple(phones), tuple(degrees), tuple(metres))


def _confirmed(cp: Coordinatiepunt, site: Site) -> set[str]:
    """Values the editor confirmed as shared, as far as a public point really has them."""
    public = {value for punt in site.punten if punt.public for value in _public_values(punt)}
    public |= {_words(phone).strip() for phone in (site.gemeente.contact.telefoon,) if phone}
    return {_words(value).strip() for value in cp.gedeeld} & public


def _public_values(punt: Noodsteunpunt) -> Iterator[str]:
    locatie = punt.locatie
    address = f"{locatie.straat} {locatie.huisnummer}" if locatie.straat and locatie.huisnummer else ""
    for text in (punt.naam, locatie.gebouw or "", address):
        yield _words(text).strip()


def _same_place(locatie: PrivateLocatie, site: Site, shared: set[str]) -> bool:
    """Whether the address is confirmed as shared with a public point at that very position."""
    address = _words(f"{locatie.straat} {locatie.huisnummer}").strip()
    return address in shared and any(
        punt.public
        and abs(punt.locatie.lat - locatie.lat) < NEAR_DEGREES
        and abs(punt.locatie.lon - locatie.lon) < NEAR_DEGREES
        for punt in site.punten
    )


def _readable(text: str) -> str:
    """Text without the ways in which HTML, JSON and addresses write characters."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return unquote(html.unescape(text))


def _words(text: str) -> str:
    """Words in small letters without accents, one space between and around them."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_SEEN)
    return f" {' '.join(_WORD.findall(plain))} "


def _significant(phone: str) -> str:
    """The last nine digits of a number: the same with +31 and with 0."""
    return re.sub(r"\D", "", phone)[-9:]


def _pair(
    pattern: re.Pattern[str], text: str, first: float, second: float, near: float, corners: Iterable[_Corner] = ()
) -> bool:
    """Whether both numbers of a position stand close together, in either order.

    corners: positions that may stand there, as long as it cannot be the private one that was written down.
    """
    numbers = [(found.start(), found[0].replace(",", ".")) for found in pattern.finditer(text)]
    firsts = [(at, said) for at, said in numbers if abs(float(said) - first) < near]
    seconds = [(at, said) for at, said in numbers if abs(float(said) - second) < near] if firsts else []
    return any(
        abs(at - other) <= PAIR_CHARACTERS and not _is_corner((one, two), (first, second), corners)
        for other, two in seconds
        for at, one in firsts
    )


def _is_corner(said: tuple[str, str], secret: tuple[float, float], corners: Iterable[_Corner]) -> bool:
    """Whether two numbers are those of a corner of a public map, and not the private position cut off or rounded."""
    decimals = [len(number.partition(".")[2]) for number in said]
    if all(_may_be(number, value, count) for number, value, count in zip(said, secret, decimals, strict=True)):
        return False
    return any(
        all(_may_be(number, value, count) for number, value, count in zip(said, corner, decimals, strict=True))
        for corner in corners
    )


def _may_be(said: str, value: float, decimals: int) -> bool:
    """Whether a printed number is this value, with so many decimals, rounded or cut off."""
    return abs(float(said) - value) < 1.01 * 10.0**-decimals


def _corners_near(site: Site, lat: float, lon: float) -> tuple[_Corner, ...]:
    """Corners of wijken and of the sketch that lie so near a position that they could be taken for it."""
    rings = [ring for wijk in site.wijken for polygon in wijk.vlakken for ring in polygon]
    rings += [part.punten for part in site.schets]
    corners = {(y, x) for ring in rings for x, y in ring}
    return tuple(
        sorted((y, x) for y, x in corners if abs(y - lat) < 2 * NEAR_DEGREES and abs(x - lon) < 2 * NEAR_DEGREES)
    )
