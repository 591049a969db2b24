"""Which column means what, by its name: a key of the model, or one of the names that people's lists use."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from ..model.columns import ANY, Column, columns_of, find_column
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.pair import two_numbers
from ..model.problem import FolderError, Problem
from .table import Row, Table

# Columns that are no value of the model themselves, but tell one or help to find the point. In Dutch, for the report.
HELPERS = {
    "x": "x in meters (Rijksdriehoek)",
    "y": "y in meters (Rijksdriehoek)",
    "plek": "de plek in één vak: lat en lon, of x en y",
    "adres": "straat en huisnummer in één vak",
    "postcode_plaats": "postcode en plaats in één vak",
    "huisletter": "letter bij het huisnummer",
    "toevoeging": "toevoeging bij het huisnummer",
    "gemeentecode": "gemeentecode",
    "gemeente": "naam van de gemeente",
    "code": "code van nsp register, om het punt mee te vinden",
}

# Names in lists, the likeliest first. They are compared without capitals, accents, spaces and signs; every key of the
# model and the last word of it are known besides. Sources: Stembureaus Open Data Standaard 1.7, CBS, BAG, map programs.
_ALIASES: dict[str, tuple[str, ...]] = {
    "naam": ("name", "locatienaam", "naamlocatie", "naamnoodsteunpunt", "noodsteunpunt", "naamstembureau", "naampunt",
             "naamgebouw", "locatie", "location", "gebouw"),
    "locatie.lat": ("latitude", "breedtegraad", "breedte", "wgs84lat"),
    "locatie.lon": ("lng", "long", "longitude", "lengtegraad", "lengte", "wgs84lon"),
    "x": ("rdx", "xrd", "xcoordinaat", "xcoord", "rdxcoordinaat", "xcoordinate"),
    "y": ("rdy", "yrd", "ycoordinaat", "ycoord", "rdycoordinaat", "ycoordinate"),
    "plek": ("coordinaten", "coordinaat", "gps", "gpscoordinaten", "gpslocatie", "latlon", "latlong", "latlng",
             "lonlat", "longlat", "lnglat", "latitudelongitude", "breedtelengte", "breedteenlengte",
             "breedtegraadlengtegraad", "geolocatie", "geopoint", "coordinates", "coords", "xy", "xenycoordinaat",
             "xycoordinaat", "xycoordinaten", "rdxy", "xyrd", "rdcoordinaat", "rdcoordinaten", "coordinatenrd",
             "googlemaps", "gpsgooglemaps", "googlemapslink", "linkgooglemaps", "googlelink", "kaartlink", "maplink",
             "linknaarkaart", "openstreetmap", "osmlink"),
    "adres": ("address", "adresgegevens", "bezoekadres", "straatenhuisnummer", "straathuisnummer", "straatnummer",
              "straatnr", "straatenhuisnr"),
    "postcode_plaats": ("postcodeplaats", "postcodeenplaats", "postcodewoonplaats", "postcodeenwoonplaats", "pcplaats"),
    "locatie.gebouw": ("gebouwnaam", "pand"),
    "locatie.straat": ("straatnaam", "street", "openbareruimte", "openbareruimtenaam"),
    "locatie.huisnummer": ("huisnr", "housenumber", "nummer", "nr"),
    "huisletter": ("letter",),
    "toevoeging": ("huisnummertoevoeging", "huisnrtoevoeging", "toev"),
    "locatie.postcode": ("pc6", "postalcode", "zipcode", "zip"),
    "locatie.plaats": ("plaatsnaam", "woonplaats", "woonplaatsnaam", "town", "city"),
    "locatie.ingang": ("extraadresaanduiding", "entree", "toelichtinglocatie"),
    "locatie.bag_id": ("bagnummeraanduidingid", "bagid", "bag", "nummeraanduidingid", "bagnummeraanduiding"),
    "gemeentecode": ("cbsgemeentecode", "gmcode", "gemcode", "municipalitycode"),
    "gemeente": ("gemeentenaam", "gmnaam", "municipality"),
    "wijk": ("wijknaam", "wknaam", "neighbourhood"),
    "toegang.rolstoel": ("rolstoeltoegankelijk", "rolstoelvriendelijk", "toegankelijkvoorrolstoel", "mindervaliden",
                         "toegankelijkmindervaliden", "invalidentoegang",
                         "toegankelijkvoormensenmeteenlichamelijkebeperking"),
    "toegang.toilet": ("wc", "toiletaanwezig"),
    "toegang.hulphond": ("assistentiehond", "hulphonden"),
    "toegang.ringleiding": ("hoorlus",),
    "herkomst.gecontroleerd_op": ("gecontroleerd", "datumcontrole", "controledatum", "laatstecontrole"),
}  # fmt: skip

# What can be where a point is, and also its name, a number or a remark; the cells tell which.
_PERHAPS_PLACE = {"locatie", "location", "positie", "position", "rd", "wgs84"}

COLUMNS = tuple(columns_of(Noodsteunpunt))


@dataclass(frozen=True)
class Columns:
    """place: the index of the column per meaning: a key of the model, or one of HELPERS.

    unused: the names of all other columns, in their order, with the meaning that a typing error may hide, or "".
    """

    place: dict[str, int]
    unused: tuple[tuple[str, str], ...]

    def get(self, row: Row, meaning: str) -> str:
        """The text of a fact in a row; empty when there is no such column or the row is short."""
        at = self.place.get(meaning)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def has(self, *meanings: str) -> bool:
        """Whether there is a column for each."""
        return all(meaning in self.place for meaning in meanings)

    def model(self) -> Iterator[Column]:
        """The columns of the model that are in the list."""
        for key in self.place:
            if column := find_column(COLUMNS, key):
                yield column.at(key.split(".")[1]) if ANY in column.path else column


NAME_THE_PLACE = (
    "noem de kolommen met de plek 'lat' en 'lon' (graden), of 'x' en 'y' (meters RD); "
    "staan beide getallen in één kolom, noem haar dan 'plek'"
)


def recognise(table: Table) -> Columns:
    """The columns of a table that makes new points. Raises FolderError when there is no name or no position."""
    columns = match_columns(table)
    problems = []
    if not columns.has("naam"):
        problems.append(_missing(table, columns, "naam", "noem de kolom met de namen 'naam'"))
    if not columns.has("locatie.lat", "locatie.lon") and not columns.has("x", "y") and not columns.has("plek"):
        problems.append(_missing(table, columns, "plek", NAME_THE_PLACE))
    if problems:
        raise FolderError(problems)
    return columns


def match_columns(table: Table) -> Columns:
    """The columns of a table by their names."""
    names = table.names
    places = [at for at in range(len(names)) if _holds_places(table, at)]
    place = find_places(["" if at in places else name for at, name in enumerate(names)])
    if places:
        place.setdefault("plek", places[0])
    used = set(place.values())
    missing = [name for meaning, known in _names().items() if meaning not in place for name in known]
    unused = tuple(
        (" ".join(name.split()), _meant(simplify(name), missing))
        for at, name in enumerate(names)
        if at not in used and name
    )
    return Columns(place, unused)


def _holds_places(table: Table, at: int) -> bool:
    """Whether a column that could be something else has two numbers in a cell; what is odd is then refused."""
    if simplify(table.names[at]) not in _PERHAPS_PLACE:
        return False
    return any(at < len(row.cells) and two_numbers(row.cells[at]) for row in table.rows)


def find_places(names: Sequence[str]) -> dict[str, int]:
    """The index per meaning. An exact key of the model goes before any other name for the same fact."""
    place: dict[str, int] = {}
    for at, name in enumerate(names):
        # The head of our own workbook has the key on its last line.
        key = name.strip().splitlines()[-1].strip() if name.strip() else ""
        if key in HELPERS or find_column(COLUMNS, key):
            place.setdefault(key, at)
    free = {simplify(name): at for at, name in reversed(list(enumerate(names))) if at not in place.values()}
    for meaning, known in _names().items():
        found = next((name for name in known if name in free), None)
        if meaning not in place and found:
            place[meaning] = free.pop(found)
    number = place.get("locatie.huisnummer")
    # Beside a street "Nr" is the number of the house; elsewhere people number their rows with it.
    if number is not None and simplify(names[number]) in {"nr", "nummer"} and place.get("locatie.straat") != number - 1:
        del place["locatie.huisnummer"]
    return place


def simplify(name: str) -> str:
    """A name in small letters and digits only: "RD-X coördinaat" is "rdxcoordinaat"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """All simplified names by meaning, people's most telling facts first so that "gebouw" can be the name."""
    short = [column.path[-1] for column in COLUMNS if ANY not in column.path]
    keys = {column.key: column.path[-1] for column in COLUMNS if ANY not in column.path}
    own = {key: (key, *([last] if short.count(last) == 1 or "." not in key else [])) for key, last in keys.items()}
    own |= {helper: (helper,) for helper in HELPERS}
    return {
        meaning: (*dict.fromkeys(map(simplify, names)), *_ALIASES.get(meaning, ())) for meaning, names in own.items()
    }


def _meant(name: str, missing: list[str]) -> str:
    """The meaning that a name with a typing error may have had."""
    near = get_close_matches(name, [known for known in missing if len(known) > 3], n=1, cutoff=0.85)
    return next((meaning for meaning, known in _names().items() if near and near[0] in known), "")


def _missing(table: Table, columns: Columns, what: str, repair: str) -> Problem:
    seen = ", ".join(" ".join(name.split()) for name in table.names if name)[:200]
    near = next((name for name, meant in columns.unused if meant.rpartition(".")[2] == what), "")
    hint = f"bedoelt u met '{near}' de {what}? Noem de kolom dan '{what}'" if near else repair
    what = f"er is geen kolom met de {what}; deze kolommen zijn er: {seen}"
    return Problem(table.file, 0, 0, "", what, hint, code="NSP904")
