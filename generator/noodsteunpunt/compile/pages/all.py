"""Every page of a site, in every language, as artifacts."""

from collections.abc import Collection, Iterator

from ...enrich.atlas import Atlas
from ...model.site import Site
from ...model.status import Fase
from ..addresses import file_of
from ..artifact import Artifact
from ..editorial import Context, render_documents
from ..kaarten import Kaarten
from ..texts import Texts
from ..theme import Theme
from . import advice, home, punt, status, wijk
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


def all_pages(
    atlas: Atlas, theme: Theme, sheets: Collection[str], kaarten: Kaarten | None = None
) -> Iterator[Artifact]:
    """The pages in every language, one at a time, Dutch first. kaarten: None without street data."""
    site = atlas.site
    source = site.talen[0]
    for taal in site.talen:
        t = Texts(taal, source, site.feiten)
        for pagina, template, calm in _with_calm_ones(atlas, t, sheets, kaarten):
            at_rest = theme.render(template, calm) if calm else ""
            yield _artifact(pagina, theme.render(template, pagina), at_rest)
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


def _pages_in(atlas: Atlas, t: Texts, sheets: Collection[str], kaarten: Kaarten | None) -> Iterator[tuple[Pagina, str]]:
    site = atlas.site
    for make, template in _PLAIN:
        yield make(site, t), template
    for one_wijk in site.wijken:
        yield wijk.wijk_page(atlas, one_wijk, t, sheets, kaarten), wijk.TEMPLATE
    for one_punt in site.punten:
        if one_punt.public:
            template = punt.TEMPLATE if one_punt.in_use else punt.TEMPLATE_ENDED
            yield punt.punt_page(atlas, one_punt, t, kaarten), template


def _with_calm_ones(
    atlas: Atlas, t: Texts, sheets: Collection[str], kaarten: Kaarten | None
) -> Iterator[tuple[Pagina, str, Pagina | None]]:
    """The pages of today; behind each that tells of the status the same page when nothing is going on."""
    if atlas.site.status.fase is Fase.RUST:
        return ((pagina, template, None) for pagina, template in _pages_in(atlas, t, sheets, kaarten))
    pages = zip(_pages_in(atlas, t, sheets, kaarten), _pages_in(atlas.at_rest(), t, sheets, kaarten), strict=True)
    return ((pagina, template, calm if pagina.actueel else None) for (pagina, template), (calm, _) in pages)


def _artifact(pagina: Pagina, html: str, at_rest: str = "") -> Artifact:
    alternates = tuple((link.taal.code, link.absoluut) for link in pagina.vertalingen) if pagina.vindbaar else ()
    return Artifact(
        file_of(pagina.pad),
        html.encode(),
        made_from=repr(pagina.inhoud),
        alternates=alternates,
        offline=pagina.taal.code,
        at_rest=at_rest.encode(),
    )
