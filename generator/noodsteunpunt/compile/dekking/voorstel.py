"""What the report says about the best places out of a list, in Dutch words and numbers."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from ...enrich.dekking import Dekking, Plek
from ...enrich.voorstel import Stand, Voorstel
from ...model.counted import counted
from .words import percent, walk

_WITH_WAY = " waar een weg naartoe loopt"


def proposal_view(voorstel: Voorstel | None, dekking: Dekking, los: Sequence[Plek]) -> dict[str, Any] | None:
    """The section of the template; None when nothing was asked.

    dekking: with the chosen places. los: places that no way comes near, which were not weighed.
    """
    if voorstel is None:
        return None
    adressen = dekking.totaal.adressen
    af = [plek for plek in voorstel.af if plek not in los]
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
        "minder": fewer(voorstel, los),
        "zekerheid": _certainty(voorstel, los),
        "af": [plek.naam for plek in af],
        "aantal_af": counted(len(af), "plek", "plekken"),
        "niet_te_berekenen": not_weighed([plek for plek in voorstel.af if plek in los]),
    }


def not_weighed(plekken: Sequence[Plek]) -> str:
    """The places of which nothing can be said; empty when there are none."""
    names = ", ".join(plek.naam for plek in plekken)
    return f"Niet te berekenen: {names} (geen weg gevonden)." if names else ""


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


def fewer(voorstel: Voorstel, los: Sequence[Plek]) -> str:
    """Why there are fewer places than were asked for; empty when there are not."""
    found = len(voorstel.stappen)
    if found == voorstel.gevraagd:
        return ""
    if not found and all(plek in los for plek in voorstel.af):
        return "Van geen plek van de lijst is te berekenen of zij helpt."
    with_way = _WITH_WAY if any(plek in los for plek in voorstel.af) else ""
    if not found:
        return f"Geen plek van de lijst{with_way} maakt het beter dan nu."
    return (
        f"U vroeg om {counted(voorstel.gevraagd, 'plek', 'plekken')}. Dit {'is' if found == 1 else 'zijn'} er {found}: "
        f"een plek meer{with_way} maakt het niet beter."
    )


def _certainty(voorstel: Voorstel, los: Sequence[Plek]) -> str:
    if not voorstel.stappen:
        return ""
    if not voorstel.beter:
        choices = f"met plekken{_WITH_WAY}" if any(plek in los for plek in voorstel.af) else "uit deze lijst"
        return f"Van alle keuzes {choices} is deze de beste. Dat is zeker, voor deze straten en adressen."
    best = "Dit is de beste keuze die gevonden is. Het is niet zeker dat er geen betere is; "
    return f"{best}die kan hoogstens {ceil(100 * voorstel.beter)} % schelen."
