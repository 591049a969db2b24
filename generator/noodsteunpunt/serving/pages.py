"""The pages of one version of a site, each made at the moment it is asked for."""

from functools import cache, cached_property
from threading import RLock

from ..compile.addresses import HOME, page_path
from ..compile.artifact import SITE
from ..compile.everything import site_files
from ..compile.kaarten import open_kaarten
from ..compile.pages import straten
from ..compile.pages.all import Listed, editorial_pages, list_pages, not_found
from ..compile.pages.wijk import Flyers
from ..compile.texts import Texts
from ..compile.theme import Theme
from ..enrich.atlas import Atlas
from ..geo.view import Land
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.site import Site
from ..model.wijk import Wijk
from ..model.woorden import Taal


class Pages:
    """Answers paths below the site's root ("en/1029/"). One page at a time: MkDocs and templates are shared.

    land: the street data of the site, when it has any.
    """

    def __init__(self, site: Site, theme: Theme, flyers: Flyers, land: Land | None = None) -> None:
        self.site = site
        self._theme, self._flyers = theme, flyers
        self._atlas = Atlas(site)
        self._kaarten = open_kaarten(self._atlas, theme, land)
        self._lock = RLock()
        # One list per language, made the first time somebody reads that language.
        self._listed = cache(self._list)
        self._editorial = cache(self._render_editorial)
        self._streets = cache(self._render_streets)
        self._maps = self._kaarten.drawings() if self._kaarten else {}
        self._files = site_files(self._atlas, theme, None)
        self._made: dict[str, bytes] = {}

    def page(self, path: str) -> str | None:
        """The HTML of a page, or None when the site has none at this path."""
        t = self._texts(self.taal_of(path))
        with self._lock:
            listed = self._listed(t.code).get(path)
            if listed:
                return self._theme.render(listed.template, listed.make())
            if self._slug(path).partition("/")[0] == straten.SLUG:
                return self._streets(t.code).get(path)
            names = {**self.site.talen[0].documenten, **t.taal.documenten}
            is_document = path in {page_path(name, t.code) for name in names}
            return self._editorial(t.code).get(path) if is_document else None

    def missing(self) -> str:
        """What a host shows for an address that does not exist."""
        with self._lock:
            return not_found(self.site, self._theme)

    def file(self, path: str) -> bytes | None:
        """Any other file of the website, such as "status.json"; made in order until it comes by."""
        with self._lock:
            if path in self._maps and path not in self._made:
                self._made[path] = self._maps[path]().encode()
            while path not in self._made:
                made = next(self._files, None)
                if made is None:
                    return None
                self._made[made.path.removeprefix(f"{SITE}/")] = made.data
            return self._made[path]

    def taal_of(self, path: str) -> Taal:
        """The language of the page at a path."""
        first = path.partition("/")[0]
        source, *others = self.site.talen
        return next((taal for taal in others if taal.code == first), source)

    def in_language(self, path: str, code: str) -> str:
        """The path of the same page in another language."""
        return page_path(self._slug(path), code)

    def wijk_of(self, path: str) -> Wijk | None:
        """The wijk that a page is about: its own, or that of its point."""
        thing = self._thing_by_code.get(self._slug(path))
        return self.site.wijk(thing.wijk) if isinstance(thing, Noodsteunpunt) else thing

    def _slug(self, path: str) -> str:
        own = self.taal_of(path).code
        return path.removeprefix(page_path(HOME, own)).removesuffix("/")

    @cached_property
    def _thing_by_code(self) -> dict[str, Wijk | Noodsteunpunt]:
        things: list[Wijk | Noodsteunpunt] = [*self.site.wijken, *(punt for punt in self.site.punten if punt.public)]
        return {self.site.code(thing): thing for thing in things}

    def _texts(self, taal: Taal) -> Texts:
        return Texts(taal, self.site.talen[0], self.site.feiten)

    def _list(self, code: str) -> dict[str, Listed]:
        t = self._texts(next(taal for taal in self.site.talen if taal.code == code))
        listing = list_pages(self._atlas, t, self._flyers, self._kaarten)
        return {page_path(listed.slug, code): listed for listed in listing}

    def _render_streets(self, code: str) -> dict[str, str]:
        t = self._texts(next(taal for taal in self.site.talen if taal.code == code))
        pages = straten.street_pages(self._atlas, straten.streets_of(self._atlas), t)
        return {pagina.pad: self._theme.render(straten.TEMPLATE, pagina) for pagina in pages}

    def _render_editorial(self, code: str) -> dict[str, str]:
        t = self._texts(next(taal for taal in self.site.talen if taal.code == code))
        return {pagina.pad: html for pagina, html in editorial_pages(self.site, t, self._theme)}
