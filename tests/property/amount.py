"""How many examples a property is tried on."""

import os

from hypothesis import settings


def tried_on(examples: int) -> settings:
    """So many in `make test`; `make trial` takes $NSP_MORE_EXAMPLES times as many."""
    return settings(max_examples=examples * int(os.environ.get("NSP_MORE_EXAMPLES", "1")), deadline=None)
