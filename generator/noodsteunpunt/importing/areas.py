"""In which wijk each place lies, and the wijken there have to be so that every place lies in one."""

from dataclasses import dataclass

from shapely import make_valid, unary_union
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..check.rules import REFUSE_OUTSIDE_M
from ..geo.areas import grown, outside_m
from ..model.counted import counted
from ..model.gemeenten import BekendeGemeente
from .columns import simplify
from .maps import Area, rounded, surface
from .rows import Place
from .slugs import Slugs, slug

# Room around the outermost places when nobody gave a border.
MARGIN_M = 500.0


@dataclass(frozen=True)
class Assigned:
    """The wijken and, per place in the same order, the id of its wijk.

    outside_m: per place how far it lies outside every given wijk; infinite when none was given.
    otherwise: places whose list names another wijk than the one they were put in, with the name of that one.
    said: what an editor should know, in Dutch.
    """

    areas: tuple[Area, ...]
    wijk_ids: tuple[str, ...]
    outside_m: tuple[float, ...]
    otherwise: tuple[tuple[Place, str], ...]
    said: tuple[str, ...]


def assign(
    places: tuple[Place, ...], given: tuple[Area, ...], grens: BaseGeometry | None, gemeente: BekendeGemeente
) -> Assigned:
    """A wijk for every place: its own, else the nearest, else a rest of the municipality that is added for it."""
    given = tuple(rounded(area) for area in given)
    nearest = [_nearest(given, place) for place in places]
    far = [place for place, (metres, _) in zip(places, nearest, strict=True) if metres > REFUSE_OUTSIDE_M]
    said: tuple[str, ...] = ()
    areas = given
    if far or not given:
        rest, sentence = _rest(far or list(places), given, grens, gemeente)
        areas, said = (*given, rest), (sentence,)
    chosen = [
        areas[-1] if area is None or metres > REFUSE_OUTSIDE_M else named_area(given, place) or area
        for place, (metres, area) in zip(places, nearest, strict=True)
    ]
    otherwise = tuple(
        (place, area.naam)
        for place, area in zip(places, chosen, strict=True)
        if given and place.wijk and simplify(place.wijk) not in {simplify(area.naam), simplify(area.id)}
    )
    return Assigned(areas, tuple(area.id for area in chosen), tuple(metres for metres, _ in nearest), otherwise, said)


def _nearest(areas: tuple[Area, ...], place: Place) -> tuple[float, Area | None]:
    """The wijk a place lies in or is nearest to, and how far outside it is."""
    measured = [(outside_m(area.vlak, place.lat, place.lon), area) for area in areas]
    return min(measured, key=lambda one: one[0], default=(float("inf"), None))


def named_area(areas: tuple[Area, ...], place: Place) -> Area | None:
    """The wijk that the list names, by name or id, when there is one and the place lies in it or nearly so."""
    wanted = simplify(place.wijk)
    named = next((area for area in areas if wanted and wanted in {simplify(area.naam), simplify(area.id)}), None)
    return named if named and outside_m(named.vlak, place.lat, place.lon) <= REFUSE_OUTSIDE_M else None


def _rest(
    places: list[Place], given: tuple[Area, ...], grens: BaseGeometry | None, gemeente: BekendeGemeente
) -> tuple[Area, str]:
    """One more wijk: what the given wijken leave of the municipality, and the sentence about it."""
    around = grens if grens is not None else _box(places)
    where = (
        "de grens van de gemeente" if grens is not None else "een rechthoek om de punten, want de grens is niet gegeven"
    )
    if not given:
        area = Area(slug(gemeente.naam, "wijk"), gemeente.naam, None, around)
        return rounded(area), f"er is geen wijkenbestand: de hele gemeente is één wijk, met {where}"
    slugs = Slugs("wijk")
    for area in given:
        slugs.take(area.naam)
    naam = f"Overig {gemeente.naam}"
    left = surface(make_valid(around).difference(unary_union([make_valid(area.vlak) for area in given])))
    sentence = (
        f"{counted(len(places), 'punt ligt', 'punten liggen')} meer dan {REFUSE_OUTSIDE_M} m buiten alle wijken; "
        f"daarvoor is de wijk '{naam}' gemaakt: wat de wijken overlaten van {where}"
    )
    return rounded(Area(slugs.take(naam), naam, None, left)), sentence


def _box(places: list[Place]) -> BaseGeometry:
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    return box(*grown((min(lons), min(lats), max(lons), max(lats)), MARGIN_M))
