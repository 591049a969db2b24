"""The pages of the handbook with what every code means: the same words as `nsp explain`, from the same source.

Below the explanation stands what `nsp` says on a screen, from the planted mistakes that the tests look at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from tests.editor.gevallen import CASES, cases

from noodsteunpunt.check.uitleg import Uitleg, explanations

# What the first digit of a code says; see the head of check/uitleg.yml.
GROUPS = {
    "0": "Het bestand zelf",
    "1": "Eén waarde",
    "2": "Punten en gemeente",
    "3": "Kaarten",
    "4": "Codes",
    "5": "Teksten",
    "6": "Status",
    "7": "De map en de opdracht",
    "8": "Wat gemaakt wordt",
    "9": "Een lijst die wordt ingelezen",
}
# The page is in no menu, so the room for menus is better left out.
ALONE = "---\nhide: [navigation, toc]\n---"
_HEAD = re.compile(r"^(?:fout|let op)\[(NSP\d{3})\]: (.*)")


def index() -> str:
    """All codes by number, each with its title."""
    parts = ["# Alle meldingen", INTRO]
    for digit, group in GROUPS.items():
        own = [said for code, said in explanations().items() if code[3] == digit]
        parts += [f"## {group}", *([_lines(own)] if own else [])]
    return "\n\n".join(parts) + "\n"


INTRO = (
    "Bij elke melding staat een code. Zoek hier de code, of zoek bovenaan op de zin die u ziet. "
    "In een terminal zegt `nsp explain NSP012` hetzelfde als de pagina hier."
)


def _lines(group: list[Uitleg]) -> str:
    return "\n".join(f"- [`{said.code}`]({said.code}.md) {_plain(said.titel)}" for said in group)


def page(said: Uitleg) -> str:
    """One code: what it means, why it matters, how it is wrong and right, and what a screen shows."""
    parts = [ALONE, f"# {said.code}: {_plain(said.titel)}", _plain(said.betekenis), _plain(said.waarom)]
    parts += [f"**Fout**\n\n{_code(said.fout)}"] if said.fout else []
    parts += [f"**Goed**\n\n{_code(said.goed)}"] if said.goed else []
    first, *others = shown().get(said.code, {}).items() or [("", "")]
    parts += [f"## Zo ziet u het\n\n{_code(first[1])}"] if first[1] else []
    if others:
        parts += ["Of met een van deze zinnen:", "\n".join(f"- {_plain(sentence)}" for sentence, _ in others)]
    return "\n\n".join([*parts, "[Alle meldingen](index.md)"]) + "\n"


@cache
def shown() -> Mapping[str, dict[str, str]]:
    """Per code its sentences, each with the whole of what a screen shows."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for block in _blocks():
        if head := _HEAD.match(block):
            found[head[1]].setdefault(head[2], block)
    return found


def _blocks() -> Iterator[str]:
    for path in sorted(CASES.glob("*.txt")):
        for case in cases(path):
            yield from case.said.split("\n\n")


def _code(text: str) -> str:
    return f"~~~~\n{text}\n~~~~"


def _plain(text: str) -> str:
    """Text in which no sign means something to Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|&])", r"\\\1", text)
