"""One file's text values to one part of the model; pydantic's findings become Dutch sentences with a line."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..geo.written import degrees_of
from ..load.yamlfile import Entries, Key
from ..load.yamltext import scalar
from ..model.base import Part
from ..model.counted import counted
from ..model.fields.field import NO_FACT, PLACEHOLDER
from ..model.likeness import distance, plain
from ..model.problem import MOST_ALIKE, Problem, and_more, did_you_mean, one_of
from .coordination import OTHER_WORDS, PRIVATE, is_private_name, private_repair, sounds_like_coordination
from .needed import needed_unless

P = TypeVar("P", bound=Part)
MISSING = "NSP102"
EMPTY = "NSP106"
# A word that is not in a list, and a text that can be no id.
_NO_WORD = {"NSP116", "NSP112"}


def to_part(part: type[P], entries: Entries, **known: object) -> tuple[P | None, list[Problem]]:
    """The part made of a file's values and what is `known` from elsewhere, such as the id from the file name.

    None and the problems when it cannot be made. What was said about reading the file comes first.
    """
    said = list(entries.problems)
    if not entries.readable and not entries.values:
        return None, said
    if clash := [key for key in known if key in entries.values]:
        repair = "haal deze regel weg"
        return None, [*said, *(_does_not_belong(entries, key, repair) for key in clash)]
    try:
        made = part.model_validate({**entries.values, **known})
    except ValidationError as error:
        every = error.errors(include_url=False)
        details = _without_echoes(part, entries, _first_of_each_kind(every), known)
        found = [_to_problem(part, entries, detail, known) for detail in details]
        found = _with_number_left(found, details, every)
        if any(problem.code == PRIVATE for problem in found):
            # Nobody should fill in the rest of a file that may have to go.
            found = [problem for problem in found if problem.code != MISSING]
        return None, [*said, *(problem for problem in found if problem.line not in entries.refused_lines - {0})]
    return made if entries.readable else None, said


def line_to_add(key: Key) -> str:
    """What to do about a name that is not there."""
    below = f" onder '{key[-2]}'" if len(key) > 1 and isinstance(key[-2], str) else ""
    return f"voeg{below} een regel '{key[-1]}: …' toe"


# What pydantic puts in a place for the name of a key, or for one of two shapes (`model/herkenning.py`).
_NOT_KEYS = {"[key]", "[blok]", "[tekst]"}


def block_of(entries: Entries, name: str) -> Entries:
    """What stands under one name of a file, as if it were a file of its own."""
    values = entries.values[name]
    if not isinstance(values, dict):
        told = entries.problem(
            (), f"onder '{name}' hoort een blok", "schrijf de onderdelen tussen { en }", code="NSP104"
        )
        line, column = entries.places[(name,)]
        return Entries(entries.file, problems=(replace(told, line=line, column=column),))
    # What is said of the block itself is said at its name.
    return Entries(entries.file, values, {key[1:]: place for key, place in entries.places.items() if key[0] == name})


def _does_not_belong(entries: Entries, key: str, repair: str) -> Problem:
    return entries.problem((key,), f"'{key}' hoort hier niet", repair, code="NSP109", at_name=True)


def _to_problem(part: type[Part], entries: Entries, detail: ErrorDetails, elsewhere: Collection[str] = ()) -> Problem:
    key = _key(entries, detail["loc"])
    in_name = detail["loc"][-1:] == ("[key]",) and key[-1:] != ("[key]",)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "nsp_field":
        return _refused(part, entries, key, context, in_name=in_name)
    if kind == "missing":
        return entries.problem(key, f"'{key[-1]}' ontbreekt", line_to_add(key), code=MISSING)
    if kind == "extra_forbidden":
        return _unknown_key(part, entries, key, elsewhere)
    if kind in {"too_short", "too_long"} and "actual_length" in context:
        needed = context.get("min_length") or context.get("max_length")
        parts = counted(context["actual_length"], "onderdeel", "onderdelen")
        what = f"deze lijst heeft {parts}, het {'moet' if needed == 1 else 'moeten'} er {needed} zijn"
        return entries.problem(key, what, "tel de onderdelen na", code="NSP107")
    if kind == "tuple_type":
        may_go = not entries.value(key) and not _is_required(part, key) and not needed_unless(part, entries, key)
        repair = _list_repair(entries, key, or_else=", of haal de regel weg" if may_go else "")
        return entries.problem(key, "hier hoort een lijst", repair, code="NSP103")
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return entries.problem(key, "hier hoort een blok", _block_repair(part, key), code="NSP104")
    return entries.problem(key, "deze waarde kan hier niet", "kijk in het handboek wat hier hoort", code="NSP108")


def _refused(part: type[Part], entries: Entries, key: Key, context: Mapping[str, Any], *, in_name: bool) -> Problem:
    """A value that its field refuses, in the words of the field, and how it can be right here."""
    code, what = context["code"], context["what"]
    if code in _NO_WORD and not entries.private and sounds_like_coordination(str(entries.value(key))):
        return entries.problem(key, what, private_repair(part, OTHER_WORDS), code=PRIVATE, at_name=in_name)
    fix = entries.replacement(key, scalar(context["instead"])) if context["instead"] and not in_name else ()
    repair = _repair_here(part, entries, key, context)
    return entries.problem(key, what, repair, code=code, at_name=in_name, fix=fix)


def _repair_here(part: type[Part], entries: Entries, key: Key, context: Mapping[str, Any]) -> str:
    """The repair of the field, and what the lines around it add."""
    code, repair = context["code"], str(context["repair"])
    if code in {EMPTY, PLACEHOLDER, NO_FACT} and not _is_required(part, key):
        unless = needed_unless(part, entries, key)
        return repair + (f"; de regel kan alleen weg {unless}" if unless else ", of haal de regel weg")
    if code == "NSP116" and "," in str(entries.value(key)) and isinstance(key[-1], int):
        return _list_repair(entries, key)
    if code == "NSP113" and (language := _empty_above(entries, key)):
        return f"zet '{key[-1]}' twee spaties verder, onder '{language}', of schrijf een taalcode zoals nl, en of ar"
    return repair


def _key(entries: Entries, loc: Key) -> Key:
    """The key in the file; somebody may have given a key the very name that pydantic uses for something else."""
    key: Key = ()
    for step in loc:
        if step not in _NOT_KEYS or (*key, step) in entries.places:
            key = (*key, step)
    return key


def _first_of_each_kind(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """No more of one kind than an editor reads, because a guess for each of thousands would take minutes."""
    if len(details) <= MOST_ALIKE:
        return details
    seen: Counter[str] = Counter()
    first = []
    for detail in details:
        seen[_kind(detail)] += 1
        if seen[_kind(detail)] <= MOST_ALIKE:
            first.append(detail)
    return first


def _with_number_left(told: list[Problem], details: list[ErrorDetails], every: list[ErrorDetails]) -> list[Problem]:
    """The problems that were made of `details`, of which the last of a kind says how many more of it there are."""
    if len(every) <= MOST_ALIKE:
        return told
    last = {_kind(detail): place for place, detail in enumerate(details)}
    for kind, number in Counter(map(_kind, every)).items():
        if number > MOST_ALIKE and kind in last:
            told[last[kind]] = and_more(told[last[kind]], number - MOST_ALIKE)
    return told


def _kind(detail: ErrorDetails) -> str:
    return f"{detail['type']} {detail.get('ctx', {}).get('code', '')}"


def _without_echoes(
    part: type[Part], entries: Entries, details: list[ErrorDetails], elsewhere: Collection[str]
) -> list[ErrorDetails]:
    """A misspelled name is one mistake; that the right name is missing is no second one."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = {(*key[:-1], _meant(part, entries, key, elsewhere)) for key in unknown}
    meant |= {(*key[:-1], name) for key in unknown if _pair(entries, key) for name in ("lat", "lon")}
    slipped = _slipped(entries, details)
    return [
        detail
        for detail in details
        if (detail["type"] != "missing" or detail["loc"] not in meant)
        and (detail["loc"][-1:] == ("[key]",) or _key(entries, detail["loc"]) not in slipped)
    ]


