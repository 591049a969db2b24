"""Where people may walk in the Netherlands, by the tags of OpenStreetMap. Why so: docs/decisions/0201-walking.md."""

from collections.abc import Mapping
from enum import Enum

Tags = Mapping[str, str]


class Foot(Enum):
    """What a way is to somebody on foot. LIFT and FERRY stand still without power, so nobody is sent over them."""

    WALK = "lopen"
    STEPS = "trap"
    FORBIDDEN = "verboden"
    LIFT = "lift"
    FERRY = "veer"
    NO_WAY = "geen weg"


WAYS = frozenset(
    {
        *("primary", "primary_link", "secondary", "secondary_link", "tertiary", "tertiary_link", "unclassified"),
        *("residential", "living_street", "service", "pedestrian", "track", "path", "footway", "cycleway"),
        *("bridleway", "steps", "platform", "road"),
    }
)
# Open to people on foot only when the tags say so.
ONLY_WHEN_SAID = frozenset({"motorway", "motorway_link", "trunk", "trunk_link", "busway", "bus_guideway"})
_SAID = frozenset({"yes", "designated", "permissive", "official"})
_CLOSED = frozenset({"no", "private", "military", "forestry", "agricultural", "use_sidepath", "discouraged"})
# What is said about everybody at these is about what drives: on foot one walks past.
_FOR_VEHICLES = frozenset(
    {
        *("bollard", "block", "kerb", "cycle_barrier", "motorcycle_barrier", "bus_trap", "sump_buster", "planter"),
        *("height_restrictor", "lift_gate", "swing_gate", "jersey_barrier", "log", "cattle_grid"),
    }
)
_SIDEWALKS = frozenset({"both", "left", "right", "yes"})


def foot(tags: Tags) -> Foot:
    """What a way with these tags is to somebody on foot. One-way rules and cycling rules do not count."""
    if tags.get("route") == "ferry":
        return Foot.FERRY
    kind = tags.get("highway", "")
    if kind == "elevator":
        return Foot.LIFT
    if kind not in WAYS | ONLY_WHEN_SAID:
        return Foot.NO_WAY
    only_when_said = kind in ONLY_WHEN_SAID or tags.get("motorroad") == "yes"
    if not _allowed(tags) or (only_when_said and not _said(tags)):
        return Foot.FORBIDDEN
    ramp = tags.get("ramp:wheelchair") == "yes" or tags.get("wheelchair") in {"yes", "designated"}
    stairs = (kind == "steps" and not ramp) or tags.get("wheelchair") == "no"
    return Foot.STEPS if stairs else Foot.WALK


def blocks(tags: Tags) -> bool:
    """Whether nobody on foot passes a barrier in a way: a gate that is locked or private, or one that says so."""
    if "barrier" not in tags or tags.get("foot") in _SAID:
        return False
    if tags["barrier"] in _FOR_VEHICLES:
        return tags.get("foot") in _CLOSED
    return not _allowed(tags) or tags.get("locked") == "yes"


def _allowed(tags: Tags) -> bool:
    """What is said about people on foot goes before what is said about everybody."""
    return tags.get("foot", tags.get("access", "yes")) not in _CLOSED


def _said(tags: Tags) -> bool:
    return tags.get("foot") in _SAID or any(
        tags.get(key) in _SIDEWALKS for key in ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
    )
