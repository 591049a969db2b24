"""The order of the stages: load, check, enrich, compile, finish, write."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .check.site import check_folder
from .compile.artifact import INTERN, Artifact
from .compile.data import points_geojson
from .compile.pages.all import all_pages, count_pages
from .compile.texts import Texts
from .compile.theme import Theme
from .enrich.atlas import Atlas
from .finish.finish import Finish
from .load.folder import load_folder
from .model.problem import FolderError, Problem
from .model.site import Site
from .shipped import shipped_root
from .write.output import PARTS, Output

Progress = Callable[[Iterable[Artifact], int], Iterable[Artifact]]


@dataclass(frozen=True)
class Wish:
    """What one build is asked to make. only: "site" or "druk"; empty for everything. languages: empty for all."""

    folder: Path
    out: Path
    only: str = ""
    languages: tuple[str, ...] = ()
    prive: Path | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the output this build replaces."""
        return (self.only, INTERN) if self.only else PARTS


@dataclass(frozen=True)
class Made:
    """What a build made: files per part, warnings, and per language how many sentences fell back to Dutch."""

    site: Site
    files: dict[str, int]
    warnings: tuple[Problem, ...]
    untranslated: dict[str, int]


def check(folder: Path, prive: Path | None = None) -> tuple[Site, tuple[Problem, ...]]:
    """Stages 1 and 2. Raises FolderError with every problem."""
    return check_folder(load_folder(folder, shipped_root(), prive))


def build(wish: Wish, progress: Progress) -> Made:
    """All stages. Raises FolderError or OutputError; then the output is as it was."""
    site, warnings = check(wish.folder, wish.prive)
    site = _in_languages(site, wish.languages)
    finish = Finish(site)
    files = dict.fromkeys(wish.parts, 0)
    with Output(wish.out, wish.parts) as output:

        def write(artifact: Artifact) -> None:
            finish.see(artifact)
            output.write(artifact)
            files[artifact.part] += 1

        for artifact in progress(_artifacts(site), _count(site)):
            write(artifact)
        for artifact in finish.indexes():
            write(artifact)
        output.write(finish.manifest())
        found = finish.problems()
        if not all(problem.warning for problem in found):
            raise FolderError(problem for problem in found if not problem.warning)
        output.publish()
    return Made(site, files, (*warnings, *found), _untranslated(site))


def _artifacts(site: Site) -> Iterator[Artifact]:
    """Stages 3 and 4, one artifact at a time."""
    atlas = Atlas(site)
    yield from all_pages(atlas, Theme(shipped_root()))
    yield points_geojson(site)


def _count(site: Site) -> int:
    return count_pages(site) + 1


def _in_languages(site: Site, languages: tuple[str, ...]) -> Site:
    """The site in fewer languages, for a quick look. Dutch always stays, because others fall back to it."""
    known = [taal.code for taal in site.talen]
    unknown = [code for code in languages if code not in known]
    if unknown:
        what = f"de site heeft de taal '{unknown[0]}' niet"
        raise FolderError([Problem("--languages", 0, 0, "", what, f"kies uit {', '.join(known)}")])
    if not languages:
        return site
    return replace(site, talen=tuple(taal for taal in site.talen if taal.code in {"nl", *languages}))


def _untranslated(site: Site) -> dict[str, int]:
    source = site.talen[0]
    return {taal.code: len(Texts(taal, source, site.feiten).missing()) for taal in site.talen[1:]}