def _slipped(entries: Entries, details: list[ErrorDetails]) -> set[Key]:
    """Names that should stand below the language above them, and that language, which is empty for no other reason."""
    keys: set[Key] = set()
    for detail in details:
        key = _key(entries, detail["loc"])
        if detail["loc"][-1:] == ("[key]",) and (language := _empty_above(entries, key)):
            keys |= {key, (*key[:-1], language)}
    return keys


def _meant(part: type[Part], entries: Entries, key: Key, elsewhere: Collection[str]) -> str:
    """The known name for an unknown one, when it is not there yet.

    Another number is no slip of the pen: na_6_uur is not na_4_uur.
    elsewhere: names that come from another place than this file, like the id.
    """
    name, there = str(key[-1]), entries.value(key[:-1]) or {}
    number = _figures(name)
    free = [known for known in _usable(part, key, elsewhere) if known not in there]
    return did_you_mean(name, (known for known in free if not number or _figures(known) in {"", number}))


def _figures(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _usable(part: type[Part], key: Key, elsewhere: Collection[str]) -> list[str]:
    """The names an editor can use where `key` stands."""
    known = list((part_at(part, key[:-1]) or part).model_fields)
    return [name for name in known if len(key) > 1 or name not in elsewhere]


def _unknown_key(part: type[Part], entries: Entries, key: Key, elsewhere: Collection[str]) -> Problem:
    name, near = str(key[-1]), _meant(part, entries, key, elsewhere)
    otherwise = "" if entries.private else _if_not_private(part, name, near, entries.value(key))
    if otherwise:
        what = f"'{name}' ken ik hier niet"
        return entries.problem(key, what, private_repair(part, otherwise), code=PRIVATE, at_name=True)
    free = _usable(part, key, elsewhere)
    usable = one_of(free)
    repair = f"bedoelt u '{near}'?" if near else f"haal de regel weg; hier kan: {usable}"
    if not near and (place := _place_of(part, key)):
        repair = place
    if head := _commented_head(part, entries, key):
        repair = f"haal de # weg voor '{head[0]}:' op regel {head[1]}; deze regel hoort daaronder"
    if not near and {"lat", "lon"} <= set(free) and (pair := _pair(entries, key)):
        repair = f"schrijf in plaats daarvan twee regels:\nlat: {pair[0]}\nlon: {pair[1]}"
    # A slip of one letter is repaired by itself.
    sure = near and distance(plain(name), plain(near)) <= 1
    fix = entries.renaming(key, near) if sure else ()
    return entries.problem(key, f"'{name}' ken ik hier niet", repair, code="NSP101", at_name=True, fix=fix)


def _place_of(part: type[Part], key: Key) -> str:
    """What to do with a line that is known, but in another block; an empty string when it is known nowhere."""
    name = str(key[-1])
    if len(key) > 1 and name in part.model_fields:
        return f"zet '{name}' tegen de kantlijn: het hoort niet onder '{key[-2]}'"
    inner = {block: part_at(part, (block,)) for block in part.model_fields if not _is_by_name(part, (block,))}
    blocks = [f"'{block}'" for block, fields in inner.items() if fields and name in fields.model_fields]
    return f"zet '{name}' onder {one_of(blocks)}, twee spaties ingesprongen" if blocks else ""


def _commented_head(part: type[Part], entries: Entries, key: Key) -> tuple[str, int] | None:
    """The name of the block to which a line belongs and the line it is on, when somebody put a # before it."""
    line = entries.places.get(key, (0, 0))[0] - 1
    while line > 0 and entries.line(line).startswith((" ", "\t")):
        line -= 1
    found = re.fullmatch(r"# ?(\w+): *", entries.line(line))
    inner = part_at(part, (found[1],)) if found else None
    return (found[1], line) if found and inner and key[-1] in inner.model_fields else None


def _if_not_private(part: type[Part], name: str, near: str, value: object) -> str:
    """What to do with a line that seems to be of a coordination point, when it is not; empty when it does not seem so.

    near: the public name that was meant.
    """
    if sounds_like_coordination(f"{name} {value}"):
        return OTHER_WORDS
    return "haal dan alleen deze regel weg en bewaar dit in die map" if not near and is_private_name(part, name) else ""


def _empty_above(entries: Entries, key: Key) -> str:
    """The name nearest above this one that has nothing below it, as when what belongs there stands too far left."""
    names = list(entries.value(key[:-1]) or {})
    above = names[: names.index(key[-1])] if key[-1] in names else []
    return next((str(name) for name in reversed(above) if entries.value((*key[:-1], name)) == ""), "")


def _pair(entries: Entries, key: Key) -> tuple[str, str] | None:
    """Latitude and longitude that stand in one value, where lat and lon do not stand."""
    beside = entries.value(key[:-1])
    if not isinstance(beside, dict) or not {"lat", "lon"}.isdisjoint(beside):
        return None
    return degrees_of(str(entries.value(key)))


def _list_repair(entries: Entries, key: Key, or_else: str = "") -> str:
    """The list as it should look, with the items that stand there now. key: of the list, or of an item that is more.

    or_else: what else can be done, behind a comma.
    """
    given = entries.value(key)
    items = [item.strip(" -") for item in given.split(",")] if isinstance(given, str) and given.strip(" -") else ["…"]
    lines = [*([] if isinstance(key[-1], int) else [f"{key[-1]}:"]), *(f"  - {item}" for item in items[:4])]
    return f"zet elk onderdeel op een eigen regel die met een streepje begint{or_else}:\n" + "\n".join(lines)


def _block_repair(part: type[Part], key: Key) -> str:
    """The block as it should look: the names that must be there, or else the first that can."""
    inner = part_at(part, key)
    names = ["nl" if key[-1:] == ("bericht",) else "…"]
    if inner:
        needed = [name for name, info in inner.model_fields.items() if info.is_required()]
        names = needed or list(inner.model_fields)[:3]
    lines = [f"  {name}: …" for name in names]
    if inner and _is_by_name(part, key):
        lines = ["  …:", *(f"  {line}" for line in lines)]
    lines = [f"{key[-1]}:" if key else "", *lines]
    return "zet de onderdelen eronder, elk op een eigen regel en twee spaties ingesprongen:\n" + "\n".join(lines)


def part_at(part: type[BaseModel], path: Key) -> type[BaseModel] | None:
    """The part that the keys at `path` belong to; None where there are no keys of ours."""
    inner: type[BaseModel] | None = part
    for step in path:
        field = inner.model_fields.get(str(step)) if inner else None
        if field:
            inner = _part_in(field.annotation)
    return inner


def _is_required(part: type[BaseModel], key: Key) -> bool:
    """Whether the file must have this name."""
    field = _field_at(part, key)
    return field is not None and field.is_required()


def _is_by_name(part: type[BaseModel], key: Key) -> bool:
    """Whether the names below `key` are free, as languages are below `vertaling`."""
    field = _field_at(part, key)
    return field is not None and get_origin(field.annotation) is dict


def _field_at(part: type[BaseModel], key: Key) -> FieldInfo | None:
    """What is known of the name at `key`; None when it is not one of ours."""
    above = part_at(part, key[:-1])
    return above.model_fields.get(str(key[-1])) if above else None


def _part_in(annotation: Any) -> type[BaseModel] | None:
    """The part inside `Part | None`, `tuple[Part, ...]` or `dict[str, Part]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return _first(_part_in(inner) for inner in get_args(annotation))


def _first(found: Iterable[type[BaseModel] | None]) -> type[BaseModel] | None:
    return next((part for part in found if part), None)
