"""Change a YAML file as an editor would: one value, with every comment, blank line and line ending left alone.

After each change the file is read again. When anything else would have changed with it, `EditError` is raised and the
text is not used.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from .lines import ending_of, lines_with_endings
from .yamlfile import Entries, Key, Span, read_yaml
from .yamltext import Value, lines_of, scalar


class EditError(Exception):
    """This value cannot be changed without changing something else; the text is as it was."""


def set_value(text: str, key: Key, new: Value, order: Sequence[str] = ()) -> str:
    """The text of a file in which `key` has the value `new`: changed where it stood, or else added.

    key: path of names and positions, for example ("locatie", "straat"). Blocks on the way are made when needed.
    order: the names that may stand beside a new key, in their usual order; it comes behind the nearest that is there.
    Raises EditError.
    """
    entries = _read(text)
    known = key in entries.places
    changed = _replaced(text, entries, key, new) if known else _added(text, entries, key, new, order)
    wanted = _with(entries.values, key, new)
    found = read_yaml(changed.encode(), entries.file)
    if not found.readable or found.values != wanted:
        raise EditError(".".join(map(str, key)))
    return changed


def _read(text: str) -> Entries:
    entries = read_yaml(text.encode(), "")
    if not entries.readable:
        raise EditError("unreadable")
    return entries


def _with(values: dict[str, Any], key: Key, new: Value) -> dict[str, Any]:
    """The values as they should be afterwards."""
    wanted: Any = deepcopy(values)
    inner = wanted
    for step in key[:-1]:
        if isinstance(inner, dict) and not inner.get(str(step)):
            inner[str(step)] = {}
        inner = inner[step]
    inner[key[-1]] = _plain(new)
    result: dict[str, Any] = wanted
    return result


def _plain(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return {name: _plain(inner) for name, inner in value.items()}


def _replaced(text: str, entries: Entries, key: Key, new: Value) -> str:
    """The text with another value at a place that exists."""
    lines, span = lines_with_endings(text), entries.spans[key]
    if isinstance(new, str) and isinstance(_value_at(entries.values, key), str) and not _is_block(span):
        before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
        space = " " if before.endswith(":") else ""
        return "".join([*lines[: span.line - 1], before + space + scalar(new) + after, *lines[span.end_line :]])
    # Anything longer: the lines of the name and its value as a whole.
    line, column = entries.places[key]
    if lines[line - 1][: column - 1].strip() or not isinstance(key[-1], str):
        raise EditError(".".join(map(str, key)))
    block = _block(column - 1, key[-1], new, ending_of(text) or "\n")
    return "".join([*lines[: line - 1], *block, *lines[_last_line(entries, key, lines) :]])


def _added(text: str, entries: Entries, key: Key, new: Value, order: Sequence[str]) -> str:
    """The text with a new key in it."""
    parent, name = key[:-1], str(key[-1])
    while parent and not _value_at(entries.values, parent):
        parent, name, new, order = parent[:-1], str(parent[-1]), {name: new}, ()
        if (*parent, name) in entries.places:
            return _replaced(text, entries, (*parent, name), new)
    siblings = _value_at(entries.values, parent)
    if not isinstance(siblings, dict):
        raise EditError(".".join(map(str, key)))
    lines, ending = lines_with_endings(text), ending_of(text) or "\n"
    if lines and not ending_of(lines[-1]):
        lines[-1] += ending
    if not siblings:
        return "".join([*lines, *_block(0, name, new, ending)])
    span = entries.spans.get(parent)
    if span and lines[span.line - 1][span.column - 1 :].startswith("{"):
        raise EditError(".".join(map(str, key)))
    before = _neighbour(name, list(siblings), order)
    indent = entries.places[(*parent, before)][1] - 1
    last = _last_line(entries, (*parent, before), lines)
    return "".join([*lines[:last], *_block(indent, name, new, ending), *lines[last:]])


def _neighbour(name: str, siblings: list[str], order: Sequence[str]) -> str:
    """Behind which of its siblings a new name comes."""
    earlier = order[: order.index(name)] if name in order else ()
    return next((known for known in reversed(earlier) if known in siblings), siblings[-1])


def _is_block(span: Span) -> bool:
    """Whether a value goes on to the start of the line behind it, as blocks do and text after | or >."""
    return span.end_column == 1 and span.end_line > span.line


def _last_line(entries: Entries, key: Key, lines: list[str]) -> int:
    """The number of the last line that belongs to a value, without the comments and blank lines behind it."""
    span = entries.spans[key]
    if not _is_block(span):
        return span.end_line
    last = span.end_line - 1
    while last > span.line and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _block(indent: int, name: str, value: Value, ending: str) -> list[str]:
    return [f"{' ' * indent}{line}{ending}" for line in lines_of({name: value})]


def _value_at(values: Any, key: Key) -> Any:
    for step in key:
        if isinstance(values, dict):
            values = values.get(str(step), "")
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return ""
    return values
