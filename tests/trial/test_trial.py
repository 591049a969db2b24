"""Real lists go in whole and come out as sites. Needs the folder in NSP_SHARED_DATA; run with `make trial`."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from .measure import BORDERS, GEMEENTEN, LIJST, Figures, Trial, run, shared_file

pytestmark = pytest.mark.trial
SITES = 10
MOST_SECONDS = 60  # of one processor, so that other work on the machine does not decide


def rows_per_gemeente() -> Counter[str]:
    """How many rows the national list has per municipality, counted without our own code."""
    with shared_file(LIJST).open(encoding="utf-8", newline="") as file:
        return Counter(f"GM{row['gemeentecode']}" for row in csv.DictReader(file))


@pytest.mark.parametrize("name", GEMEENTEN)
def test_every_row_of_a_municipality_is_a_page_or_a_reason(name: str, trial: Callable[[str], Trial]) -> None:
    """The report adds up to the file, and what it calls usable is in the folder and on the site."""
    made = trial(name)
    listed = rows_per_gemeente()
    rows = made.rows
    assert rows["alle"] == listed.total() == sum(rows.values()) - rows["alle"]
    assert rows["bruikbaar"] + rows["geweigerd"] == listed[f"GM{GEMEENTEN[name][0]}"]
    punten = list((made.folder / "locations" / "punten").glob("*.yml"))
    assert len(punten) == rows["bruikbaar"]
    published = json.loads((made.site / "punten.geojson").read_text(encoding="utf-8"))
    assert len(published["features"]) == rows["bruikbaar"]
    assert all(
        (made.site / feature["properties"]["code"] / "index.html").is_file() for feature in published["features"]
    )


def test_alkmaar_has_its_eight_wijken_and_one_for_the_rest(trial: Callable[[str], Trial]) -> None:
    """Its file of wijken leaves out the villages that joined in 2015; their points are not lost."""
    text = (trial("Alkmaar").folder / "locations" / "wijken.geojson").read_text(encoding="utf-8")
    names = [feature["properties"]["naam"] for feature in json.loads(text)["features"]]
    assert names == [
        "Zuid", "Oudorp", "Overdie", "West", "Huiswaard", "De Mare", "Daalmeer/Koedijk", "Centrum", "Overig Alkmaar",
    ]  # fmt: skip


def test_the_whole_country_is_a_folder_per_municipality(scratch: Path, figures: Figures) -> None:
    """3,563 rows, each in the folder of its municipality or refused with a reason, and ten sites."""
    listed = rows_per_gemeente()
    country = run(
        scratch, Path(__file__).with_name("country.py"), shared_file(LIJST), shared_file(BORDERS), scratch / "nl"
    )
    answer = json.loads(country.out)
    counts = answer["gemeenten"]
    imported = sum(one["imported"] for one in counts.values())
    refused = sum(one["refused"] for one in counts.values())
    assert listed.total() == answer["rows"] == imported + refused
    assert {code: one["imported"] + one["refused"] for code, one in counts.items()} == dict(listed)
    assert all(one["in_site"] == one["imported"] for one in counts.values())
    assert len(list((scratch / "nl").glob("*/locations/punten/*.yml"))) == imported
    assert country.cpu_seconds < MOST_SECONDS
    built = [
        run(
            scratch,
            "-m",
            "noodsteunpunt",
            "build",
            scratch / "nl" / code,
            "-o",
            scratch / "nl-uit" / code,
            "--only",
            "site",
        )
        for code, _ in listed.most_common(SITES)
    ]
    pages = sum(1 for _ in (scratch / "nl-uit").glob("*/site/**/*.html"))
    pdfs = sum(1 for _ in (scratch / "nl-uit").rglob("*.pdf"))
    points = sum(counts[code]["imported"] for code, _ in listed.most_common(SITES))
    borderless = sum(not one["with_border"] for one in counts.values())
    fields = ", ".join(f"{field} {count}" for field, count in sorted(answer["refused_for"].items()))
    figures.country = [
        f"The whole country: {answer['rows']} rows became {imported} points in {len(counts)} folders; {refused} were",
        f"refused with a reason (by column: {fields}). Without a border in the map: {borderless} gemeente.",
        f"Import and `nsp check` of all folders in one process: {country.took} s, {country.peak_mb:.0f} MB.",
        f"The {SITES} largest built one after another: {points} points, {pages} pages, {pdfs} PDFs, "
        f"{sum(one.seconds for one in built):.1f} s "
        f"({sum(one.cpu_seconds for one in built):.1f} CPU), at most {max(one.peak_mb for one in built):.0f} MB.",
    ]
