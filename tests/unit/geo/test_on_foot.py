"""Who goes where on foot in Testwaard, where a canal lies between two quays."""

from pathlib import Path

import numpy as np
import pytest
from tests.conftest import Municipality
from tests.streets import streets_of_testwaard
from tests.unit.geo.networks import network, place

from noodsteunpunt.geo.areas import metres_per_degree, wijk_at
from noodsteunpunt.geo.bands import UNREACHABLE, bands
from noodsteunpunt.geo.on_foot import OnFoot, destinations
from noodsteunpunt.geo.walking import NOBODY, Walking
from noodsteunpunt.model.loopnet import Loopnet
from noodsteunpunt.model.noodsteunpunt import Levensloop, Noodsteunpunt
from noodsteunpunt.model.site import Site
from noodsteunpunt.straten.prepare import prepare

BAKEN, OVER = (52.5512, 5.2034), (52.552, 5.2034)


@pytest.fixture
def site(municipality: Municipality) -> Site:
    return municipality.site()


@pytest.fixture
def net(municipality: Municipality, tmp_path: Path) -> Loopnet:
    return prepare(municipality.folder, streets_of_testwaard().write(tmp_path / "waard.osm"), None).net


def at(
    site: Site, id_: str, position: tuple[float, float], levensloop: Levensloop = Levensloop.ACTIEF
) -> Noodsteunpunt:
    """A point somewhere, in the wijk Haven."""
    punt = site.punt("de-baken")
    locatie = punt.locatie.model_copy(update={"lat": position[0], "lon": position[1]})
    return punt.model_copy(update={"id": id_, "locatie": locatie, "levensloop": levensloop})


def said(on_foot: OnFoot, *position: float) -> tuple[str, float, str, float]:
    """The ids and walks of the two nearest points of one place; empty for none."""
    choice = on_foot.choice(np.array([position[0]]), np.array([position[1]]))
    names = ["" if number[0] == NOBODY else on_foot.punten[number[0]].id for number in (choice.first, choice.second)]
    return names[0], float(choice.first_m.round()[0]), names[1], float(choice.second_m.round()[0])


def test_the_canal_counts(site: Site, net: Loopnet) -> None:
    """89 m across the water is more than a kilometre on foot, so another point is nearer."""
    far, near = at(site, "baken", BAKEN), at(site, "verderop", (52.552, 5.208))
    assert said(OnFoot(net, [far]), *OVER)[:2] == ("baken", 651 + 89 + 651)
    assert said(OnFoot(net, [far, near]), *OVER)[:3] == ("verderop", 312, "baken")


def test_without_steps_the_way_is_longer(site: Site, net: Loopnet) -> None:
    """Who cannot climb goes by the bridge."""
    on_foot = OnFoot(net, [at(site, "baken", BAKEN)], stairs=False)
    assert said(on_foot, *OVER)[1] == pytest.approx(1058 + 89 + 1058, abs=2)


def test_the_distance_to_the_way_is_added(site: Site, net: Loopnet) -> None:
    """A farm 200 m from the road walks those too; further than 250 m nobody knows."""
    on_foot = OnFoot(net, [at(site, "baken", BAKEN)])
    north_m = 1 / metres_per_degree(52.5512)[0]
    assert said(on_foot, 52.5512 - 200 * north_m, 5.2034)[:2] == ("baken", 200)
    assert said(on_foot, 52.5512 - 251 * north_m, 5.2034)[0] == ""


@pytest.mark.parametrize("levensloop", Levensloop)
def test_only_points_that_open_are_walked_to(levensloop: Levensloop, site: Site) -> None:
    """In a crisis a pilot or an active point opens; one that is only announced does not yet."""
    punt = at(site, "baken", BAKEN, levensloop)
    assert (punt in destinations([punt])) == (levensloop in {Levensloop.PILOT, Levensloop.ACTIEF})


