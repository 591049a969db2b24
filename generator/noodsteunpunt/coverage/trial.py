"""What a planner tries out: points that drop out, places that open, and a list to choose the best places from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shapely import GeometryCollection

from ..check.coordination import COORDINATION, sounds_like_coordination
from ..geo.areas import surface_of
from ..geo.bands import BAND_MINUTES
from ..importing.kandidaten import read_candidates
from ..model.gemeenten import BekendeGemeente
from ..model.hidden import HIDDEN
from ..model.nederland import LAT, LON
from ..model.problem import FolderError, Problem
from ..model.site import Site

_PLACE = re.compile(r"(\S[^=]{0,59})=(\d{1,2}\.\d{1,10}), ?(\d{1,2}\.\d{1,10})", re.ASCII)
_COMMAS = re.compile(r"(\S[^=]{0,59})=(\d{1,2}),(\d{1,10})[,;] ?(\d{1,2}),(\d{1,10})", re.ASCII)
MOST_CANDIDATES = 200
_TYPED = Problem("--with", 0, 0, "", "", code="NSP714")


@dataclass(frozen=True)
class Kandidaat:
    """A place to try out that is no point of the municipality.

    lat, lon: degrees WGS84. where: where it was typed, as a problem that says nothing yet.
    """

    naam: str
    lat: float
    lon: float
    where: Problem = _TYPED


@dataclass(frozen=True)
class Trial:
    """What if: points that drop out, points that open although they are not in use, and places that are no point yet.

    zonder, met: ids of points in the folder.
    """

    zonder: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    kandidaten: tuple[Kandidaat, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.zonder or self.met or self.kandidaten)


def read_trial(zonder: Sequence[str], met: Sequence[str]) -> Trial:
    """A trial as typed: ids of points, and for other places NAAM=LAT,LON. Raises FolderError."""
    places = [text for text in met if "=" in text]
    found = {text: _PLACE.fullmatch(text) for text in places}
    if wrong := [text for text, match in found.items() if not match or not _in_the_netherlands(match)]:
        raise FolderError([_no_place(text) for text in wrong])
    kandidaten = [Kandidaat(match[1].strip(), float(match[2]), float(match[3])) for match in found.values() if match]
    if problems := [problem for one in kandidaten if (problem := _wrong_name(one.naam))]:
        raise FolderError(problems)
    ids = dict.fromkeys(text for text in met if text not in found)
    return Trial(tuple(dict.fromkeys(zonder)), tuple(ids), tuple(kandidaten))


def _no_place(text: str) -> Problem:
    """Who types a comma in a number, as Dutch people do, gets the place back as it should be."""
    what = "dit is geen plek in Nederland"
    repair = "schrijf het zoals 'Sporthal=52.5500,5.2200': naam, breedtegraad en lengtegraad met een punt"
    if match := _COMMAS.fullmatch(text):
        what = "in de getallen staat een komma waar een punt hoort"
        repair = "schrijf '{}={}.{},{}.{}'".format(*match.groups())
    return Problem("--with", 0, 0, "", f"'{text}': {what}", repair, code="NSP714")


def _wrong_name(naam: str) -> Problem | None:
    """What makes a name one that no noodsteunpunt can have."""
    if sounds_like_coordination(naam):
        what, repair, code = COORDINATION[0], "geef de plek een andere naam, of laat haar weg", "NSP209"
    elif HIDDEN.search(naam):
        what, repair, code = "hier staat een onzichtbaar teken in", "typ de naam opnieuw", "NSP004"
    else:
        return None
    return Problem("--with", 0, 0, "", f"'{naam}': {what}", repair, code=code)


def _in_the_netherlands(match: re.Match[str]) -> bool:
    return LAT[0] <= float(match[2]) <= LAT[1] and LON[0] <= float(match[3]) <= LON[1]


@dataclass(frozen=True)
class Search:
    """How many places to choose out of a list. binnen: for addresses within so many minutes; None: for all walks."""

    aantal: int
    lijst: Path
    binnen: int | None = None


def read_search(aantal: str | None, lijst: Path | None, binnen: str | None) -> Search | None:
    """What to choose, as typed; None when nothing was asked. Raises FolderError."""
    if aantal is None and lijst is None and binnen is None:
        return None
    if lijst is None:
        raise _wrong("--kandidaten", "er is geen lijst om uit te kiezen", "geef die met --kandidaten LIJST")
    if aantal is None:
        raise _wrong("--beste", "er staat niet bij hoeveel plekken u zoekt", "schrijf bijvoorbeeld --beste 3")
    if not re.fullmatch(r"[1-9]\d{0,3}", aantal, re.ASCII):
        raise _wrong("--beste", f"'{aantal}' is geen aantal plekken", "schrijf een heel getal, zoals --beste 3")
    minutes = [str(minutes) for minutes in BAND_MINUTES]
    if binnen is not None and binnen not in minutes:
        repair = f"kies uit {', '.join(minutes[:-1])} en {minutes[-1]}"
        raise _wrong("--binnen", f"met '{binnen}' minuten kan niet gerekend worden", repair)
    return Search(int(aantal), lijst, int(binnen) if binnen else None)


def read_list(search: Search, site: Site) -> tuple[Kandidaat, ...]:
    """The candidates on the list. Raises FolderError when it cannot be read or nothing can be chosen from it."""
    own = site.gemeente
    box = GeometryCollection([surface_of(wijk) for wijk in site.wijken]).bounds
    rows = read_candidates(search.lijst, BekendeGemeente(own.cbs_code, own.naam, own.veiligheidsregio, box))
    if len(rows) > MOST_CANDIDATES:
        repair = f"houd de plekken over die echt kunnen, hoogstens {MOST_CANDIDATES}"
        raise _wrong(search.lijst.name, f"er staan {len(rows)} plekken op deze lijst", repair)
    if len(rows) < search.aantal:
        what = f"u zoekt {search.aantal} plekken, en er staan er {len(rows)} op deze lijst"
        raise _wrong(search.lijst.name, what, f"zoek er hoogstens {len(rows)}, of maak de lijst langer")
    return tuple(Kandidaat(place.naam, place.lat, place.lon, where) for place, where in rows)


def _wrong(where: str, what: str, repair: str) -> FolderError:
    return FolderError([Problem(where, 0, 0, "", what, repair, code="NSP724")])
