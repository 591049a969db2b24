"""Run commands on real lists and measure them; the figures become a section of docs/measured.md."""

import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.shareddata import SHARED

from noodsteunpunt import __version__

REPOSITORY = Path(__file__).parents[2]
MEASURED = REPOSITORY / "docs" / "measured.md"
LIJST = "nsp_standin_nl_3563.csv"
BORDERS = "gemeenten_2022-04_cbs_generalised.geojson"
GEMEENTEN = {
    "Alkmaar": ("0361", "alkmaar_wijken_2024_cbs_population.geojson"),
    "Delft": ("0503", ""),
    "Huizen": ("0406", ""),
}
BEGIN, END = "<!-- trial: written by `make trial`, do not edit -->\n", "<!-- trial: end -->\n"


@dataclass(frozen=True)
class Run:
    """One command. seconds: on the wall clock. peak_mb: the most memory it had at once, in MB of 1,000,000 bytes."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    out: str

    @property
    def took(self) -> str:
        """The seconds as the tables show them."""
        return f"{self.seconds:.1f} ({self.cpu_seconds:.1f})"


@dataclass(frozen=True)
class Trial:
    """One municipality, imported and built. rows: the counts that the report of the import gives, by word."""

    rows: dict[str, int]
    folder: Path
    out: Path
    imported: Run
    built: Run

    @property
    def site(self) -> Path:
        """The built site."""
        return self.out / "site"

    def count(self, pattern: str) -> int:
        """How many files of the output match."""
        return sum(1 for _ in self.out.rglob(pattern))


@dataclass
class Figures:
    """What the run measured; written only when every part was measured."""

    rows: dict[str, str] = field(default_factory=dict)
    country: list[str] = field(default_factory=list)
    offline: dict[str, list[str]] = field(default_factory=dict)

    def text(self) -> str:
        """The section of docs/measured.md."""
        machine = (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU cores, Python {platform.python_version()}"
        )
        return "\n".join(
            [
                "## Trials on real lists",
                "",
                f"Measured by `make trial` on {datetime.now(UTC):%Y-%m-%d}: {machine}, Noodsteunpunt {__version__}.",
                f"The list is `{LIJST}`: real public buildings, none of them a noodsteunpunt.",
                "Seconds are of the wall clock, behind them those of the CPU, both with the start of Python; memory is",
                "the peak of the process, in MB. On a machine that was busy with other work the two differ.",
                "",
                "| trial | rows of its own | points | refused | wijken | import s (CPU) | import MB | pages "
                "| files | PDFs | build s (CPU) | build MB |",
                "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
                *(self.rows[name] for name in self.rows),
                "",
                *self.country,
                "",
                *self._offline(),
            ]
        )

    def _offline(self) -> list[str]:
        if not self.offline:
            return ["Not opened in a browser in this run.", ""]
        return [
            "In a real Chromium, in bytes over the wire of a host that compresses; pages opened with the host gone.",
            "",
            "| trial | points and wijken opened | first visit and copy, bytes | most allowed for the copy "
            "| status in which every point opens, bytes | flyers a reader can ask for, bytes |",
            "|---|--:|--:|--:|--:|--:|",
            *(f"| {' | '.join([name, *cells])} |" for name, cells in self.offline.items()),
            "",
        ]


def write_section(page: Path, begin: str, end: str, text: str) -> None:
    """Put a section between its two marks, at the end of the page when it is new; other sections stay as they are."""
    page_text = page.read_text(encoding="utf-8") if page.is_file() else "# Measured\n"
    before, found, rest = page_text.partition(begin)
    after = rest.partition(end)[2]
    before += "" if found else "\n"
    page.write_text(f"{before}{begin}{text}{end}{after}", encoding="utf-8", newline="\n")


def shared_file(name: str) -> Path:
    """The path of a shared file; skips when it is not there."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {SHARED}; set NSP_SHARED_DATA to the folder with real lists")
    return path


def run(scratch: Path, *command: str | Path) -> Run:
    """Run a Python program with the source that these tests test, and measure it. Fails the test when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")}
    out, err = scratch / "out.txt", scratch / "err.txt"
    begin = time.perf_counter()
    with out.open("w") as out_file, err.open("w") as err_file:
        process = subprocess.Popen(
            [sys.executable, *map(str, command)], stdout=out_file, stderr=err_file, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, out.read_text() + err.read_text()
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kibibytes
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, out.read_text())


def table_row(name: str, made: Trial) -> str:
    """A row of the table in docs/measured.md."""
    rows = made.rows
    wijken = (made.folder / "locations" / "wijken.geojson").read_text(encoding="utf-8").count('"Feature"')
    cells = [
        name,
        rows["bruikbaar"] + rows["geweigerd"],
        len(list((made.folder / "locations" / "punten").glob("*.yml"))),
        rows["geweigerd"],
        wijken,
        made.imported.took,
        f"{made.imported.peak_mb:.0f}",
        made.count("site/**/*.html"),
        made.count("**/*.*"),
        made.count("**/*.pdf"),
        made.built.took,
        f"{made.built.peak_mb:.0f}",
    ]
    return f"| {' | '.join(map(str, cells))} |"


def counts_in(report: str) -> dict[str, int]:
    """The sum of rows as the report says it: {"alle": 3563, "bruikbaar": 22, …}."""
    line = next(line for line in report.splitlines() if line.startswith("Rijen: ")).replace(".", "")
    total, _, parts = line.removeprefix("Rijen: ").partition(" = ")
    counts = {words: int(number) for number, words in re.findall(r"(\d+) ([^+]+?)(?: \+|$)", parts)}
    return {"alle": int(total), **counts}
