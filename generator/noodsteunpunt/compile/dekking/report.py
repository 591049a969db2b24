"""The coverage report for planners: a page that needs nothing else, and its figures as CSV and JSON. Not public."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ...geo.bands import BAND_MINUTES
from ..artifact import INTERN, Artifact
from ..csvtext import semicolon_csv
from ..theme import Theme
from .page import Rapport, finite, page_view

FOLDER = f"{INTERN}/dekking"


def coverage_report(rapport: Rapport, theme: Theme) -> Iterator[Artifact]:
    """The report in its three shapes."""
    html = theme.env.get_template("intern/dekking.html").render(
        r=page_view(rapport, theme.own_style("intern/dekking.css"))
    )
    yield Artifact(f"{FOLDER}/index.html", html.encode(), made_from=html)
    text = json.dumps(_figures(rapport), ensure_ascii=False, indent=1)
    yield Artifact(f"{FOLDER}/dekking.json", f"{text}\n".encode(), made_from=text)
    table = semicolon_csv(_rows(rapport))
    yield Artifact(f"{FOLDER}/dekking.csv", table.encode("utf-8-sig"), made_from=table)


def _figures(rapport: Rapport) -> dict[str, Any]:
    """Everything as numbers; docs/formats/dekking.md."""
    dekking = rapport.dekking
    return {
        "gemeente": rapport.site.gemeente.naam,
        "aard": rapport.site.gemeente.aard.value,
        "minuten": list(BAND_MINUTES),
        "zonder": [plek.id for plek in rapport.zonder],
        "met": [asdict(plek) for plek in rapport.met],
        "totaal": asdict(dekking.totaal),
        "trapvrij": asdict(rapport.trapvrij),
        "wijken": [asdict(wijk) for wijk in dekking.wijken],
        "punten": [asdict(last) for last in dekking.belasting],
        "witte_vlekken": [{**asdict(vlek), "mediaan_m": finite(vlek.mediaan_m)} for vlek in dekking.vlekken],
        "verschil": asdict(rapport.verschil) if rapport.verschil else None,
        "voorstel": asdict(rapport.voorstel) if rapport.voorstel else None,
    }


def _rows(rapport: Rapport) -> Iterator[tuple[str, ...]]:
    dekking = rapport.dekking
    minutes = [f"binnen_{minutes}_min" for minutes in BAND_MINUTES]
    yield ("soort", "naam", "adressen", "inwoners", *minutes, "binnen_1_km", "gemiddeld_m", "mediaan_m", "verste_m")
    for soort, deel in (*(("wijk", wijk) for wijk in dekking.wijken), ("gemeente", dekking.totaal)):
        mean = f"{deel.gemiddeld_m:.0f}"
        within = [str(deel.binnen(band)) for band in range(len(BAND_MINUTES))]
        yield (soort, deel.naam, str(deel.adressen), _plain(deel.inwoners), *within, str(deel.binnen_km), mean, "", "")
    for last in dekking.belasting:
        empty = [""] * (len(BAND_MINUTES) + 2)
        walk = (f"{last.mediaan_m:.0f}", _plain(finite(last.verste_m)))
        yield (
            "kandidaat" if last.plek.kandidaat else "punt",
            last.plek.naam,
            str(last.adressen),
            _plain(last.inwoners),
            *empty,
            *walk,
        )
    for plek in rapport.voorstel.af if rapport.voorstel else ():
        yield ("niet gekozen", plek.naam, *[""] * (len(BAND_MINUTES) + 6))


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.0f}"
