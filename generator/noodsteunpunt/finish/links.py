"""The gate for links: no page points to a page that does not exist, and none loads anything from another host."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

_LOADS = {"src", "srcset", "poster", "data", "background"}
# Links in the head that only name an address; every other kind makes the browser fetch or connect.
_ONLY_NAMES = {"canonical", "alternate"}


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
            if name in _LOADS or (tag == "link" and name == "href" and not _only_names(values)):
                self.foreign |= {address for address in value.replace(",", " ").split() if _host(address)}
        if tag == "a" and "href" in values:
            self._add_internal(values["href"])

    def _add_internal(self, href: str) -> None:
        try:
            parts = urlsplit(href)
        except ValueError:  # no address at all, such as https://[
            self.internal.add(href)
            return
        if parts.scheme or parts.netloc or not parts.path:
            return
        if parts.path.startswith(self._base):
            target = "site/" + parts.path.removeprefix(self._base)
        else:
            target = join(dirname(self.path), parts.path)
        folder = target.endswith("/") or target == "site/"
        self.internal.add(normpath(join(target, "index.html") if folder else target))


def _only_names(values: dict[str, str]) -> bool:
    relations = set(values.get("rel", "").lower().split())
    return bool(relations) and relations <= _ONLY_NAMES


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address


def broken_links(pages: Iterable[PageLinks], paths: set[str]) -> Iterator[tuple[str, str]]:
    """(page, target) of every link to a file that is not there."""
    for page in pages:
        for target in sorted(page.internal - paths):
            yield page.path, target
