"""YAML text to values that are kept as text, with the line and column of every key.

Never `safe_load`: it reads `8:30` as 510 and `0501234567` as 84228471. The schema decides the types, later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..model.hidden import HIDDEN
from ..model.problem import Problem

LARGEST_FILE = 512 * 1024
DEEPEST = 12
MOST_EVENTS = 200_000
# Text right behind a #, after a value. Lines end as PyYAML counts them.
_LOST_TEXT = re.compile(r"[ \t]+(#[^\W_].*?)[ \t]*$")
_LINE_END = re.compile(r"\r\n|\r|\n")

NOT_UTF8 = ("dit bestand is niet als UTF-8 opgeslagen", "sla het opnieuw op en kies codering UTF-8")

Key = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Entries:
    """What one file holds, as text.

    file: path as the editor knows it. values: nested dicts and lists of str.
    places: (line, column) of each key and list item, 1-based, by its path: ("locatie", "lat").
    """

    file: str
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Key, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the values can be used; warnings do not stand in the way."""
        return all(problem.warning for problem in self.problems)

    def problem(self, key: Key, what: str, repair: str = "", *, warning: bool = False) -> Problem:
        """A problem at the line of `key`, or of the nearest key above it."""
        at = key
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (0, 0))
        return Problem(self.file, line, column, ".".join(map(str, key)), what, repair, warning)


class RefusedError(Exception):
    """YAML that we do not take; line and column count from 1, line 0 is the whole file."""

    def __init__(self, line: int, column: int, what: str, repair: str) -> None:
        super().__init__(what)
        self.line, self.column = line, column
        self.what, self.repair = what, repair

    def at(self, file: str) -> Problem:
        """The problem it is in a file."""
        return Problem(file, self.line, self.column, "", self.what, self.repair)


def read_yaml(raw: bytes, file: str) -> Entries:
    """The values of a file, or an `Entries` without values and with the problems that made it unreadable."""
    text = ""
    try:
        text = _decode(raw)
        _refuse_tricks(text)
        node = yaml.compose(text, Loader=_Loader)
        walk = _Walk(file)
        if node is not None:
            walk.top(node)
            walk.lost_text(node, text)
        return Entries(file, walk.values, walk.places, tuple(walk.problems))
    except RefusedError as refused:
        return Entries(file, problems=(refused.at(file),))
    except yaml.MarkedYAMLError as error:
        return Entries(file, problems=(_syntax_problem(error, text, file),))


def _decode(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise RefusedError(0, 0, *too_large(LARGEST_FILE))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise RefusedError(line, 1, *NOT_UTF8) from None
    for refused in hidden_characters(text):
        raise refused
    return text


def too_large(largest: int) -> tuple[str, str]:
    """What is said about a file of more than `largest` bytes, and the repair."""
    if largest < 1024 * 1024:
        return f"dit bestand is groter dan {largest // 1024} kB", "splits het of haal plaatjes weg"
    return f"dit bestand is groter dan {largest // 1024 // 1024} MB", "maak de lijnen eenvoudiger, met minder punten"


def hidden_characters(text: str) -> Iterator["RefusedError"]:
    """Characters that nobody sees but that change what others read, at their lines."""
    for hidden in HIDDEN.finditer(text):
        line = text.count("\n", 0, hidden.start()) + 1
        what = f"hier staat een onzichtbaar teken (U+{ord(hidden.group()):04X})"
        yield RefusedError(line, 1, what, "typ deze regel opnieuw")


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_Loader))


def _refuse_tricks(text: str) -> None:
    """Stop before composing at anything a plain list of facts does not need, and at YAML bombs."""
    depth = 0
    documents = 0
    for count, event in enumerate(_events(text)):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if reason := _trick(event, count, depth, documents):
            raise RefusedError(event.start_mark.line + 1, event.start_mark.column + 1, *reason)


def _trick(event: Any, count: int, depth: int, documents: int) -> tuple[str, str] | None:
    if documents > 1:
        return "na --- begint een tweede deel", "maak er een eigen bestand van"
    if depth > DEEPEST:
        return f"hier staan meer dan {DEEPEST} lagen in elkaar", "maak het eenvoudiger"
    if count > MOST_EVENTS:
        return "dit bestand heeft te veel regels", "splits het in meer bestanden"
    if isinstance(event, yaml.AliasEvent):
        return f"* verwijst naar een ander stuk ({event.anchor})", "zet de tekst tussen aanhalingstekens"
    if getattr(event, "anchor", None):
        return "een & aan het begin heeft in YAML een eigen betekenis", "zet de tekst tussen aanhalingstekens"
    if getattr(event, "tag", None):
        return "een ! aan het begin heeft in YAML een eigen betekenis", "zet de tekst tussen aanhalingstekens"
    return None


