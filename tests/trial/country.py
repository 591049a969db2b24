"""The whole country in one process: a trial folder per municipality. Prints counts as JSON.

Usage: python country.py LIST BORDERS OUT. Run apart from the tests, so that its memory can be measured.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from noodsteunpunt.build import check
from noodsteunpunt.importing.maps import read_grenzen
from noodsteunpunt.importing.place import place
from noodsteunpunt.importing.plan import Wish, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.model.gemeenten import bekende_gemeenten


def main(lijst: Path, borders: Path, out: Path) -> None:
    """Import every municipality of the table we ship, and check each folder as `nsp check` does."""
    table = read_table(lijst.read_bytes(), lijst.name)
    grenzen = read_grenzen(borders.read_text(encoding="utf-8"), borders.name)
    counts = {}
    refused_for: Counter[str] = Counter()
    for code, gemeente in bekende_gemeenten().items():
        wish = Wish(gemeente, proef=True, skip_refused=True)
        plan = plan_import(table, wish, None, grenzen.get(code))
        place(plan.files, out / code)
        site, _ = check(out / code)
        refused_for.update(problem.field for problem in plan.rows.problems)
        counts[code] = {
            "imported": len(plan.rows.places),
            "refused": len(plan.rows.refused),
            "elsewhere": plan.rows.elsewhere,
            "empty": plan.rows.empty,
            "in_site": len(site.punten),
            "with_border": code in grenzen,
        }
    print(json.dumps({"rows": len(table.rows), "refused_for": refused_for, "gemeenten": counts}))  # noqa: T201 - this is its answer


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
