"""`nsp coverage`: how far people walk, for who plans."""

from argparse import Namespace

from ...coverage import REPORT, read_trial, report_coverage
from ...model.counted import counted
from .. import given
from ..say import say_problems, say_unscanned


def run(wish: Namespace) -> None:
    """Write the report, and say its first figures."""
    trial = read_trial(wish.without, wish.extra)
    made = report_coverage(given.folder(wish), wish.output, trial, wish.prive)
    say_problems(made.warnings)
    totaal = made.dekking.totaal
    near = 100 * totaal.deel(totaal.binnen(2))
    adressen = counted(totaal.adressen, "adres", "adressen")
    punten = counted(len(made.dekking.belasting), "punt", "punten")
    print(f"{adressen}, {punten}: {near:.0f} % loopt hoogstens 15 minuten.")
    print(f"Het verslag: {wish.output / REPORT}. Zet het niet op de website.")
    say_unscanned(made.site.prive is None)
