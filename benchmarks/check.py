"""How long `nsp check` takes: of one municipality, and of a country of points in one folder.

    PYTHONPATH=generator:. python benchmarks/check.py [POINTS]

Makes a folder with so many invented points (3,600 by default) in a temporary place and runs the command as an editor
would, with the start of Python: with nothing remembered, then again, then after a change of one file. Beside it PyYAML
reading the same files, to values and nothing more. Writes its figures in docs/measured.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from machine import machine
from tests.trial.measure import MEASURED, write_section

from noodsteunpunt import __version__

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests" / "municipality"
BEGIN, END = "<!-- check: written by benchmarks/check.py, do not edit -->\n", "<!-- check: end -->\n"
RUNS = 7
# What somebody without a checker could do: both loaders of PyYAML, over all files of the folder.
_LOAD = """
import sys, pathlib, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yml"):
    yaml.load(path.read_bytes(), Loader=yaml.{})
"""


def main() -> int:
    """Measure and write; answers 0."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
    with tempfile.TemporaryDirectory() as place:
        streets, many = Path(place, "streets"), Path(place, "many")
        shutil.copytree(ROOT / "locations", streets / "locations")
        shutil.copytree(EXAMPLE, many)
        _add_points(many, points)
        _nsp("register", many, Path(place, "cache"))
        folders = {"Markerwaard, with streets": streets, f"{points:,} points": many}
        rows = [row for name, folder in folders.items() for row in _measure(name, folder, Path(place, "cache"))]
    write_section(MEASURED, BEGIN, END, _text(rows))
    return 0


def _measure(name: str, folder: Path, cache: Path) -> Iterator[str]:
    def cold() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def change_one() -> None:
        path = next(iter(sorted((folder / "locations" / "punten").glob("*.yml"))))
        text = path.read_text(encoding="utf-8")
        again = re.sub(r"(?m)^# \d+\n", "", text)
        path.write_text(f"# {time.monotonic_ns()}\n{again}", encoding="utf-8")

    for what, before in (("nothing remembered", cold), ("nothing changed", _nothing), ("one file changed", change_one)):
        yield _row(name, f"`nsp check`, {what}", before, partial(_nsp, "check", folder, cache))
    for loader in ("CSafeLoader", "SafeLoader"):
        yield _row(name, f"PyYAML alone, {loader}", _nothing, partial(_python, "-c", _LOAD.format(loader), folder))


def _nothing() -> None:
    """No preparation."""


def _row(name: str, what: str, before: Callable[[], None], run: Callable[[], None]) -> str:
    walls, cpus = [], []
    for _ in range(RUNS):
        before()
        begin, used = time.perf_counter(), _cpu_of_children_s()
        run()
        walls.append(time.perf_counter() - begin)
        cpus.append(_cpu_of_children_s() - used)
    row = f"| {name} | {what} | {median(walls):.2f} | {median(cpus):.2f} | {min(cpus):.2f} |"
    sys.stderr.write(f"{row}\n")
    return row


def _cpu_of_children_s() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _nsp(command: str, folder: Path, cache: Path) -> None:
    _python("-m", "noodsteunpunt", command, folder, cache=cache)


def _python(*arguments: str | Path, cache: Path | None = None) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "XDG_CACHE_HOME": str(cache or "")}
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)


def _add_points(folder: Path, count: int) -> None:
    wijken = folder / "locations" / "wijken.geojson"
    corners = "[[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]]"
    wijken.write_text(re.sub(r"\[\[\[5\.200.*\]\]\]", corners, wijken.read_text(encoding="utf-8")), encoding="utf-8")
    text = (folder / "locations" / "punten" / "de-baken.yml").read_text(encoding="utf-8")
    for number in range(count):
        lat, lon = 52.1 + number % 60 * 0.01, 5.1 + number // 60 * 0.01
        made = text.replace("De Baken", f"De Baken {number}").replace("52.55120", f"{lat:.5f}")
        made = made.replace("5.20340", f"{lon:.5f}").replace("0001 AA", f"{number % 9999:04} AA")
        (folder / "locations" / "punten" / f"punt-{number}.yml").write_text(made, encoding="utf-8")


def _text(rows: list[str]) -> str:
    return "\n".join(
        [
            "## How long a check takes",
            "",
            f"Measured by `benchmarks/check.py`: {machine()}, Noodsteunpunt {__version__}.",
            f"With the start of Python, {RUNS} runs. Other work on the machine changes the clock more than the CPU.",
            "",
            "| folder | what | median s by the clock | median CPU s | least CPU s |",
            "|---|---|--:|--:|--:|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
