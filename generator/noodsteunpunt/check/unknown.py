"""A name in a file that the model does not know: what was meant, or where it belongs."""

import re
from collections.abc import Collection

from ..geo.written import degrees_of
from ..load.yamlfile import Entries, Key
from ..model.base import Part
from ..model.initiatief import Initiatief
from ..model.likeness import distance, plain
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.problem import Problem, did_you_mean, one_of
from .coordination import OTHER_WORDS, PRIVATE, is_private_name, private_repair, sounds_like_coordination
from .shape import is_by_name, part_at

_OF_NEIGHBOURS = (
    "is dit iets dat buren zelf regelen, zet het bestand dan in initiatieven; "
    "heeft de gemeente het aangewezen, haal de regel dan weg"
)


def unknown_key(part: type[Part], entries: Entries, key: Key, elsewhere: Collection[str]) -> Problem:
    """What to say of a name at `key` that is not known. elsewhere: names that come from another place than the file."""
    name, near = str(key[-1]), meant_name(part, entries, key, elsewhere)
    otherwise = "" if entries.private else _if_not_private(part, name, near, entries.value(key))
    if otherwise:
        what = f"'{name}' ken ik hier niet"
        return entries.problem(key, what, private_repair(part, otherwise), code=PRIVATE, at_name=True)
    free = _usable(part, key, elsewhere)
    usable = one_of(free)
    repair = f"bedoelt u '{near}'?" if near else f"haal de regel weg; hier kan: {usable}"
    if part is Noodsteunpunt and len(key) == 1 and name in Initiatief.model_fields:
        what = f"'{name}' hoort bij een initiatief van buren"
        return entries.problem(key, what, _OF_NEIGHBOURS, code="NSP101", at_name=True)
    if not near and (place := _place_of(part, key)):
        repair = place
    if head := _commented_head(part, entries, key):
        repair = f"haal de # weg voor '{head[0]}:' op regel {head[1]}; deze regel hoort daaronder"
    if not near and {"lat", "lon"} <= set(free) and (pair := degrees_in(entries, key)):
        repair = f"schrijf in plaats daarvan twee regels:\nlat: {pair[0]}\nlon: {pair[1]}"
    # A slip of one letter is repaired by itself.
    sure = near and distance(plain(name), plain(near)) <= 1
    fix = entries.renaming(key, near) if sure else ()
    return entries.problem(key, f"'{name}' ken ik hier niet", repair, code="NSP101", at_name=True, fix=fix)


def meant_name(part: type[Part], entries: Entries, key: Key, elsewhere: Collection[str]) -> str:
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


def _place_of(part: type[Part], key: Key) -> str:
    """What to do with a line that is known, but in another block; an empty string when it is known nowhere."""
    name = str(key[-1])
    if len(key) > 1 and name in part.model_fields:
        return f"zet '{name}' tegen de kantlijn: het hoort niet onder '{key[-2]}'"
    inner = {block: part_at(part, (block,)) for block in part.model_fields if not is_by_name(part, (block,))}
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


def degrees_in(entries: Entries, key: Key) -> tuple[str, str] | None:
    """Latitude and longitude that stand in one value, where lat and lon do not stand."""
    beside = entries.value(key[:-1])
    if not isinstance(beside, dict) or not {"lat", "lon"}.isdisjoint(beside):
        return None
    return degrees_of(str(entries.value(key)))
