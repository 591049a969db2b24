"""The best places out of a list of candidates: where all addresses together have the least to walk (the p-median).

Solved exactly, by Benders' decomposition with HiGHS (scipy). Source and reasons: docs/decisions/0202-best-places.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..model.loopnet import Floats

Numbers = npt.NDArray[np.int64]

# Work, not seconds, so that every machine gives the same answer. Nearly all questions need less than a tenth of it.
MOST_ROUNDS = 60
MOST_NODES = 5_000
_EXACT = 1e-7  # of what everybody costs now: less is the rounding of the solver


@dataclass(frozen=True)
class Keuze:
    """The chosen candidates, as numbers, the one that helps most first, each next given those before it.

    cost: what is left with them. at_least: no choice of as many leaves less than this.
    """

    chosen: tuple[int, ...]
    cost: float
    at_least: float

    @property
    def proven(self) -> bool:
        """Whether there is no better one."""
        return self.cost - self.at_least <= 1e-9 * max(self.cost, 1.0)


@dataclass(frozen=True, eq=False)
class Vraag:
    """What to choose from, per address: what it costs now, what it would cost at each candidate, and how it counts.

    cost: one column per candidate. Costs are finite and not negative; every address takes the cheapest it gets.
    """

    now: Floats
    cost: Floats
    weight: Floats

    def total(self, chosen: Any) -> float:
        """The costs of everybody together with these candidates."""
        return float(self._each(chosen) @ self.weight)

    def _each(self, chosen: Any) -> Floats:
        best: Floats = np.minimum(self.now, self.cost[:, list(chosen)].min(axis=1, initial=np.inf))
        return best


def best_choice(vraag: Vraag, count: int) -> Keuze:
    """The `count` candidates with the least costs; fewer when more do not help. Ties go to the same ones every time."""
    useful = np.flatnonzero((vraag.cost < vraag.now[:, None]).any(axis=0))
    affected = (vraag.cost < vraag.now[:, None]).any(axis=1) & (vraag.weight > 0)
    rest = float(vraag.now[~affected] @ vraag.weight[~affected])
    if not len(useful) or count < 1:
        return Keuze((), rest, rest)
    part = Vraag(vraag.now[affected], vraag.cost[np.ix_(affected, useful)], vraag.weight[affected])
    chosen, at_least = _Search(part, min(count, len(useful))).run()
    ordered = greedy(part, count, among=chosen)
    return Keuze(tuple(int(useful[one]) for one in ordered), part.total(ordered) + rest, at_least + rest)


def greedy(vraag: Vraag, count: int, among: Any = None) -> tuple[int, ...]:
    """The candidate that helps most, then the one that helps most beside it, and so on; none that does not help."""
    left = list(range(vraag.cost.shape[1]) if among is None else sorted(among))
    best = vraag.now
    chosen: list[int] = []
    while left and len(chosen) < count:
        gains = [float((best - np.minimum(best, vraag.cost[:, one])) @ vraag.weight) for one in left]
        most = int(np.argmax(gains))
        if gains[most] <= 0:
            break
        chosen.append(left.pop(most))
        best = np.minimum(best, vraag.cost[:, chosen[-1]])
    return tuple(chosen)


class _Search:
    """Asks the solver for ever better bounds, until the best choice that was seen cannot be beaten.

    The solver knows one number per candidate (chosen or not) and one per group of addresses (its costs). What those
    costs are it learns from cuts: with threshold t per address, a group costs at least the sum of
    weight · (t - what each chosen candidate takes off t). It is exact for the choice whose costs are the thresholds.
    """

    def __init__(self, vraag: Vraag, count: int) -> None:
        self._count, self._scale = count, float(vraag.now @ vraag.weight) or 1.0
        nearest = np.argmin(vraag.cost, axis=1)
        order = np.argsort(nearest, kind="stable")
        self._vraag = Vraag(vraag.now[order], vraag.cost[order], vraag.weight[order] / self._scale)
        self._groups = np.flatnonzero(np.diff(nearest[order], prepend=-1))
        self._cheapest_first = np.argsort(self._vraag.cost, axis=1, kind="stable")
        self._left: list[Floats] = []
        self._right: list[Floats] = []
        self._best: tuple[int, ...] = greedy(self._vraag, count)
        self._best_cost = self._vraag.total(self._best)

    def run(self) -> tuple[tuple[int, ...], float]:
        """The best choice, and what every choice costs at least."""
        at_least = 0.0
        whole = False  # first with parts of candidates, which is quick and teaches most
        self._learn(self._as_numbers(self._best))
        for _ in range(MOST_ROUNDS):
            numbers, bound, finished = self._solve(whole)
            at_least = max(at_least, bound)
            cost = self._learn(numbers)
            self._see(numbers)
            if self._best_cost - at_least <= _EXACT:
                at_least = self._best_cost
            if not finished or at_least == self._best_cost:
                break
            whole = whole or cost - bound <= 10 * _EXACT
        return self._best, at_least * self._scale

    def _as_numbers(self, chosen: Any) -> Floats:
        numbers = np.zeros(self._vraag.cost.shape[1])
        numbers[list(chosen)] = 1
        return numbers

    def _see(self, numbers: Floats) -> None:
        """Keep the choice of the largest numbers when it is the best so far."""
        chosen = tuple(sorted(np.argsort(-numbers, kind="stable")[: self._count].tolist()))
        cost = self._vraag.total(chosen)
        if cost < self._best_cost:
            self._best, self._best_cost = chosen, cost

    def _learn(self, numbers: Floats) -> float:
        """Add a cut per group at these numbers; answers what everybody costs together there."""
        threshold = self._thresholds(numbers)
        off = np.maximum(threshold[:, None] - self._vraag.cost, 0) * self._vraag.weight[:, None]
        constant = np.add.reduceat(threshold * self._vraag.weight, self._groups)
        slope = np.add.reduceat(off, self._groups, axis=0)
        self._left.append(np.hstack([slope, np.eye(len(self._groups))]))
        self._right.append(constant)
        return float((constant - slope @ numbers).sum())

    def _thresholds(self, numbers: Floats) -> Floats:
        """Per address the costs up to which it is served by the candidates together, cheapest first."""
        served = np.cumsum(numbers[self._cheapest_first], axis=1) >= 1 - 1e-9
        last = np.where(served.any(axis=1), served.argmax(axis=1), -1)
        rows = np.arange(len(last))
        cost = self._vraag.cost[rows, self._cheapest_first[rows, last]]
        return np.where(last < 0, self._vraag.now, np.minimum(cost, self._vraag.now))

    def _solve(self, whole: bool) -> tuple[Floats, float, bool]:
        """The cheapest numbers by what is known so far, a bound for all choices, and whether the solver was done."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # here: it takes a third of a second to load

        candidates, groups = self._vraag.cost.shape[1], len(self._groups)
        count = np.concatenate([np.ones(candidates), np.zeros(groups)])
        made = milp(
            np.concatenate([np.zeros(candidates), np.ones(groups)]),
            integrality=np.concatenate([np.full(candidates, int(whole)), np.zeros(groups)]),
            bounds=Bounds(
                np.zeros(candidates + groups), np.concatenate([np.ones(candidates), np.full(groups, np.inf)])
            ),
            constraints=[
                LinearConstraint(np.vstack(self._left), np.concatenate(self._right), np.inf),
                LinearConstraint(count[None, :], 0, self._count),
            ],
            options={"mip_rel_gap": 0.0, "node_limit": MOST_NODES},
        )
        if made.x is None:
            return self._as_numbers(self._best), 0.0, False
        numbers = np.clip(made.x[:candidates], 0, 1)
        if not whole:
            return numbers, float(made.fun), True
        return np.rint(numbers), float(made.mip_dual_bound), made.status == 0
