"""The gate for links: no page points to a page that does not exist, and none loads anything from another host."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

_LOADS = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("link", "href"), ("object", "data")}
_RELATIONS_THAT_LOAD = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


class PageLinks(HTMLParser):
    """The links of one page: `internal` targets below the output folder, and `foreign` things it would load.

    path: of the page below the output folder. base: the path of the site on its host ("/" or "/nsp/").
    """

    def __init__(self, path: str, html: str, base: str) -> None:
        super().__init__()
        self.path, self._base = path, base
        self.internal: set[str] = set()
        self.foreign: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort the page's links."""
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if (tag, name) in _LOADS and self._loads(tag, values) and urlsplit(value).netloc:
                self.foreign.add(value)
        if tag == "a" and "href" in values:
            self._add_internal(values["href"])

    def _loads(self, tag: str, values: dict[str, str]) -> bool:
        return tag != "link" or bool(_RELATIONS_THAT_LOAD & set(values.get("rel", "").split()))

    def _add_internal(self, href: str) -> None:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return
        if parts.path.startswith(self._base):
            target = "site/" + parts.path.removeprefix(self._base)
        else:
            target = join(dirname(self.path), parts.path)
        folder = target.endswith("/") or target == "site/"
        self.internal.add(normpath(join(target, "index.html") if folder else target))


def broken_links(pages: Iterable[PageLinks], paths: set[str]) -> Iterator[tuple[str, str]]:
    """(page, target) of every link to a file that is not there."""
    for page in pages:
        for target in sorted(page.internal - paths):
            yield page.path, target
