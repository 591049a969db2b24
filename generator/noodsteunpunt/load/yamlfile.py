"""YAML text to values that are kept as text, with the line and column of every key.

Never `safe_load`: it reads `8:30` as 510 and `0501234567` as 84228471. The schema decides the types, later.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import yaml

from ..model.problem import Edit, Problem, first_of_each_kind
from .decode import decode, hidden_characters
from .lines import LINE_END, apply_edits
from .refused import RefusedError
from .syntax import (
    ALIAS,
    ANCHOR,
    BULLET,
    ODD_SPACE,
    QUOTES_HELP,
    TAG,
    Said,
    crooked_dash,
    odd_bullet,
    quoting,
    suspects,
    syntax_error,
)
from .versions import two_versions

DEEPEST = 12
MOST_EVENTS = 200_000
# Reading goes on behind so many mistakes, and reads at most so many characters for it.
MOST_REPAIRS = 25
_MOST_READ_AGAIN = 400_000
# Text right behind a #, after a value. Lines end as PyYAML counts them.
_LOST_TEXT = re.compile(r"[ \t]+(#[^\W_].*)")
# A short file without these signs, deep indents and lists in lists cannot hold a trick, and need not be read twice.
# Signs behind a letter are part of a word ("hoe?"), and {naam} goes no deeper than itself. A line that ends in a lone
# \r is one to YAML and not to this pattern.
_MAY_HOLD_TRICKS = re.compile(r"(?<!\w)[&*!?]|[\[{](?![a-z0-9_]+\})|^---|^ {10}|-[ \t]+-|\r(?!\n)", re.MULTILINE)
_SHORT = 50_000
_SMART_QUOTES = re.compile('[“”„‟«»‘‚].*[“”‟«»’‘"]', re.DOTALL)
# A dash that stands further than the one above it.
_CROOKED = re.compile(r"^([ ]*)- .*(?:\n[ ]*(?:#.*|\r)?)*\n\1[ ]+- ", re.MULTILINE)

# Signs that a value without quotes may not be what it seems; without them `_Walk` has nothing to say about it.
_MAY_SEEM = re.compile(r"[ \t]#[^\W_]|[“”„‟«»‘‚]")

Key = tuple[str | int, ...]
T = TypeVar("T")


class Span(NamedTuple):
    """From `line`, `column` up to but not including `end_column` on `end_line`; all count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads without asking what a value looks like, which took a third of the time: here everything is text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The same for every value."""
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing to prepare."""

    def ascend_resolver(self) -> None:
        """Nothing to tidy."""


@dataclass(frozen=True, eq=False)
class _Later(Mapping[Key, T]):
    """What is only found when somebody asks: where things stand in a file about which nothing is to be said."""

    find: Callable[[], Mapping[Key, T]]

    def __getitem__(self, key: Key) -> T:
        return self.find()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.find())

    def __len__(self) -> int:
        return len(self.find())


