"""What the coverage report shows, in Dutch words and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any

from ...enrich.dekking import INWONERS_PER_PUNT, Belasting, Deel, Dekking, Plek, Verschil, Vlek
from ...geo.bands import BAND_MINUTES
from ...model.gemeente import Aard, Gemeente
from ...model.loopnet import Bron
from ...model.site import Site
from .map import LETTERS, Drawing

_BANDS = ("tot 5 minuten", "5 tot 10", "10 tot 15", "15 tot 20", "meer dan 20 minuten", "geen weg te voet gevonden")
_UNKNOWN = "onbekend"
MOST_STREETS = 6  # named of a white spot


@dataclass(frozen=True)
class Rapport:
    """What a report is about.

    dekking: with the places of the trial, when there is one. nu: with the points in use, only beside a trial.
    trapvrij: everybody, without the ways over steps. los: places that no way comes near.
    zonder, met: the trial.
    """

    site: Site
    dekking: Dekking
    bronnen: Sequence[Bron]
    trapvrij: Deel
    los: Sequence[Plek] = ()
    nu: Dekking | None = None
    verschil: Verschil | None = None
    zonder: Sequence[Plek] = ()
    met: Sequence[Plek] = ()


def page_view(rapport: Rapport, style: str) -> dict[str, Any]:
    """What the template shows, in Dutch words and numbers."""
    dekking, gemeente = rapport.dekking, rapport.site.gemeente
    most = max([INWONERS_PER_PUNT, *(last.inwoners or 0 for last in dekking.belasting)])
    return {
        "gemeente": gemeente.naam,
        "aard": _not_real(gemeente),
        "stijl": style,
        "cijfers": list(_key_figures(dekking)),
        "minuten": BAND_MINUTES,
        "norm": _thousands(INWONERS_PER_PUNT),
        "norm_x": _part(INWONERS_PER_PUNT, most),
        "totaal": _deel(dekking.totaal),
        "wijken": [_deel(wijk) for wijk in dekking.wijken],
        "punten": [_punt(number, last, most) for number, last in enumerate(dekking.belasting, 1)],
        "over": " en ".join(
            [_counted(dekking.totaal.adressen, "adres", "adressen"), _counted(len(dekking.belasting), "punt", "punten")]
        ),
        "vlekken": [_vlek(letter, vlek) for letter, vlek in zip(LETTERS, dekking.vlekken, strict=False)],
        "legenda": _BANDS,
        "kaart": Drawing(rapport.site.wijken, dekking, rapport.site.kaart).view(),
        "verschil": _difference(rapport),
        "trapvrij": _deel(rapport.trapvrij),
        "trapvrij_geen_weg": _counted(rapport.trapvrij.banden[-1], "adres", "adressen"),
        "los": [plek.naam for plek in rapport.los],
        "bronnen": [_source(bron) for bron in rapport.bronnen],
    }


def _not_real(gemeente: Gemeente) -> str:
    if gemeente.aard is Aard.ECHT:
        return ""
    return f"{gemeente.aard.value.upper()}: dit zijn geen echte noodsteunpunten"


def _key_figures(dekking: Dekking) -> Iterator[dict[str, str]]:
    totaal, count = dekking.totaal, len(dekking.belasting)
    if totaal.inwoners is not None:
        yield {"getal": _thousands(totaal.inwoners), "wat": "inwoners"}
        needed = ceil(totaal.inwoners / INWONERS_PER_PUNT)
        yield {
            "getal": f"{count} van {needed}",
            "wat": f"punten, naast één op {_thousands(INWONERS_PER_PUNT)} inwoners",
        }
    else:
        yield {"getal": str(count), "wat": "punt" if count == 1 else "punten"}
    yield {"getal": _percent(totaal.deel(totaal.binnen(2))), "wat": "van de adressen binnen 15 minuten lopen"}
    yield {"getal": _percent(totaal.deel(totaal.binnen_km)), "wat": "van de adressen binnen 1 kilometer lopen"}


def _deel(deel: Deel) -> dict[str, Any]:
    pieces, x = [], 0.0
    for band, adressen in enumerate(deel.banden):
        width = _part(adressen, deel.adressen)
        pieces += [{"band": band, "x": round(x, 2), "breedte": width}] if width else []
        x += width
    shares = [_percent(deel.deel(deel.binnen(band))) for band in range(len(BAND_MINUTES))]
    said = ", ".join(f"{share} binnen {minutes} minuten" for share, minutes in zip(shares, BAND_MINUTES, strict=True))
    return {
        "naam": deel.naam,
        "adressen": _thousands(deel.adressen),
        "inwoners": _thousands(deel.inwoners),
        "binnen": shares,
        "binnen_km": _percent(deel.deel(deel.binnen_km)),
        "stukken": pieces,
        "omschrijving": said,
    }


def _punt(number: int, last: Belasting, most: int) -> dict[str, Any]:
    return {
        "nummer": number,
        "naam": last.plek.naam,
        "kandidaat": last.plek.kandidaat,
        "adressen": _thousands(last.adressen),
        "inwoners": _thousands(last.inwoners),
        "mediaan": _metres(last.mediaan_m),
        "verste": _metres(last.verste_m),
        "staaf": None if last.inwoners is None else _part(last.inwoners, most),
        "staaf_tekst": _counted(last.inwoners, "inwoner", "inwoners"),
        "boven_maat": (last.inwoners or 0) > INWONERS_PER_PUNT,
    }


def _vlek(letter: str, vlek: Vlek) -> dict[str, Any]:
    return {
        "letter": letter,
        "adressen": _thousands(vlek.adressen),
        "mediaan": _metres(vlek.mediaan_m),
        "wijk": vlek.wijk,
        "straten": _some(vlek.straten),
    }


def _some(straten: Sequence[str]) -> str:
    """The first streets, and how many more."""
    if not straten:
        return _UNKNOWN
    more = len(straten) - MOST_STREETS
    return ", ".join(straten[:MOST_STREETS]) + (f" en {more} andere" if more > 0 else "")


def _difference(rapport: Rapport) -> dict[str, Any] | None:
    nu, dan, verschil = rapport.nu, rapport.dekking, rapport.verschil
    if nu is None or verschil is None:
        return None
    rows = [
        (f"binnen {minutes} minuten", nu.totaal.binnen(band), dan.totaal.binnen(band))
        for band, minutes in enumerate(BAND_MINUTES)
    ]
    rows.append(("binnen 1 kilometer", nu.totaal.binnen_km, dan.totaal.binnen_km))
    shares = [
        {"wat": what, "nu": _percent(nu.totaal.deel(now)), "dan": _percent(dan.totaal.deel(then))}
        for what, now, then in rows
    ]
    before = {last.plek.id: last for last in nu.belasting}
    who = "adressen" if dan.totaal.inwoners is None else "inwoners"
    loads = [
        {"wat": f"{who} bij {last.plek.naam}", "nu": _load(before.get(last.plek.id), who), "dan": _load(last, who)}
        for last in dan.belasting
    ]
    trial = [f"Zonder {plek.naam}." for plek in rapport.zonder] + [
        f"Met kandidaat {plek.naam}." for plek in rapport.met
    ]
    return {
        "proef": " ".join(trial),
        "rijen": shares + loads,
        "gevolg": (
            f"{_counted(verschil.elders, 'adres gaat', 'adressen gaan')} naar een ander punt. Daarvan "
            f"{'loopt' if verschil.verder == 1 else 'lopen'} er {_thousands(verschil.verder)} meer dan 5 minuten "
            f"verder, en {_thousands(verschil.dichterbij)} meer dan 5 minuten minder."
        ),
    }


def _load(last: Belasting | None, who: str) -> str:
    return "–" if last is None else _thousands(last.inwoners if who == "inwoners" else last.adressen)


def _source(bron: Bron) -> str:
    day = f"gegevens van {bron.datum}" if bron.datum else ""
    return f"{bron.vermelding} ({', '.join(filter(None, (bron.naam, day, bron.licentie)))})"


def _thousands(number: int | None) -> str:
    """A number with the Dutch point between thousands."""
    return _UNKNOWN if number is None else f"{number:,}".replace(",", ".")


def _counted(number: int | None, one: str, many: str) -> str:
    return f"{_thousands(number)} {one if number == 1 else many}"


def _metres(walk_m: float) -> str:
    return f"{round(walk_m, -1):.0f} m" if isfinite(walk_m) else "geen weg"


def _percent(share: float) -> str:
    """Rounded down, so that 100 % is everybody."""
    return f"{int(share * 100)} %"


def _part(number: float, total: float) -> float:
    """A length in a bar of 100."""
    return round(100 * number / total, 2) if total else 0.0


def finite(walk_m: float) -> float | None:
    """JSON has no infinity: no way on foot is no number."""
    return walk_m if isfinite(walk_m) else None
