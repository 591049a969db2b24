"""The status beside the one that was published last: what stayed as it was while the rest changed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..load.yamlfile import Entries
from ..model.problem import Problem
from ..model.status import Fase, Status
from ..model.woorden import SOURCE_LANGUAGE

_MINUTE = "%Y-%m-%dT%H:%M"


def left_behind(
    before: Mapping[str, Any], status: Status, codes: Mapping[str, str], file: Entries
) -> Iterator[Problem]:
    """Warnings. before: as `status.json` has it (`compile/statusdata.py`). codes: of the points, by id."""
    if Fase.RUST in {status.fase, before.get("fase", Fase.RUST)}:
        return
    message, points = before.get("bericht", {}), before.get("punten", {})
    if message.get(SOURCE_LANGUAGE) != status.bericht.get(SOURCE_LANGUAGE):
        for code, text in status.bericht.items():
            if text == message.get(code):
                what = "het Nederlandse bericht is nieuw, en dit is nog het vorige"
                repair = "vertaal het nieuwe bericht; of haal deze regel weg, dan staat het er in het Nederlands"
                yield file.problem(("bericht", code), what, repair, code="NSP614", warning=True)
    changed = message != dict(status.bericht)
    for id_, one in status.punten.items():
        old = points.get(codes.get(id_), {})
        if old.get("toestand", one.toestand) != one.toestand:
            changed = True
            if _same(old.get("sinds"), one.sinds):
                what = f"dit punt was '{old['toestand']}' en is nu '{one.toestand}', en 'sinds' is nog van toen"
                repair = "zet hier sinds wanneer het zo is"
                yield file.problem(("punten", id_, "sinds"), what, repair, code="NSP614", warning=True)
    if (changed or len(points) != len(status.punten)) and _same(before.get("bijgewerkt"), status.bijgewerkt):
        what = "er is iets veranderd, en deze tijd is nog die van de vorige keer"
        yield file.problem(("bijgewerkt",), what, "zet hier de dag en tijd van nu", code="NSP614", warning=True)


def _same(before: object, now: datetime | None) -> bool:
    """Whether two times are the same minute."""
    return now is not None and str(before).startswith(now.strftime(_MINUTE))
