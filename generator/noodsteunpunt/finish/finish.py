"""Sees every artifact pass, then makes the indexes and says what stands in the way of publishing."""

import gzip
import hashlib
import json
from collections.abc import Iterator

from ..compile.addresses import base_path
from ..compile.artifact import Artifact
from ..model.counted import counted
from ..model.problem import Problem
from ..model.site import Site
from .leaks import Leak, LeakScan
from .links import PageLinks, broken_links
from .offline import Offline
from .sitemap import Alternates, robots, sitemap
from .sources import leak_sentence, way_out

# What fits in the first flight of a connection: 10 segments of 1,460 bytes (RFC 6928).
LARGEST_PAGE_BYTES = 14_600
# What a phone may fetch to keep one language: as a few pages of news, so that it also succeeds on a bad connection.
COPY_BYTES, COPY_BYTES_PER_POINT = 60_000, 3_000


class Finish:
    """Keeps of each artifact only what the indexes and gates need: path, hash, size and links."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._offline = Offline()
        self._scan = LeakScan(site)
        self._hashes: dict[str, str] = {}
        self._pages: list[PageLinks] = []
        self._alternates: list[Alternates] = []
        self._leaks: list[Leak] = []
        self._large: list[Problem] = []

    def see(self, artifact: Artifact) -> None:
        """Look at one artifact. Raises ValueError when another had the same path: a fault of ours."""
        if artifact.path in self._hashes:
            raise ValueError(f"two artifacts want to be {artifact.path}")
        self._hashes[artifact.path] = hashlib.sha256(artifact.data).hexdigest()
        self._leaks += self._scan.leaks(artifact)
        self._offline.see(artifact)
        if artifact.alternates:
            self._alternates.append(artifact.alternates)
        if artifact.path.endswith(".html"):
            self._see_page(artifact)

    def _see_page(self, artifact: Artifact) -> None:
        base = base_path(self._site.gemeente.siteadres)
        self._pages.append(PageLinks(artifact.path, artifact.data.decode(), base))
        size = len(gzip.compress(artifact.data, mtime=0))
        if size > LARGEST_PAGE_BYTES:
            what = f"deze pagina is {size} bytes, meer dan {LARGEST_PAGE_BYTES}; op een slecht net opent hij traag"
            self._large.append(
                Problem(artifact.path, 0, 0, "", what, "maak de tekst korter", warning=True, code="NSP804")
            )

    def indexes(self, service_worker: str) -> Iterator[Artifact]:
        """What can only be made when all else is there. service_worker: the template of `sw.js`."""
        yield from self._offline.artifacts(service_worker)
        if self._alternates:  # a sitemap without a page is not valid
            yield sitemap(self._alternates)
        yield robots(self._site, bool(self._alternates))

    def manifest(self, part: str) -> Artifact:
        """The hash (SHA-256) of every file of one part, to check a copy with. Made last, from all the others."""
        below = {path: digest for path, digest in self._hashes.items() if path.startswith(f"{part}/")}
        text = json.dumps(below, indent=1, sort_keys=True)
        return Artifact(f"intern/manifest-{part}.json", f"{text}\n".encode())

    def problems(self) -> list[Problem]:
        """What stands in the way of publishing, and warnings."""
        return [*self.leak_problems(), *self._link_problems(), *self._copy_problems(), *self._large]

    def leak_problems(self) -> list[Problem]:
        """What may not leave the house."""
        return [
            Problem(
                leak.path, 0, 0, "", leak_sentence(leak.kind, leak.owner), way_out(leak.kind),
                code="NSP801", private=True,
            )
            for leak in self._leaks
        ]  # fmt: skip

    def _copy_problems(self) -> Iterator[Problem]:
        """Languages too large for a phone. A status leaves their packs as they are, so this never stops an alarm."""
        points = sum(punt.in_use for punt in self._site.punten)
        largest = COPY_BYTES + COPY_BYTES_PER_POINT * points
        for language, size in self._offline.core_bytes().items():
            if size > largest:
                sizes = f"{-(-size // 1000)} kB voor bewaren, meer dan {largest // 1000} kB"
                what = f"een telefoon moet hier {sizes} bij {counted(points, 'punt', 'punten')}"
                # Tables keep to a share of their own (compile/zoek/all.py), so what is too much is text.
                repair = (
                    f"maak uw eigen teksten en pagina's in de taal '{language}' korter, en ook teksten bij punten; "
                    "zoektabellen die niet passen, tellen al niet mee"
                )
                yield Problem(f"content/{language}", 0, 0, "", what, repair, code="NSP807")

    def _link_problems(self) -> Iterator[Problem]:
        for page, target in broken_links(self._pages, set(self._hashes)):
            what = f"een link wijst naar {target}, maar dat is er niet"
            yield Problem(page, 0, 0, "", what, "kijk de link na", code="NSP802")
        for links in self._pages:
            for address in sorted(links.foreign):
                what = f"deze pagina laadt iets van elders: {address}"
                yield Problem(links.path, 0, 0, "", what, "haal dat weg", code="NSP803")
