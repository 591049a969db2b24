"""Postcodes of the whole country, simulated on the real four digits: 121 each, as on average, around their place."""

import csv
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from noodsteunpunt.compile.zoek.answers import Answers
from noodsteunpunt.geo.bands import bands
from noodsteunpunt.geo.rd import to_rd
from noodsteunpunt.model.loopnet import Adressen

PER_DIGITS = 121
DETOUR = 1.4  # of a walk over a straight line, as measured on real streets
# Letters as they are issued: not F, I, O, Q, U, Y.
LETTERS = [one + other for one in "ABCDEGHJKLMNPRSTVWXZ" for other in "ABCDEGHJKLMNPRSTVWXZ"]


def country(digits: Path, points: Path) -> tuple[list[str], Adressen, Answers, list[str]]:
    """Postcodes, one address each, their answers, and the names of the points."""
    rng = np.random.default_rng(1)
    with points.open(encoding="utf-8", newline="") as file:
        goals = np.array([(float(row["rd_x"]), float(row["rd_y"])) for row in csv.DictReader(file)])
    with digits.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["soort"] == "Adres"]
    middles = {row["postcode"]: to_rd(float(row["latitude"]), float(row["longitude"])) for row in rows}
    ordered = sorted(middles)
    place = np.array([middles[code] for code in ordered])
    apart_m = cKDTree(place).query(place, k=2)[0][:, 1]
    codes, homes = [], []
    for code, middle, apart in zip(ordered, place, apart_m, strict=True):
        around = _along_streets(rng.uniform(-1, 1, (PER_DIGITS, 2))) * np.clip(apart * 0.6, 150, 3000)
        issued = np.cumsum(rng.choice([1, 1, 1, 1, 2, 3], PER_DIGITS)) - 1
        codes += [code + LETTERS[at] for at in issued]
        homes.append(middle + around)
    far_m, number = cKDTree(goals).query(np.concatenate(homes), k=2)
    first_band, second_band = bands(far_m[:, 0] * DETOUR), bands(far_m[:, 1] * DETOUR)
    first, second = number.T.astype(np.int32)
    count = len(codes)
    whole = np.arange(count, dtype=np.int32)
    adressen = Adressen(np.zeros(count), np.zeros(count), whole, whole, whole, np.ones(count, np.int32))
    return (
        codes,
        adressen,
        Answers(first, first_band, second, second_band),
        [str(1000 + at) for at in range(len(goals))],
    )


def _along_streets(places: np.ndarray) -> np.ndarray:
    """Places in the order of a curve that fills the square (Hilbert), as neighbouring postcodes lie."""
    whole = ((places + 1) * 31.9).astype(int)
    return places[sorted(range(len(places)), key=lambda at: _hilbert(*whole[at].tolist()))]


def _hilbert(x: int, y: int, side: int = 64) -> int:
    found, half = 0, side // 2
    while half:
        right, up = int(x & half > 0), int(y & half > 0)
        found += half * half * ((3 * right) ^ up)
        if not up:
            x, y = (side - 1 - y, side - 1 - x) if right else (y, x)
        half //= 2
    return found
