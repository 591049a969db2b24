"""What the coverage report shows, in Dutch words and numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any

from ...enrich.dekking import INWONERS_PER_PUNT, Belasting, Deel, Dekking, Plek, Verschil, Vlek
from ...enrich.voorstel import Voorstel
from ...geo.bands import BAND_MINUTES
from ...model.counted import counted, thousands
from ...model.gemeente import Aard, Gemeente
from ...model.loopnet import Bron
from ...model.problem import Problem
from ...model.site import Site
from ..pages.views import valid_on_paper
from ..texts import Texts
from .map import LETTERS, Drawing
from .voorstel import proposal_view
from .words import UNKNOWN, amount, metres, near, part, percent, walk

_BANDS = ("tot 5 minuten", "5 tot 10", "10 tot 15", "15 tot 20", "meer dan 20 minuten", "geen weg te voet gevonden")
_ROOM = 1.1  # beside the longest bar
MOST_STREETS = 6  # named of a white spot


@dataclass(frozen=True)
class Rapport:
    """What a report is about.

    dekking: with the places of the trial, when there is one. nu: with the points in use, only beside a trial.
    trapvrij: everybody, without the ways over steps. los: places that no way comes near.
    zonder, met: the trial. voorstel: the best places out of a list, which are then in `met`. let_op: what is odd about
    the candidates.
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
    voorstel: Voorstel | None = None
    let_op: Sequence[Problem] = ()

    @property
    def proef(self) -> bool:
        """Whether this is about other points than those in use."""
        return bool(self.zonder or self.met)


def page_view(rapport: Rapport, style: str) -> dict[str, Any]:
    """What the template shows, in Dutch words and numbers."""
    dekking, gemeente, days = rapport.dekking, rapport.site.gemeente, dated(rapport)
    # A little more than the longest bar, so that it ends in sight and does not look cut off.
    most = ceil(_ROOM * max([INWONERS_PER_PUNT, *(last.inwoners or 0 for last in dekking.belasting)]))
    return {
        "gemeente": gemeente.naam,
        "aard": _not_real(gemeente),
        "stijl": style,
        "cijfers": list(_key_figures(rapport)),
        "proef": _trial(rapport),
        "minuten": BAND_MINUTES,
        "norm": thousands(INWONERS_PER_PUNT),
        "norm_x": part(INWONERS_PER_PUNT, most),
        "totaal": _deel(dekking.totaal),
        "wijken": [_deel(wijk) for wijk in dekking.wijken],
        "punten": [
            {**_punt(number, last, most), "geldig": days.get(last.plek.id, "")}
            for number, last in enumerate(dekking.belasting, 1)
        ],
        "geldig": [{"naam": rapport.site.punt(id_).naam, "zin": sentence} for id_, sentence in days.items()],
        "over": _about(rapport),
        "vlekken": [_vlek(letter, vlek) for letter, vlek in zip(LETTERS, dekking.vlekken, strict=False)],
        "legenda": _BANDS,
        "kaart": Drawing(rapport.site.wijken, dekking, rapport.site.kaart, _left_out(rapport)).view(),
        "let_op": [_odd(problem) for problem in rapport.let_op],
        "voorstel": proposal_view(rapport.voorstel, dekking, rapport.los),
        "verschil": _difference(rapport),
        "trapvrij": _deel(rapport.trapvrij),
        "trapvrij_geen_weg": (
            counted(rapport.trapvrij.banden[-1], "adres", "adressen") if rapport.trapvrij.banden[-1] else ""
        ),
        "los": [plek.naam for plek in rapport.los],
        "bronnen": [_source(bron) for bron in rapport.bronnen],
    }


def _left_out(rapport: Rapport) -> Sequence[Plek]:
    """The candidates that were not chosen."""
    return rapport.voorstel.af if rapport.voorstel else ()


def _not_real(gemeente: Gemeente) -> str:
    if gemeente.aard is Aard.ECHT:
        return ""
    return f"{gemeente.aard.value.upper()}: dit zijn geen echte noodsteunpunten"


def _about(rapport: Rapport) -> str:
    """Of how many addresses and points the figures are; in a trial also how many points there are now."""
    totaal, count = rapport.dekking.totaal, len(rapport.dekking.belasting)
    over = f"{counted(totaal.adressen, 'adres', 'adressen')} en {counted(count, 'punt', 'punten')}"
    return f"{over} met deze proef (nu: {len(rapport.nu.belasting) if rapport.nu else 0})" if rapport.proef else over


def dated(rapport: Rapport) -> dict[str, str]:
    """From and until when points are one, by id, for those that have such days.

    They count all the same: nothing here knows what day it is, and a plan is often about later.
    """
    dutch = Texts(rapport.site.talen[0], rapport.site.talen[0], rapport.site.feiten)
    counting = {plek.id for plek in (*rapport.zonder, *(last.plek for last in rapport.dekking.belasting))}
    sentences = {punt.id: valid_on_paper(punt, dutch) for punt in rapport.site.punten if punt.id in counting}
    return {id_: sentence for id_, sentence in sentences.items() if sentence}


def _odd(problem: Problem) -> str:
    """A warning on one line, with where it was typed."""
    place = ", ".join(filter(None, [problem.file, f"regel {problem.line}" if problem.line else "", problem.field]))
    return f"{place}: {problem.what}. Advies: {problem.repair}."