def test_the_municipality_overrules_the_nearest(site: Site, net: Loopnet) -> None:
    """People in Veld go to the point that was named for them; the nearest of all comes second."""
    near, far = at(site, "veldpunt", (52.5611, 5.2345)), at(site, "baken", BAKEN)
    home = (52.5612, 5.23)
    assert said(OnFoot(net, [near, far], site.wijken), *home)[0] == "veldpunt"
    assigned = OnFoot(net, [near, far], site.wijken, {"veld": {"baken"}})
    assert [said(assigned, *home)[at] for at in (0, 2)] == ["baken", "veldpunt"]
    both = OnFoot(net, [near, far], site.wijken, {"veld": {"baken", "veldpunt"}})
    assert [said(both, *home)[at] for at in (0, 2)] == ["veldpunt", "baken"]
    assert said(assigned, *BAKEN)[0] == "baken"


def test_named_but_not_to_be_walked_to(site: Site, net: Loopnet) -> None:
    """Nobody is sent to a point without a way to it."""
    on_foot = OnFoot(net, [at(site, "ver", (52.59, 5.27)), at(site, "baken", BAKEN)], site.wijken, {"haven": {"ver"}})
    assert said(on_foot, *OVER)[0] == "baken"


def test_a_place_to_open_counts_for_who_can_go_there(site: Site, net: Loopnet) -> None:
    """Who is sent to a named point stays with those of the wijk; where it has no way, every place that opens counts."""
    rows = net.adressen
    haven = wijk_at(site.wijken, rows.lat, rows.lon) == [wijk.id for wijk in site.wijken].index("haven")
    far, near, elsewhere = (at(site, id_, OVER) for id_ in ("ver", "nabij", "elders"))
    elsewhere = elsewhere.model_copy(update={"wijk": "veld"})
    off = far.locatie.model_copy(update={"lat": 52.59, "lon": 5.27})
    walks = {}
    for name, named in (("way", far), ("no way", far.model_copy(update={"locatie": off}))):
        open_ = [named, at(site, "baken", BAKEN)]
        walks[name] = OnFoot(net, open_, site.wijken, {"haven": {"ver"}}).walks_to([near, elsewhere])[haven]
    assert np.isfinite(walks["way"]).all(axis=0).tolist() == [True, False]
    assert np.isinf(walks["way"][:, 1]).all()
    assert np.isfinite(walks["no way"]).all()


def test_no_points_at_all(net: Loopnet) -> None:
    """Then everybody hears that there is none."""
    assert said(OnFoot(net, []), *OVER) == ("", np.inf, "", np.inf)


def test_a_place_beyond_a_crossing_and_one_on_the_same_way() -> None:
    """Two doors on one street do not walk by its ends."""
    walking = Walking(network([(0, 0), (1000, 0)], [(0, 1)]))
    lat, lon = np.array([place(400, 10), place(450, 20)]).T
    doors = walking.doors.attach(lat, lon)
    assert walking.reach(doors.take([0])).at(doors).first_m.round().tolist() == [20, 80]


def test_who_cannot_take_stairs_begins_at_the_same_door() -> None:
    """A home right beside steps touches the street behind it, with stairs and without; that is looked up once."""
    corners = [(0, 0), (1000, 0), (0, 30), (1000, 30)]
    everybody = OnFoot(network(corners, [(0, 1), (2, 3)], steps=[0]), [])
    touched = everybody.walking.doors.attach(*np.array([place(500, 1)]).T)
    assert (touched.weg.tolist(), touched.naast_m.round().tolist()) == ([1], [29])
    assert everybody.without_stairs().walking.doors is everybody.walking.doors


def test_bands_are_rounded_up() -> None:
    """Exactly 5 minutes is in the first band, a metre more in the next; no way is a band of its own."""
    walks_m = np.array([0, 400, 401, 800, 1200, 1201, 1600, 1601, 99_999, np.inf])
    assert bands(walks_m).tolist() == [0, 0, 1, 1, 2, 3, 3, 4, 4, UNREACHABLE]
