"""The status of today on the site as it was built last."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .build import Made, Progress, Wish, refuse_inside, stage
from .check.dates import status_moments
from .check.published import left_behind
from .check.site import all_warnings, check_prive, check_status
from .compile.artifact import SAVED_SITE, SITE
from .compile.statusdata import STATUS
from .load.folder import load_gemeente, load_prive, load_status
from .model.problem import FolderError, Problem
from .model.saved import from_json
from .model.site import Site
from .model.status import Status
from .statusfile import NO_STATUS, about_status
from .write.output import Output


def publish_status(wish: Wish, progress: Progress, now: datetime | None = None) -> Made:
    """The last published site again, with the status of today.

    Needs a valid `status.yml` and the output of an earlier build, nothing else: a mistake elsewhere in the folder
    never blocks an alarm, nor does a build that is going on. With `prive` the words of the status are searched for
    secrets like everything else.
    now: on Dutch clocks, to warn about a time that cannot be right.
    Raises FolderError or OutputError; then the output is as it was.
    """
    refuse_inside(wish)
    wish = replace(wish, only=SITE, keep_sheets=True)
    # All is read when nobody else publishes anything, so that what was written last is what people see last.
    with Output(wish.out, wish.parts, at_once=True) as output:
        entries = load_status(wish.folder)
        if entries is None:
            raise FolderError([NO_STATUS])
        prive, private = check_prive(load_prive(wish.prive) if wish.prive else None)
        status, problems = check_status(entries)
        problems += private
        if status is None or not all_warnings(problems):
            raise FolderError(problems)
        site = replace(_saved_site(wish.out, status), prive=prive)
        _refuse_other_gemeente(wish.folder, site)
        codes = {punt.id: site.code(punt) for punt in site.punten}
        warnings = (
            *problems,
            *about_status(site, entries),
            *left_behind(_published(wish.out), status, codes, entries),
            *(status_moments(status, entries, now) if now else ()),
        )
        made = stage(site, wish, progress, None, output)
        output.publish()
    return replace(made, warnings=(*warnings, *made.warnings))


def _refuse_other_gemeente(folder: Path, site: Site) -> None:
    """The message of one municipality may not come on the site of another. Another mistake never blocks an alarm."""
    known = load_gemeente(folder)
    own = site.gemeente
    there = (own.naam, own.cbs_code, own.siteadres)
    here = tuple(known.value((name,)) for name in ("naam", "cbs_code", "siteadres")) if known else ()
    # One of the three may have been changed since the last build, which is no reason to hold back an alarm.
    if known and all(here) and sum(map(_differ, here, there)) > 1:
        what = f"deze map is van de gemeente {here[0]}, en de site daar is van {own.naam}"
        raise FolderError([known.problem(("naam",), what, "kijk welke map en welke uitvoer u bedoelt", code="NSP612")])


def _differ(one: object, other: str) -> bool:
    """Whether two values are not the same; an address is, with or without a closing slash."""
    return str(one).rstrip("/") != other.rstrip("/")


def _published(out: Path) -> dict[str, Any]:
    """The status that is on the site now; empty when nobody can tell."""
    try:
        return dict(json.loads((out / STATUS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _saved_site(out: Path, status: Status) -> Site:
    """The site as it was last published, with another status."""
    repair = "draai eerst nsp build naar deze map"
    try:
        return from_json((out / SAVED_SITE).read_text(encoding="utf-8"), status)
    except FileNotFoundError:
        raise FolderError(
            [Problem(str(out), 0, 0, "", "hier is nog geen site gebouwd", repair, code="NSP609")]
        ) from None
    except (ValueError, KeyError, TypeError):
        what = "de site hier is met een andere versie van nsp gebouwd, of beschadigd"
        raise FolderError([Problem(str(out), 0, 0, "", what, repair, code="NSP610")]) from None
