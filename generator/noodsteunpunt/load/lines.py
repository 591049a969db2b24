"""Text as lines, and changes to single lines."""

import re
from collections.abc import Iterable

from ..model.problem import Edit

# Lines end as PyYAML counts them.
LINE_END = re.compile(r"\r\n|\r|\n")
_WITH_ENDING = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


def lines_with_endings(text: str) -> list[str]:
    """The lines of a text; together they are the text again."""
    return _WITH_ENDING.findall(text)


def ending_of(text: str) -> str:
    """The first line ending in a text; empty when it has none."""
    found = LINE_END.search(text)
    return found.group() if found else ""


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the changes made; of two that overlap only the first counts."""
    lines = lines_with_endings(text)
    by_line: dict[int, list[Edit]] = {}
    for edit in sorted(set(edits)):
        if 0 < edit.line <= len(lines):
            by_line.setdefault(edit.line, []).append(edit)
    for number, on_line in by_line.items():
        lines[number - 1] = _edited(lines[number - 1], on_line)
    return "".join(lines)


def _edited(line: str, edits: list[Edit]) -> str:
    done, at = "", 1
    for edit in edits:
        if edit.column >= at:
            done += line[at - 1 : edit.column - 1] + edit.new
            at = edit.end
    return done + line[at - 1 :]
