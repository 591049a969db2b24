"""The status as it stands in the folder by now, for a site that was checked or built before."""

from dataclasses import replace
from pathlib import Path

from .check.languages import not_read
from .check.rules import dutch_only, open_too_soon, status_problems
from .check.site import all_warnings, check_status
from .load.folder import load_status
from .load.yamlfile import Entries
from .model.problem import FolderError, Problem
from .model.site import Site
from .model.status import Status

STATUS_FILE = "locations/status.yml"
NO_STATUS = Problem(
    STATUS_FILE, 0, 0, "", "dit bestand ontbreekt",
    "maak het; een regel 'fase: rust' haalt een bericht weg", code="NSP608",
)  # fmt: skip
# A point that is new in the folder is not on the site as long as that was not built again.
_NOT_BUILT_YET = "is het punt nieuw, draai dan eerst nsp build"


def status_now(folder: Path, site: Site) -> tuple[Status, tuple[Problem, ...]]:
    """The status as it is in the folder by now, and warnings about it."""
    entries = load_status(folder)
    if entries is None:
        if site.status == Status():
            return site.status, ()
        raise FolderError([NO_STATUS])
    status, problems = check_status(entries)
    if status is None or not all_warnings(problems):
        raise FolderError(problems)
    return status, (*problems, *about_status(replace(site, status=status), entries))


def about_status(site: Site, entries: Entries) -> tuple[Problem, ...]:
    """Warnings about the status of a site. Raises FolderError when it cannot be that of this site."""
    in_use = [punt.id for punt in site.punten if punt.in_use]
    found = list(status_problems(site.status, in_use, entries, _NOT_BUILT_YET))
    if not all_warnings(found):
        raise FolderError(found)
    warnings = dutch_only(site.status, [taal.code for taal in site.talen], entries)
    soon = open_too_soon(site.status, site.punten, entries)
    return (*found, *warnings, *soon, *not_read(site.status.bericht, "bericht", site.gemeente, entries))
