"""The best places out of a list."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noodsteunpunt.enrich import beste
from noodsteunpunt.enrich.beste import Vraag, best_choice, greedy


@st.composite
def questions(draw: st.DrawFn) -> Vraag:
    """Some addresses and candidates, with costs of which many are the same, so that ties are tried too."""
    addresses, candidates = draw(st.integers(1, 12)), draw(st.integers(1, 7))
    cost = st.integers(0, 9).map(float)
    rows = st.lists(st.lists(cost, min_size=candidates, max_size=candidates), min_size=addresses, max_size=addresses)
    now = st.lists(cost, min_size=addresses, max_size=addresses)
    weight = st.lists(st.integers(0, 40).map(float), min_size=addresses, max_size=addresses)
    return Vraag(np.array(draw(now)), np.array(draw(rows)), np.array(draw(weight)))


def least(vraag: Vraag, count: int) -> float:
    """The least costs of all choices of at most `count` candidates, by trying every one."""
    candidates = range(vraag.cost.shape[1])
    choices = (choice for size in range(count + 1) for choice in combinations(candidates, size))
    return min(vraag.total(choice) for choice in choices)


@settings(max_examples=150, deadline=None)
@given(questions(), st.integers(1, 4))
def test_no_combination_is_better(vraag: Vraag, count: int) -> None:
    """The choice costs what it says, it is proven, and trying every combination finds nothing that costs less."""
    keuze = best_choice(vraag, count)
    assert keuze.cost == pytest.approx(vraag.total(keuze.chosen))
    assert keuze.cost == pytest.approx(least(vraag, count))
    assert keuze.proven
    assert len(set(keuze.chosen)) == len(keuze.chosen) <= count


@settings(max_examples=100, deadline=None)
@given(questions(), st.integers(1, 4))
def test_never_worse_than_one_after_the_other(vraag: Vraag, count: int) -> None:
    """Taking the best one each time never gives less to walk, also when the solver has to stop at once."""
    by_turns = vraag.total(greedy(vraag, count))
    assert best_choice(vraag, count).cost <= by_turns + 1e-9
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beste, "MOST_ROUNDS", 0)
        hasty = best_choice(vraag, count)
    assert hasty.at_least <= least(vraag, count) + 1e-9
    assert hasty.cost <= by_turns + 1e-9


def test_two_that_work_together_beat_the_best_one() -> None:
    """The place in the middle is the best one, but the two at the ends are the best two; by turns misses that."""
    now, cost = np.full(4, 100.0), np.array([[0, 40, 100], [10, 30, 100], [100, 30, 10], [100, 40, 0]], float)
    vraag = Vraag(now, cost, np.ones(4))
    assert greedy(vraag, 1) == best_choice(vraag, 1).chosen == (1,)
    assert 1 in greedy(vraag, 2)
    assert set(best_choice(vraag, 2).chosen) == {0, 2}


def test_what_does_not_help_is_not_chosen() -> None:
    """A candidate on the spot of an open point is left out, however many were asked for."""
    vraag = Vraag(np.array([5.0, 50.0]), np.array([[5.0, 30.0], [60.0, 20.0]]), np.ones(2))
    assert best_choice(vraag, 2).chosen == (1,)
    assert best_choice(Vraag(vraag.now, vraag.cost[:, :1], vraag.weight), 1).chosen == ()


def test_a_town_is_solved_and_the_same_every_time() -> None:
    """Thousands of addresses and thirty candidates: proven best, better than by turns, and twice the same."""
    rng = np.random.default_rng(3)
    homes, places = rng.random((4000, 2)) * 5000, rng.random((30, 2)) * 5000
    cost = np.abs(homes[:, None] - places[None]).sum(axis=2)
    vraag = Vraag(np.full(4000, 6000.0), cost, np.ones(4000))
    keuze = best_choice(vraag, 6)
    assert keuze.proven
    assert keuze.cost < vraag.total(greedy(vraag, 6))
    assert best_choice(vraag, 6) == keuze


def test_a_question_that_is_too_hard_says_how_much_better_it_might_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the work is over, the bound is still one that no choice goes below."""
    monkeypatch.setattr(beste, "MOST_ROUNDS", 2)
    rng = np.random.default_rng(1)
    vraag = Vraag(np.ones(300), rng.random((300, 12)), np.ones(300))
    keuze = best_choice(vraag, 4)
    assert not keuze.proven
    assert 0 < keuze.at_least <= least(vraag, 4) <= keuze.cost
