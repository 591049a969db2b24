"""Walking and its lookup tables on every address of the Delft extract; the figures go to docs/measured.md."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx
import numpy as np
import pytest
from tests import delft, zoektabellen
from tests.unit.geo.networks import judge
from tests.unit.geo.test_delft import OFF_M, disagreement_m
from tests.walkingjudge import AS_NEAR_M

from noodsteunpunt.compile.zoek.answers import Answers, answers_of
from noodsteunpunt.compile.zoek.grid import grid_table
from noodsteunpunt.compile.zoek.postcodes import postcode_tables
from noodsteunpunt.compile.zoek.streets import street_table
from noodsteunpunt.geo.areas import metres_per_degree
from noodsteunpunt.geo.bands import bands
from noodsteunpunt.geo.doors import Places
from noodsteunpunt.geo.on_foot import OnFoot
from noodsteunpunt.model.loopnet import to_json

from . import simulated
from .measure import MEASURED, write_section

pytestmark = pytest.mark.trial
BEGIN, END = "<!-- walking: written by `make trial`, do not edit -->\n", "<!-- walking: end -->\n"
STATIONS = 3  # of the points that are drawn; the others are random addresses
REAL = (3, 4)  # as many as there will be: 1 per 5,000 inhabitants is about 1 per 2,300 addresses
DENSE = 12  # five per km²: denser than any municipality; tables need not stay small then
COUNTS = (*REAL, 6, DENSE)
DRAWS = 10
AGREEING_DRAWS = 3
SENTENCES = 3
PER_LAT_M, PER_LON_M = metres_per_degree(delft.SOUTH)
KM2 = (delft.EAST - delft.WEST) * PER_LON_M * (delft.NORTH - delft.SOUTH) * PER_LAT_M / 1e6


@dataclass
class Found:
    """What was measured: per number of points a list of rows, and sentences."""

    draws: dict[int, list[list[float]]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The section of docs/measured.md."""
        head = (
            "| points | draws | straight line: another point | straight line: another band "
            "| postcode and number: wrong | 50 m square: wrong | postcodes divided | B per postcode | B per street "
            "| B per km² |"
        )
        rows = [
            f"| {count} | {len(draws)} | "
            + " | ".join(_cell(values, at) for at, values in enumerate(zip(*draws, strict=True)))
            + " |"
            for count, draws in self.draws.items()
        ]
        return "\n".join(
            [
                "## Walking and lookup tables",
                "",
                "Measured by `make trial` on a part of Delft (OpenStreetMap, August 2025): 2.3 km², a canal, and",
                f"8,940 addresses. Points are {STATIONS} real polling stations and for the rest random addresses,",
                "drawn anew each time; none is a noodsteunpunt. Median of the draws, the worst behind it. Wrong: of",
                "all addresses, the share that is told another point than the nearest on foot, be it by a metre.",
                "Sizes are gzipped, without the lists at the head of a file.",
                "",
                head,
                "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
                *rows,
                "",
                *self.sentences,
                "",
            ]
        )


def _cell(values: tuple[float, ...], at: int) -> str:
    """The median and the worst; shares as percentages, sizes as whole bytes."""
    sign, digits = ("%", 2) if at < 5 else ("", 1)
    scale = 100 if sign else 1
    median, worst = float(np.median(values)) * scale, max(values) * scale
    return f"{median:.{digits}f}{sign} ({worst:.{digits}f})"


@pytest.fixture(scope="module")
def found() -> Iterator[Found]:
    """Written at the end when everything was measured."""
    figures = Found()
    yield figures
    if figures.draws.keys() == set(COUNTS) and len(figures.sentences) == SENTENCES:
        write_section(MEASURED, BEGIN, END, figures.text())


