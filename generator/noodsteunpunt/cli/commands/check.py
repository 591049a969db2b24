"""`nsp check`: look a folder over, and with --fix repair what can only be right in one way."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ...checked import check
from ...load.kept import kept
from ...model.counted import counted
from .. import given
from ..arguments import TEXT
from ..say import say, say_problems, say_unscanned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...repair import Change


def run(wish: Namespace) -> None:
    """Say every problem; without mistakes also what the folder holds."""
    folder = given.folder(wish)
    if wish.fix:
        from ...repair import repair_folder

        _say_changes(repair_folder(folder, wish.prive, given.moment()))
    with kept(given.cache_folder(), folder) as recall:
        site, warnings = check(folder, wish.prive, given.moment(), recall)
    say_problems(warnings, wish.format)
    if wish.format != TEXT:
        return
    in_use = sum(punt.in_use for punt in site.punten)
    wijken = counted(len(site.wijken), "wijk", "wijken")
    punten = counted(in_use, "noodsteunpunt", "noodsteunpunten")
    print(f"Goed: gemeente {site.gemeente.naam}, {wijken}, {punten} in gebruik.")
    say_unscanned(site.prive is None)


def _say_changes(changes: "Iterable[Change]") -> None:
    for change in changes:
        if not change.line:
            say(f"{change.file}: opnieuw opgeslagen als UTF-8")
            continue
        say(f"{change.file}, regel {change.line}\n  - {change.before}\n  + {change.after}")
