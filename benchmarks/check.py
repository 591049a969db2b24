"""How long `nsp check` takes: of one municipality, and of a country of points in one folder.

    python benchmarks/check.py [POINTS]

Makes a folder with so many invented points (3,600 by default) in a temporary place and runs the command three times, as
an editor would, with the start of Python. Prints the middle time of each in seconds.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

EXAMPLE = Path(__file__).parents[1] / "tests" / "municipality"


def main() -> None:
    """Measure and print."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
    with tempfile.TemporaryDirectory() as place:
        many = Path(place, "many")
        shutil.copytree(EXAMPLE, many)
        _add_points(many, points)
        subprocess.run([sys.executable, "-m", "noodsteunpunt", "register", str(many)], check=True, capture_output=True)
        for name, folder in (("one municipality", EXAMPLE), (f"{points} points", many)):
            sys.stdout.write(f"{name}: {median(_seconds(folder) for _ in range(3)):.2f} s\n")


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


def _seconds(folder: Path) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "noodsteunpunt", "check", str(folder)], check=True, capture_output=True)
    return perf_counter() - start


main()
