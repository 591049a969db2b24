"""The commands of `nsp` and what they print.

A command imports what only it needs when it runs: who checks a folder does not wait for what draws and presses.
"""

import os
import sys
import webbrowser
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..check.uitleg import explanations
from ..checked import check
from ..compile.artifact import DRUK, INTERN, SITE, Artifact
from ..coverage import REPORT, read_trial, report_coverage
from ..exporting.run import FORMATS, export
from ..importing import report
from ..importing.plan import Wish as ImportWish
from ..importing.plan import find_gemeente
from ..importing.rows import Sorted
from ..importing.run import Sources, carry_out, carry_out_update, is_there, prepare, prepare_update
from ..model.problem import FolderError, Problem
from ..repair import Change, repair_folder
from ..serving.desk import Desk
from ..serving.server import PreviewServer
from ..starting.start import check_empty, start
from ..straten import report as geo_report
from ..straten.prepare import prepare as prepare_geo
from ..straten.prepare import write as write_geo
from ..write.output import OutputError
from ..write.schemas import write_schemas
from .arguments import TEXT, parse
from .messages import as_explanation, as_github, as_json, as_text, discreet, one_as_text
from .questions import ask_answers

if TYPE_CHECKING:
    from ..build import Made, Wish

FINE, OUR_FAULT, FOLDER_FAULT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Answers the exit code: 0 fine, 1 a fault of the program, 2 mistakes in the folder."""
    wish = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        _COMMANDS[wish.command](wish)
    except FolderError as error:
        _say_problems(error.problems, getattr(wish, "format", TEXT))
        if wish.command not in {"check", "explain"}:
            _say("Er is niets gemaakt of veranderd.")
        return FOLDER_FAULT
    except OutputError as error:
        _say(f"{error}.")
        return FOLDER_FAULT
    except OSError as error:
        _say(f"Lezen of schrijven lukt niet: {error.strerror or error} ({error.filename}).")
        return FOLDER_FAULT
    except KeyboardInterrupt:
        _say("Afgebroken; er is niets veranderd.")
        return OUR_FAULT
    except Exception as error:
        _say_fault(error)
        if wish.debug:
            raise
        return OUR_FAULT
    return FINE


def _new(wish: Namespace) -> None:
    folder: Path = wish.folder
    check_empty(folder)
    answers = ask_answers(wish)
    for path in sorted(start(folder, answers)):
        print(f"  {folder / path}")
    print(f"Gemaakt: {folder}, een proef voor de gemeente {answers.gemeente.naam}. Lees {folder / 'README.md'}.")
    if not answers.wijken:
        print(
            "De hele gemeente is één wijk, met een rechthoek in plaats van de grens. Met --wijken KAART kan het beter."
        )
    print(f"Nu: nsp serve {folder}")


def _check(wish: Namespace) -> None:
    if wish.fix:
        _say_changes(repair_folder(_folder(wish), wish.prive, _now()))
    site, warnings = check(_folder(wish), wish.prive, _now())
    _say_problems(warnings, wish.format)
    if wish.format != TEXT:
        return
    in_use = sum(punt.in_use for punt in site.punten)
    print(f"Goed: gemeente {site.gemeente.naam}, {len(site.wijken)} wijken, {in_use} noodsteunpunten in gebruik.")
    _say_unscanned(site.prive is None)


def _build(wish: Namespace) -> None:
    from ..build import Wish, build

    order = Wish(_folder(wish), wish.output, wish.only or "", wish.languages, wish.prive)
    made = build(order, _progress)
    _say_problems(made.warnings)
    _say_made(made, order)


def _status(wish: Namespace) -> None:
    from ..build import Wish, publish_status

    order = Wish(_folder(wish), wish.output, prive=wish.prive)
    made = publish_status(order, _progress, _now())
    _say_problems(made.warnings)
    print(f"{wish.output / SITE}: de status is nu '{made.site.status.fase}'.")
    _say_unscanned(made.site.prive is None)


def _register(wish: Namespace) -> None:
    from ..register import register

    added = register(_folder(wish), wish.nieuw_adres, wish.eerste_keer)
    for link in added:
        print(f"{link.code}  {link.soort} {link.id}")
    print(f"{len(added)} nieuwe codes. Bewaar locations/permalinks.yml goed: deze codes worden gedrukt.")


def _import(wish: Namespace) -> None:
    """Say what was understood before anything can go wrong, so that an editor sees why a row is refused."""
    sources = Sources(wish.table, wish.wijken, wish.grens, wish.blad)
    if is_there(wish.into):
        _update(wish, sources)
        return
    if not wish.gemeente:
        what = f"in '{wish.into}' staat nog niets; voor een nieuwe map is de gemeente nodig"
        raise FolderError([Problem("--gemeente", 0, 0, "", what, "geef de code van het CBS, zoals --gemeente 0361")])
    order = ImportWish(find_gemeente(wish.gemeente), wish.proef, wish.siteadres, wish.sla_over)
    plan = prepare(sources, order)
    _say_rows(report.understood(plan, wish.wijken is not None), plan.rows, plan.warnings, wish.sla_over)
    if wish.proefdraai:
        print(report.only_tried(len(plan.files)))
        return
    codes = carry_out(plan, wish.into)
    for line in report.made(plan, codes, wish.into):
        print(line)


def _schema(wish: Namespace) -> None:
    place = write_schemas(_folder(wish))
    print(f"{place}: een teksteditor die YAML-schema's kent, legt nu elke regel uit en streept fouten aan.")


def _explain(wish: Namespace) -> None:
    known = explanations()
    if not wish.code:
        print("\n".join(f"{code}  {said.titel}" for code, said in known.items()))
        return
    code = wish.code.upper()
    if code not in known:
        repair = "kijk met 'nsp explain' welke codes er zijn"
        raise FolderError([Problem(wish.code, 0, 0, "", "deze code bestaat niet", repair, code="NSP709")])
    print(as_explanation(known[code]))


def _update(wish: Namespace, sources: Sources) -> None:
    given = {"--wijken": wish.wijken, "--grens": wish.grens, "--siteadres": wish.siteadres, "--proef": wish.proef}
    what = f"dit is alleen voor een nieuwe map, en '{wish.into}' is er al"
    if superfluous := [Problem(name, 0, 0, "", what, "laat het weg") for name, value in given.items() if value]:
        raise FolderError(superfluous)
    update = prepare_update(sources, wish.into)
    if wish.gemeente and find_gemeente(wish.gemeente).code != update.gemeente.code:
        what = f"'{wish.into}' is van de gemeente {update.gemeente.naam} ({update.gemeente.code})"
        raise FolderError([Problem("--gemeente", 0, 0, "", what, "laat dit weg, of kies een andere map")])
    _say_rows(report.understood_update(update), update.rows, update.warnings, wish.sla_over)
    if wish.proefdraai:
        print(report.only_tried(len(update.files)))
        return
    carry_out_update(update, wish.into)
    for line in report.made_update(update, wish.into):
        print(line)


def _say_rows(lines: Iterable[str], rows: Sorted, warnings: tuple[Problem, ...], skip_refused: bool) -> None:
    """What was understood and what is wrong. Raises FolderError when a refused row stops everything."""
    for line in lines:
        print(line, flush=True)
    if not rows.places or (rows.refused and not skip_refused):
        for line in report.advice(rows):
            print(line, flush=True)
        raise FolderError((*rows.problems, *warnings))
    _say_problems(replace(problem, warning=True) for problem in rows.problems)
    _say_problems(warnings)


def _export(wish: Namespace) -> None:
    kind, into = next((kind, path) for kind in FORMATS if (path := getattr(wish, kind)))
    listing = export(_folder(wish), into, kind, overwrite=wish.overschrijf)
    print(f"{into}: {len(listing.rows)} punten, ook de concepten. Dit is een werklijst; publiceer haar niet.")
    print(f"Weer inlezen: nsp import {into} --into {wish.folder}")


def _geo(wish: Namespace) -> None:
    folder = _folder(wish)
    prepared = prepare_geo(folder, wish.straten, wish.adressen, wish.vermelding)
    write_geo(prepared, folder)
    _say_problems(geo_report.warnings(prepared, wish.straten))
    for line in geo_report.told(prepared):
        print(line)


def _coverage(wish: Namespace) -> None:
    trial = read_trial(wish.without, wish.extra)
    made = report_coverage(_folder(wish), wish.output, trial, wish.prive)
    _say_problems(made.warnings)
    totaal = made.dekking.totaal
    near = 100 * totaal.deel(totaal.binnen(2))
    print(f"{totaal.adressen} adressen, {len(made.dekking.belasting)} punten: {near:.0f} % loopt hoogstens 15 minuten.")
    print(f"Het verslag: {wish.output / REPORT}. Zet het niet op de website.")
    _say_unscanned(made.site.prive is None)


def _serve(wish: Namespace) -> None:
    desk = Desk(_folder(wish), one_as_text, _now)
    try:
        server = PreviewServer(desk, wish.port, _say_fault)
    except (OSError, OverflowError):
        what, repair = f"poort {wish.port} kan niet gebruikt worden", "kies een andere, of laat --port weg"
        raise FolderError([Problem("--port", 0, 0, "", what, repair, code="NSP726")]) from None
    print(
        f"De voorvertoning staat op {server.address}\nStop met Ctrl-C. Er wordt niets gemaakt of gepubliceerd.",
        flush=True,
    )
    if wish.open:
        webbrowser.open_new_tab(server.address)
    try:
        server.run()
    except KeyboardInterrupt:
        print("\nGestopt.")


_COMMANDS = {
    "new": _new,
    "check": _check,
    "build": _build,
    "status": _status,
    "register": _register,
    "import": _import,
    "explain": _explain,
    "export": _export,
    "geo": _geo,
    "coverage": _coverage,
    "schema": _schema,
    "serve": _serve,
}


def _folder(wish: Namespace) -> Path:
    folder: Path = wish.folder
    if not folder.is_dir():
        what = "deze map bestaat niet"
        repair = "geef de map waar 'locations' in staat"
        raise FolderError([Problem(str(folder), 0, 0, "", what, repair, code="NSP707")])
    return folder


def _progress(artifacts: Iterable[Artifact], total: int) -> Iterable[Artifact]:
    """A bar on a terminal; nothing in a pipe."""
    from tqdm import tqdm

    return tqdm(artifacts, total=total, unit=" bestanden", desc="Bouwen", disable=None, leave=False)


def _say_made(made: "Made", wish: "Wish") -> None:
    names = {SITE: "website", DRUK: "drukwerk", INTERN: "intern, niet publiceren"}
    for part, count in made.files.items():
        if count:
            print(f"{wish.out / part}: {count} bestanden ({names[part]})")
    for code, missing in made.untranslated.items():
        if missing:
            print(f"Taal {code}: {missing} zinnen zijn niet vertaald en staan er in het Nederlands.")
    _say_unscanned(made.site.prive is None)


def _say_unscanned(unscanned: bool) -> None:
    if unscanned:
        print("Zonder --prive kan nsp niet nakijken of er iets over coördinatiepunten in staat.")


def _say_problems(problems: Iterable[Problem], form: str = TEXT) -> None:
    """All problems for who reads them: a person at a terminal, a program, or GitHub.

    The log of a workflow is often public, so there nothing of the private folder is shown.
    """
    problems = tuple(map(discreet, problems) if "CI" in os.environ else problems)
    if form == "json":
        print(as_json(problems))
    elif form == "github":
        print(as_github(problems))
    elif problems:
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        _say(as_text(problems, colour=colour))


def _say_changes(changes: Iterable[Change]) -> None:
    for change in changes:
        if not change.line:
            _say(f"{change.file}: opnieuw opgeslagen als UTF-8")
            continue
        _say(f"{change.file}, regel {change.line}\n  - {change.before}\n  + {change.after}")


def _now() -> datetime:
    """The time on Dutch clocks; the only place where anything asks for it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)


def _say_fault(error: Exception) -> None:
    _say(f"Er ging iets mis in het programma zelf: {error!r}. Er is niets veranderd. Meld dit aan de makers.")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
