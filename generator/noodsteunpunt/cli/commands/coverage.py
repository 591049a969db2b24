"""`nsp coverage`: how far people walk, for who plans."""

from argparse import Namespace

from ...compile.dekking.words import percent
from ...coverage.report import REPORT, report_coverage
from ...coverage.trial import read_search, read_trial
from ...enrich.voorstel import Voorstel
from ...model.counted import counted
from .. import given
from ..say import say_problems, say_unscanned


def run(wish: Namespace) -> None:
    """Write the report, and say its first figures."""
    trial = read_trial(wish.without, wish.extra)
    search = read_search(wish.beste, wish.kandidaten, wish.binnen)
    made = report_coverage(given.folder(wish), wish.output, trial, wish.prive, search)
    say_problems(made.warnings)
    totaal = made.dekking.totaal
    near = percent(totaal.deel(totaal.binnen(2)))
    adressen = counted(totaal.adressen, "adres", "adressen")
    punten = counted(len(made.dekking.belasting), "punt", "punten")
    print(f"{adressen}, {punten}: {near} loopt hoogstens 15 minuten.")
    if made.voorstel:
        print(_said(made.voorstel))
    print(f"Het verslag: {wish.output / REPORT}. Zet het niet op de website.")
    say_unscanned(made.site.prive is None)


def _said(voorstel: Voorstel) -> str:
    names = ", ".join(stap.plek.naam for stap in voorstel.stappen)
    return f"Wat het meest helpt: {names}." if names else "Geen plek van de lijst maakt het lopen korter."
