"""Editorial Markdown: does it have a title, and a place of its own on the site?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Annotated

from ..load.decode import NOT_UTF8, hidden_characters
from ..load.versions import two_versions
from ..load.yamlfile import read_yaml
from ..model.base import Part, such_as
from ..model.counted import thousands
from ..model.fields.text import Naam, Tekst
from ..model.problem import Edit, Problem, first_of_each_kind
from .links import link_problems
from .objections import objections
from .values import to_part

# Paths that other pages and files have; digits are codes, and a language code is that language's home page.
_TAKEN = {
    "uitleg", "teken", "talen", "status", "offline", "index",
    "straten", "kaart", "zoek", "druk", "noodrem",
}  # fmt: skip
_NAME = re.compile(r"[a-z]{4,}[a-z0-9-]*")
_PICTURE = re.compile(r"!\[[^\]]{0,1000}\][(\[]|<img\b", re.IGNORECASE)
# Signs of lists and quotes, and spaces, at the start of a line; 12 layers deep are 48.
_LAYERS = re.compile(r"(?:[ \t>]|(?:[*+:-]|\d{1,9}\.)(?=[ \t]))*")
_BRACKET = re.compile(r"[\[\](<)>]")
# Far more than any page has; what Markdown needs for a text grows with the square of these.
LONGEST_PAGE, LONGEST_PARAGRAPH, MOST_LINES, WIDEST_MARGIN, MOST_OPENED = 60_000, 10_000, 300, 80, 20
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)


class Voorkant(Part):
    """What stands between the two lines of --- at the top of a document."""

    titel: Annotated[Naam, such_as("Over deze site")]
    """De titel van de pagina."""
    beschrijving: Annotated[Tekst, such_as("Wie deze site maakt en waarom.")]
    """Eén zin over de pagina, voor zoekmachines."""


def check_document(file: str, name: str, markdown: str, documents: Collection[str]) -> Iterator[Problem]:
    """All that keeps a document from becoming a page. documents: the names of all there are, for its links."""
    if name in _TAKEN or not _NAME.fullmatch(name):
        what = f"een pagina kan niet '{name}' heten"
        repair = "noem het bestand met minstens vier kleine letters, zoals contact.md"
        yield Problem(file, 0, 0, "", what, repair, code="NSP501")
    if "\ufffd" in markdown:
        line = markdown[: markdown.index("\ufffd")].count("\n") + 1
        yield Problem(file, line, 1, "", *NOT_UTF8, code="NSP002", excerpt=markdown.split("\n")[line - 1])
        return
    if mixed := two_versions(markdown):
        yield mixed.at(file, markdown)
        return
    if hidden := list(hidden_characters(markdown)):
        yield from (refused.at(file, markdown) for refused in hidden)
        return
    yield from read_front(file, markdown)[1]
    yield from first_of_each_kind(_headings(file, markdown))
    yield from first_of_each_kind(_pictures(file, markdown))
    yield from tuple(_tangled(file, markdown)) or link_problems(file, markdown, documents)


def read_front(file: str, markdown: str) -> tuple[Voorkant | None, list[Problem]]:
    """The title and description of a document as they were typed, or the problems."""
    front = _FRONT.match(markdown)
    if not front:
        what = "boven deze tekst ontbreken de titel en de beschrijving"
        repair = "begin met ---, titel: …, beschrijving: … en weer ---"
        return None, [Problem(file, 1, 1, "", what, repair, code="NSP502", excerpt=markdown.partition("\n")[0])]
    part, problems = to_part(Voorkant, read_yaml(front[1].encode(), file))
    return part, [_one_line_down(problem) for problem in problems]


def _one_line_down(problem: Problem) -> Problem:
    """The place in the whole document, which starts with a line of ---."""
    fix = tuple(replace(edit, line=edit.line + 1) for edit in problem.fix)
    return replace(problem, line=problem.line + 1 if problem.line else 0, fix=fix)


def _pictures(file: str, markdown: str) -> Iterator[Problem]:
    """A picture of elsewhere would be a request to another host, and one in the folder is not copied."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        if found := _PICTURE.search(line):
            what, repair = "een plaatje in een eigen pagina komt niet op de site", "haal het weg, en zeg het in woorden"
            yield Problem(
                file, number, found.start() + 1, "", what, repair, True,
                code="NSP514", end=found.end() + 1, excerpt=line,
            )  # fmt: skip


def _tangled(file: str, markdown: str) -> Iterator[Problem]:
    """The first place from which Markdown would look for minutes for the end of something, or drown in layers."""
    if len(markdown) > LONGEST_PAGE:
        what = f"deze pagina is langer dan {thousands(LONGEST_PAGE)} tekens"
        yield Problem(file, 0, 0, "", what, "maak er meer pagina's van", code="NSP515")
        return
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
        yield Problem(file, number, 1, "", *said, code="NSP515", excerpt=line)
        return


def _opened(line: str, before: int) -> int:
    """How many brackets are open at the end of a line, or where that were too many. before: at its start."""
    opened = before
    for found in _BRACKET.finditer(line):
        opened = opened + 1 if found[0] in "[(<" else max(0, opened - 1)
        if opened > MOST_OPENED:
            break
    return opened


def document_objections(file: str, markdown: str) -> Iterator[Problem]:
    """What a document of a municipality says that nobody should tell inhabitants, by line."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        for said in objections(line):
            yield Problem(
                file, number, 1, "", said.what, said.repair, said.warning,
                code=said.code, end=len(line) + 1, excerpt=line,
            )  # fmt: skip


def _headings(file: str, markdown: str) -> Iterator[Problem]:
    for number, line in enumerate(markdown.splitlines(), start=1):
        if line.startswith("# "):
            what = "een # is de titel, en die staat al bovenaan"
            yield Problem(
                file, number, 1, "", what, "begin de kop met ##",
                code="NSP503", end=2, excerpt=line, fix=(Edit(number, 1, 2, "##"),),
            )  # fmt: skip
