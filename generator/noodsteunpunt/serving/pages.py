"""The pages of one version of a site, each made at the moment it is asked for."""

from functools import cache
from threading import RLock

from ..compile.addresses import HOME, page_path
from ..compile.artifact import SITE
from ..compile.everything import site_files
from ..compile.kaarten import open_kaarten
from ..compile.pages import straten
from ..compile.pages.all import Listed, editorial_pages, not_found, page_about, plain_pages
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
        # Once per language, when somebody first reads such a page in it.
        self._editorial = cache(self._render_editorial)
        self._streets = cache(self._render_streets)
        self._maps = self._kaarten.drawings() if self._kaarten else {}
        self._files = site_files(self._atlas, theme, None)
        self._made: dict[str, bytes] = {}

    def page(self, path: str) -> str | None:
        """The HTML of a page, or None when the site has none at this path."""
        t = self._texts(self.taal_of(path))
        with self._lock:
            if listed := self._listed(path, t):
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
        thing = self.site.thing(self._slug(path))
        return self.site.wijk(thing.wijk) if isinstance(thing, Noodsteunpunt) else thing

    def _slug(self, path: str) -> str:
        own = self.taal_of(path).code
        return path.removeprefix(page_path(HOME, own)).removesuffix("/")

    def _texts(self, taal: Taal) -> Texts:
        return Texts(taal, self.site.talen[0], self.site.feiten)

    def _listed(self, path: str, t: Texts) -> Listed | None:
        """The page at a path that is made of facts, before it is made."""
        slug = self._slug(path)
        if path != page_path(slug, t.code):
            return None
        if thing := self.site.thing(slug):
            return page_about(self._atlas, thing, t, self._flyers, self._kaarten)
        return next((listed for listed in plain_pages(self.site, t) if listed.slug == slug), None)

    def _render_streets(self, code: str) -> dict[str, str]:
        t = self._texts(next(taal for taal in self.site.talen if taal.code == code))
        pages = straten.street_pages(self._atlas, straten.streets_of(self._atlas), t)
        return {pagina.pad: self._theme.render(straten.TEMPLATE, pagina) for pagina in pages}

    def _render_editorial(self, code: str) -> dict[str, str]:
        t = self._texts(next(taal for taal in self.site.talen if taal.code == code))
        return {pagina.pad: html for pagina, html in editorial_pages(self.site, t, self._theme)}
