"""What `nsp geo prepare` tells an editor: what came in, what was left out, and what to look at."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from ..geo.areas import surface_of
from ..geo.doors import FAR_FROM_A_WAY_M, Doors
from ..geo.foot import Foot
from ..geo.walking import NOBODY
from ..model.counted import counted, thousands
from ..model.problem import Problem
from .prepare import FOLDER, MARGIN_M, Prepared


def told(prepared: Prepared) -> Iterator[str]:
    """The report, line by line."""
    net, rows = prepared.net, prepared.net.adressen
    for bron in net.bronnen:
        yield f"Gelezen: {bron.naam}{f', gegevens van {bron.datum}' if bron.datum else ''} ({bron.vermelding})."
    yield (
        f"Straten: {counted(len(net.van), 'stuk', 'stukken')} weg tussen "
        f"{counted(len(net.lat), 'kruising', 'kruisingen')}, "
        f"samen {thousands(round(net.lengte_m.sum() / 1000))} km."
    )
    postcodes = counted(len(net.postcodes), "postcode", "postcodes")
    streets = counted(len(net.straten), "straat", "straten")
    yield f"Adressen: {thousands(rows.aantal.sum())}, met {postcodes} en {streets}."
    for what in _left_out(prepared):
        yield f"Weggelaten: {what}."
    for name, text in sorted(prepared.files.items()):
        yield f"Geschreven: {(FOLDER / name).as_posix()} ({len(text.encode()) / 1000:.0f} kB). Bewaar het bij de map."


def _left_out(prepared: Prepared) -> Iterator[str]:
    seen = prepared.net.weggelaten
    loose = seen.get("losse_knopen", 0)
    of_all = (
        f"{thousands(loose)} van de {thousands(prepared.points)} punten op wegen ({_percent(loose, prepared.points)})"
    )
    yield f"{of_all}, omdat ze niet vastzitten aan de rest"
    yield f"{counted(seen.get(Foot.FORBIDDEN.value, 0), 'weg', 'wegen')} waar u niet mag lopen"
    still = seen.get(Foot.FERRY.value, 0), seen.get(Foot.LIFT.value, 0)
    if any(still):
        yield f"veren ({still[0]}) en liften ({still[1]}): die doen het niet zonder stroom"
    if seen.get("adres"):
        yield f"{counted(seen['adres'], 'adres', 'adressen')} zonder nummer, plek, of straat en postcode"
    if seen.get("buiten_de_wijken"):
        yield f"{counted(seen['buiten_de_wijken'], 'adres', 'adressen')} buiten de wijken van deze map"


def warnings(prepared: Prepared, osm: Path) -> Iterator[Problem]:
    """What an editor has to look at, because answers will be less good."""

    def look(code: str, what: str, repair: str = "") -> Problem:
        return Problem(osm.name, 0, 0, "", what, repair, warning=True, code=code)

    if prepared.short:
        *others, last = prepared.short
        sides = f"{', '.join(others)} en {last}" if others else last
        margin = f"{MARGIN_M / 1000:.0f} km"
        yield look(
            "NSP316",
            f"de uitsnede is te krap: in het {sides} houdt zij op binnen {margin} van de rand van de wijken",
            f"neem {margin} om de gemeente heen, want ook een brug daar telt mee; is daar open water, dan is het goed",
        )
    rows = prepared.net.adressen
    far = Doors(prepared.net).homes.weg == NOBODY
    if far.any():
        lie = counted(int(rows.aantal[far].sum()), "adres ligt", "adressen liggen")
        what = f"{lie} meer dan {FAR_FROM_A_WAY_M:.0f} m van een weg"
        yield look("NSP317", f"{what}; daarvoor is er geen looptijd")
    unknown = int(rows.aantal[rows.postcode < 0].sum())
    if unknown:
        have = counted(unknown, "adres heeft", "adressen hebben")
        what = f"{have} geen postcode; zoeken kan daar alleen met de straat"
        yield look("NSP318", what, "geef met --adressen een lijst met postcodes")
    for wijk in prepared.wijken:
        area = surface_of(wijk)
        if not shapely.intersects_xy(area, prepared.net.lon, prepared.net.lat).any():
            what, repair = (
                f"in de wijk '{wijk.naam}' ligt geen straat",
                "kies een uitsnede waar de hele gemeente in ligt",
            )
            yield look("NSP316", what, repair)
        elif not np.any(shapely.intersects_xy(area, rows.lon, rows.lat)):
            what = f"in de wijk '{wijk.naam}' ligt geen adres"
            yield look("NSP318", what, "geef met --adressen een lijst met adressen")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.0f} %"
