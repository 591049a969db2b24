"""One file of the output, before it is written."""

from dataclasses import dataclass

SITE = "site"
DRUK = "druk"
INTERN = "intern"
CORE = "kern"
SAVED_SITE = f"{INTERN}/site.json"  # for `nsp status`, which needs nothing else


@dataclass(frozen=True)
class Artifact:
    """A file to be written.

    path: below the output folder, with `/`: "site/en/1007/index.html".
    data: its bytes.
    made_from: the words and numbers it was made from, as text; the leak scan reads this too, because text in
    some formats (a PDF, a font) can no longer be found in the bytes.
    offline: the group of files a phone keeps together, a language code, CORE or a name of its own ("flyers-nl");
    empty when it keeps it not at all. optional: a reader has to ask for this group; the theme has a sentence for it.
    at_rest: for a page that the status of today changed, the page as it is when nothing is going on.
    alternates: for an indexable page, its absolute address per language.
    """

    path: str
    data: bytes
    made_from: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    offline: str = ""
    optional: bool = False
    at_rest: bytes = b""

    @property
    def part(self) -> str:
        """Which part of the output it belongs to: site, druk or intern."""
        return self.path.partition("/")[0]
