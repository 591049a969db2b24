"""The commands of `nsp` and what they print."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from ..build import Made, Wish, build, check, publish_status
from ..compile.artifact import DRUK, INTERN, SITE, Artifact
from ..exporting.run import FORMATS, export
from ..importing import report
from ..importing.plan import Wish as ImportWish
from ..importing.plan import find_gemeente
from ..importing.rows import Sorted
from ..importing.run import Sources, carry_out, carry_out_update, is_there, prepare, prepare_update
from ..model.problem import FolderError, Problem
from ..register import register
from ..write.output import OutputError
from .arguments import parse

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
        _say(f"Er ging iets mis in het programma zelf: {error!r}. Er is niets veranderd. Meld dit aan de makers.")
        if wish.debug:
            raise
        return OUR_FAULT
    return FINE


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


_COMMANDS = {
    "check": _check,
    "build": _build,
    "status": _status,
    "register": _register,
    "import": _import,
    "export": _export,
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


def _say(text: str) -> None:
    print(text, file=sys.stderr)