def chosen(count: int, rng: np.random.Generator) -> np.ndarray:
    """Places for so many points."""
    rows, stations = delft.network().adressen, delft.stations()
    homes = rng.choice(len(rows), count - STATIONS, replace=False)
    picked = stations[np.sort(rng.choice(len(stations), STATIONS, replace=False))]
    return np.concatenate([picked, np.column_stack([rows.lat[homes], rows.lon[homes]])])


def test_every_address_agrees_with_an_independent_calculation(found: Found) -> None:
    """Nearest and next of every address in both extracts are those that networkx finds over every bend."""
    worst, told = 0.0, []
    for extract in (delft.EXTRACT, delft.OLDER):
        rng = np.random.default_rng(1)
        draws = [delft.stations(), *(chosen(count, rng) for count in COUNTS for _ in range(AGREEING_DRAWS))]
        worst = max(worst, *(disagreement_m(extract, sources) for sources in draws))
        told.append(f"{len(delft.extract(extract).adressen):,}")
    found.sentences.append(
        f"An independent calculation (networkx over every bend of the file, metres by pyproj) names the same nearest "
        f"and next point for every address of two extracts, {' and '.join(told)}, with {len(draws)} sets of points; "
        f"walks differ by at most {worst:.2f} m. A door that lies as near to two ways, to {100 * AS_NEAR_M:.0f} cm, "
        "may come out at either."
    )
    assert worst < OFF_M


@pytest.mark.parametrize("stairs", [True, False])
def test_the_two_nearest_of_every_address_agree_with_networkx(stairs: bool) -> None:
    """First and second, on the network that is kept, to the millimetre."""
    net = delft.network()
    on_foot = OnFoot(net, delft.points(delft.stations()), stairs=stairs)
    homes = on_foot.walking.doors.attach(net.adressen.lat, net.adressen.lon)
    sources = on_foot.place(on_foot.punten)
    both = Places(*(np.concatenate(columns) for columns in zip(homes, sources, strict=True)))
    graph, count = judge(net, both, stairs), len(homes.weg)
    walks_m = np.full((count, len(sources.weg)), np.inf)
    for source in range(len(sources.weg)):
        found = networkx.single_source_dijkstra_path_length(graph, ("plek", count + source))
        walks_m[:, source] = [found.get(("plek", home), np.inf) for home in range(count)]
    nearest = np.sort(walks_m, axis=1)
    np.testing.assert_allclose(on_foot.addresses.first_m, nearest[:, 0], atol=1e-3)
    np.testing.assert_allclose(on_foot.addresses.second_m, nearest[:, 1], atol=1e-3)


@pytest.mark.parametrize("count", COUNTS)
def test_tables_name_the_nearest_point(count: int, found: Found) -> None:
    """By postcode and house number for more than 99.5 % of addresses, by square for more than 98 %; all within size.

    With far more points than there will be, usually so; with as many as there will be, however they are drawn.
    """
    rng = np.random.default_rng(count)
    found.draws[count] = [measured(chosen(count, rng)) for _ in range(DRAWS)]
    by_postcode, by_square, streets, squares = ([draw[at] for draw in found.draws[count]] for at in (2, 3, 6, 7))
    judged = max if count in REAL else np.median
    assert judged(by_postcode) < 0.005
    assert judged(by_square) < 0.02
    if count < DENSE:
        assert np.median(streets) <= 10
        assert np.median(squares) <= 250