def _trial(rapport: Rapport) -> str:
    """What is tried out; empty when nothing is."""
    without = (f"Zonder {plek.naam}." for plek in rapport.zonder)
    return " ".join([*without, *(f"Met kandidaat {plek.naam}." for plek in rapport.met)])


def _key_figures(rapport: Rapport) -> Iterator[dict[str, str]]:
    """What stands on top. In a trial every figure that changes has that of now beside it, as `nu`."""
    figures = list(_figures(rapport.dekking))
    before = list(_figures(rapport.nu)) if rapport.nu else [{"getal": "geen punt"} for _ in figures]
    for now, figure in zip(before, figures, strict=True):
        yield {**figure, "nu": now["getal"] if rapport.proef and figure["wat"] != "inwoners" else ""}


def _figures(dekking: Dekking) -> Iterator[dict[str, str]]:
    totaal, count = dekking.totaal, len(dekking.belasting)
    if totaal.inwoners is not None:
        yield {"getal": thousands(totaal.inwoners), "wat": "inwoners"}
        needed = ceil(totaal.inwoners / INWONERS_PER_PUNT)
        norm = f"de maat van één op {thousands(INWONERS_PER_PUNT)} inwoners is hier {needed}"
        yield {"getal": str(count), "wat": f"{'punt' if count == 1 else 'punten'}; {norm}"}
    else:
        yield {"getal": str(count), "wat": "punt" if count == 1 else "punten"}
    yield {"getal": near(totaal), "wat": "van de adressen binnen 15 minuten lopen"}
    yield {"getal": percent(totaal.deel(totaal.binnen_km)), "wat": "van de adressen binnen 1 kilometer lopen"}
    yield {"getal": walk(totaal.gemiddeld_m), "wat": "gemiddelde loopafstand"}


def _deel(deel: Deel) -> dict[str, Any]:
    pieces, x = [], 0.0
    for band, adressen in enumerate(deel.banden):
        width = part(adressen, deel.adressen)
        pieces += [{"band": band, "x": round(x, 2), "breedte": width}] if width else []
        x += width
    shares = [percent(deel.deel(deel.binnen(band))) for band in range(len(BAND_MINUTES))]
    said = ", ".join(f"{share} binnen {minutes} minuten" for share, minutes in zip(shares, BAND_MINUTES, strict=True))
    return {
        "naam": deel.naam,
        "adressen": thousands(deel.adressen),
        "inwoners": amount(deel.inwoners),
        "binnen": shares,
        "binnen_km": percent(deel.deel(deel.binnen_km)),
        "stukken": pieces,
        "omschrijving": said,
    }


def _punt(number: int, last: Belasting, most: int) -> dict[str, Any]:
    return {
        "nummer": number,
        "naam": last.plek.naam,
        "kandidaat": last.plek.kandidaat,
        "adressen": thousands(last.adressen),
        "inwoners": amount(last.inwoners),
        "mediaan": walk(last.mediaan_m),
        "verste": walk(last.verste_m),
        "staaf": None if last.inwoners is None else part(last.inwoners, most),
        "staaf_tekst": "" if last.inwoners is None else counted(last.inwoners, "inwoner", "inwoners"),
        "boven_maat": (last.inwoners or 0) > INWONERS_PER_PUNT,
    }


def _vlek(letter: str, vlek: Vlek) -> dict[str, Any]:
    return {
        "letter": letter,
        "adressen": thousands(vlek.adressen),
        "mediaan": metres(vlek.mediaan_m),
        "wijk": vlek.wijk,
        "straten": _some(vlek.straten),
    }


def _some(straten: Sequence[str]) -> str:
    """The first streets, and how many more."""
    if not straten:
        return UNKNOWN
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
        {"wat": what, "nu": percent(nu.totaal.deel(now)), "dan": percent(dan.totaal.deel(then))}
        for what, now, then in rows
    ]
    walks = {"nu": walk(nu.totaal.gemiddeld_m), "dan": walk(dan.totaal.gemiddeld_m)}
    shares.append({"wat": "gemiddelde loopafstand", **walks})
    before = {last.plek.id: last for last in nu.belasting}
    who = "adressen" if dan.totaal.inwoners is None else "inwoners"
    loads = [
        {"wat": f"{who} bij {last.plek.naam}", "nu": _load(before.get(last.plek.id), who), "dan": _load(last, who)}
        for last in dan.belasting
    ]
    return {
        "rijen": shares + loads,
        "gevolg": (
            f"{counted(verschil.elders, 'adres gaat', 'adressen gaan')} naar een ander punt. Daarvan "
            f"{'loopt' if verschil.verder == 1 else 'lopen'} er {thousands(verschil.verder)} meer dan 5 minuten "
            f"verder, en {thousands(verschil.dichterbij)} meer dan 5 minuten minder."
        ),
    }


def _load(last: Belasting | None, who: str) -> str:
    return "–" if last is None else amount(last.inwoners if who == "inwoners" else last.adressen)


def _source(bron: Bron) -> str:
    day = f"gegevens van {bron.datum}" if bron.datum else ""
    return f"{bron.vermelding} ({', '.join(filter(None, (bron.naam, day, bron.licentie)))})"


def finite(walk_m: float) -> float | None:
    """JSON has no infinity: no way on foot is no number."""
    return walk_m if isfinite(walk_m) else None