@dataclass(frozen=True)
class Entries:
    """What one file holds, as text.

    file: path as the editor knows it. values: nested dicts and lists of str.
    places: (line, column) of each key and list item, 1-based, by its path: ("locatie", "lat").
    spans: where each value starts and ends.
    text: the file, to show lines of. private: whether it stands in the private folder.
    """

    file: str
    values: dict[str, Any] = field(default_factory=dict)
    places: Mapping[Key, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    spans: Mapping[Key, Span] = field(default_factory=dict)
    text: str = ""
    private: bool = False

    @property
    def readable(self) -> bool:
        """Whether the values can be used; warnings do not stand in the way."""
        return all(problem.warning for problem in self.problems)

    def problem(
        self, key: Key, what: str, repair: str = "", *,
        code: str = "", warning: bool = False, at_name: bool = False, fix: tuple[Edit, ...] = (),
    ) -> Problem:  # fmt: skip
        """A problem at the value of `key`, at its name (`at_name`), or at the nearest name above it."""
        line, column, end = self._place(key, at_name)
        return Problem(
            self.file, line, column, ".".join(map(str, key)), what, repair, warning,
            code=code, end=end, excerpt=self.line(line), fix=fix, private=self.private,
        )  # fmt: skip

    def value(self, key: Key) -> Any:
        """What stands at `key`; None when nothing does."""
        found: Any = self.values
        for step in key:
            if isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                found = found.get(step) if isinstance(found, dict) else None
        return found

    def line(self, number: int) -> str:
        """A line as it was typed; empty when there is none."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def replacement(self, key: Key, new: str) -> tuple[Edit, ...]:
        """The change that puts `new` in place of a value on one line; empty when the value is longer than that."""
        span = self.spans.get(key)
        if (
            span is None
            or span.line != span.end_line
            or span.column == span.end_column
            or span.line in self.refused_lines
        ):
            return ()
        return (Edit(span.line, span.column, span.end_column, new),)

    def renaming(self, key: Key, new: str) -> tuple[Edit, ...]:
        """The change that gives a key another name."""
        line, column, end = self._place(key, at_name=True)
        same = self.line(line)[column - 1 : end - 1] == key[-1] and line not in self.refused_lines
        return (Edit(line, column, end, new),) if same else ()

    @cached_property
    def refused_lines(self) -> frozenset[int]:
        """Lines that were read as if they were repaired, so that columns there are not those of the file."""
        return frozenset(problem.line for problem in self.problems if not problem.warning)

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text)

    def _place(self, key: Key, at_name: bool) -> tuple[int, int, int]:
        """(line, column, end) to point at: a value on one line, else a name."""
        span = self.spans.get(key)
        if span and not at_name and span.line == span.end_line and span.column < span.end_column:
            return span.line, span.column, span.end_column
        while key and key not in self.places:
            key = key[:-1]
        line, column = self.places.get(key, (0, 0))
        return line, column, self.end_of_name(key, line, column)

    def end_of_name(self, key: Key, line: int, column: int) -> int:
        """The column behind the name of `key`; 0 when it does not stand at that place."""
        name = str(key[-1]) if key else ""
        return column + len(name) if name and self.line(line).startswith(name, column - 1) else 0


def read_yaml(raw: bytes, file: str, *, private: bool = False) -> Entries:
    """The values of a file and all that is wrong with it.

    After a mistake with a sure repair reading goes on as if it was repaired, so that every mistake is told at once;
    then there are values although the file is not `readable`.
    """
    try:
        text, wrong_encoding = decode(raw)
    except RefusedError as refused:
        return Entries(file, problems=(refused.at(file, private=private),), private=private)
    if mixed := two_versions(text):
        return Entries(file, problems=(mixed.at(file, text, private=private),), text=text, private=private)
    refused_here = [wrong_encoding] if wrong_encoding else []
    refused_here += hidden_characters(text)
    repaired = apply_edits(text, (edit for refused in refused_here for edit in refused.fix))
    walk = _Walk(file, repaired, private)
    if all(refused.fix for refused in refused_here):
        node, repaired, found = _compose(repaired)
        refused_here += found
        if node is not None and not refused_here and not _MAY_SEEM.search(text):
            values = _plain_values(node)
            if values is not None:
                return without_problems(file, text, values, private=private)
        walk = _Walk(file, repaired, private)
        if node is not None:
            walk.top(node)
    told = {refused.line for refused in refused_here if refused is not wrong_encoding}
    problems = [refused.at(file, text, private=private) for refused in refused_here]
    problems += [problem for problem in walk.problems if problem.line not in told]
    return Entries(file, walk.values, walk.places, tuple(first_of_each_kind(problems)), walk.spans, text, private)


def without_problems(file: str, text: str, values: dict[str, Any], *, private: bool = False) -> Entries:
    """The entries of a text with these values, about which nothing is to be said."""
    again = _Again(file, text, private)
    places: _Later[tuple[int, int]] = _Later(lambda: again.walk.places)
    return Entries(file, values, places, (), _Later(lambda: again.walk.spans), text, private)


def _plain_values(node: yaml.MappingNode) -> dict[str, Any] | None:
    """The values as `_Walk` finds them, in a fraction of the time; None when it has something to say about a name."""
    values: dict[str, Any] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or name.value in values or ODD_SPACE.search(name.value):
            return None
        inner = _plain_value(value)
        if inner is None:
            return None
        values[name.value] = inner
    return values


def _plain_value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.MappingNode):
        return _plain_values(node)
    items = [_plain_value(item) for item in node.value]
    return None if None in items else items


def _compose(text: str) -> tuple[yaml.MappingNode | None, str, list[RefusedError]]:
    """The nodes, the text with the sure repairs they were read from, and the mistakes."""
    refused: list[RefusedError] = []
    for _ in range(max(1, min(MOST_REPAIRS, _MOST_READ_AGAIN // (len(text) + 1)))):
        error = _first_mistake(text)
        if not isinstance(error, RefusedError):
            return error, text, refused
        if any(error.line == earlier.line for earlier in refused):
            refused[-1].fix = ()  # it did not help after all
            break
        refused.append(error)
        if not error.fix:
            break
        text = apply_edits(text, error.fix)
    return None, text, refused


def _first_mistake(text: str) -> RefusedError | yaml.MappingNode | None:
    """The first reason why a file cannot be read, or else its nodes; None when it is empty."""
    try:
        if len(text) > _SHORT or _MAY_HOLD_TRICKS.search(text):
            _refuse_tricks(text)
        node = yaml.compose(text, Loader=_Loader)
    except RefusedError as refused:
        return refused
    except yaml.YAMLError as error:
        return syntax_error(error, text)
    if node is None:
        return None
    if BULLET.search(text) or _CROOKED.search(text):
        lines = LINE_END.split(text)
        if found := next(_lost_items(node, text, lines), None):
            return found
    if isinstance(node, yaml.MappingNode):
        return node
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    what, repair = "dit bestand heeft geen regels van de vorm 'naam: waarde'", "begin elke regel met een naam en ': '"
    return next(suspects(text), None) or RefusedError(line, column, what, repair, "NSP010")


def _lost_items(node: yaml.Node, text: str, lines: list[str]) -> Iterator[RefusedError]:
    """Items of a list that are part of a text to YAML, as their dash is no dash or stands elsewhere than the others."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _lost_items(value, text, lines)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _lost_items(item, text, lines)
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        first, last = node.start_mark.line, min(node.end_mark.line + 1, len(lines))
        item = re.fullmatch(r"([ ]*)-[ ]+", lines[first][: node.start_mark.column])
        for number in range(first, last):
            if BULLET.match(lines[number]) and (found := odd_bullet(text, number)):
                yield found
            elif item and number > first and re.match(r"[ ]*- \S", lines[number]):
                yield crooked_dash(text, number, len(item[1]))


def _refuse_tricks(text: str) -> None:
    """Stop before composing at anything a plain list of facts does not need, and at YAML bombs."""
    depth = 0
    documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if said := _trick(event, count, depth, documents):
            mark: Any = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            if said is ALIAS and LINE_END.split(text)[mark.line].lstrip().startswith("<<"):
                said = _MERGE
            fix = quoting(text, line, column) if said in QUOTES_HELP else ()
            raise RefusedError(line, column, said.what, said.repair, said.code, column + 1, fix)


def _trick(event: Any, count: int, depth: int, documents: int) -> Said | None:
    if documents > 1:
        return _SECOND_PART
    if depth > DEEPEST:
        return _TOO_DEEP
    if count > MOST_EVENTS:
        return _TOO_MANY
    if isinstance(event, yaml.AliasEvent):
        return ALIAS
    if getattr(event, "anchor", None):
        return ANCHOR
    return TAG if getattr(event, "tag", None) else None


_SECOND_PART = Said("NSP011", "na --- begint een tweede deel", "maak er een eigen bestand van")
_TOO_DEEP = Said("NSP012", f"hier staan meer dan {DEEPEST} lagen in elkaar", "maak het eenvoudiger")
_TOO_MANY = Said("NSP013", "dit bestand heeft te veel regels", "splits het in meer bestanden")
_MERGE = Said("NSP028", "<< haalt regels van elders op, en dat kan hier niet", "schrijf de regels hier zelf")


@dataclass
class _Again:
    """A second reading of a text about which there was nothing to say, to see where everything stands."""

    file: str
    text: str
    private: bool

    @cached_property
    def walk(self) -> "_Walk":
        """The walk over all of it."""
        walk = _Walk(self.file, self.text, self.private)
        node = _first_mistake(self.text)
        assert not isinstance(node, RefusedError)
        if node is not None:
            walk.top(node)
        return walk


class _Walk:
    """One walk over the composed nodes that fills values, places, spans and problems."""

    def __init__(self, file: str, text: str, private: bool) -> None:
        self.places: dict[Key, tuple[int, int]] = {}
        self.spans: dict[Key, Span] = {}
        self._read = Entries(file, places=self.places, spans=self.spans, text=text, private=private)
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def top(self, node: yaml.MappingNode) -> None:
        self.values = self._mapping(node, ())

    def _value(self, node: yaml.Node, key: Key) -> Any:
        start, end = node.start_mark, node.end_mark
        self.spans[key] = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return list(self._items(node, key))
        assert isinstance(node, yaml.ScalarNode)
        if not node.style:
            self._look_at_plain(node, key)
        return str(node.value)

    def _items(self, node: yaml.SequenceNode, key: Key) -> Iterator[Any]:
        for index, item in enumerate(node.value):
            self._place(item, (*key, index))
            yield self._value(item, (*key, index))

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                what = "hier hoort een naam voor de dubbele punt"
                self._report_at(name_node, key, what, "schrijf 'naam: waarde'", "NSP026")
                continue
            name = name_node.value
            path = (*key, name)
            if name in values:
                first_line = self.places[path][0]
                what = f"'{name}' staat hier voor de tweede keer, eerst op regel {first_line}"
                both = not isinstance(value_node, yaml.ScalarNode) and not isinstance(values[name], str)
                repair = (
                    f"zet de regels hieronder bij het eerste blok '{name}' (regel {first_line}), en haal deze regel weg"
                )
                self._report_at(name_node, path, what, repair if both else "houd een van de twee regels over", "NSP021")
                continue
            self._place(name_node, path)
            if ODD_SPACE.search(name):
                fix = self._read.renaming(path, ODD_SPACE.sub(" ", name))
                what, repair = "in deze naam staat een bijzondere spatie", "typ hier gewone spaties"
                self.problems.append(self._read.problem(path, what, repair, code="NSP005", at_name=True, fix=fix))
            values[name] = self._value(value_node, path)
        return values

    def _look_at_plain(self, node: yaml.ScalarNode, key: Key) -> None:
        """Warn where a value without quotes is not what it seems."""
        if _SMART_QUOTES.fullmatch(node.value):
            what = "deze schuine aanhalingstekens komen letterlijk op de site"
            inside = node.value[1:-1]
            fix = self._read.replacement(key, f'"{inside}"') if not set(inside) & set('"\\“”„‟«»‘‚') else ()
            repair = "haal ze weg, of gebruik rechte aanhalingstekens"
            self.problems.append(self._read.problem(key, what, repair, code="NSP006", warning=True, fix=fix))
        span = self.spans[key]
        lost = _LOST_TEXT.match(self._read.line(span.end_line), span.end_column - 1)
        if lost:
            # A # with a space behind it is a comment as people write it.
            said = lost[1].rstrip()
            what = f"'{said}' wordt niet gelezen, want na een spatie en een # leest YAML niets meer"
            problem = self._read.problem(key, what, "zet de tekst tussen aanhalingstekens", code="NSP027", warning=True)
            column, line = lost.start(1) + 1, span.end_line
            place = replace(problem, line=line, column=column, end=column + len(said), field="")
            self.problems.append(replace(place, excerpt=self._read.line(line)))

    def _place(self, node: yaml.Node, key: Key) -> None:
        self.places[key] = (node.start_mark.line + 1, node.start_mark.column + 1)

    def _report_at(self, node: yaml.Node, key: Key, what: str, repair: str, code: str) -> None:
        """A problem at a name that is not in `places`."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        end = self._read.end_of_name(key, line, column)
        problem = self._read.problem((), what, repair, code=code)
        place = replace(problem, line=line, column=column, end=end, field=".".join(map(str, key)))
        self.problems.append(replace(place, excerpt=self._read.line(line)))
