"""The order of the stages: load, check, enrich, compile, finish, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .check.built import other_than_built
from .check.site import all_warnings
from .checked import check
from .compile.artifact import DRUK, SAVED_SITE, SITE, Artifact
from .compile.everything import Everything
from .compile.printed import PrintRun
from .compile.texts import Texts
from .compile.theme import open_theme
from .enrich.atlas import Atlas
from .finish.finish import Finish
from .model.problem import FolderError, Problem
from .model.saved import Built, built_from_json
from .model.site import Site
from .shipped import shipped_root
from .statusfile import STATUS_FILE, status_now
from .write.output import CACHE, Output
from .write.refusal import OutputError

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


def build(wish: Wish, progress: Progress, now: datetime | None = None) -> Made:
    """All stages. Raises FolderError or OutputError; then the output is as it was.

    now: on Dutch clocks, to warn about facts that are old; nothing that is made depends on it.
    Status.yml is read once more when all is made: whoever published a newer one meanwhile keeps it, because then the
    site is made again with that.
    """
    refuse_inside(wish)
    site, warnings = check(wish.folder, wish.prive, now)
    site = _in_languages(site, wish.languages)
    printing = None if wish.only == SITE else PrintRun(site, wish.folder / "print", wish.sheets)
    with Output(wish.out, wish.parts) as output:
        warnings = (*warnings, *_unlike_before(site, wish.out))
        while True:
            made = stage(site, wish, progress, printing, output)
            with output.alone():
                status, found = status_now(wish.folder, site) if SITE in wish.parts else (site.status, ())
                if status == site.status:
                    output.publish()
                    return replace(made, warnings=(*warnings, *(printing.warnings if printing else ()), *made.warnings))
            site = replace(site, status=status)
            warnings = (*(problem for problem in warnings if problem.file != STATUS_FILE), *found)
            output.clear()


def refuse_inside(wish: Wish) -> None:
    """Never write in what is read: the next build would find its own output there."""
    out = wish.out.resolve()
    for read in (*(wish.folder / name for name in ("locations", "content", "print")), wish.prive):
        if read and read.resolve() in (out, *out.parents):
            raise OutputError(f"'{wish.out}' ligt in '{read}', en die map leest nsp; kies met -o een andere map")


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
    except (OSError, ValueError):
        return None


def stage(site: Site, wish: Wish, progress: Progress, printing: PrintRun | None, output: Output) -> Made:
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
