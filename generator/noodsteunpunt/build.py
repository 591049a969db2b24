"""The order of the stages: load, check, enrich, compile, finish, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .check.codes import other_than_built
from .check.dates import status_moments
from .check.rules import dutch_only, not_read, status_problems
from .check.site import all_warnings, check_prive
from .check.values import to_part
from .checked import check
from .compile.artifact import DRUK, SAVED_SITE, SITE, Artifact
from .compile.everything import Everything
from .compile.printed import PrintRun
from .compile.texts import Texts
from .compile.theme import open_theme
from .enrich.atlas import Atlas
from .finish.finish import Finish
from .load.folder import load_gemeente, load_prive, load_status
from .load.yamlfile import Entries
from .model.problem import FolderError, Problem
from .model.saved import Built, built_from_json, from_json
from .model.site import Site
from .model.status import Status
from .shipped import shipped_root
from .write.output import CACHE, Output
from .write.refusal import OutputError

SHEETS_ON_SITE = f"{SITE}/druk"
STATUS_FILE = "locations/status.yml"
_NO_STATUS = Problem(
    STATUS_FILE, 0, 0, "", "dit bestand ontbreekt",
    "maak het; een regel 'fase: rust' haalt een bericht weg", code="NSP608",
)  # fmt: skip
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
    """All stages. Raises FolderError or OutputError; then the output is as it was.

    Status.yml is read once more when all is made: whoever published a newer one meanwhile keeps it, because then the
    site is made again with that.
    """
    _refuse_inside(wish)
    site, warnings = check(wish.folder, wish.prive)
    site = _in_languages(site, wish.languages)
    printing = None if wish.only == SITE else PrintRun(site, wish.folder / "print", wish.sheets)
    with Output(wish.out, wish.parts) as output:
        warnings = (*warnings, *_unlike_before(site, wish.out))
        while True:
            made = _stage(site, wish, progress, printing, output)
            with output.alone():
                status, found = _status_now(wish, site) if SITE in wish.parts else (site.status, ())
                if status == site.status:
                    output.publish()
                    return replace(made, warnings=(*warnings, *(printing.warnings if printing else ()), *made.warnings))
            site = replace(site, status=status)
            warnings = (*(problem for problem in warnings if problem.file != STATUS_FILE), *found)
            output.clear()


def publish_status(wish: Wish, progress: Progress, now: datetime | None = None) -> Made:
    """The last published site again, with the status of today.

    Needs a valid `status.yml` and the output of an earlier build, nothing else: a mistake elsewhere in the folder
    never blocks an alarm, nor does a build that is going on. With `prive` the words of the status are searched for
    secrets like everything else.
    now: on Dutch clocks, to warn about a time that cannot be right.
    Raises FolderError or OutputError; then the output is as it was.
    """
    _refuse_inside(wish)
    wish = replace(wish, only=SITE, keep_sheets=True)
    # All is read when nobody else publishes anything, so that what was written last is what people see last.
    with Output(wish.out, wish.parts, at_once=True) as output:
        entries = load_status(wish.folder)
        if entries is None:
            raise FolderError([_NO_STATUS])
        prive, private = check_prive(load_prive(wish.prive) if wish.prive else None)
        status, problems = to_part(Status, entries)
        problems += private
        if status is None or not all_warnings(problems):
            raise FolderError(problems)
        site = replace(_saved_site(wish.out, status), prive=prive)
        _refuse_other_gemeente(wish.folder, site)
        warnings = (*problems, *_about_status(site, entries), *(status_moments(status, entries, now) if now else ()))
        made = _stage(site, wish, progress, None, output)
        output.publish()
    return replace(made, warnings=(*warnings, *made.warnings))


def _refuse_inside(wish: Wish) -> None:
    """Never write in what is read: the next build would find its own output there."""
    out = wish.out.resolve()
    for read in (*(wish.folder / name for name in ("locations", "content", "print")), wish.prive):
        if read and read.resolve() in (out, *out.parents):
            raise OutputError(f"'{wish.out}' ligt in '{read}', en die map leest nsp; kies met -o een andere map")


def _status_now(wish: Wish, site: Site) -> tuple[Status, tuple[Problem, ...]]:
    """The status as it is in the folder by now, and warnings about it."""
    entries = load_status(wish.folder)
    if entries is None:
        if site.status == Status():
            return site.status, ()
        raise FolderError([_NO_STATUS])
    status, problems = to_part(Status, entries)
    if status is None or not all_warnings(problems):
        raise FolderError(problems)
    return status, (*problems, *_about_status(replace(site, status=status), entries))


def _about_status(site: Site, entries: Entries) -> tuple[Problem, ...]:
    """Warnings about the status of a site. Raises FolderError when it cannot be that of this site."""
    in_use = [punt.id for punt in site.punten if punt.in_use]
    found = [_not_built_yet(problem) for problem in status_problems(site.status, in_use, entries)]
    if not all_warnings(found):
        raise FolderError(found)
    warnings = dutch_only(site.status, [taal.code for taal in site.talen], entries)
    return (*found, *warnings, *not_read(site.status.bericht, "bericht", site.gemeente, entries))


def _not_built_yet(problem: Problem) -> Problem:
    """A point that is new in the folder is not on the site as long as that was not built again."""
    if problem.code != "NSP601" or problem.repair.startswith("bedoelt u"):
        return problem
    return replace(problem, repair=f"{problem.repair}; is het punt nieuw, draai dan eerst nsp build")


def _refuse_other_gemeente(folder: Path, site: Site) -> None:
    """The message of one municipality may not come on the site of another. Another mistake never blocks an alarm."""
    known = load_gemeente(folder)
    own = site.gemeente
    there = (own.naam, own.cbs_code, own.siteadres)
    here = tuple(known.value((name,)) for name in ("naam", "cbs_code", "siteadres")) if known else ()
    if known and all(here) and sum(one != other for one, other in zip(here, there, strict=True)) > 1:
        what = f"deze map is van de gemeente {here[0]}, en de site daar is van {own.naam}"
        raise FolderError([known.problem(("naam",), what, "kijk welke map en welke uitvoer u bedoelt", code="NSP612")])


def _unlike_before(site: Site, out: Path) -> tuple[Problem, ...]:
    """Warnings about what was built here before. Raises FolderError when a code would lead to another place."""
    before = _built_before(out)
    found = list(other_than_built(site, before, str(out))) if before else []
    if not all_warnings(found):
        raise FolderError(found)
    return tuple(found)


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


def _stage(site: Site, wish: Wish, progress: Progress, printing: PrintRun | None, output: Output) -> Made:
    """Stages 3 to 6 of a checked site, but for the publishing. Its warnings are those about what was made."""
    finish = Finish(site)
    files = dict.fromkeys(wish.parts, 0)
    theme = open_theme(shipped_root())
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
    return Made(site, files, tuple(found), _untranslated(site))


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
