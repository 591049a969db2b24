"""The order of the stages: load, check, enrich, compile, finish, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .check.codes import other_than_built
from .check.dates import status_moments
from .check.rules import dutch_only, not_read, status_problems
from .check.site import check_prive
from .check.values import to_part
from .checked import check
from .compile.artifact import DRUK, SAVED_SITE, SITE, Artifact
from .compile.everything import Everything
from .compile.printed import PrintRun
from .compile.texts import Texts
from .compile.theme import open_theme
from .enrich.atlas import Atlas
from .finish.finish import Finish
from .load.folder import load_prive, load_status
from .model.problem import FolderError, Problem
from .model.saved import Built, built_from_json, from_json
from .model.site import Site
from .model.status import Status
from .shipped import shipped_root
from .write.output import Output

CACHE = Path(".cache", "druk")
SHEETS_ON_SITE = f"{SITE}/druk"
Progress = Callable[[Iterable[Artifact], int], Iterable[Artifact]]


@dataclass(frozen=True)
class Wish:
    """What one build is asked to make.

    only: "site" (then without printed sheets on it) or "druk"; empty for both. languages: empty for all.
    cache: where sheets that did not change are kept; None for a place inside `out`.
    keep_sheets: leave the printed sheets that are on the website as they are.
    """

    folder: Path
    out: Path
    only: str = ""
    languages: tuple[str, ...] = ()
    prive: Path | None = None
    cache: Path | None = None
    keep_sheets: bool = False

    @property
    def sheets(self) -> Path:
        """Where printed sheets are kept."""
        return self.cache or self.out / CACHE

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the output this build replaces."""
        return (self.only,) if self.only else (SITE, DRUK)


@dataclass(frozen=True)
class Made:
    """What a build made: files per part, warnings, and per language how many sentences fell back to Dutch."""

    site: Site
    files: dict[str, int]
    warnings: tuple[Problem, ...]
    untranslated: dict[str, int]


def build(wish: Wish, progress: Progress) -> Made:
    """All stages. Raises FolderError or OutputError; then the output is as it was."""
    site, warnings = check(wish.folder, wish.prive)
    before = _built_before(wish.out)
    found = tuple(other_than_built(site, before, str(wish.out))) if before else ()
    if not all(problem.warning for problem in found):
        raise FolderError(found)
    site = _in_languages(site, wish.languages)
    printing = None if wish.only == SITE else PrintRun(site, wish.folder / "print", wish.sheets)
    return _make(site, (*warnings, *found, *(printing.warnings if printing else ())), wish, progress, printing)


def publish_status(wish: Wish, progress: Progress, now: datetime | None = None) -> Made:
    """The last published site again, with the status of today.

    Needs a valid `status.yml` and the output of an earlier build, nothing else: a mistake elsewhere in the folder
    never blocks an alarm. With `prive` the words of the status are searched for secrets like everything else.
    now: on Dutch clocks, to warn about a time that cannot be right.
    Raises FolderError or OutputError; then the output is as it was.
    """
    entries = load_status(wish.folder)
    if entries is None:
        what, repair = "dit bestand ontbreekt", "maak het; een regel 'fase: rust' haalt een bericht weg"
        raise FolderError([Problem("locations/status.yml", 0, 0, "", what, repair, code="NSP608")])
    status, problems = to_part(Status, entries)
    prive, found = check_prive(load_prive(wish.prive) if wish.prive else None)
    problems += found
    if status is None or problems:
        raise FolderError(problems)
    site = replace(_saved_site(wish.out, status), prive=prive)
    in_use = [punt.id for punt in site.punten if punt.in_use]
    if found := list(status_problems(status, in_use, entries)):
        raise FolderError(found)
    warnings = [*dutch_only(status, [taal.code for taal in site.talen], entries)]
    warnings += not_read(status.bericht, "bericht", site.gemeente, entries)
    warnings += status_moments(status, entries, now) if now else ()
    return _make(site, tuple(warnings), replace(wish, only=SITE, keep_sheets=True), progress, None)


def _built_before(out: Path) -> Built | None:
    """The codes and places of what was built here last; None when nothing was, or nothing that can be read."""
    try:
        return built_from_json((out / SAVED_SITE).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _saved_site(out: Path, status: Status) -> Site:
    """The site as it was last published, with another status."""
    repair = "draai eerst nsp build naar deze map"
    try:
        return from_json((out / SAVED_SITE).read_text(encoding="utf-8"), status)
    except FileNotFoundError:
        raise FolderError(
            [Problem(str(out), 0, 0, "", "hier is nog geen site gebouwd", repair, code="NSP609")]
        ) from None
    except (ValueError, KeyError, TypeError):
        what = "de site hier is met een andere versie van nsp gebouwd, of beschadigd"
        raise FolderError([Problem(str(out), 0, 0, "", what, repair, code="NSP610")]) from None


def _make(site: Site, warnings: tuple[Problem, ...], wish: Wish, progress: Progress, printing: PrintRun | None) -> Made:
    """Stages 3 to 6 of a checked site."""
    theme = open_theme(shipped_root())
    finish = Finish(site)
    files = dict.fromkeys(wish.parts, 0)
    with Output(wish.out, wish.parts) as output:
        earlier = output.earlier(SHEETS_ON_SITE) if wish.keep_sheets else ()
        everything = Everything(Atlas(site), theme, wish.parts, printing, earlier)

        def write(artifact: Artifact) -> None:
            output.write(artifact)
            files[artifact.part] = files.get(artifact.part, 0) + 1

        def see_and_write(artifact: Artifact) -> None:
            finish.see(artifact)
            write(artifact)

        for artifact in progress(everything, len(everything)):
            see_and_write(artifact)
        if SITE in wish.parts:
            for artifact in finish.indexes(theme.script("service-worker.js")):
                see_and_write(artifact)
        for part in wish.parts:
            write(finish.manifest(part))
        found = finish.problems()
        if not all(problem.warning for problem in found):
            raise FolderError(problem for problem in found if not problem.warning)
        output.publish()
    return Made(site, files, (*warnings, *found), _untranslated(site))


def _in_languages(site: Site, languages: tuple[str, ...]) -> Site:
    """The site in fewer languages, for a quick look. Dutch always stays, because others fall back to it."""
    known = [taal.code for taal in site.talen]
    unknown = [code for code in languages if code not in known]
    if unknown:
        what = f"de site heeft de taal '{unknown[0]}' niet"
        raise FolderError([Problem("--languages", 0, 0, "", what, f"kies uit {', '.join(known)}", code="NSP708")])
    if not languages:
        return site
    return replace(site, talen=tuple(taal for taal in site.talen if taal.code in {"nl", *languages}))


def _untranslated(site: Site) -> dict[str, int]:
    source = site.talen[0]
    return {taal.code: len(Texts(taal, source, site.feiten).missing()) for taal in site.talen[1:]}
