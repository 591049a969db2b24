"""`nsp status`: the news of today on the site that was built before."""

from argparse import Namespace

from ...build import Wish
from ...compile.artifact import SITE
from ...publish import publish_status
from .. import given
from ..say import progress, say_problems, say_scanned


def run(wish: Namespace) -> None:
    """Publish the status, whatever else is wrong in the folder."""
    order = Wish(given.folder(wish), wish.output, prive=wish.prive)
    made = publish_status(order, progress, given.moment())
    say_problems(made.warnings)
    print(f"{wish.output / SITE}: de status is nu '{made.site.status.fase}'.")
    say_scanned(made.site.prive)
