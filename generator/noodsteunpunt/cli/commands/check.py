"""`nsp check`: look a folder over, and with --fix repair what can only be right in one way."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ...check.site import all_warnings
from ...checked import check
from ...load.kept import kept
from ...load.memory import Recall
from ...model.counted import counted
from ...model.logo import Logo
from ...model.problem import FolderError, Problem
from ...model.site import Site
from .. import given
from ..arguments import TEXT
from ..messages import PRIVE
from ..say import public_log, say, say_problems, say_scanned

if TYPE_CHECKING:
    from ...repair import Change


def run(wish: Namespace) -> None:
    """Say every problem; without mistakes also what the folder holds."""
    folder = given.folder(wish)
    repaired: set[str] = set()
    try:
        if wish.fix:
            _fix(folder, wish.prive, repaired)
        with kept(given.cache_folder(), folder) as recall:
            site, warnings = _check(folder, wish.prive, recall)
    except KeyboardInterrupt:
        if not repaired:
            raise
        whole = counted(len(repaired), "bestand is", "bestanden zijn")
        done = f"Afgebroken. {whole} hersteld zoals hierboven staat; de rest is niet veranderd."
        raise KeyboardInterrupt(f"{done} Ga verder met dezelfde opdracht.") from None
    say_problems(warnings, wish.format)
    if wish.format != TEXT:
        return
    in_use = sum(punt.in_use for punt in site.punten)
    wijken = counted(len(site.wijken), "wijk", "wijken")
    punten = counted(in_use, "noodsteunpunt", "noodsteunpunten")
    print(f"Goed: gemeente {site.gemeente.naam}, {wijken}, {punten} in gebruik.")
    say_scanned(site.prive)


def _check(folder: Path, prive: Path | None, recall: Recall) -> tuple[Site, tuple[Problem, ...]]:
    """All that a build would refuse, printed matter too. Raises FolderError with every problem."""
    own = folder / "print"
    try:
        site, warnings = check(folder, prive, given.moment(), recall)
    except FolderError as error:
        raise FolderError([*error.problems, *_about_print(own, None)]) from None
    found = _about_print(own, site.logo)
    if not all_warnings(found):
        raise FolderError([*found, *warnings])
    return site, (*warnings, *found)


def _about_print(own: Path, logo: Logo | None) -> list[Problem]:
    """Of who has neither a `print/` nor a logo of dots there is nothing to say, and what says it is slow to start."""
    if not own.is_dir() and not (logo and logo.file.endswith(".png")):
        return []
    from ...press.own import print_problems

    return list(print_problems(own, logo))


def _fix(folder: Path, prive: Path | None, repaired: set[str]) -> None:
    """Repair, and say each change as soon as it is there. repaired: gets the name of every file that changed."""
    from ...repair import repair_folder

    def tell(change: "Change") -> None:
        repaired.add(change.file)
        if change.private and public_log():
            say(f"{PRIVE}: {'regel hersteld' if change.line else 'opnieuw opgeslagen als UTF-8'}")
            return
        what = f", regel {change.line}\n  - {change.before}\n  + {change.after}"
        say(f"{change.file}{what if change.line else ': opnieuw opgeslagen als UTF-8'}")

    repair_folder(folder, prive, given.moment(), tell)
