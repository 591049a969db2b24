"""`python -m noodsteunpunt` is `nsp`."""

import sys

from .cli.main import main

sys.exit(main())
