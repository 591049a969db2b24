"""The commands of `nsp` and what they print."""

import sys
import webbrowser
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from ..build import Made, Wish, build, check, publish_status
from ..compile.artifact import DRUK, INTERN, SITE, Artifact
from ..importing import report
from ..importing.plan import Wish as ImportWish
from ..importing.plan import find_gemeente
from ..importing.run import Sources, carry_out, prepare
from ..model.problem import FolderError, Problem
from ..register import register
from ..serving.desk import Desk
from ..serving.server import PreviewServer
from ..starting.start import check_empty, start
from ..write.output import OutputError
from .arguments import parse
from .questions import ask_answers

FINE, OUR_FAULT, FOLDER_FAULT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Answers the exit code: 0 fine, 1 a fault of the program, 2 mistakes in the folder."""
    wish = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        _COMMANDS[wish.command](wish)
    except FolderError as error:
        _say_problems(error.problems)
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
    site, warnings = check(_folder(wish), wish.prive)
    _say_problems(warnings)
    in_use = sum(punt.in_use for punt in site.punten)
    print(f"Goed: gemeente {site.gemeente.naam}, {len(site.wijken)} wijken, {in_use} noodsteunpunten in gebruik.")
    _say_unscanned(site.prive is None)


def _build(wish: Namespace) -> None:
    order = Wish(_folder(wish), wish.output, wish.only or "", wish.languages, wish.prive)
    made = build(order, _progress)
    _say_problems(made.warnings)
    _say_made(made, order)


def _status(wish: Namespace) -> None:
    order = Wish(_folder(wish), wish.output, prive=wish.prive)
    made = publish_status(order, _progress)
    print(f"{wish.output / SITE}: de status is nu '{made.site.status.fase}'.")
    _say_unscanned(made.site.prive is None)


def _register(wish: Namespace) -> None:
    added = register(_folder(wish), wish.nieuw_adres, wish.eerste_keer)
    for link in added:
        print(f"{link.code}  {link.soort} {link.id}")
    print(f"{len(added)} nieuwe codes. Bewaar locations/permalinks.yml goed: deze codes worden gedrukt.")


def _import(wish: Namespace) -> None:
    """Say what was understood before anything can go wrong, so that an editor sees why a row is refused."""
    order = ImportWish(find_gemeente(wish.gemeente), wish.proef, wish.siteadres, wish.sla_over)
    plan = prepare(Sources(wish.table, wish.wijken, wish.grens), order)
    for line in report.understood(plan, wish.wijken is not None):
        print(line, flush=True)
    if plan.stopped:
        for line in report.advice(plan):
            print(line, flush=True)
        raise FolderError((*plan.rows.refused, *plan.warnings))
    codes = carry_out(plan, wish.into)
    _say_problems(replace(problem, warning=True) for problem in plan.rows.refused)
    _say_problems(plan.warnings)
    for line in report.made(plan, codes, wish.into):
        print(line)


def _serve(wish: Namespace) -> None:
    desk = Desk(_folder(wish))
    try:
        server = PreviewServer(desk, wish.port, _say_fault)
    except (OSError, OverflowError):
        what, repair = f"poort {wish.port} kan niet gebruikt worden", "kies een andere, of laat --port weg"
        raise FolderError([Problem("--port", 0, 0, "", what, repair)]) from None
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
    "serve": _serve,
    "import": _import,
}


def _folder(wish: Namespace) -> Path:
    folder: Path = wish.folder
    if not folder.is_dir():
        what = "deze map bestaat niet"
        raise FolderError([Problem(str(folder), 0, 0, "", what, "geef de map waar 'locations' in staat")])
    return folder


def _progress(artifacts: Iterable[Artifact], total: int) -> Iterable[Artifact]:
    """A bar on a terminal; nothing in a pipe."""
    return tqdm(artifacts, total=total, unit=" bestanden", desc="Bouwen", disable=None, leave=False)


def _say_made(made: Made, wish: Wish) -> None:
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


def _say_problems(problems: Iterable[Problem]) -> None:
    problems = tuple(problems)
    for problem in problems:
        _say(str(problem))
    mistakes = sum(not problem.warning for problem in problems)
    if mistakes:
        word = "fout" if mistakes == 1 else "fouten"
        _say(f"\n{mistakes} {word} gevonden. Er is niets gemaakt of veranderd.")


def _say_fault(error: Exception) -> None:
    _say(f"Er ging iets mis in het programma zelf: {error!r}. Er is niets veranderd. Meld dit aan de makers.")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
