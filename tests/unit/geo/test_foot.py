"""Where people may walk in the Netherlands: each kind of way that has gone wrong somewhere."""

import pytest

from noodsteunpunt.geo.foot import Foot, blocks, foot

WAYS = {
    Foot.WALK: [
        {"highway": "residential"},
        {"highway": "residential", "oneway": "yes"},
        {"highway": "cycleway"},
        {"highway": "service", "access": "destination"},
        {"highway": "path", "access": "private", "foot": "yes"},
        {"highway": "track", "motor_vehicle": "private"},
        {"highway": "footway", "bridge": "yes"},
        {"highway": "pedestrian", "area": "yes"},
        {"highway": "trunk", "sidewalk": "both"},
        {"highway": "busway", "foot": "designated"},
        {"highway": "steps", "ramp:wheelchair": "yes"},
    ],
    Foot.STEPS: [
        {"highway": "steps"},
        {"highway": "steps", "ramp:bicycle": "yes"},
        {"highway": "path", "wheelchair": "no"},
    ],
    Foot.FORBIDDEN: [
        {"highway": "motorway"},
        {"highway": "trunk_link"},
        {"highway": "busway"},
        {"highway": "primary", "motorroad": "yes"},
        {"highway": "cycleway", "foot": "no"},
        {"highway": "secondary", "foot": "use_sidepath"},
        {"highway": "service", "access": "private"},
        {"highway": "service", "access": "no"},
        {"highway": "residential", "access": "yes", "foot": "private"},
        {"highway": "track", "access": "military"},
    ],
    Foot.FERRY: [{"route": "ferry"}, {"route": "ferry", "foot": "yes"}],
    Foot.LIFT: [{"highway": "elevator"}],
    Foot.NO_WAY: [
        {"highway": "construction"},
        {"highway": "proposed", "foot": "yes"},
        {"highway": "corridor"},
        {"route": "bus"},
        {"barrier": "wall"},
        {},
    ],
}


@pytest.mark.parametrize(
    ("tags", "what"), [(tags, what) for what, all_tags in WAYS.items() for tags in all_tags], ids=str
)
def test_way(tags: dict[str, str], what: Foot) -> None:
    """What a way is to somebody on foot."""
    assert foot(tags) is what


@pytest.mark.parametrize(
    ("tags", "blocked"),
    [
        ({"barrier": "bollard"}, False),
        ({"barrier": "cycle_barrier"}, False),
        ({"barrier": "bollard", "access": "no", "bicycle": "yes"}, False),
        ({"barrier": "lift_gate", "access": "private"}, False),
        ({"barrier": "bollard", "foot": "no"}, True),
        ({"barrier": "gate"}, False),
        ({"barrier": "gate", "access": "private"}, True),
        ({"barrier": "gate", "access": "private", "foot": "yes"}, False),
        ({"barrier": "lift_gate", "access": "no", "foot": "permissive"}, False),
        ({"barrier": "gate", "locked": "yes"}, True),
        ({"highway": "crossing", "access": "private"}, False),
    ],
    ids=str,
)
def test_barrier(tags: dict[str, str], blocked: bool) -> None:
    """A bollard or a boom stops cars, also when it says that access is no; a locked or private gate stops everybody."""
    assert blocks(tags) is blocked
