"""Every page of a site, in every language, as artifacts."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ...enrich.atlas import Atlas
from ...model.noodsteunpunt import Noodsteunpunt
from ...model.site import Site
from ...model.status import Fase
from ...model.wijk import Wijk
from ..addresses import HOME, file_of, sheets_of
from ..artifact import Artifact
from ..editorial import Context, render_documents
from ..kaarten import Kaarten
from ..texts import Texts
from ..theme import Theme
from . import advice, home, punt, status, straten, wijk
from .pagina import Pagina

_PLAIN = (
    (HOME, home.home, home.TEMPLATE),
    (status.SLUG, status.status_page, status.TEMPLATE),
    (advice.HOURS_72, advice.hours_72, "pages/uur72.html"),
    (advice.NOW, advice.now, "pages/nu.html"),
    (advice.EXPLAINED, advice.explained, "pages/uitleg.html"),
    (advice.SIGN, advice.sign, "pages/teken.html"),
    (advice.LANGUAGES, advice.languages, "pages/talen.html"),
    (advice.OFFLINE, advice.offline, "pages/offline.html"),
)


@dataclass(frozen=True)
class Listed:
    """A page that is made of facts, before it is made. slug: its place, as in `Pagina`."""

    slug: str
    make: Callable[[], Pagina]
    template: str


def all_pages(
    atlas: Atlas, theme: Theme, sheets: Collection[str], kaarten: Kaarten | None = None
) -> Iterator[Artifact]:
    """The pages in every language, one at a time, Dutch first. kaarten: None without street data."""
    site = atlas.site
    source = site.talen[0]
    streets = straten.streets_of(atlas)
    for taal in site.talen:
        t = Texts(taal, source, site.feiten)
        for pagina, template, calm in _with_calm_ones(atlas, t, partial(sheets_of, sheets), kaarten):
            at_rest = theme.render(template, calm) if calm else ""
            yield _artifact(pagina, theme.render(template, pagina), at_rest)
        for pagina in straten.street_pages(atlas, streets, t):
            # On a phone with a copy the finder is there, which knows the streets too, so no copy of these is kept.
            yield replace(_artifact(pagina, theme.render(straten.TEMPLATE, pagina)), offline="")
        for pagina, html in editorial_pages(site, t, theme):
            yield _artifact(pagina, html)
    yield Artifact("site/404.html", not_found(site, theme).encode())


def count_pages(site: Site) -> int:
    """How many pages `all_pages` makes."""
    public = sum(punt.public for punt in site.punten)
    source = site.talen[0]
    documents = (len({**source.documenten, **taal.documenten}) for taal in site.talen)
    of_facts = len(_PLAIN) + len(site.wijken) + public + straten.count_street_pages(site)
    return len(site.talen) * of_facts + sum(documents) + 1


def list_pages(atlas: Atlas, t: Texts, flyers: wijk.Flyers, kaarten: Kaarten | None) -> Iterator[Listed]:
    """The pages in one language that are made of facts."""
    site = atlas.site
    yield from plain_pages(site, t)
    things: list[Wijk | Noodsteunpunt] = [*site.wijken, *(one for one in site.punten if one.public)]
    for thing in things:
        yield page_about(atlas, thing, t, flyers, kaarten)


def plain_pages(site: Site, t: Texts) -> Iterator[Listed]:
    """Those of them that are about no wijk or point."""
    for slug, make, template in _PLAIN:
        yield Listed(slug, partial(make, site, t), template)


def page_about(
    atlas: Atlas, thing: Wijk | Noodsteunpunt, t: Texts, flyers: wijk.Flyers, kaarten: Kaarten | None
) -> Listed:
    """The page about a wijk or a public point."""
    code = atlas.site.code(thing)
    if isinstance(thing, Wijk):
        return Listed(code, partial(wijk.wijk_page, atlas, thing, t, flyers, kaarten), wijk.TEMPLATE)
    template = punt.TEMPLATE if thing.in_use else punt.TEMPLATE_ENDED
    return Listed(code, partial(punt.punt_page, atlas, thing, t, kaarten), template)


def editorial_pages(site: Site, t: Texts, theme: Theme) -> Iterator[tuple[Pagina, str]]:
    """The pages in one language that are made of Markdown, with their HTML; what is not translated is in Dutch."""
    documents = {**site.talen[0].documenten, **t.taal.documenten}
    return render_documents(Context(site, t, theme), documents)


def not_found(site: Site, theme: Theme) -> str:
    """The HTML for an address that does not exist."""
    source = site.talen[0]
    return theme.render("pages/niet_gevonden.html", advice.not_found(site, Texts(source, source, site.feiten)))


def _with_calm_ones(
    atlas: Atlas, t: Texts, flyers: wijk.Flyers, kaarten: Kaarten | None
) -> Iterator[tuple[Pagina, str, Pagina | None]]:
    """The pages of today; behind each that tells of the status the same page when nothing is going on."""
    today = list_pages(atlas, t, flyers, kaarten)
    if atlas.site.status.fase is Fase.RUST:
        yield from ((listed.make(), listed.template, None) for listed in today)
        return
    for listed, calm in zip(today, list_pages(atlas.at_rest(), t, flyers, kaarten), strict=True):
        pagina = listed.make()
        yield pagina, listed.template, calm.make() if pagina.actueel else None


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
