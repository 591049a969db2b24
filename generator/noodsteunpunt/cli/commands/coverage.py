"""`nsp coverage`: how far people walk, for who plans."""

from argparse import Namespace
from collections.abc import Iterator

from ...compile.dekking.page import Rapport, dated
from ...compile.dekking.voorstel import fewer, not_weighed
from ...compile.dekking.words import near
from ...coverage.report import REPORT, report_coverage
from ...coverage.trial import read_search, read_trial
from ...enrich.dekking import Dekking
from ...model.counted import counted
from .. import given
from ..say import say_problems, say_scanned


def run(wish: Namespace) -> None:
    """Write the report, and say its first figures."""
    trial = read_trial(wish.without, wish.extra)
    search = read_search(wish.beste, wish.kandidaten, wish.binnen)
    rapport, warnings = report_coverage(given.folder(wish), wish.output, trial, wish.prive, search)
    say_problems((*warnings, *rapport.let_op))
    for line in _first_figures(rapport):
        print(line)
    for id_, sentence in dated(rapport).items():
        print(f"{rapport.site.punt(id_).naam} telt steeds mee. {sentence}")
    if rapport.voorstel:
        names = ", ".join(stap.plek.naam for stap in rapport.voorstel.stappen)
        print(f"Wat het meest helpt: {names}." if names else fewer(rapport.voorstel, rapport.los))
    if said := not_weighed(rapport.los):
        print(said)
    print(f"Het verslag: {wish.output / REPORT}. Zet het niet op de website.")
    say_scanned(rapport.site.prive)


def _first_figures(rapport: Rapport) -> Iterator[str]:
    """How many are near: now, and with the trial when there is one."""
    adressen = counted(rapport.dekking.totaal.adressen, "adres", "adressen")
    if not rapport.proef:
        yield f"{adressen}, {_near(rapport.dekking)}."
        return
    yield f"{adressen}. Met deze proef: {_near(rapport.dekking)}."
    yield f"Nu: {_near(rapport.nu)}." if rapport.nu else "Nu is er geen punt om naartoe te lopen."


def _near(dekking: Dekking) -> str:
    return f"{counted(len(dekking.belasting), 'punt', 'punten')}, {near(dekking.totaal)} loopt hoogstens 15 minuten"
