"""One file's text values to one part of the model; pydantic's findings become Dutch sentences with a line."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..load.yamlfile import Entries, Key
from ..load.yamltext import scalar
from ..model.base import Part
from ..model.counted import counted
from ..model.fields.field import NO_FACT, PLACEHOLDER
from ..model.problem import MOST_ALIKE, Problem, and_more, first_of
from .coordination import OTHER_WORDS, PRIVATE, private_repair, sounds_like_coordination
from .needed import needed_unless
from .shape import is_by_name, is_required, part_at
from .unknown import degrees_in, meant_name, unknown_key

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
        # A guess for each of thousands of names would take minutes.
        first = [detail for detail, _ in first_of(every, _kind)]
        details = _without_echoes(part, entries, first, known)
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
        return unknown_key(part, entries, key, elsewhere)
    if kind in {"too_short", "too_long"} and "actual_length" in context:
        needed = context.get("min_length") or context.get("max_length")
        parts = counted(context["actual_length"], "onderdeel", "onderdelen")
        what = f"deze lijst heeft {parts}, het {'moet' if needed == 1 else 'moeten'} er {needed} zijn"
        return entries.problem(key, what, "tel de onderdelen na", code="NSP107")
    if kind == "tuple_type":
        may_go = not entries.value(key) and not is_required(part, key) and not needed_unless(part, entries, key)
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
    if code in {EMPTY, PLACEHOLDER, NO_FACT} and not is_required(part, key):
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
    meant = {(*key[:-1], meant_name(part, entries, key, elsewhere)) for key in unknown}
    meant |= {(*key[:-1], name) for key in unknown if degrees_in(entries, key) for name in ("lat", "lon")}
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


def _empty_above(entries: Entries, key: Key) -> str:
    """The name nearest above this one that has nothing below it, as when what belongs there stands too far left."""
    names = list(entries.value(key[:-1]) or {})
    above = names[: names.index(key[-1])] if key[-1] in names else []
    return next((str(name) for name in reversed(above) if entries.value((*key[:-1], name)) == ""), "")


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
    if inner and is_by_name(part, key):
        lines = ["  …:", *(f"  {line}" for line in lines)]
    lines = [f"{key[-1]}:" if key else "", *lines]
    return "zet de onderdelen eronder, elk op een eigen regel en twee spaties ingesprongen:\n" + "\n".join(lines)
