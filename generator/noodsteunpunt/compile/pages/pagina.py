"""What `theme/base.html` knows of a page, and nothing else."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup, escape

from ...check.documents import read_front
from ...check.markdown import OF_GEMEENTE
from ...model.gemeente import Aard, Gemeente
from ...model.site import Site
from ...model.status import Fase
from ...model.woorden import SOURCE_LANGUAGE, Taal
from ..addresses import HOME, absolute, base_path, page_path, relative
from ..texts import Texts

# The editorial pages that come with the package; `components/voet` links to them by their own words.
ON_EVERY_SITE = {"over", "toegankelijkheid"}


@dataclass(frozen=True)
class TaalLink:
    """The same page in another language. huidig: this is the language of the page itself."""

    taal: Taal
    href: str
    absoluut: str
    huidig: bool


@dataclass(frozen=True)
class EigenPagina:
    """A link to an editorial page that only this municipality has. titel: marked when it is Dutch elsewhere."""

    slug: str
    titel: Markup


@dataclass(frozen=True)
class Pagina:
    """One page in one language.

    t: its sentences. slug: its place in every language ("" is home). inhoud: what the page's own template shows.
    vertaald: whether the body is in this language; a page that is not says so and is not offered to search engines.
    actueel: says in its own words what is going on; the other pages only point to the status page, so that a change
    of status touches few of them.
    verborgen: not for search engines and not in the sitemap.
    vast: links are full paths, for the page that a host shows at any address (404).
    """

    site: Site
    t: Texts
    slug: str
    titel: str
    beschrijving: str
    inhoud: Any
    wijknaam: str = ""
    wijkslug: str = ""
    vertaald: bool = True
    vast: bool = False
    verborgen: bool = False
    actueel: bool = False

    @property
    def taal(self) -> Taal:
        """The language of the page."""
        return self.t.taal

    @property
    def gemeente(self) -> Gemeente:
        """The municipality."""
        return self.site.gemeente

    @property
    def sitenaam(self) -> str:
        """The name of the site."""
        return self.t.plain("site.naam", gemeente=self.gemeente.naam)

    @cached_property
    def pad(self) -> str:
        """Its path below the site's root."""
        return page_path(self.slug, self.taal.code)

    @property
    def absoluut(self) -> str:
        """Its full web address."""
        return absolute(self.gemeente.siteadres, self.pad)

    @property
    def talen(self) -> tuple[TaalLink, ...]:
        """The page in each language of the site."""
        return tuple(self._taal_link(taal) for taal in self.site.talen)

    @property
    def vertalingen(self) -> tuple[TaalLink, ...]:
        """The page in each language in which it can be read; of an editorial page not those that only show Dutch."""
        written = {taal.code for taal in self.site.talen if self.slug in taal.documenten}
        return tuple(link for link in self.talen if not written or link.taal.code in written)

    @property
    def eigen_paginas(self) -> tuple[EigenPagina, ...]:
        """The editorial pages that the foot of every page links to besides those that each site has."""
        names = sorted(self.site.talen[0].documenten.keys() - ON_EVERY_SITE)
        return tuple(EigenPagina(name, self._title_of(name)) for name in names)

    @property
    def standaard(self) -> str:
        """The full address for readers whose language the site does not have."""
        return absolute(self.gemeente.siteadres, page_path(self.slug, SOURCE_LANGUAGE))

    @property
    def merk(self) -> str:
        """The kind of site when people cannot rely on it: "voorbeeld" or "proef", else empty."""
        return "" if self.gemeente.aard is Aard.ECHT else self.gemeente.aard.value

    @property
    def fase(self) -> str:
        """The phase when this page has to say it: "crisis" or "oefening", else empty."""
        return "" if not self.actueel or self.site.status.fase is Fase.RUST else self.site.status.fase.value

    @property
    def heeft_talen(self) -> bool:
        """Whether the page stands in the sitemap with its other languages: it is translated and has an address."""
        return self.vertaald and not self.vast and not self.verborgen

    @property
    def vindbaar(self) -> bool:
        """Whether search engines may show the page; an example or a trial would mislead people."""
        return self.heeft_talen and not self.merk

    @property
    def is_begin(self) -> bool:
        """Whether this is the home page."""
        return self.slug == HOME and not self.vast

    @property
    def begin(self) -> str:
        """The link to the root of the site, where the files for all languages are."""
        return self._link("")

    def naar(self, slug: str) -> str:
        """The link to another page in the same language."""
        return self._link(page_path(slug, self.taal.code))

    def bestand(self, path: str) -> str:
        """The link to a file below the site's root."""
        return self._link(path)

    def _title_of(self, name: str) -> Markup:
        """The title of an editorial page in this language, or in Dutch and marked so."""
        own = self.taal.documenten.get(name)
        if own is not None:
            return escape(named(_title(own), self.gemeente))
        return self.t.in_source_language(named(_title(self.site.talen[0].documenten[name]), self.gemeente))

    def _taal_link(self, taal: Taal) -> TaalLink:
        path = page_path(HOME if self.vast else self.slug, taal.code)
        address = absolute(self.gemeente.siteadres, path)
        return TaalLink(taal, self._link(path), address, taal is self.taal)

    def _link(self, path: str) -> str:
        return base_path(self.gemeente.siteadres) + path if self.vast else relative(self.pad, path)


def named(text: str, gemeente: Gemeente) -> str:
    """A text of an editorial page with the name of the municipality filled in."""
    return text.replace(OF_GEMEENTE, gemeente.naam)


@lru_cache(maxsize=1_000)
def _title(markdown: str) -> str:
    front, _ = read_front("", markdown)
    assert front is not None
    return front.titel