class _Walk:
    """One walk over the composed nodes that fills values, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values: dict[str, Any] = {}
        self.places: dict[Key, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def top(self, node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            self.values = self._mapping(node, ())
        else:
            self._report(
                node,
                (),
                "dit bestand heeft geen regels van de vorm 'naam: waarde'",
                "zet na de dubbele punt een spatie",
            )

    def lost_text(self, node: yaml.Node, text: str) -> None:
        """Warn where a value stops at a # that was meant as text: `naam: Wijk #3` is read as "Wijk".

        A # with a space behind it is a comment as people write it.
        """
        lines = _LINE_END.split(text)
        for value in _plain_values(node):
            end = value.end_mark
            lost = _LOST_TEXT.match(lines[end.line], end.column) if end.line < len(lines) else None
            if lost:
                self.problems.append(
                    Problem(
                        self.file, end.line + 1, lost.start(1) + 1, "",
                        f"'{lost[1]}' wordt niet gelezen, want na een spatie en een # leest YAML niets meer",
                        "zet de tekst tussen aanhalingstekens",
                        warning=True,
                    )
                )  # fmt: skip

    def _value(self, node: yaml.Node, key: Key) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return list(self._items(node, key))
        return node.value

    def _items(self, node: yaml.SequenceNode, key: Key) -> Iterator[Any]:
        for index, item in enumerate(node.value):
            self._place(item, (*key, index))
            yield self._value(item, (*key, index))

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                self._report(name_node, key, "hier hoort een naam voor de dubbele punt", "schrijf 'naam: waarde'")
                continue
            name = name_node.value
            path = (*key, name)
            if name in values:
                first_line = self.places[path][0]
                self._report(
                    name_node,
                    path,
                    f"'{name}' staat hier voor de tweede keer, eerst op regel {first_line}",
                    "houd een van de twee regels over",
                )
                continue
            self._place(name_node, path)
            values[name] = self._value(value_node, path)
        return values

    def _place(self, node: yaml.Node, key: Key) -> None:
        self.places[key] = (node.start_mark.line + 1, node.start_mark.column + 1)

    def _report(self, node: yaml.Node, key: Key, what: str, repair: str) -> None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.problems.append(Problem(self.file, line, column, ".".join(map(str, key)), what, repair))


def _plain_values(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every value that stands there without quotes."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _plain_values(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _plain_values(item)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        yield node


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """PyYAML's English complaint as a Dutch sentence about the line where the mistake is, not where it was noticed."""
    said = f"{error.problem or ''} {error.context or ''}"
    began = "end of stream" in said or "could not find expected ':'" in said
    mark = (error.context_mark if began else error.problem_mark) or error.problem_mark
    if mark is None:
        return Problem(file, 0, 0, "", *_SYNTAX_OTHER)
    rest = text.splitlines()[mark.line : mark.line + 1]
    before, at = (rest[0][: mark.column], rest[0][mark.column : mark.column + 1]) if rest else ("", "")
    return Problem(file, mark.line + 1, mark.column + 1, "", *_syntax_sentence(said, before, at))


def _syntax_sentence(said: str, before: str, at: str) -> tuple[str, str]:
    """What is wrong and how to repair it. before, at: the text left of the mistake, and the character there."""
    if "cannot start any token" in said and at != "\t":
        return f"een tekst kan niet met {at} beginnen", "zet de tekst tussen aanhalingstekens"
    if "expected key" in said and before.strip():
        return _SYNTAX_OTHER
    return next(((what, repair) for sign, what, repair in _SYNTAX if sign in said), _SYNTAX_OTHER)


_SYNTAX_OTHER = (
    "deze regel kan niet gelezen worden",
    "kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven",
)
_BACKSLASH = (
    "een \\ heeft tussen dubbele aanhalingstekens een eigen betekenis",
    "gebruik enkele aanhalingstekens",
)
# What libyaml says, in the order in which it is looked for.
_SYNTAX = (
    ("tab character", "hier staat een tab", "gebruik spaties om in te springen"),
    ("cannot start any token", "hier staat een tab", "gebruik spaties om in te springen"),
    ("mapping values are not allowed", "hier staat een dubbele punt te veel", "zet de tekst tussen aanhalingstekens"),
    ("end of stream", "een aanhalingsteken wordt niet gesloten", "zet de hele tekst tussen dubbele aanhalingstekens"),
    ("escape", *_BACKSLASH),
    ("hexdecimal", *_BACKSLASH),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt", "schrijf 'naam: waarde'"),
    ("expected key", "deze regel springt anders in dan de regels erboven", "zet de regels recht onder elkaar"),
    ("<block end>", "deze regel springt anders in dan de regels erboven", "zet de regels recht onder elkaar"),
)
