"""`nsp build`: make website and printed matter."""

from argparse import Namespace

from ...build import Made, Wish, build
from ...compile.artifact import DRUK, INTERN, SITE
from ...model.counted import counted
from .. import given
from ..say import progress, say_problems, say_scanned

NAMES = {SITE: "website", DRUK: "drukwerk", INTERN: "intern, niet publiceren"}


def run(wish: Namespace) -> None:
    """Build, and say what was made."""
    order = Wish(given.folder(wish), wish.output, wish.only or "", wish.languages, wish.prive)
    made = build(order, progress, given.moment())
    say_problems(made.warnings)
    _say_made(made, order)


def _say_made(made: Made, wish: Wish) -> None:
    for part, count in made.files.items():
        if count:
            print(f"{wish.out / part}: {counted(count, 'bestand', 'bestanden')} ({NAMES[part]})")
    for code, missing in made.untranslated.items():
        if missing:
            zinnen = counted(missing, "zin is niet vertaald en staat", "zinnen zijn niet vertaald en staan")
            print(f"Taal {code}: {zinnen} er in het Nederlands.")
    say_scanned(made.site.prive)
