"""`nsp serve`: look while writing."""

import webbrowser
from argparse import Namespace

from ...model.problem import FolderError, Problem
from ...serving.desk import Desk
from ...serving.server import PreviewServer
from .. import given
from ..messages import one_as_text
from ..say import say_fault


def run(wish: Namespace) -> None:
    """Show the folder in a browser until somebody stops it."""
    desk = Desk(given.folder(wish), one_as_text, given.moment)
    try:
        server = PreviewServer(desk, wish.port, say_fault)
    except (OSError, OverflowError):
        what, repair = f"poort {wish.port} kan niet gebruikt worden", "kies een andere, of laat --port weg"
        raise FolderError([Problem("--port", 0, 0, "", what, repair, code="NSP736")]) from None
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
