"""Rules about where things are: points in their wijk, points on one spot, addresses that contradict each other."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from math import cos, floor, radians

from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from ..geo.areas import outside_m
from ..geo.distance import METRES_PER_DEGREE, distance_m
from ..load.yamlfile import Key
from ..model.counted import counted
from ..model.gemeente import VEILIGHEIDSREGIOS, Aard
from ..model.gemeenten import bekende_gemeenten
from ..model.likeness import plain
from ..model.nederland import LAT as LAT_RANGE
from ..model.noodsteunpunt import ENDED, Noodsteunpunt
from ..model.problem import Problem
from .rules import GEMEENTE, REFUSE_OUTSIDE_M, WARN_OUTSIDE_M, Facts
from .wijken import FILE as WIJKEN

# Nearer than this two points are one building to most people; 9 of 10 polling stations are further apart.
SAME_SPOT_M = 1
NEAR_M = 150
# Of latitude and of longitude, which are shortest in the north of the country.
_NEAR_DEGREES = NEAR_M / METRES_PER_DEGREE, NEAR_M / (METRES_PER_DEGREE * cos(radians(LAT_RANGE[1])))
# One postcode is a part of one street.
POSTCODE_M = 2_000
# Two entrances of one large building.
SAME_ADDRESS_M = 300
_Place = tuple[str, float, float]  # an id, latitude and longitude
LAT: Key = ("locatie", "lat")


def inside_wijk(facts: Facts) -> Iterator[Problem]:
    """A point in use lies in its own wijk, or so near that the drawing may be a little off."""
    surfaces = facts.surfaces
    for punt in facts.punten:
        if not punt.in_use or punt.wijk not in surfaces:
            continue
        place = punt.locatie.lat, punt.locatie.lon
        metres = facts.recall(("outside", punt.id), outside_m, surfaces[punt.wijk], *place)
        if metres > WARN_OUTSIDE_M:
            yield _outside(facts, punt, metres, surfaces)


def _outside(facts: Facts, punt: Noodsteunpunt, metres: float, surfaces: Mapping[str, BaseGeometry]) -> Problem:
    lat, lon = punt.locatie.lat, punt.locatie.lon
    to_all = {id_: outside_m(surface, lat, lon) for id_, surface in surfaces.items()}
    nearest = min(to_all, key=lambda id_: (to_all[id_], id_))
    naam = facts.wijk_by_id()[punt.wijk].naam
    what, code = f"dit punt ligt {metres:.0f} m buiten de wijk '{naam}'", "NSP203"
    repair = "kijk lat en lon na, of kies een andere wijk"
    if to_all[nearest] == 0:
        repair = f"kijk lat en lon na, of schrijf 'wijk: {nearest}'; daar ligt het in"
    elif to_all[nearest] > WARN_OUTSIDE_M:
        metres, code, repair = to_all[nearest], "NSP204", "kijk lat en lon na"
        what = f"dit punt ligt {metres:.0f} m buiten de gemeente: het ligt in geen enkele wijk"
    return facts.files[punt.id].problem(LAT, what, repair, code=code, warning=metres <= REFUSE_OUTSIDE_M)


def apart(facts: Facts) -> Iterator[Problem]:
    """Two points that people could take for one: legal, so a warning at the second, about the nearest one."""
    here = (punt for punt in facts.punten if punt.levensloop not in ENDED and not punt.is_sjabloon)
    places = tuple((punt.id, punt.locatie.lat, punt.locatie.lon) for punt in here)
    for metres, first, second in facts.recall("near", _near, places):
        yield _too_near(facts, first, second, metres)


def _near(places: tuple[_Place, ...]) -> list[tuple[float, str, str]]:
    """Each place with a nearest one within `NEAR_M` among those before it: how far that is, and the ids.

    Looks in the square of that size in which the place lies, and in those beside it.
    """
    found: list[tuple[float, str, str]] = []
    squares: dict[tuple[int, int], list[_Place]] = {}
    for place in sorted(places):
        id_, lat, lon = place
        row, column = floor(lat / _NEAR_DEGREES[0]), floor(lon / _NEAR_DEGREES[1])
        beside = product((row - 1, row, row + 1), (column - 1, column, column + 1))
        others = (other for square in beside for other in squares.get(square, ()))
        away = ((distance_m(other_lat, other_lon, lat, lon), other) for other, other_lat, other_lon in others)
        metres, first = min(away, default=(NEAR_M, ""))
        if metres < NEAR_M:
            found.append((metres, first, id_))
        squares.setdefault((row, column), []).append(place)
    return found


def _too_near(facts: Facts, first: str, second: str, metres: float) -> Problem:
    file = facts.files[second]
    if metres < SAME_SPOT_M:
        what = f"dit punt ligt op dezelfde plek als '{first}'"
        repair = "kijk lat en lon na, of haal een van de twee weg"
        return file.problem(LAT, what, repair, code="NSP212", warning=True)
    what = f"dit punt ligt maar {metres:.0f} m van '{first}'"
    return file.problem(LAT, what, "kijk of het twee verschillende plekken zijn", code="NSP213", warning=True)


def addresses_agree(facts: Facts) -> Iterator[Problem]:
    """Points with one postcode lie in one place, near each other."""
    seen: dict[str, Noodsteunpunt] = {}
    for punt in sorted(facts.punten, key=lambda punt: punt.id):
        locatie = punt.locatie
        if not locatie.postcode or punt.levensloop in ENDED:
            continue
        other = seen.setdefault(locatie.postcode, punt)
        if other is punt:
            continue
        file, there = facts.files[punt.id], other.locatie
        if locatie.plaats and there.plaats and plain(locatie.plaats) != plain(there.plaats):
            what = f"postcode {locatie.postcode} ligt bij '{other.id}' in {there.plaats} en hier in {locatie.plaats}"
            repair = "kijk bij beide punten postcode en plaats na"
            yield file.problem(("locatie", "plaats"), what, repair, code="NSP214", warning=True)
            continue
        metres = distance_m(locatie.lat, locatie.lon, there.lat, there.lon)
        if locatie.huisnummer == there.huisnummer and metres > SAME_ADDRESS_M:
            what = f"'{other.id}' heeft hetzelfde adres, maar ligt {metres:.0f} m verderop"
            repair = "kijk bij beide punten het adres en de plek na"
            yield file.problem(("locatie", "huisnummer"), what, repair, code="NSP214", warning=True)
        elif metres > POSTCODE_M:
            what = f"'{other.id}' heeft dezelfde postcode, maar ligt {metres / 1000:.0f} km verderop"
            repair = "kijk bij beide punten de postcode en de plek na"
            yield file.problem(("locatie", "postcode"), what, repair, code="NSP214", warning=True)


def code_is_of_this_gemeente(facts: Facts) -> Iterator[Problem]:
    """The code, the name and the region of a municipality belong together, as far as our table goes (2023)."""
    gemeente, file = facts.gemeente, facts.files[GEMEENTE]
    known = bekende_gemeenten().get(gemeente.cbs_code)
    if known is None:
        return
    bare = plain(known.naam.partition(" (")[0])
    if plain(gemeente.naam).removeprefix("gemeente") not in {bare, plain(known.naam)}:
        what = f"{gemeente.cbs_code} is de code van {known.naam}, niet van {gemeente.naam}"
        yield file.problem(("cbs_code",), what, "kijk de code na", code="NSP218", warning=True)
    elif gemeente.veiligheidsregio != known.veiligheidsregio:
        region = f"{known.veiligheidsregio} ({VEILIGHEIDSREGIOS[known.veiligheidsregio]})"
        what = f"{known.naam} ligt in veiligheidsregio {region}"
        repair = f"schrijf {known.veiligheidsregio}"
        yield file.problem(("veiligheidsregio",), what, repair, code="NSP218", warning=True)


def one_name_each(facts: Facts) -> Iterator[Problem]:
    """Two points with one name send people to the wrong place."""
    names = tuple((punt.id, punt.naam) for punt in facts.punten if punt.levensloop not in ENDED)
    for naam, first, second in facts.recall("names", _same_name, names):
        what = f"'{first}' heet ook '{naam}'"
        repair = "geef elk punt een naam die inwoners uit elkaar kunnen houden"
        yield facts.files[second].problem(("naam",), what, repair, code="NSP219", warning=True)


def _same_name(names: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    """Each name that is much like one before it, with the ids of the first point of that name and of its own."""
    seen: dict[str, str] = {}
    firsts = [(naam, seen.setdefault(plain(naam), id_), id_) for id_, naam in sorted(names)]
    return [found for found in firsts if found[1] != found[2]]


def real_outline(facts: Facts) -> Iterator[Problem]:
    """A rectangle is what we draw when nobody gave a map; printed, it sends people to the wrong point."""
    for wijk in facts.wijken if facts.gemeente.aard is Aard.ECHT else ():
        corners = {place for polygon in wijk.vlakken for ring in polygon for place in ring}
        if len({lon for lon, _ in corners}) == len({lat for _, lat in corners}) == 2:
            what = "deze wijk is een rechthoek, en zo komt zij op de flyer"
            repair = "zet de kaart met de echte grenzen in wijken.geojson"
            yield Problem(WIJKEN, 0, 0, f"wijk {wijk.id}", what, repair, warning=True, code="NSP239")


def outline_without_crossing(facts: Facts) -> Iterator[Problem]:
    """Of an outline that crosses itself nobody knows what lies inside."""
    for id_ in facts.recall("crossing", _crossing, facts.surfaces):
        what = "de omtrek van deze wijk kruist zichzelf"
        yield Problem(WIJKEN, 0, 0, f"wijk {id_}", what, "teken de wijk opnieuw", warning=True, code="NSP321")


def apart_wijken(facts: Facts) -> Iterator[Problem]:
    """A place lies in one wijk; of two that lie over each other one was drawn twice, or is a whole town."""
    known = facts.wijk_by_id()
    for id_, others in facts.recall("over others", _over_others, facts.surfaces).items():
        more = f" en nog {counted(len(others) - 1, 'andere', 'andere')}" if len(others) > 1 else ""
        what = f"deze wijk ligt over de wijk '{known[others[0]].naam}'{more} heen"
        repair = "teken de grens opnieuw, zodat elke plek in één wijk ligt"
        yield Problem(WIJKEN, 0, 0, f"wijk {id_}", what, repair, warning=True, code="NSP322")


def _over_others(surfaces: Mapping[str, BaseGeometry]) -> dict[str, list[str]]:
    """Per wijk the smaller ones of which the middle lies in it. Edges never fit to the metre."""
    if not surfaces:
        return {}
    ids = sorted(surfaces, key=lambda id_: (surfaces[id_].area, id_))
    shapes = [surfaces[id_] for id_ in ids]
    middles = [shape.representative_point() for shape in shapes]
    over: dict[str, list[str]] = {}
    for inner, outer in sorted(STRtree(shapes).query(middles, predicate="within").T.tolist()):
        if inner < outer:
            over.setdefault(ids[outer], []).append(ids[inner])
    return over


def _crossing(surfaces: Mapping[str, BaseGeometry]) -> list[str]:
    return [id_ for id_, surface in surfaces.items() if not surface.is_valid]


PLACE_RULES: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    inside_wijk,
    apart,
    addresses_agree,
    code_is_of_this_gemeente,
    one_name_each,
    real_outline,
    outline_without_crossing,
    apart_wijken,
)
