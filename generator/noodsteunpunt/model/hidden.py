"""Characters that nobody sees but that change what others read."""

import re

# Control characters, zero-width characters and signs that turn the reading direction around; no tab or line end.
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
