"""Promises about walking that hold on any network, tried on hundreds of random ones, with networkx as judge."""

import json
from contextlib import suppress
from dataclasses import dataclass
from unittest.mock import patch

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.geo.networks import judge, network

from noodsteunpunt.geo import nearest, walking
from noodsteunpunt.geo.doors import Doors, Places
from noodsteunpunt.geo.walking import NOBODY, Choice, Walking
from noodsteunpunt.model.loopnet import Loopnet, from_json, to_json

from .amount import tried_on

SETTINGS = tried_on(80)


@dataclass(frozen=True)
class Town:
    """A network with places to live and places to go.

    district: from how many crossings on it is cut in districts. few: up to how many ways scipy is left alone.
    """

    net: Loopnet
    homes: Places
    sources: Places
    district: int
    few: int

    def choice(self, sources: Places | None = None, stairs: bool = True) -> Choice:
        """What our own code answers."""
        chosen = self.sources if sources is None else sources
        with patch.object(walking, "DISTRICT", self.district), patch.object(nearest, "FEW_WAYS", self.few):
            return Walking(self.net, stairs).reach(chosen).at(self.homes)

    def walks_m(self, stairs: bool = True) -> np.ndarray:
        """What networkx answers: per home the walk to each source."""
        both = Places(*(np.concatenate(columns) for columns in zip(self.homes, self.sources, strict=True)))
        graph, count = judge(self.net, both, stairs), len(self.homes.weg)
        walks = np.full((count, len(self.sources.weg)), np.inf)
        for source in range(len(self.sources.weg)):
            found = networkx.single_source_dijkstra_path_length(graph, ("plek", count + source))
            for home in range(count):
                walks[home, source] = found.get(("plek", home), np.inf)
        return walks


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """Any network: with parallel ways, ways back to where they began, loose pieces and steps."""
    count = draw(st.integers(2, 9))
    corners = draw(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=count, max_size=count))
    end = st.integers(0, count - 1)
    ways = draw(st.lists(st.tuples(end, end, st.integers(1, 1500).map(float)), min_size=1, max_size=16))
    steps = draw(st.sets(st.integers(0, len(ways) - 1), max_size=3))
    net = network(corners, ways, steps)
    way = st.one_of(st.integers(0, len(ways) - 1), st.just(NOBODY))

    def places(most: int) -> Places:
        touched = draw(st.lists(st.tuples(way, st.floats(0, 1), st.integers(0, 250)), min_size=1, max_size=most))
        weg = np.array([one[0] for one in touched], np.int32)
        # Nothing touches the network on steps.
        weg = np.where((weg != NOBODY) & net.trap[weg], NOBODY, weg).astype(np.int32)
        langs = np.array([one[1] for one in touched]) * net.lengte_m[weg]
        return Places(weg, langs, np.array([float(one[2]) for one in touched]))

    return Town(net, places(8), places(6), draw(st.integers(1, count)), draw(st.sampled_from([0, 100])))


@SETTINGS
@given(towns(), st.booleans())
def test_the_two_nearest_are_those_of_networkx(town: Town, stairs: bool) -> None:
    """Each home is told the shortest walk and the shortest to another source, as networkx measures them."""
    choice, walks = town.choice(stairs=stairs), np.sort(town.walks_m(stairs), axis=1)
    np.testing.assert_allclose(choice.first_m, walks[:, 0], rtol=1e-9, atol=1e-6)
    second = walks[:, 1] if walks.shape[1] > 1 else np.full(len(walks), np.inf)
    np.testing.assert_allclose(choice.second_m, second, rtol=1e-9, atol=1e-6)


@SETTINGS
@given(towns())
def test_who_is_named_is_as_far_as_is_said(town: Town) -> None:
    """The source that is named is really that far, the two are different, and nobody is named without a way."""
    choice, walks = town.choice(), town.walks_m()
    for source, said_m in ((choice.first, choice.first_m), (choice.second, choice.second_m)):
        assert ((source == NOBODY) == np.isinf(said_m)).all()
        named = source != NOBODY
        np.testing.assert_allclose(walks[named, source[named]], said_m[named], rtol=1e-9, atol=1e-6)
    assert (choice.first != choice.second)[choice.first != NOBODY].all()


@SETTINGS
@given(towns(), st.integers(0, 5))
def test_without_a_source_nobody_walks_less(town: Town, gone: int) -> None:
    """When a point drops out its own people go to their second, and for the others nothing changes."""
    gone %= len(town.sources.weg)
    before, after = town.choice(), town.choice(town.sources.take(np.arange(len(town.sources.weg)) != gone))
    assert (after.first_m >= before.first_m - 1e-6).all()
    own = before.first == gone
    np.testing.assert_allclose(after.first_m[own], before.second_m[own], rtol=1e-9, atol=1e-6)
    np.testing.assert_allclose(after.first_m[~own], before.first_m[~own], rtol=1e-9, atol=1e-6)


@SETTINGS
@given(towns())
def test_no_way_round_is_shorter(town: Town) -> None:
    """From home to a source is never further than by way of another place (the triangle inequality)."""
    whole = Walking(town.net)
    count = len(town.homes.weg)
    walks = np.array([whole.reach(town.homes.take([home])).at(town.homes).first_m for home in range(count)])
    known = town.homes.weg != NOBODY
    walks = walks[np.ix_(known, known)]
    np.testing.assert_allclose(walks, walks.T, rtol=1e-9, atol=1e-6)
    round_m = (walks[:, :, None] + walks[None, :, :]).min(axis=1, initial=np.inf)
    assert (walks <= round_m + 1e-6).all()


@SETTINGS
@given(towns())
def test_without_steps_nobody_walks_less(town: Town) -> None:
    """A way without steps is at best as short."""
    assert (town.choice(stairs=False).first_m >= town.choice().first_m - 1e-6).all()


@SETTINGS
@given(towns())
def test_the_file_keeps_the_network(town: Town) -> None:
    """What is written is read back to the centimetre and to a ten-millionth of a degree, and then stays."""
    again = from_json(to_json(town.net))
    assert to_json(again) == to_json(town.net)
    np.testing.assert_array_equal(again.van, town.net.van)
    np.testing.assert_array_equal(again.naar, town.net.naar)
    np.testing.assert_array_equal(again.trap, town.net.trap)
    np.testing.assert_allclose(again.lengte_m, town.net.lengte_m, atol=0.0051)
    np.testing.assert_allclose(again.lat, town.net.lat, atol=0.51e-7)


json_like = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=6,
)


@SETTINGS
@given(towns(), st.data())
def test_a_damaged_file_is_a_network_or_a_sentence(town: Town, data: st.DataObject) -> None:
    """Whatever a merge makes of it, it is read or refused; it never ends the program."""
    saved = json.loads(to_json(town.net))
    part = data.draw(st.sampled_from(sorted(saved)))
    table = saved[part] if isinstance(saved[part], dict) and saved[part] else saved
    table[data.draw(st.sampled_from(sorted(table)))] = data.draw(json_like)
    with suppress(ValueError):
        Doors(from_json(json.dumps(saved))).attach(town.net.lat, town.net.lon)
