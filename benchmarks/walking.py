"""How fast walking is worked out: Delft whole, and a network as large as the country, beside networkx in the same run.

    PYTHONPATH=generator:. python benchmarks/walking.py

Needs the extract of Delft in NSP_SHARED_DATA (tests/shareddata.py). Writes its own section of docs/measured.md.
The large network is a street plan of squares of 50 m with three in ten streets missing: as many streets per crossing
as in Delft. Seconds are those of the processor, in one thread. Other work still lengthens those of the large network,
because it shares the way to the memory; networkx beside it tells how fast the machine was.
"""

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import networkx
import numpy as np
from tests import delft
from tests.trial.measure import MEASURED, write_section

from noodsteunpunt.compile.zoek.answers import answers_of
from noodsteunpunt.compile.zoek.grid import grid_table
from noodsteunpunt.compile.zoek.postcodes import postcode_tables
from noodsteunpunt.compile.zoek.streets import street_table
from noodsteunpunt.enrich.beste import Vraag, best_choice, greedy
from noodsteunpunt.geo.doors import Places
from noodsteunpunt.geo.on_foot import OnFoot
from noodsteunpunt.geo.walking import Walking
from noodsteunpunt.model.loopnet import Adressen, Loopnet, from_json, to_json
from noodsteunpunt.straten.extract import read_extract
from noodsteunpunt.straten.network import make_network

