"""Which point of the folder a row is about: by its id, else its code, else its name with its address or spot."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..geo.distance import distance_m
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.permalinks import Permalinks, Soort
from ..model.problem import did_you_mean
from .columns import simplify
from .doubles import SAME_SPOT_M
from .rows import Place, address_of, canonical

# One name this near is one place: an entrance instead of the middle of a building, or a coarser position.
SAME_NAME_M = 250.0


class UnclearError(ValueError):
    """A row that may be about a point but is not certainly so. what, repair: Dutch."""

    def __init__(self, what: str, repair: str) -> None:
        super().__init__(what)
        self.what, self.repair = what, repair


@dataclass(frozen=True)
class Known:
    """The points of a folder and the codes they have."""

    punten: tuple[Noodsteunpunt, ...]
    links: Permalinks | None

    def match(self, place: Place) -> Noodsteunpunt | None:
        """The point a row is about; None when it is a new one. Raises UnclearError."""
        by_id, by_code = self._by_id(place), self._by_code(place)
        if by_id and by_code and by_id.id != by_code.id:
            what = f"de id is van '{by_id.naam}' en de code van '{by_code.naam}'"
            raise UnclearError(what, "houd een van de twee over")
        if by_id or by_code or "id" in place.given:
            return by_id or by_code
        return self._by_name(place)

    def _by_id(self, place: Place) -> Noodsteunpunt | None:
        id_ = place.given.get("id", "")
        found = {punt.id: punt for punt in self.punten}
        if id_ and id_ not in found and (near := found.get(did_you_mean(id_, found))) and self._alike(near, place):
            raise UnclearError(f"er is geen punt met de id '{id_}'", f"bedoelt u '{near.id}' ({near.naam})?")
        return found.get(id_)

    def _by_code(self, place: Place) -> Noodsteunpunt | None:
        if not place.code:
            return None
        codes = self.links.codes if self.links else ()
        id_ = next((link.id for link in codes if (link.soort, link.code) == (Soort.PUNT, place.code)), "")
        found = next((punt for punt in self.punten if punt.id == id_), None)
        if not found:
            what = f"er is geen punt met de code '{place.code}'"
            raise UnclearError(what, "kijk de code na, of maak dit vak leeg als het een nieuw punt is")
        return found

    def _by_name(self, place: Place) -> Noodsteunpunt | None:
        named = [punt for punt in self.punten if place.naam and simplify(punt.naam) == simplify(place.naam)]
        certain = [punt for punt in named if _same_address(punt, place) or _apart_m(punt, place) <= SAME_NAME_M]
        if not place.position and not place.address:
            certain = named
        if len(certain) > 1:
            what = f"'{place.naam}' kan {len(certain)} punten zijn: {_ids(certain)}"
            raise UnclearError(what, "zet in een kolom 'id' welk punt het is")
        if certain:
            return certain[0]
        if named:
            far = f"{_apart_m(named[0], place) / 1000:.1f} km hiervandaan".replace(".", ",")
            raise UnclearError(
                f"'{place.naam}' heet als het punt {_ids(named)}, maar dat ligt {far}", _choose(named[0])
            )
        real = [punt for punt in self.punten if not punt.is_sjabloon]
        here = [punt for punt in real if _same_address(punt, place) or _apart_m(punt, place) <= SAME_SPOT_M]
        if here:
            raise UnclearError(f"op deze plek ligt al '{here[0].naam}' ({_ids(here)})", _choose(here[0]))
        return None

    def _alike(self, punt: Noodsteunpunt, place: Place) -> bool:
        same_name = simplify(punt.naam) == simplify(place.naam)
        return same_name or not place.naam or _apart_m(punt, place) <= SAME_SPOT_M


def _ids(punten: Iterable[Noodsteunpunt]) -> str:
    return ", ".join(punt.id for punt in punten)


def _choose(punt: Noodsteunpunt) -> str:
    return f"zet in een kolom 'id' {punt.id} als het dit punt is, of een nieuwe id als het een ander punt is"


def _apart_m(punt: Noodsteunpunt, place: Place) -> float:
    if not place.position:
        return float("inf")
    return distance_m(punt.locatie.lat, punt.locatie.lon, place.lat, place.lon)


def _same_address(punt: Noodsteunpunt, place: Place) -> bool:
    return place.address is not None and address_of(canonical(punt)) == place.address
