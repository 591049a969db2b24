"""Tables from postcode to noodsteunpunt, one per two first digits, with house numbers where a postcode is divided."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import numpy as np

from ...geo.walking import NOBODY
from ...model.loopnet import Adressen, Ints
from .answers import Answers, agreed
from .columns import VERSIE, signs, table_of

EVEN, ODD, ALL = 0, 1, 2
NO_END = 0
PREFIX = 2


class Rule(NamedTuple):
    """For which house numbers of a postcode an answer holds: EVEN, ODD or ALL, up to and with a number or NO_END."""

    postcode: int
    parity: int
    upto: int


def postcode_tables(
    adressen: Adressen, postcodes: Sequence[str], rows: Answers, step_free: Answers, names: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """The tables by their two digits.

    rows, step_free: the answer of each address, and that for who cannot take stairs. names: the code of each point.
    """
    rules, of_rule = _divided(adressen, rows)

    def answers(rows: Answers) -> Answers:
        """First of the postcodes, then of the rules."""
        whole = agreed(adressen.postcode, rows, adressen.aantal, len(postcodes))
        return whole.and_then(agreed(of_rule, rows, adressen.aantal, len(rules)))

    everybody, without = answers(rows), answers(step_free)
    tables = {}
    for prefix, group in groupby(range(len(postcodes)), key=lambda number: postcodes[number][:PREFIX]):
        own = list(group)
        within = [at for at, rule in enumerate(rules) if own[0] <= rule.postcode <= own[-1]]
        divided: dict[str, list[int]] = {}
        for place, at in enumerate(within, start=len(own)):
            divided.setdefault(postcodes[rules[at].postcode], [place]).extend((rules[at].parity, rules[at].upto))
        chosen = [*own, *(len(postcodes) + at for at in within)]
        tables[prefix] = {
            "soort": "postcodes",
            "versie": VERSIE,
            "letters": _letters([postcodes[number] for number in own]),
            **table_of(names, everybody.take(chosen), without.take(chosen)),
            "gesplitst": divided,
        }
    return tables


def _letters(postcodes: list[str]) -> dict[str, str]:
    """Per four digits one sign per postcode: how many pairs of letters lie between it and the one before."""
    found = {}
    for digits, group in groupby(postcodes, key=lambda postcode: postcode[:4]):
        pairs = [26 * (ord(code[4]) - ord("A")) + ord(code[5]) - ord("A") for code in group]
        found[digits] = signs(np.array([after - before - 1 for before, after in pairwise([-1, *pairs])], np.int32))
    return found


def _divided(adressen: Adressen, rows: Answers) -> tuple[list[Rule], Ints]:
    """The rules for postcodes of which not all addresses have the same point, and per address which rule it has."""
    pairs = np.unique(np.column_stack([adressen.postcode, rows.first]), axis=0)[:, 0]
    known, count = np.unique(pairs, return_counts=True)
    rules: list[Rule] = []
    of_rule = np.full(len(adressen), NOBODY, np.int32)
    for postcode in known[(count > 1) & (known != NOBODY)].tolist():
        own = np.flatnonzero(adressen.postcode == postcode)
        number, place = np.unique(adressen.huisnummer[own], return_inverse=True)
        point = agreed(place.astype(np.int32), rows.take(own), adressen.aantal[own], len(number)).first
        run_of_number = np.empty(len(number), np.int32)
        for parity, upto, inside in _runs(number, point):
            run_of_number[inside] = len(rules)
            rules.append(Rule(postcode, parity, upto))
        of_rule[own] = run_of_number[place]
    return rules, of_rule


def _runs(number: Ints, point: Ints) -> Iterator[tuple[int, int, Ints]]:
    """Rising house numbers divided where the point changes: per side of the street, or all in one row if that is less.

    Each run as EVEN, ODD or ALL, the number it goes up to, and the places of its house numbers.
    """
    order = np.arange(len(number), dtype=np.int32)
    sides = [(EVEN, order[number % 2 == 0]), (ODD, order[number % 2 == 1])]
    divided = [(side, part) for side, own in sides if len(own) for part in _parts(own, point)]
    together = [(ALL, part) for part in _parts(order, point)]
    chosen = together if len(together) <= len(divided) else divided
    last = {side: at for at, (side, _) in enumerate(chosen)}
    for at, (side, part) in enumerate(chosen):
        yield side, NO_END if at == last[side] else int(number[part[-1]]), part


def _parts(own: Ints, point: Ints) -> list[Ints]:
    """Places divided where the point changes."""
    return np.split(own, np.flatnonzero(np.diff(point[own])) + 1)
