"""Every page of a site, in every language, as artifacts."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ...enrich.atlas import Atlas
from ...model.site import Site
from ..addresses import file_of
from ..artifact import Artifact
from ..editorial import Context, render_documents
from ..texts import Texts
from ..theme import Theme
from . import advice, home, punt, status, straten, wijk
from .pagina import Pagina

_PLAIN = (
    (home.home, home.TEMPLATE),
    (status.status_page, status.TEMPLATE),
    (advice.hours_72, "pages/uur72.html"),
    (advice.now, "pages/nu.html"),
    (advice.explained, "pages/uitleg.html"),
    (advice.sign, "pages/teken.html"),
    (advice.languages, "pages/talen.html"),
    (advice.offline, "pages/offline.html"),
)


def all_pages(atlas: Atlas, theme: Theme, sheets: Collection[str]) -> Iterator[Artifact]:
    """The pages in every language, one at a time, Dutch first."""
    site = atlas.site
    source = site.talen[0]
    streets = straten.streets_of(atlas)
    for taal in site.talen:
        t = Texts(taal, source, site.feiten)
        for pagina, template in _pages_in(atlas, t, sheets):
            yield _artifact(pagina, theme.render(template, pagina))
        for pagina in straten.street_pages(atlas, streets, t):
            # On a phone with a copy the finder is there, which knows the streets too, so no copy of these is kept.
            yield replace(_artifact(pagina, theme.render(straten.TEMPLATE, pagina)), offline="")
        documents = {**source.documenten, **taal.documenten}
        for pagina, html in render_documents(Context(site, t, theme), documents):
            yield _artifact(pagina, html)
    not_found = advice.not_found(site, Texts(source, source, site.feiten))
    yield Artifact("site/404.html", theme.render("pages/niet_gevonden.html", not_found).encode())


def count_pages(site: Site) -> int:
    """How many pages `all_pages` makes."""
    public = sum(punt.public for punt in site.punten)
    source = site.talen[0]
    documents = (len({**source.documenten, **taal.documenten}) for taal in site.talen)
    return len(site.talen) * (len(_PLAIN) + len(site.wijken) + public) + sum(documents) + 1


def _pages_in(atlas: Atlas, t: Texts, sheets: Collection[str]) -> Iterator[tuple[Pagina, str]]:
    site = atlas.site
    for make, template in _PLAIN:
        yield make(site, t), template
    for one_wijk in site.wijken:
        yield wijk.wijk_page(atlas, one_wijk, t, sheets), wijk.TEMPLATE
    for one_punt in site.punten:
        if one_punt.public:
            yield punt.punt_page(atlas, one_punt, t), punt.TEMPLATE if one_punt.in_use else punt.TEMPLATE_ENDED


def _artifact(pagina: Pagina, html: str) -> Artifact:
    alternates = tuple((link.taal.code, link.absoluut) for link in pagina.vertalingen) if pagina.heeft_talen else ()
    return Artifact(
        file_of(pagina.pad),
        html.encode(),
        made_from=repr(pagina.inhoud),
        alternates=alternates,
        offline=pagina.taal.code,
        fickle=pagina.wisselt,
    )
