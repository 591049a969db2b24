"""Where real lists are that are not in this repository: NSP_SHARED_DATA, or a folder beside the checkout."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("NSP_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
