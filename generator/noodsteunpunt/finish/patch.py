"""What changed in a page, as the pieces from which the new page is put together out of the old one."""

import re
from difflib import SequenceMatcher
from itertools import accumulate

# Cut behind a tag, a rule of style or a line: small enough to leave out what is the same, large enough to be quick.
# All are ASCII, so that no letter is cut in two.
_PARTS = re.compile(rb"[^>}\n]*[>}\n]|[^>}\n]+")

Piece = list[int] | str


def pieces(old: bytes, new: bytes) -> list[Piece]:
    """The new page in order: [begin, end] is copied from the old page, in bytes; a text is new."""
    old_parts, new_parts = _PARTS.findall(old), _PARTS.findall(new)
    offsets = [0, *accumulate(map(len, old_parts))]
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old_parts, new_parts, autojunk=False)
    for kind, old_begin, old_end, begin, end in matcher.get_opcodes():
        if kind == "equal":
            found.append([offsets[old_begin], offsets[old_end]])
        elif begin < end:
            found.append(b"".join(new_parts[begin:end]).decode())
    return found
