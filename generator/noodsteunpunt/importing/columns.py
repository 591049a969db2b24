"""Which column means what, by its name."""

import re
import unicodedata
from dataclasses import dataclass

from ..model.problem import FolderError, Problem
from .table import Row, Table

# Per fact its Dutch description and the names lists give it; the first that is there wins. Names are compared
# without capitals, accents, spaces and signs. Sources: Stembureaus Open Data Standaard 1.7, CBS, BAG, map programs.
MEANINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "naam": ("naam", ("naam", "name", "locatienaam", "naamlocatie", "naamstembureau", "locatie", "location", "gebouw")),
    "lat": ("breedtegraad (WGS84)", ("lat", "latitude", "breedtegraad", "breedte", "wgs84lat")),
    "lon": ("lengtegraad (WGS84)", ("lon", "lng", "long", "longitude", "lengtegraad", "lengte", "wgs84lon")),
    "x": ("x in meters (RD)", ("x", "rdx", "xrd", "xcoordinaat", "xcoord", "rdxcoordinaat", "xcoordinate")),
    "y": ("y in meters (RD)", ("y", "rdy", "yrd", "ycoordinaat", "ycoord", "rdycoordinaat", "ycoordinate")),
    "straat": ("straat", ("straat", "straatnaam", "street", "openbareruimte", "openbareruimtenaam")),
    "huisnummer": ("huisnummer", ("huisnummer", "huisnr", "housenumber", "nummer", "nr")),
    "huisletter": ("letter bij het huisnummer", ("huisletter", "letter")),
    "toevoeging": ("toevoeging bij het huisnummer", ("huisnummertoevoeging", "toevoeging")),
    "postcode": ("postcode", ("postcode", "pc6", "postalcode", "zipcode", "zip")),
    "plaats": ("plaats", ("plaats", "plaatsnaam", "woonplaats", "woonplaatsnaam", "town", "city")),
    "gemeentecode": ("gemeentecode", ("gemeentecode", "cbsgemeentecode", "gmcode", "gemcode", "municipalitycode")),
    "gemeente": ("naam van de gemeente", ("gemeente", "gemeentenaam", "gmnaam", "municipality")),
    "wijk": ("wijk", ("wijk", "wijknaam", "wknaam", "neighbourhood")),
}


@dataclass(frozen=True)
class Columns:
    """place: the index of the column per fact. unused: the names of all other columns, in their order."""

    place: dict[str, int]
    unused: tuple[str, ...]

    def get(self, row: Row, meaning: str) -> str:
        """The text of a fact in a row; empty when there is no such column or the row is short."""
        at = self.place.get(meaning)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def has(self, *meanings: str) -> bool:
        """Whether there is a column for each."""
        return all(meaning in self.place for meaning in meanings)


def recognise(table: Table) -> Columns:
    """The columns of a table. Raises FolderError when there is no name or no position among them."""
    simple = [simplify(name) for name in table.names]
    place = {
        meaning: simple.index(found)
        for meaning, (_, names) in MEANINGS.items()
        if (found := next((name for name in names if name in simple), None))
    }
    columns = Columns(place, tuple(name for at, name in enumerate(table.names) if at not in place.values() and name))
    if not columns.has("naam"):
        raise _missing(table, "naam", "noem de kolom met de namen 'naam'")
    if not columns.has("lat", "lon") and not columns.has("x", "y"):
        repair = "noem de kolommen met de plek 'lat' en 'lon' (graden), of 'x' en 'y' (meters RD)"
        raise _missing(table, "plek", repair)
    return columns


def simplify(name: str) -> str:
    """A name in small letters and digits only: "RD-X coördinaat" is "rdxcoordinaat"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


def _missing(table: Table, what: str, repair: str) -> FolderError:
    seen = ", ".join(name for name in table.names if name)[:200]
    sentence = f"er is geen kolom met de {what}; deze kolommen zijn er: {seen}"
    return FolderError([Problem(table.file, 0, 0, "", sentence, repair)])