BEGIN = "<!-- benchmark walking: written by benchmarks/walking.py, do not edit -->\n"
END = "<!-- benchmark walking: end -->\n"
COUNTRY, POINTS = 10_000_000, 3_600
SMALL, SMALL_POINTS = 200_000, 72  # what networkx can do in reasonable time; as many crossings per point
STREET_M = 50.0
HOMES, CANDIDATES, CHOSEN = 50_000, 50, 10


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least seconds of CPU of some runs."""
    best = np.inf
    for _ in range(times):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def square_town(crossings: int) -> Loopnet:
    """Streets in squares, without addresses and bends."""
    side = round(crossings**0.5)
    number = np.arange(side * side, dtype=np.int32).reshape(side, side)
    van = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    naar = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    rng = np.random.default_rng(1)
    kept = rng.random(len(van), dtype=np.float32) < 0.7
    order = np.argsort(van[kept], kind="stable")
    van, naar = van[kept][order], naar[kept][order]
    length_m = STREET_M * (1 + rng.random(len(van), dtype=np.float32)).astype(float)
    nothing, none = np.zeros(0), np.zeros(0, np.int32)
    row, column = np.divmod(np.arange(side * side), side)
    return Loopnet(
        lat=50.8 + row * STREET_M / 111_195, lon=3.5 + column * STREET_M / 68_000,
        van=van, naar=naar, lengte_m=length_m,
        trap=np.zeros(len(van), bool), bochten=np.zeros(len(van) + 1, np.int32), bocht_lat=nothing, bocht_lon=nothing,
        adressen=Adressen(nothing, nothing, none, none, none, none),
    )  # fmt: skip


def spread(net: Loopnet, count: int) -> Places:
    """Points somewhere along the streets."""
    rng = np.random.default_rng(2)
    weg = rng.choice(len(net.van), count, replace=False).astype(np.int32)
    return Places(weg, net.lengte_m[weg] * rng.random(count), np.full(count, 10.0))


def delft_sentences() -> list[str]:
    """Preparing, and everything an ordinary build works out."""
    path = delft.shared(delft.EXTRACT)

    def prepare() -> str:
        extract = read_extract(path, delft.AROUND)
        return to_json(make_network(extract.ways, extract.adressen, (extract.bron,), extract.seen))

    text, points = prepare(), delft.points(delft.stations())
    names = [str(1000 + number) for number in range(len(points))]

    def tables() -> None:
        net = from_json(text)
        on_foot = OnFoot(net, points)
        without = on_foot.without_stairs()
        answers, step_free = answers_of(on_foot.addresses), answers_of(without.addresses)
        postcode_tables(net.adressen, net.postcodes, answers, step_free, names)
        street_table(net.adressen, net.straten, answers, step_free, names)
        grid_table(on_foot, without, [delft.WIJK], names)

    return [
        f"- Delft, 8,940 addresses: reading the extract and preparing {seconds(prepare):.2f} s; reading `lopen.json`, "
        f"the two nearest points of every address and all tables {seconds(tables):.2f} s."
    ]


def beside_networkx() -> str:
    """The same question to both, on the same network: how far is the nearest point from every crossing."""
    net = square_town(SMALL)
    sources = spread(net, SMALL_POINTS)
    walking = Walking(net)
    graph = networkx.Graph()
    ways = zip(net.van.tolist(), net.naar.tolist(), net.lengte_m.tolist(), strict=True)
    building_s = seconds(lambda: graph.add_weighted_edges_from(ways), times=1)
    for number, (weg, along_m) in enumerate(zip(sources.weg.tolist(), sources.langs_m.tolist(), strict=True)):
        rest_m = float(net.lengte_m[weg]) - along_m
        graph.add_edge(("punt", number), int(net.van[weg]), weight=along_m + 10)
        graph.add_edge(("punt", number), int(net.naar[weg]), weight=rest_m + 10)
    starts = [("punt", number) for number in range(SMALL_POINTS)]
    theirs: dict[object, float] = {}
    theirs_s = seconds(lambda: theirs.update(networkx.multi_source_dijkstra_path_length(graph, starts)), times=1)
    ours_s = seconds(lambda: walking.reach(sources).first)
    walks_m = walking.reach(sources).first.walk_m
    same = all(abs(walks_m[node] - far_m) < 1e-6 for node, far_m in theirs.items() if isinstance(node, int))
    return (
        f"- Beside networkx on {len(net.lat):,} crossings and {SMALL_POINTS} points, nearest alone: {ours_s:.2f} s "
        f"against {theirs_s:.2f} s ({theirs_s / ours_s:.0f} times) and {building_s:.2f} s to build its graph; the same "
        f"answers: {'yes' if same else 'NO'}."
    )


def country() -> str:
    """The nearest and the next for every crossing of a network as large as the country. Run in a process of its own."""
    net = square_town(COUNTRY)
    sources = spread(net, POINTS)
    begin = time.process_time()
    reach = Walking(net).reach(sources)
    assert len(reach.first.walk_m)
    first_s = time.process_time() - begin
    reached = np.isfinite(reach.first.walk_m).mean()
    peak_first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    assert len(reach.second.walk_m)
    both_s = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return (
        f"- {len(net.lat):,} crossings, {len(net.van):,} streets, {POINTS:,} points: the nearest point of every "
        f"crossing {first_s:.1f} s, at most {peak_first:.2f} GB with the network itself; the second nearest too "
        f"{both_s:.1f} s and {peak:.2f} GB. {reached:.1%} of the crossings can be reached."
    )


def choosing() -> str:
    """The best ten of fifty places for a made-up town of forty neighbourhoods. Run in a process of its own."""
    rng = np.random.default_rng(2)
    middles = rng.random((40, 2)) * 8000
    homes = middles[rng.integers(0, 40, HOMES)] + rng.normal(0, 500, (HOMES, 2))
    places = homes[rng.integers(0, HOMES, CANDIDATES + 4)]
    walks_m = np.abs(homes[:, None] - places[None]).sum(axis=2)  # as in streets at right angles
    vraag = Vraag(walks_m[:, :4].min(axis=1), walks_m[:, 4:], np.ones(HOMES))
    begin = time.process_time()
    keuze = best_choice(vraag, CHOSEN)
    spent_s = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    now = vraag.total([])
    off, off_by_turns = 1 - keuze.cost / now, 1 - vraag.total(greedy(vraag, CHOSEN)) / now
    return (
        f"- The best {CHOSEN} of {CANDIDATES} places beside 4 for {HOMES:,} addresses of a made-up town: {spent_s:.1f} "
        f"s and {peak:.2f} GB; proven that there is no better choice: {'yes' if keuze.proven else 'NO'}. It takes "
        f"{off:.1%} off all walks, choosing one after the other {off_by_turns:.1%}."
    )


def alone(part: str) -> str:
    """What a part says, in a process of its own, so that its memory is its own."""
    return subprocess.run([sys.executable, __file__, part], check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Measure, print, and write the section."""
    parts = {"country": country, "choosing": choosing}
    if sys.argv[1:]:
        sys.stdout.write(parts[sys.argv[1]]())
        return
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU cores, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )
    lines = [
        "## How fast walking is worked out",
        "",
        f"Measured by `benchmarks/walking.py`: {machine}; seconds of CPU,",
        "in one thread, the least of three runs; the large network once.",
        "",
        *delft_sentences(),
        alone("country"),
        beside_networkx(),
        alone("choosing"),
        "",
    ]
    text = "\n".join(lines)
    write_section(MEASURED, BEGIN, END, text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
