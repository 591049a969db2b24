"""`nsp geo`: streets and walks. There is one step, `prepare`."""

from argparse import Namespace

from ...straten import report
from ...straten.extract import OPENSTREETMAP
from ...straten.prepare import prepare, write
from .. import given
from ..say import say_problems


def run(wish: Namespace) -> None:
    """Keep of an extract what walks are worked out from, and say what was found."""
    folder = given.folder(wish)
    prepared = prepare(folder, wish.straten, wish.adressen, wish.vermelding or OPENSTREETMAP)
    write(prepared, folder)
    say_problems(report.warnings(prepared, wish.straten))
    for line in report.told(prepared):
        print(line)
