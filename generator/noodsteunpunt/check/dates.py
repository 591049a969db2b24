"""What a day tells about facts: which were checked too long ago, or in the future. Only ever warnings.

The day comes from outside, and nothing that is made depends on it: the same folder gives the same bytes tomorrow.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from ..load.yamlfile import Entries, Key
from ..model.noodsteunpunt import ENDED, Levensloop
from ..model.problem import Problem
from ..model.status import Fase, Status
from ..model.woorden import Feit
from .rules import GEMEENTE, STATUS, Facts

# A message older than this is more often forgotten than meant.
OLD_MESSAGE = timedelta(days=2)
_CLOCKS_DIFFER = timedelta(minutes=10)


def date_problems(facts: Facts, feiten: Mapping[str, Feit], words: Entries, now: datetime) -> Iterator[Problem]:
    """All that the day says about a folder. words: the file with the national facts. now: on Dutch clocks."""
    yield from _points(facts, now.date())
    yield from _gemeente(facts, now.date())
    yield from _national(feiten, words, now.date())
    if STATUS in facts.files:
        yield from status_moments(facts.status, facts.files[STATUS], now)


def _points(facts: Facts, today: date) -> Iterator[Problem]:
    for punt in facts.punten:
        file, herkomst = facts.files[punt.id], punt.herkomst
        checked, again = herkomst.gecontroleerd_op, herkomst.opnieuw_controleren_voor
        if checked and checked > today:
            yield _future(file, ("herkomst", "gecontroleerd_op"))
        if punt.vervallen_op and punt.vervallen_op > today and punt.levensloop in ENDED:
            gone = "verhuisd is" if punt.levensloop is Levensloop.VERPLAATST else "niet meer bestaat"
            what = f"deze dag moet nog komen, maar de site zegt nu al dat het punt {gone}"
            repair = (
                f"zet het punt tot die dag terug zoals het was, met 'geldig_tot: {punt.vervallen_op}', "
                "en verander het op de dag zelf; of verbeter de dag"
            )
            yield file.problem(("vervallen_op",), what, repair, code="NSP235", warning=True)
        if punt.in_use and punt.geldig_tot and punt.geldig_tot < today:
            what = "deze dag is voorbij, maar het punt staat nog op de site en op de flyer"
            repair = (
                f"zet 'levensloop: vervallen' en 'vervallen_op: {punt.geldig_tot}', en haal deze regel weg; "
                "of verander de dag als het punt langer blijft"
            )
            yield file.problem(("geldig_tot",), what, repair, code="NSP237", warning=True)
        if punt.in_use and again and again < today:
            what = f"dit punt moest voor {again:%d-%m-%Y} opnieuw worden gecontroleerd"
            repair = "controleer het punt en zet de nieuwe datum neer; tot die tijd blijft het gewoon op de site"
            if checked and checked >= again:
                what = f"het punt is op {checked:%d-%m-%Y} gecontroleerd, en deze dag was daarvoor al"
                repair = "zet hier de dag waarop het weer gecontroleerd moet zijn"
            yield file.problem(("herkomst", "opnieuw_controleren_voor"), what, repair, code="NSP215", warning=True)


def _gemeente(facts: Facts, today: date) -> Iterator[Problem]:
    if facts.gemeente.toestemming and facts.gemeente.toestemming.datum > today:
        what, repair = (
            "deze toestemming is er nog niet",
            "zet haar er pas in als zij gegeven is; tot dan krijgt het teken een merk",
        )
        yield facts.files[GEMEENTE].problem(("toestemming", "datum"), what, repair, code="NSP216", warning=True)
    omroep = facts.gemeente.omroep
    for number, frequentie in enumerate(omroep.frequenties if omroep else ()):
        if frequentie.gecontroleerd_op > today:
            yield _future(facts.files[GEMEENTE], ("omroep", "frequenties", number, "gecontroleerd_op"))


def _national(feiten: Mapping[str, Feit], words: Entries, today: date) -> Iterator[Problem]:
    late = sorted(name for name, feit in feiten.items() if feit.herzien_voor < today)
    for name in late:
        what = f"het landelijke feit '{name}' moest voor {feiten[name].herzien_voor:%d-%m-%Y} opnieuw worden nagekeken"
        repair = "kijk of er een nieuwere versie van nsp is"
        yield words.problem((name, "herzien_voor"), what, repair, code="NSP217", warning=True)


def _future(file: Entries, key: Key) -> Problem:
    return file.problem(key, "deze datum ligt in de toekomst", "kijk de datum na", code="NSP216", warning=True)


def status_moments(status: Status, file: Entries, now: datetime) -> Iterator[Problem]:
    """What is odd about the times in a status; `nsp status` publishes it all the same."""
    moments: list[tuple[Key, datetime]] = [
        (("punten", name, "sinds"), one.sinds) for name, one in status.punten.items()
    ]
    if status.bijgewerkt:
        moments.insert(0, (("bijgewerkt",), status.bijgewerkt))
    for key, moment in moments:
        if moment > now + _CLOCKS_DIFFER:
            yield file.problem(
                key, "dit tijdstip ligt in de toekomst", "kijk dag en tijd na", code="NSP606", warning=True
            )
    if status.fase is not Fase.RUST and status.bijgewerkt and status.bijgewerkt < now - OLD_MESSAGE:
        days = (now - status.bijgewerkt).days
        what = f"dit bericht is {days} dagen oud"
        repair = "werk het bericht bij, of zet de fase op rust"
        yield file.problem(("bijgewerkt",), what, repair, code="NSP607", warning=True)