def measured(places: np.ndarray) -> list[float]:
    """One row of the table: shares of addresses, and sizes in bytes."""
    net = delft.network()
    rows = net.adressen
    on_foot = OnFoot(net, delft.points(places))
    names = [str(1000 + number) for number in range(len(on_foot.punten))]
    without = on_foot.without_stairs()
    answers, step_free = answers_of(on_foot.addresses), answers_of(without.addresses)
    (postcodes,) = postcode_tables(rows, net.postcodes, answers, step_free, names).values()
    streets = street_table(rows, net.straten, answers, step_free, names)
    grid = grid_table(on_foot, without, [delft.WIJK], names)
    wrong_postcode, wrong_square, known = 0, 0, 0
    for at in range(len(rows)):
        exact = names[answers.first[at]] if answers.first[at] >= 0 else ""
        square = zoektabellen.of_position(grid, float(rows.lat[at]), float(rows.lon[at]))
        wrong_square += int(rows.aantal[at]) * (square is None or square.first != exact)
        if rows.postcode[at] >= 0:
            known += int(rows.aantal[at])
            code = net.postcodes[rows.postcode[at]]
            answer = zoektabellen.of_postcode(postcodes, code, int(rows.huisnummer[at]))
            assert answer is not None
            wrong_postcode += int(rows.aantal[at]) * (answer.first != exact)
    return [
        *straight_line_errors(places, answers),
        wrong_postcode / known,
        wrong_square / int(rows.aantal.sum()),
        len(postcodes["gesplitst"]) / len(net.postcodes),
        body(postcodes) / len(net.postcodes),
        body(streets) / len(net.straten),
        body(grid) / KM2,
    ]


def straight_line_errors(places: np.ndarray, answers: Answers) -> list[float]:
    """Of all addresses, how many have another point, and another band, in a straight line."""
    rows = delft.network().adressen
    high = (rows.lat[:, None] - places[:, 0]) * PER_LAT_M
    wide = (rows.lon[:, None] - places[:, 1]) * PER_LON_M
    far_m = np.hypot(high, wide)
    shares = (far_m.argmin(axis=1) != answers.first, bands(far_m.min(axis=1)) != answers.first_band)
    return [float(np.average(share, weights=rows.aantal)) for share in shares]


def body(table: dict[str, Any]) -> int:
    """The size without what stands at the head of every file, however small."""
    heads = ("soort", "versie", "punten", "paren", "zuid", "west", "stap_lat", "stap_lon", "rijen", "kolommen")
    return size(table) - size({name: table[name] for name in heads if name in table})


def size(table: dict[str, Any]) -> int:
    """In bytes as a host sends it."""
    return len(gzip.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), 9))


def test_the_file_of_the_network_is_small(found: Found) -> None:
    """Small enough to keep in version control."""
    net = delft.network()
    text = to_json(net).encode()
    found.sentences.append(
        f"`lopen.json` of this part: {len(text) / 1000:.0f} kB, {len(gzip.compress(text, 9)) / 1000:.0f} kB gzipped, "
        f"for {net.lengte_m.sum() / 1000:.0f} km of ways and {net.adressen.aantal.sum()} addresses."
    )
    assert len(text) < 30 * net.adressen.aantal.sum()


def test_the_whole_country_by_postcode(found: Found) -> None:
    """449,636 simulated postcodes around 3,563 points in at most 0.8 MB; those of Utrecht, 5,082, in at most 10 kB."""
    digits, points = delft.shared("pc4_4pp.csv"), delft.shared("nsp_standin_nl_3563.csv")
    codes, adressen, answers, names = simulated.country(Path(digits), Path(points))
    tables = postcode_tables(adressen, codes, answers, answers, names)
    sizes = [size(table) for table in tables.values()]
    utrecht = [at for at, code in enumerate(codes) if "3511" <= code[:4] <= "3585"]
    begin, end = utrecht[0], utrecht[-1] + 1
    own = type(adressen)(*(column[begin:end] for column in vars(adressen).values()))
    own.postcode[:] -= begin
    of_town = answers.take(slice(begin, end))
    (town,) = postcode_tables(own, codes[begin:end], of_town, of_town, names).values()
    found.sentences.append(
        f"Whole country, simulated: {len(codes)} postcodes in {len(sizes)} files, {sum(sizes) / 1e6:.2f} MB gzipped, "
        f"the largest {max(sizes) / 1000:.1f} kB; those of Utrecht ({end - begin}) {size(town) / 1000:.1f} kB."
    )
    assert sum(sizes) < 800_000
    assert size(town) < 10_000
