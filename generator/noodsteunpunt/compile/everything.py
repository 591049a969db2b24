"""All artifacts of a site, one at a time."""

from collections.abc import Iterator
from dataclasses import replace

from ..enrich.atlas import Atlas
from ..model.saved import to_json
from .addresses import sheet_language
from .app import app_files
from .artifact import INTERN, SAVED_SITE, SITE, Artifact
from .data import points_geojson
from .kaarten import Kaarten, open_kaarten
from .pages.all import all_pages, count_pages
from .printed import PrintRun, offline_group
from .statusdata import status_data
from .theme import Theme
from .zoek.all import lookup_tables

FILES_PER_SHEET = 3  # about: a press file and its proofs


class Everything:
    """What has to be made of a site for the asked parts of the output.

    printing: the sheets to make; None for none. earlier: printed sheets on the website that stay as they are.
    """

    def __init__(
        self,
        atlas: Atlas,
        theme: Theme,
        parts: tuple[str, ...],
        printing: PrintRun | None,
        earlier: tuple[Artifact, ...] = (),
    ) -> None:
        self._atlas, self._theme, self._parts = atlas, theme, parts
        self._printing, self._earlier = printing, earlier
        self._kaarten: Kaarten | None = open_kaarten(atlas, theme) if SITE in parts else None

    def __len__(self) -> int:
        """About how many artifacts there will be, for a progress bar."""
        sheets = len(self._printing) * FILES_PER_SHEET if self._printing else 0
        maps = len(self._kaarten) if self._kaarten else 0
        return sheets + maps + (count_pages(self._atlas.site) if SITE in self._parts else 0)

    def __iter__(self) -> Iterator[Artifact]:
        """The artifacts of the asked parts."""
        return (artifact for artifact in self._all() if artifact.part in (*self._parts, INTERN))

    def _all(self) -> Iterator[Artifact]:
        """Printed sheets come first: only then is it known which of them the pages can point to."""
        site = self._atlas.site
        on_site: set[str] = set()
        for artifact in self._sheets():
            if artifact.part == SITE:
                on_site.add(artifact.path.removeprefix(f"{SITE}/"))
            yield artifact
        if SITE in self._parts:
            yield from all_pages(self._atlas, self._theme, frozenset(on_site), self._kaarten)
            yield from site_files(self._atlas, self._theme, self._kaarten)
            yield Artifact(SAVED_SITE, to_json(site).encode())

    def _sheets(self) -> Iterator[Artifact]:
        yield from map(self._kept_offline, self._earlier)
        if self._printing:
            yield from self._printing.artifacts()

    def _kept_offline(self, sheet: Artifact) -> Artifact:
        """A sheet from an earlier build in the group it was in."""
        language = sheet_language(sheet.path, (taal.code for taal in self._atlas.site.talen))
        return replace(sheet, offline=offline_group(language), optional=True) if language else sheet


def site_files(atlas: Atlas, theme: Theme, kaarten: Kaarten | None) -> Iterator[Artifact]:
    """What the website has besides pages and printed sheets, the quickest to make first. kaarten: None without streets.

    The preview makes no more than up to what is asked, and every page asks for the status.
    """
    yield from status_data(atlas.site)
    yield from app_files(atlas.site, theme)
    yield points_geojson(atlas.site)
    yield from lookup_tables(atlas)
    if kaarten:
        yield from kaarten.artifacts()
