"""Editorial Markdown: does it have a title, and a place of its own on the site?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Annotated

from ..load.decode import NOT_UTF8, hidden_characters
from ..load.versions import two_versions
from ..load.yamlfile import read_yaml
from ..model.base import Part, such_as
from ..model.fields.text import Naam, Tekst
from ..model.problem import Problem
from .links import link_problems
from .markdown import odd_markdown, tangled
from .objections import objections
from .values import to_part

# Paths that other pages and files have; digits are codes, and a language code is that language's home page.
_TAKEN = {
    "uitleg", "teken", "talen", "status", "offline", "index",
    "straten", "kaart", "zoek", "druk", "noodrem",
}  # fmt: skip
_NAME = re.compile(r"[a-z]{4,}[a-z0-9-]*")
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
    front, found = read_front(file, markdown)
    yield from found
    if said := tangled(file, markdown):
        yield said
        return
    yield from odd_markdown(file, markdown)
    yield from link_problems(file, markdown, documents)
    if front and not _FRONT.sub("", markdown).strip():
        what = "op deze pagina staat nog niets, en elke pagina van de site verwijst ernaar"
        yield Problem(
            file, 0, 0, "", what, "schrijf een tekst onder de tweede ---, of haal het bestand weg", True, code="NSP517"
        )


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


def document_objections(file: str, markdown: str) -> Iterator[Problem]:
    """What a document of a municipality says that nobody should tell inhabitants, by line."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        for said in objections(line):
            yield Problem(
                file, number, 1, "", said.what, said.repair, said.warning,
                code=said.code, end=len(line) + 1, excerpt=line,
            )  # fmt: skip
