"""Markdown that comes out otherwise than an editor expects: marks that stay marks, and what is not on the site."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..model.counted import thousands
from ..model.problem import Edit, Problem, first_of_each_kind

# What an editor writes in a page for the name of the municipality; the only thing that is filled in.
OF_GEMEENTE = "{gemeente}"
_PICTURE = re.compile(r"!\[[^\]]{0,1000}\](?:\([^)]{0,2000}\)?|\[)|<img\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[A-Za-z_]+\}")
_BULLET = re.compile(r"[ ]*([–—•·▪◦‣])[ ]")
_NUMBER = re.compile(r"[ ]*\d{1,3}(\))[ ]")
_UNDERLINE = re.compile(r"=+[ ]*")
_UNFINISHED = re.compile(
    r"\bTODO\b|\bXXX+\b|\blorem ipsum\b|\[[^\]\n]{0,60}\binvullen\b[^\]\n]{0,60}\]|\bnog invullen\b", re.IGNORECASE
)
# Signs of lists and quotes, and spaces, at the start of a line; 12 layers deep are 48.
_LAYERS = re.compile(r"(?:[ \t>]|(?:[*+:-]|\d{1,9}\.)(?=[ \t]))*")
_BRACKET = re.compile(r"[\[\](<)>]")
# Far more than any page has; what Markdown needs for a text grows with the square of these.
LONGEST_PAGE, LONGEST_PARAGRAPH, MOST_LINES, WIDEST_MARGIN, MOST_OPENED = 60_000, 10_000, 300, 80, 20


class _Found(NamedTuple):
    """Something odd in a line. first, last: its columns from 0. better: what to put in its place, when that is sure."""

    first: int
    last: int
    what: str
    repair: str
    code: str
    warning: bool = False
    better: str = ""

    def at(self, file: str, number: int, line: str) -> Problem:
        """The problem it is in a line of a file."""
        fix = (Edit(number, self.first + 1, self.last + 1, self.better),) if self.better else ()
        return Problem(
            file, number, self.first + 1, "", self.what, self.repair, self.warning,
            code=self.code, end=self.last + 1, excerpt=line, fix=fix,
        )  # fmt: skip


def odd_markdown(file: str, markdown: str) -> Iterator[Problem]:
    """All of that in a document, by line; of each kind the first few."""
    return first_of_each_kind(_odd(file, markdown))


def _odd(file: str, markdown: str) -> Iterator[Problem]:
    for number, (before, line) in enumerate(pairwise(["", *markdown.splitlines()]), start=1):
        for rule in _RULES:
            yield from (found.at(file, number, line) for found in rule(line, before))


def _headings(line: str, before: str) -> Iterator[_Found]:
    if re.match(r"#(?!#)", line):
        better = "##" if line[1:2] in {"", " "} else "## "
        what = "een # is de titel, en die staat al bovenaan"
        yield _Found(0, 1, what, "begin de kop met ##", "NSP503", better=better)
    if _UNDERLINE.fullmatch(line) and before.strip():
        what = "een regel met = maakt een titel van de regel erboven, en die staat al bovenaan"
        yield _Found(0, len(line), what, "haal deze regel weg, en begin de kop erboven met ##", "NSP503")


def _pictures(line: str, before: str) -> Iterator[_Found]:
    """A picture of elsewhere would be a request to another host, and one in the folder is not copied."""
    if found := _PICTURE.search(line):
        what, repair = "een plaatje in een eigen pagina komt niet op de site", "haal het weg, en zeg het in woorden"
        yield _Found(*found.span(), what, repair, "NSP514", warning=True)


def _lists(line: str, before: str) -> Iterator[_Found]:
    if found := _BULLET.match(line):
        what = f"een lijst begint niet met {found[1]}, maar met een gewoon streepje"
        yield _Found(*found.span(1), what, "typ een - met een spatie erachter", "NSP032", warning=True, better="-")
    if found := _NUMBER.match(line):
        what, repair = "achter het nummer van een lijst hoort een punt, geen haakje", "typ een . in plaats van )"
        yield _Found(*found.span(1), what, repair, "NSP032", warning=True, better=".")


def _placeholders(line: str, before: str) -> Iterator[_Found]:
    for found in _PLACEHOLDER.finditer(line):
        if found[0] != OF_GEMEENTE:
            what = f"'{found[0]}' wordt hier niet ingevuld"
            yield _Found(*found.span(), what, f"op een eigen pagina kan alleen {OF_GEMEENTE}", "NSP505")


def _unfinished(line: str, before: str) -> Iterator[_Found]:
    if found := _UNFINISHED.search(line):
        what = "hier staat nog iets dat moet worden ingevuld, en dat komt zo op de site"
        yield _Found(*found.span(), what, "vul het in, of haal het weg", "NSP517", warning=True)


_RULES: tuple[Callable[[str, str], Iterator[_Found]], ...] = (_headings, _pictures, _lists, _placeholders, _unfinished)


def tangled(file: str, markdown: str) -> Problem | None:
    """The first place from which Markdown would look for minutes for the end of something, or drown in layers."""
    if len(markdown) > LONGEST_PAGE:
        what = f"deze pagina is langer dan {thousands(LONGEST_PAGE)} tekens"
        return Problem(file, 0, 0, "", what, "maak er meer pagina's van", code="NSP515")
    lines = signs = opened = 0  # of the paragraph
    for number, line in enumerate(markdown.splitlines(), start=1):
        lines, signs, opened = (lines + 1, signs + len(line), opened) if line.strip() else (0, 0, 0)
        opened = _opened(line, opened)
        layers = _LAYERS.match(line)
        if opened > MOST_OPENED:
            said = "in deze alinea staan te veel haken die nergens sluiten", "kijk of elke haak een tweede haak heeft"
        elif layers and layers.end() > WIDEST_MARGIN:
            said = "hier staat te veel in elkaar", "gebruik minder lijsten in lijsten, en spring minder in"
        elif lines > MOST_LINES or signs > LONGEST_PARAGRAPH:
            said = "deze alinea is te lang", "zet een lege regel tussen twee alinea's"
        else:
            continue
        return Problem(file, number, 1, "", *said, code="NSP515", excerpt=line)
    return None


def _opened(line: str, before: int) -> int:
    """How many brackets are open at the end of a line, or where that were too many. before: at its start."""
    opened = before
    for found in _BRACKET.finditer(line):
        opened = opened + 1 if found[0] in "[(<" else max(0, opened - 1)
        if opened > MOST_OPENED:
            break
    return opened
