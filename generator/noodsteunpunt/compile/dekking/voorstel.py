"""What the report says about the best places out of a list, in Dutch words and numbers."""

from math import ceil
from typing import Any

from ...enrich.dekking import Dekking
from ...enrich.voorstel import Stand, Voorstel
from ...model.counted import counted
from .words import percent, walk


def proposal_view(voorstel: Voorstel | None, dekking: Dekking) -> dict[str, Any] | None:
    """The section of the template; None when nothing was asked. dekking: with the chosen places."""
    if voorstel is None:
        return None
    adressen = dekking.totaal.adressen
    return {
        "vraag": _asked(voorstel, len(dekking.belasting) - len(voorstel.stappen)),
        "minuten": voorstel.minuten,
        "standen": [
            {"wat": "nu", **_stand(voorstel.nu, adressen)},
            *(
                {"wat": f"{'met' if number == 1 else 'en'} {stap.plek.naam}", **_stand(stap.daarna, adressen)}
                for number, stap in enumerate(voorstel.stappen, 1)
            ),
        ],
        "gevonden": bool(voorstel.stappen),
        "minder": _fewer(voorstel),
        "zekerheid": _certainty(voorstel),
        "af": [plek.naam for plek in voorstel.af],
        "aantal_af": counted(len(voorstel.af), "plek", "plekken"),
    }


def _stand(stand: Stand, adressen: int) -> dict[str, str]:
    return {
        "gemiddeld": walk(stand.gemiddeld_m),
        "binnen": percent(stand.binnen / adressen if adressen else 0.0),
    }


def _asked(voorstel: Voorstel, others: int) -> str:
    count = len(voorstel.stappen) + len(voorstel.af)
    many = "de beste plek" if voorstel.gevraagd == 1 else f"de {voorstel.gevraagd} beste plekken"
    goal = "de loopafstand van alle adressen samen het kortst is"
    if voorstel.binnen_minuten:
        goal = f"de meeste adressen binnen {voorstel.binnen_minuten} minuten lopen van een punt liggen"
    beside = f" naast {counted(others, 'ander punt', 'andere punten')}" if others else ""
    return f"Gezocht{beside}: {many} uit een lijst van {count}, zo dat {goal}."


def _fewer(voorstel: Voorstel) -> str:
    found = len(voorstel.stappen)
    if found == voorstel.gevraagd:
        return ""
    if not found:
        return "Geen plek van de lijst maakt het beter dan nu."
    return (
        f"U vroeg om {counted(voorstel.gevraagd, 'plek', 'plekken')}. Dit {'is' if found == 1 else 'zijn'} er {found}: "
        "een plek meer maakt het niet beter."
    )


def _certainty(voorstel: Voorstel) -> str:
    if not voorstel.stappen:
        return ""
    if not voorstel.beter:
        return "Van alle keuzes uit deze lijst is deze de beste. Dat is zeker, voor deze straten en adressen."
    best = "Dit is de beste keuze die gevonden is. Het is niet zeker dat er geen betere is; "
    return f"{best}die kan hoogstens {ceil(100 * voorstel.beter)} % schelen."
