"""The printed codes beside those of the last build: none leads to another place now."""

from collections.abc import Iterator

from ..geo.distance import distance_m
from ..model.likeness import plain
from ..model.permalinks import Permalinks, Soort
from ..model.problem import Problem
from ..model.saved import Built
from ..model.site import Site
from .codes import FILE

_NAMED = 3  # codes in one sentence
# A place that was typed too roughly, or an entrance round the corner, is still the same place.
SAME_PLACE_M = 300
_MOVED = "is het punt verhuisd, zet dan de oude plek terug en doe wat het recept 'Een punt verhuist' zegt"


def other_than_built(site: Site, before: Built, out: str) -> Iterator[Problem]:
    """Codes that led elsewhere when the site was last built in the folder `out`. Another address is another site."""
    if before.permalinks.siteadres == site.permalinks.siteadres:
        yield from _given_away(site.permalinks, before.permalinks, out)
        yield from _other_contents(site, before, out)


def _given_away(links: Permalinks, before: Permalinks, out: str) -> Iterator[Problem]:
    """Codes of something else, as after an old copy of a folder was put back."""
    now = links.thing_by_code
    moved = [(code, *thing) for code, thing in before.thing_by_code.items() if now.get(code) != thing]
    if not moved:
        return
    named = ", ".join(f"{code} van {soort} '{id_}'" for code, soort, id_ in moved[:_NAMED])
    more = f" en nog {len(moved) - _NAMED}" if len(moved) > _NAMED else ""
    what = f"bij de vorige keer bouwen was code {named}{more}; nu niet meer"
    repair = (
        f"zet permalinks.yml van toen terug; is er niets gedrukt of online gezet van wat in '{out}' staat, "
        "gooi die map dan weg"
    )
    yield Problem(FILE, 0, 0, "", what, repair, code="NSP414")


def _other_contents(site: Site, before: Built, out: str) -> Iterator[Problem]:
    """Codes of the same file, in which another point stands now, as after two files changed places."""
    punten = {punt.id: punt for punt in site.punten}
    for id_, (naam, lat, lon) in before.punten.items():
        punt, code = punten.get(id_), before.permalinks.code_of(Soort.PUNT, id_)
        if punt is None or code is None or site.permalinks.code_of(Soort.PUNT, id_) != code:
            continue  # that is told elsewhere
        apart_m = distance_m(lat, lon, punt.locatie.lat, punt.locatie.lon)
        if apart_m <= SAME_PLACE_M:
            continue
        file, far = f"locations/punten/{id_}.yml", f"{apart_m / 1000:.1f} km verderop".replace(".", ",")
        if plain(naam) == plain(punt.naam):
            what = f"bij de vorige keer bouwen lag '{naam}' (code {code}) op een andere plek; nu ligt het {far}"
            repair = f"{_MOVED}; was de oude plek fout, dan is het zo goed"
            yield Problem(file, 0, 0, "locatie", what, repair, True, code="NSP416")
        else:
            what = f"bij de vorige keer bouwen was code {code} '{naam}'; nu is het '{punt.naam}', {far}"
            repair = (
                f"zet de gegevens van '{naam}' terug in dit bestand; {_MOVED}. Is het toch hetzelfde "
                f"punt, met een betere naam en plek, gooi dan de map '{out}' weg en bouw opnieuw"
            )
            yield Problem(file, 0, 0, "", what, repair, code="NSP415")
